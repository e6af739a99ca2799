"""The narrow waist: plain frozen data, a file each."""
