"""Whether a PDF's objects are malformed: a byte of a name, a number or a bracket was changed.

pdfium leaves out what it does not understand, and with it a page, a font or a packing: then words are missing, and nothing states so.
Source: ISO 32000-1:2008, 7.3, 7.5.
"""

import collections
from collections.abc import Iterable, Sequence

from patterns.encoding.pdf_syntax import (
    BEGUN,
    CHILD,
    INNERMOST,
    KID,
    KIDS,
    NAME,
    NEEDED,
    OBJECTS,
    ODD_GAP,
    ODD_NUMBER,
    ODD_WIDTH,
    OPAQUE,
    OTHER_LIST,
    REFERRED,
    SIMPLE_STREAM,
    WHOLE_NAME,
    WIDTH_LIST,
    WORDS,
)
from patterns.pattern import Match

_DEEPEST = 40
"""How deep lists and dictionaries are nested at most."""
_MANY = 8
"""Widths from which one that is written unlike all others shows."""
_LEAST_PART = 10
"""By how much a width is less, at least, than any other if a point took a figure's place."""


def _halves(name: str) -> tuple[tuple[int, str], tuple[int, str]]:
    """A name's length with its first half, and with its second: one changed letter leaves one of them as it was."""
    middle = len(name) // 2
    return (len(name), f"{name[:middle]}-"), (len(name), f"-{name[middle:]}")


_BY_HALF: dict[tuple[int, str], list[str]] = collections.defaultdict(list)
for _word in WORDS:
    for _half in _halves(_word):
        _BY_HALF[_half].append(_word)


def is_broken(between: str) -> bool:
    """Whether the file without its streams, of which `between` has the ends, cannot have been written so."""
    text = OPAQUE.sub(lambda match: " " if match[0].startswith("%") else "()", between)
    return (
        not _is_syntax(text)
        or OTHER_LIST.search(text) is not None
        or ODD_NUMBER.search(text) is not None
        or any(_are_joined(match) for match in WIDTH_LIST.finditer(text))
        or _is_misspelt(NAME.findall(text))
        or _is_astray(text)
    )


def _is_syntax(text: str) -> bool:
    """Whether a text is objects, tables of them and their ends, and nothing else."""
    for _ in range(_DEEPEST):
        text, times = INNERMOST.subn("()", text)
        if not times:
            break
    return OBJECTS.fullmatch(text) is not None


def _are_joined(match: Match) -> bool:
    """Whether two of a font's widths became one, one two, or nothing: letters are then taken for others' width, and put into another order."""
    if ODD_WIDTH.search(match["widths"]) is not None or len(ODD_GAP.findall(match["widths"])) == 1:
        return True  # who sets blanks so does it more than once
    widths = match["widths"].split()
    count = int(match["last"]) - int(match["first"]) + 1 if match["last"] is not None else len(widths)
    return len(widths) != count or _is_one_odd(widths)


def _is_one_odd(widths: Sequence[str]) -> bool:
    """Whether one of many widths is negative, or has a point and is a small part of any other: a sign took a figure's place (`5.0`, `-56`)."""
    if len(widths) < _MANY:
        return False
    if sum(width.startswith("-") for width in widths) == 1:
        return True
    parts = [float(width) for width in widths if "." in width]
    others = [int(width) for width in widths if width.isdecimal() and int(width)]
    return len(parts) == 1 and parts[0] * _LEAST_PART < min(others, default=0)


def _is_misspelt(names: Iterable[str]) -> bool:
    """Whether a name, written once, has a character that names have not, or is but for one letter one that pages are read by."""
    return any(
        WHOLE_NAME.fullmatch(name) is None or _is_near_a_word(name[1:])
        for name, times in collections.Counter(names).items()
        if times == 1
    )


def _is_near_a_word(name: str) -> bool:
    near = (word for half in _halves(name) for word in _BY_HALF.get(half, ()))
    return name not in WORDS and any(_is_near(name, word) for word in near)


def _is_near(name: str, word: str) -> bool:
    return sum(own != other for own, other in zip(name, word, strict=True)) == 1


def _is_astray(text: str) -> bool:
    """Whether an object that a page needs is not there or another one, or one that may draw a page is referred to by nothing.

    Not looked for if objects are packed into others: those are not seen.
    """
    if "/ObjStm" in text:
        return False
    begun = {match["number"]: match.end() for match in BEGUN.finditer(text)}
    if any(
        match["number"] not in begun or not _is_kind(match, text, begun[match["number"]])
        for match in NEEDED.finditer(text)
    ):
        return True
    referred = {match["number"] for match in REFERRED.finditer(text)}
    if any(match["number"] not in referred for match in SIMPLE_STREAM.finditer(text)):
        return True
    listed = [match["number"] for kids in KIDS.finditer(text) for match in KID.finditer(kids["kids"])]
    return len({*listed}) < len(listed) or not all(_is_child(text, begun.get(number)) for number in listed)


def _is_child(text: str, begin: int | None) -> bool:
    """Whether an object may be in a list of pages, of form fields, or of names."""
    return begin is not None and CHILD.search(text, begin, _end(text, begin)) is not None


def _is_kind(referring: Match, text: str, begin: int) -> bool:
    """Whether the object that begins at `begin` may be what a key refers to."""
    if referring["number_only"]:
        return text[begin : begin + 1].isdecimal()
    if referring["list"]:
        return text.startswith("[", begin)
    if not (referring["stream"] or referring["described"] or referring["tree"]):
        return True
    sign = "endstream" if referring["stream"] else "/Kids" if referring["tree"] else "/FontDescriptor"
    return text.find(sign, begin, _end(text, begin)) >= 0


def _end(text: str, begin: int) -> int:
    """Where the object that begins at `begin` ends."""
    end = text.find("endobj", begin)
    return end if end >= 0 else len(text)
