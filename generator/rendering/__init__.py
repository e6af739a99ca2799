"""Finished values into bytes: Jinja, what surrounds a page, linked data, charts, QR codes."""
