"""Bytes to a `Source`: decoding, front matter, Markdown, the cache."""
