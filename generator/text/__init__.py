"""A leaf: Vietnamese compared, sorted, shown."""
