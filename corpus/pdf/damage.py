"""What is damaged in a PDF's bytes: pdfium reads on past it and says nothing."""

import zlib
from collections.abc import Iterator

from patterns.encoding.pdf_syntax import ENTRY, KIDS_FIRST, OBJECT, PACKED, PAGE_TREE, REFERENCE, START, STREAM
from patterns.pattern import Match

_END = b"endstream"


def with_all_pages(data: bytes) -> bytes:
    """The file, the counts of its page tree that are lower than the pages listed raised to them.

    Where a page is damaged some programs leave it out of the count, and the last page would not be found.
    """
    if b"/Kids" not in data:
        return data
    for pattern in (PAGE_TREE, KIDS_FIRST):
        for match in pattern.finditer(data.decode("latin-1")):
            listed = str(len(REFERENCE.findall(match["kids"])))
            if int(listed) > int(match["count"]) and len(listed) == len(match["count"]):
                data = data[: match.start("count")] + listed.encode() + data[match.end("count") :]
    return data


def damaged_parts(data: bytes) -> tuple[int, int]:
    """How many of the file's packed parts cannot be unpacked whole, and how many it has; an encrypted file's are not looked at."""
    if b"/Encrypt" in data:
        return 0, 0
    found = [_is_whole(data, match) for match in _packed(data)]
    return found.count(False), len(found)


def is_displaced(data: bytes) -> bool:
    """Whether objects are not where the file's own table of them says: something was cut out, put in or lost at the end."""
    text = data.decode("latin-1")
    starts = [int(match["at"]) for match in START.finditer(text)]
    if not starts:
        return True
    first, at = max(0, data.find(b"%PDF")), max(0, data.find(b"%PDF")) + starts[-1]
    if not text[at : at + 8].lstrip().startswith("xref"):
        return OBJECT.match(text, at) is None
    entries = ENTRY.finditer(text, at, max(at, text.find("trailer", at)))
    return any(OBJECT.match(text, first + int(entry["at"])) is None for entry in entries)


def _packed(data: bytes) -> Iterator[Match]:
    return (match for match in STREAM.finditer(data.decode("latin-1")) if PACKED.search(match["head"]))


def _is_whole(data: bytes, match: Match) -> bool:
    end = data.find(_END, match.end())
    unpacker = zlib.decompressobj()
    try:
        unpacker.decompress(memoryview(data)[match.end() : end if end >= 0 else len(data)])
    except zlib.error:
        return False
    return unpacker.eof
