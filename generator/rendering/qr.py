"""QR codes as SVG."""

import functools
import re

from markupsafe import Markup

BORDER = 4  # modules of quiet zone that readers ask for
MASK = 3  # of eight equally good ones; to try all of them and weigh the pictures takes nine tenths of the time


@functools.lru_cache(maxsize=8)
def qr(text: str) -> Markup:
    """A QR code as an SVG picture, its modules 1 unit wide, with its quiet zone."""
    import segno  # only pages with a code need it

    code = segno.make(text, error="m", micro=False, mask=MASK)
    side = code.symbol_size(scale=1, border=BORDER)[0]
    runs = ((run, y) for y, line in enumerate(code.matrix) for run in re.finditer(rb"\x01+", line))
    path = "".join(f"M{run.start() + BORDER} {y + BORDER}h{len(run[0])}v1h-{len(run[0])}z" for run, y in runs)
    label = f"Mã QR dẫn tới {text}"
    return Markup(
        '<svg class="qr" viewBox="0 0 {side} {side}" role="img" aria-label="{label}">'
        '<rect class="paper" width="{side}" height="{side}"/><path d="{path}"/></svg>'
    ).format(side=side, label=label, path=path)
