"""What a kind and a site are, cards and records, the register, the settings, links, loading."""
