"""Static site generator of a column on administrative reform that cannot be published incomplete."""

__version__ = "0.1.0"
