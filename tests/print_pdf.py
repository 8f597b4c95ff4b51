"""PDF pages written by hand: each word where a test wants it, in the order and the way it wants it drawn."""

import dataclasses
from collections.abc import Sequence

from tests import hostile

WIDTH = 0.6
"""Every letter's advance in ems, Courier's own, so that a test can show where a word ends."""
CODES = [*range(33, 127), *range(161, 256)]


@dataclasses.dataclass(frozen=True)
class Put:
    """A text at a place: its left end and baseline in points from the page's lower left.

    `spacing` is added after each letter; `quarters` turn the text counter-clockwise; `mode` 3 draws nothing; `paint`
    are operators before it, as those that set a colour or draw a path.
    """

    left: float
    baseline: float
    text: str
    size: float = 11
    spacing: float = 0
    quarters: int = 0
    mode: int = 0
    paint: str = ""


def printed_pdf(
    *pages: Sequence[Put],
    rotate: int = 0,
    box: str = "0 0 595 842",
    lines: Sequence[str] = (),
    stamps: Sequence[Put] = (),
) -> bytes:
    """A PDF of these pages; each draws its texts in their order, and `lines` (path operators) first; the first one has `stamps`."""
    letters = sorted({letter for puts in (*pages, stamps) for put in puts for letter in put.text})
    codes = dict(zip(letters, CODES, strict=False))
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", _font(letters), hostile.stream(_to_unicode(codes))]
    kids = []
    for puts in pages:
        kids.append(len(objects) + 1)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [{box}] /Rotate {rotate} /Contents {len(objects) + 2} 0 R "
            f"/Resources << /Font << /F 3 0 R >> >> {_annotations(stamps, 5 + 2 * len(pages)) if not kids[1:] else ''} >>".encode()
        )
        objects.append(hostile.stream("\n".join([*lines, *(_shown(put, codes) for put in puts)]).encode()))
    objects += [_appearance(put, codes) for put in stamps]
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
    return f"q {put.paint} BT /F {put.size} Tf {put.mode} Tr {put.spacing} Tc {turns[put.quarters]} {put.left} {put.baseline} Tm <{text}> Tj ET Q"


def _annotations(stamps: Sequence[Put], first: int) -> str:
    """A stamp for each text, drawn by the objects numbered from `first`."""
    boxes = [
        f"{put.left} {put.baseline - 3} {put.left + WIDTH * put.size * len(put.text)} {put.baseline + put.size}"
        for put in stamps
    ]
    found = (
        f"<< /Type /Annot /Subtype /Stamp /F 4 /Rect [{box}] /AP << /N {first + index} 0 R >> >>"
        for index, box in enumerate(boxes)
    )
    return f"/Annots [{' '.join(found)}]"


def _appearance(put: Put, codes: dict[str, int]) -> bytes:
    drawn = _shown(dataclasses.replace(put, left=0, baseline=3), codes).encode()
    width = WIDTH * put.size * len(put.text)
    head = f"/Type /XObject /Subtype /Form /BBox [0 0 {width} {put.size + 3}] /Resources << /Font << /F 3 0 R >> >>"
    return f"<< {head} /Length {len(drawn)} >>\nstream\n".encode() + drawn + b"\nendstream"
