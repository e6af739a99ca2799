"""QR codes as SVG."""

import functools

from markupsafe import Markup


@functools.cache
def qr(text: str) -> Markup:
    """A QR code as an SVG picture, its modules 1 unit wide, with the quiet zone that readers ask for."""
    import segno  # only pages with a code need it

    code = segno.make(text, error="m", micro=False)
    side = code.symbol_size(scale=1, border=4)[0]
    dark = ((x, y) for y, line in enumerate(code.matrix_iter(border=4)) for x, module in enumerate(line) if module)
    path = "".join(f"M{x} {y}h1v1h-1z" for x, y in dark)
    label = f"Mã QR dẫn tới {text}"
    return Markup(
        '<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{label}">'
        '<rect class="paper" width="{side}" height="{side}"/><path d="{path}"/></svg>'
    ).format(side=side, label=label, path=path)
