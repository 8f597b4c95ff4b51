"""Whether a PDF's objects are malformed: a byte of a name, a number or a bracket was changed.

pdfium leaves out what it does not understand, and with it a page, a font or a packing: then words are missing, and nothing states so.
Source: ISO 32000-1:2008, 7.3, 7.5.
"""

import collections
from collections.abc import Iterable, Sequence

from patterns.encoding.pdf_syntax import (
    BEGUN_OR_STREAM,
    CHILD,
    INNERMOST,
    KID,
    KIDS,
    MAY_BE_ODD,
    NAME,
    NEEDED,
    OBJECTS,
    ODD_GAP,
    ODD_NUMBER,
    ODD_WIDTH,
    OPAQUE,
    OTHER_LIST,
    REFERRED,
    WHOLE_NAME,
    WIDTH_LIST,
    WORDS,
)
from patterns.pattern import Match

_END = "endobj"
_DELIMITERS = tuple(" \0>])")
"""After one of them begins a word."""
_ALIKE = bytes.maketrans(b"123456789\t\n\r\f\v", b"000000000     ")
_FEWER = (("00000", "0"), ("000", "0"), ("00", "0"), ("00", "0"), *[(" 0" * many, " 0" * 3) for many in (48, 16, 4)])
_ROW = "0000000000 00000 n  "
_FEWER_ROWS = tuple((_ROW * many, _ROW) for many in (32, 8, 2))
"""What is replaced by what, in order; three numbers in a row may be one and a reference, or three."""
_ODD_BLANKS = ("  ", "\t", "\f", "\v")
"""Blanks of which one is in every `ODD_GAP`."""
_SURE = frozenset(map("/".__add__, WORDS))
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
    forms = _forms(text)
    return (
        not _is_syntax(forms)
        or OTHER_LIST.search(forms) is not None
        or (MAY_BE_ODD.search(forms) is not None and ODD_NUMBER.search(forms) is not None)
        or any(_are_joined(match) for match in WIDTH_LIST.finditer(text))
        or _is_misspelt(NAME.findall(text))
        or _is_astray(text)
    )


def _forms(text: str) -> str:
    """The text with a zero for each whole number, two or three for many in a row, and of the objects that are alike then only the first.

    Whether it is syntax is the same for it: no list or dictionary goes on over an object's end, and digits are counted in tables only.
    """
    first, *objects = text.encode("latin-1").translate(_ALIKE).decode("latin-1").split(_END)
    if not objects:
        return first
    last = objects.pop()
    alike = dict.fromkeys(map(_shortened, objects))  # without the first, which may be at no word's end
    if not all(piece.endswith(_DELIMITERS) for piece in (first, *alike)):
        return text  # the word may be a part of a name
    return _END.join([_shortened(first), *alike, _shortened(last)])


def _shortened(text: str) -> str:
    """Zeros for digits, and these fewer where nothing depends on it: the widths of a font are hundreds, a table has a row for each object."""
    for many, few in _FEWER_ROWS if "xref" in text else _FEWER:
        text = text.replace(many, few)
    return text


def _is_syntax(text: str) -> bool:
    """Whether a text is objects, tables of them and their ends, and nothing else."""
    for _ in range(_DEEPEST):
        text, times = INNERMOST.subn("()", text)
        if not times:
            break
    return OBJECTS.fullmatch(text) is not None


def _are_joined(match: Match) -> bool:
    """Whether two of a font's widths became one, one two, or nothing: letters are then taken for others' width, and put into another order."""
    text = match["widths"]
    if any(map(text.__contains__, _ODD_BLANKS)) and len(ODD_GAP.findall(text)) == 1:
        return True  # who sets blanks so does it more than once
    widths = text.split()
    if ODD_WIDTH.search(" ".join({*widths})) is not None:
        return True
    count = int(match["last"]) - int(match["first"]) + 1 if match["last"] is not None else len(widths)
    return len(widths) != count or (("-" in text or "." in text) and _is_one_odd(widths))


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
    once = [name for name, times in collections.Counter(names).items() if times == 1 and name not in _SURE]
    alike = [(name, word) for name in once for half in _halves(name[1:]) for word in _BY_HALF.get(half, ())]
    return not all(map(WHOLE_NAME.fullmatch, once)) or any(_is_near(name[1:], word) for name, word in alike)


def _is_near(name: str, word: str) -> bool:
    return sum(own != other for own, other in zip(name, word, strict=True)) == 1


def _is_astray(text: str) -> bool:
    """Whether an object that a page needs is not there or another one, or one that may draw a page is referred to by nothing.

    Not looked for if objects are packed into others: those are not seen.
    """
    if "/ObjStm" in text:
        return False
    begun = dict[str, int]()
    simple = set[str]()
    for match in BEGUN_OR_STREAM.finditer(text):
        number, is_simple = match.groups()
        begun[number] = match.start(2) if is_simple else match.end()
        if is_simple:
            simple.add(number)
    needed = {*NEEDED.findall(text)}
    if any(number not in begun or not _is_kind(kind, text, begun[number]) for *kind, number in needed):
        return True
    simple.difference_update([number for *_, number in needed])  # nearly all draw pages, which need them
    if simple and not simple <= {*REFERRED.findall(text)}:
        return True
    listed = [number for kids in KIDS.findall(text) for number in KID.findall(kids)]
    return len({*listed}) < len(listed) or not all(_is_child(text, begun.get(number)) for number in listed)


def _is_child(text: str, begin: int | None) -> bool:
    """Whether an object may be in a list of pages, of form fields, or of names."""
    return begin is not None and CHILD.search(text, begin, _end(text, begin)) is not None


def _is_kind(kind: Sequence[str], text: str, begin: int) -> bool:
    """Whether the object that begins at `begin` may be what a key of a kind (the groups of `NEEDED`) refers to."""
    stream, described, number_only, is_list, tree = kind
    if number_only:
        return text[begin : begin + 1].isdecimal()
    if is_list:
        return text.startswith("[", begin)
    if not (stream or described or tree):
        return True
    sign = "endstream" if stream else "/Kids" if tree else "/FontDescriptor"
    return text.find(sign, begin, _end(text, begin)) >= 0


def _end(text: str, begin: int) -> int:
    """Where the object that begins at `begin` ends."""
    end = text.find(_END, begin)
    return end if end >= 0 else len(text)
