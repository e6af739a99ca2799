"""From what is planned to finished files: what is as it was stays, the rest is made, by all cores of the machine."""
