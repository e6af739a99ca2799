"""What a fault of the program was, for whoever mends it; its editor gets a sentence."""

import traceback
from pathlib import Path


def keep_trace(root: Path) -> str:
    """Keep the trace of the exception that is being handled; where it stands, in words to end a sentence with."""
    try:
        folder = root / ".cache"
        folder.mkdir(exist_ok=True)
        (folder / "su-co.txt").write_text(traceback.format_exc(), encoding="utf-8")
    except OSError:
        return ""
    return "; chi tiết cho người phụ trách kỹ thuật ở .cache/su-co.txt"
