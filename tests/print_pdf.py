"""PDF pages written by hand: each word where a test wants it, in the order and the way it wants it drawn."""

import dataclasses
from collections.abc import Sequence

from tests import hostile

WIDTH = 0.6
"""Every letter's advance in ems, Courier's own, so that a test can tell where a word ends."""
CODES = [*range(33, 127), *range(161, 256)]


@dataclasses.dataclass(frozen=True)
class Put:
    """A text at a place: its left end and baseline in points from the page's lower left.

    `spacing` is added behind each letter; `quarters` turn the text counter-clockwise; `mode` 3 draws nothing.
    """

    left: float
    baseline: float
    text: str
    size: float = 11
    spacing: float = 0
    quarters: int = 0
    mode: int = 0


def printed_pdf(*pages: Sequence[Put], rotate: int = 0, box: str = "0 0 595 842", lines: Sequence[str] = ()) -> bytes:
    """A PDF of these pages; each draws its texts in their order, and `lines` (path operators) first."""
    letters = sorted({letter for puts in pages for put in puts for letter in put.text})
    codes = dict(zip(letters, CODES, strict=False))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _font(letters), hostile.stream(_to_unicode(codes))]
    kids = []
    for puts in pages:
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {rotate} /Contents {len(objects) + 2} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        objects.append(hostile.stream("\n".join([*lines, *(_shown(put, codes) for put in puts)]).encode()))
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] /Count {len(kids)} >>".encode()
    return hostile.pdf(objects)


def _font(letters: Sequence[str]) -> bytes:
    widths = " ".join([str(round(WIDTH * 1000))] * (CODES[len(letters) - 1] - CODES[0] + 1))
    return (
        f"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding /FirstChar {CODES[0]} "
        f"/LastChar {CODES[len(letters) - 1]} /Widths [{widths}] /ToUnicode 4 0 R >>"
    ).encode()


def _to_unicode(codes: dict[str, int]) -> bytes:
    pairs = [f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()]
    blocks = [pairs[start : start + 100] for start in range(0, len(pairs), 100)]
    maps = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /T def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<00> <ff>\nendcodespacerange\n{maps}\nendcmap\nend\nend"
    ).encode()


def _shown(put: Put, codes: dict[str, int]) -> str:
    turns = ("1 0 0 1", "0 1 -1 0", "-1 0 0 -1", "0 -1 1 0")
    text = "".join(f"{codes[letter]:02x}" for letter in put.text)
    return f"BT /F {put.size} Tf {put.mode} Tr {put.spacing} Tc {turns[put.quarters]} {put.left} {put.baseline} Tm <{text}> Tj ET"
