"""What stands beside texts: assets, pictures."""
