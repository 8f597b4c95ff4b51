"""The document's number on a line of the header: its serial and symbol; a number that a sentence cites is not it."""

from patterns.fold import fold
from patterns.header.line import BARE_NUMBER, DATE_LINE, DOCUMENT_NUMBER, NUMBER_NOTE, STAMP
from patterns.pattern import Match
from patterns.text import is_capitals


def own_number(words: str) -> Match | None:
    """The match of the document's own number on a line; None when the line has none, or cites another document's."""
    match = DOCUMENT_NUMBER.search(words) or BARE_NUMBER.match(words)
    if match is None or _is_cited(words[_note_end(words, match) :].strip(" ,.;")):
        return None
    before = words[: match.start()].strip(" 0123456789")
    return match if not before or is_capitals(before) or STAMP.match(fold(before)) else None


def number_and_symbol(match: Match) -> tuple[str | None, str]:
    """The serial with its symbol (None when the serial is left blank), and the symbol alone."""
    serial, symbol = (match["serial"] or "").strip(), _compact(match["symbol"])
    return f"{serial}{_compact(match['joint'])}{symbol}" if serial else None, symbol


def _note_end(words: str, match: Match) -> int:
    """Where a number ends with the note after it."""
    note = NUMBER_NOTE.match(words, match.end())
    return note.end() if note else match.end()


def _is_cited(after: str) -> bool:
    """Whether the words after a number make it a citation: an issuer, a subject, or a date before more words."""
    folded = fold(after)
    if " của " in f" {folded} " or folded.startswith("về "):
        return True
    return folded.startswith("ngày") and not ((date := DATE_LINE.match(after)) and date.end() == len(after))


def _compact(symbol: str) -> str:
    return "".join(symbol.split()).replace("–", "-").strip(".")
