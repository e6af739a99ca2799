"""Forms in which an editor fills in files, drawn from their declarations; what was typed, checked and written."""
