"""What a person types: the command line, preview, status, scaffolding, sheets to PDF, the reference."""
