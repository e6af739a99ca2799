"""Staging, manifest, the swap."""
