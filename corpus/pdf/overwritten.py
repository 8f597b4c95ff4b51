"""Whether bytes of a PDF were overwritten where no packing shows it: between its streams, in their beginnings, in widths of letters."""

from corpus.pdf.broken_syntax import is_broken
from patterns.encoding.pdf_syntax import STREAM_BEGIN, WIDTHS, ZEROS

_END = "endstream"


def is_overwritten(data: bytes) -> bool:
    """Whether something between the streams cannot have been written so.

    A zero byte counts as a blank there, and a page whose dictionary has a hole of them, or whose stream has no beginning any more,
    is blank for pdfium; a width that is not a number puts letters into another order.
    """
    text = data.decode("latin-1")
    if b"/Encrypt" not in data:
        between = _between(text)
        if any(True for _ in ZEROS.finditer(between)) or is_broken(between):
            return True
    if len(STREAM_BEGIN.findall(text)) < text.count(_END):
        return True
    return WIDTHS.search(text) is not None


def _between(text: str) -> str:
    """The file without what is in its streams, nor what is before its head and after its end."""
    pieces = text[max(0, text.find("%PDF")) : max(0, text.rfind("%%EOF"))].split(_END)
    return _END.join(match.string[: match.start()] if (match := STREAM_BEGIN.search(piece)) else piece for piece in pieces)  # fmt: skip
