"""Whether a change starts from a figure (`từ 61% lên 68%`): such a figure is a baseline."""

from extract.kept import asked_once
from extract.target.reading import Reading


@asked_once
def is_start_value(e: Reading) -> bool:
    """Whether `từ` is before the figure and what it changes to follows."""
    chunks, i = e.frame.chunks, e.frame.i
    if "CMP:from" not in e.frame.tags:
        return False
    led = i - 2 if i > 1 and chunks[i - 1].low == "mức" else i - 1  # `từ mức 62% hiện nay lên 95%`
    if led < 0 or "CMP:from" not in chunks[led].tags:
        return False
    for chunk in chunks[i + 1 : i + 12]:
        if chunk.kind in ("FIG", "END", "SEP") or "UP" in chunk.tags:
            return False
        if chunk.has("COP:increase_to", "COP:reduce_to"):
            return True
    return False
