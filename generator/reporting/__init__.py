"""The periodic report: figures, comparison, text, Word."""
