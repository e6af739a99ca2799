"""Word and Excel files in, content files out."""
