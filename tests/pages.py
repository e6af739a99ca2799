"""What tests compare of finished pages."""

import re


def unwrapped(html: str) -> str:
    """The page without the elements that keep a number of a document on one line (rendering/unbroken.py)."""
    return re.sub(r'<span class="unbroken">([^<]*)</span>', r"\1", html)
