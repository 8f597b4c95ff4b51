"""Damage in a PDF's bytes, which pdfium skips without reporting it."""

import base64
import zlib
from collections.abc import Iterable, Iterator

from corpus.errors import TooLargeError
from corpus.pdf.broken_drawing import Drawings
from patterns.encoding.pdf_syntax import (
    BEGIN,
    BEGUN,
    DRAWN,
    FORM,
    KIDS_FIRST,
    OBJECT,
    PACKED,
    PAGE_TREE,
    REFERENCE,
    START,
    STREAM,
)
from patterns.pattern import Match

MAX_PART = 256 << 20
"""Bytes that one part may unpack to."""
_END = b"endstream"
_PIECE = 1 << 20
_KIDS, _AROUND = b"/Kids", 450
"""The list of a page tree's node, and the bytes around it within which its count is."""
_LONGEST_KIDS = 100_020
"""Bytes of such a list at most."""
_ZLIB = frozenset([b"x\x01", b"x^", b"x\x9c", b"x\xda"])
"""How what zlib packed begins."""
_LONGEST_HEAD = 1003
"""Letters from the beginning of an object to its stream, at most."""
_ENOUGH = 64
"""Bytes that show whether something is packed."""


def with_all_pages(data: bytes) -> bytes:
    """The file, the counts of its page tree that are lower than the pages listed raised to them.

    Where a page is damaged some programs leave it out of the count, and the last page would not be found.
    """
    at = data.find(_KIDS)
    while at >= 0:
        first, end = max(0, at - _AROUND), data.find(b"]", at, at + _LONGEST_KIDS)
        text = data[first : end + _AROUND if end >= 0 else 0].decode("latin-1")  # what is raised is as long as it was
        for pattern in (PAGE_TREE, KIDS_FIRST):
            for match in pattern.finditer(text):
                listed = str(len(REFERENCE.findall(match["kids"])) + match["kids"].count("null"))
                if int(listed) > int(match["count"]) and len(listed) == len(match["count"]):
                    data = data[: first + match.start("count")] + listed.encode() + data[first + match.end("count") :]
        at = data.find(_KIDS, at + len(_KIDS))
    return data


def damaged_parts(data: bytes) -> tuple[int, int]:
    """How many of the file's packed parts are missing or cannot be unpacked whole, and how many it has.

    An encrypted file's are not examined.  Raises `TooLargeError` if one unpacks to more than `MAX_PART` bytes.
    """
    if b"/Encrypt" in data:
        return 0, 0
    text = data.decode("latin-1")
    drawings = Drawings(text)
    found = [
        _is_whole(data, begin, head, packed) if packed is not None else _is_form(head) and drawings.is_one(begin)
        for begin, head in _streams(text)
        if (packed := PACKED.search(head)) is not None or _is_form(head) or _looks_packed(data, begin)
    ]
    begins = {match["number"]: match.end() for match in BEGUN.finditer(text)}
    drawing = {number for drawn in DRAWN for match in drawn.finditer(text) for number in match.captures("number")}
    missing = [number for number in drawing if number not in begins or not _may_draw(text, begins[number], drawings)]
    return found.count(False) + len(missing), len(found) + len(missing)


def _streams(text: str) -> Iterator[tuple[int, str]]:
    """Where each stream begins, and the text before it from the first beginning of an object that is near."""
    end = 0
    for match in STREAM.finditer(text):
        first = max(end, match.start() - _LONGEST_HEAD)
        first = max(first, text.rfind("\0", first, match.start()) + 1)  # no dictionary has one
        if (begun := BEGIN.search(text, first, match.start())) is not None:
            end = match.end()
            yield end, text[begun.end() : match.start()]


def _is_form(head: str) -> bool:
    """Whether a stream with this before it is a drawing that pages contain, and is not packed in some way."""
    return "/Filter" not in head and FORM.search(head) is not None


def _may_draw(text: str, begin: int, drawings: Drawings) -> bool:
    """Whether an object is what can draw a page, or a note's words: a stream, a list or a string; a page or font cannot."""
    if not text[begin : begin + 8].lstrip().startswith("<<"):
        return True
    end = text.find("endobj", begin)
    start = text.find("stream", begin, end if end >= 0 else len(text))
    if start < 0 or text.find("/Filter", begin, start) >= 0:
        return start >= 0
    return drawings.is_one(start + len("stream"))


def is_displaced(data: bytes) -> bool:
    """Whether objects are not where the file's own table of them states: something was cut out, put in or lost at the end."""
    text = data.decode("latin-1")
    starts = [int(match["at"]) for match in START.finditer(text)]
    if not starts:
        return True
    first, at = max(0, data.find(b"%PDF")), max(0, data.find(b"%PDF")) + starts[-1]
    if not text[at : at + 8].lstrip().startswith("xref"):
        return OBJECT.match(text, at) is None or text[at - 1 : at].isdecimal()
    leads = set()
    for number, place, generation in _listed(text[at : max(at, text.find("trailer", at))]):
        if text.startswith(f"{number} {generation} obj\n", first + place):
            leads.add(0)
            continue
        match = OBJECT.match(text, first + place)
        if match is None or (int(match["number"]), int(match["generation"])) != (number, generation):
            return True
        leads.add(match.start("number") - match.start())
    return len(leads) > 1  # some programs always count the line's end before an object too, none does now and then


def _listed(table: str) -> Iterator[tuple[int, int, int]]:
    """The numbers of the objects in a file's table of them, each with the place and the generation that it gives."""
    number = 0
    for line in table.splitlines():
        parts = line.split()
        if len(parts) == 2 and parts[0].isdecimal():
            number = int(parts[0])
        elif len(parts) == 3:
            if parts[2] == "n" and parts[0].isdecimal() and parts[1].isdecimal():
                yield number, int(parts[0]), int(parts[1])
            number += 1


def _looks_packed(data: bytes, start: int) -> bool:
    """Whether what begins at `start` is packed by zlib; a stream that does not state so has lost it."""
    if data[start : start + 2] not in _ZLIB:
        return False
    try:
        zlib.decompressobj().decompress(data[start : start + _ENOUGH])
    except zlib.error:
        return False
    return True


def _is_whole(data: bytes, begin: int, head: str, packed: Match) -> bool:
    """Whether the stream that begins there after `head` can be unpacked to its end.  Raises `TooLargeError`."""
    end = data.find(_END, begin)
    held: bytes | memoryview = memoryview(data)[begin : end if end >= 0 else len(data)]
    size = 0
    try:
        if packed["text"] is not None:
            held = base64.a85decode(bytes(held).split(b"~>")[0].removeprefix(b"<~"))
        pieces = _unpacked([held])
        if head.count("FlateDecode") > 1:
            pieces = _unpacked(pieces)
        for piece in pieces:
            size += len(piece)
            if size > MAX_PART:
                raise TooLargeError("file.part_unpacks", "do.right_file", most=MAX_PART >> 20)
    except (zlib.error, ValueError):
        return False
    return True


def _unpacked(packed: Iterable[bytes | memoryview]) -> Iterator[bytes]:
    """What is packed, in pieces.  Raises `zlib.error` if it is damaged or has no end."""
    unpacker = zlib.decompressobj()
    for held in packed:
        rest: bytes | memoryview = held
        while not unpacker.eof:
            piece = unpacker.decompress(rest, _PIECE)
            rest = unpacker.unconsumed_tail
            if not piece and not rest:
                break
            yield piece
    if not unpacker.eof:
        raise zlib.error("it has no end")
