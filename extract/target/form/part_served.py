"""The form of some of the people served (`Q cho 35 P (25 P1 và 10 P2)`)."""

from extract.target.chunk import Chunk
from extract.target.form import names
from extract.target.frame import COUNT_NOUNS, PEOPLE, Frame
from extract.target.measured import Measured


def part_served(f: Frame, whole: int) -> Measured | None:
    """`Q cho 35 P (25 P1 và 10 P2)`: some of the people served."""
    if f.subject or not f.rest or not _opens_part(f):
        return None
    cut = f.cut(f.first, f.end)
    if cut is not None and "STRONG" in f.chunks[cut].tags:
        return None
    return _part_that_does(f, cut, whole) or _kind_named(f, f.rest, whole) or _same_served(f, f.rest, whole)


def _part_that_does(f: Frame, cut: int | None, whole: int) -> Measured | None:
    """`giới thiệu 193 người, trong đó 112 người có việc làm`: what some of the people served do or have."""
    if f.figure.unit not in PEOPLE or cut != f.first + 1 or "VERB" not in f.chunks[cut].tags:
        return None
    return Measured(f.printed(cut, f.end), f.printed(f.first, cut), lender=whole)


def _kind_named(f: Frame, rest: str, whole: int) -> Measured | None:
    """`04 mô hình (02 mô hình nuôi bò, 02 mô hình trồng quế)`: a kind that names what it is a kind of."""
    if f.figure.unit in PEOPLE or _only_counts(f, rest):
        return None
    named = rest.lower().startswith(f"{f.words_of(whole).indicator} ".lower())
    return Measured(rest, None, lender=whole) if named else None


def _same_served(f: Frame, rest: str, whole: int) -> Measured | None:
    """What is done for the whole, of a part that is not only counted again."""
    lent = f.words_of(whole)
    again = _only_counts(f, rest) or _counts_thing(f, lent)
    return Measured(lent.indicator, rest, lender=whole) if lent.population and not again else None


def _only_counts(f: Frame, rest: str) -> bool:
    """Whether nothing but the noun that counts people is after the figure."""
    return f.bare and (" " not in rest or rest.lower() in COUNT_NOUNS)


def _counts_thing(f: Frame, whole: Measured) -> bool:
    """Whether a part counts the things themselves that are for others (`06 lớp cho 240 cán bộ (02 lớp về A, 04 lớp về B)`)."""
    return f" {f.noun} " in f" {whole.indicator or ''} ".lower()


def _opens_part(f: Frame) -> bool:
    """Whether a figure is in a bracket, or of people immediately after `trong đó` or after another such part."""
    if f.sentence.around(f.figure.start):
        return True
    return f.figure.unit in PEOPLE and (_is_part(f.chunks[f.edge - 1]) or _has_part(f) or _follows_part(f))


def _has_part(f: Frame) -> bool:
    """Whether `trong đó có` introduces people who are only named, without a predicate of their own (`… có 121 lao động nữ`)."""
    led = f.edge > 1 and f.chunks[f.edge - 1].low == "có" and _is_part(f.chunks[f.edge - 2])
    return led and not any("DONE" in chunk.tags for chunk in f.chunks[f.first : f.end])


def _follows_part(f: Frame) -> bool:
    """Whether only a separator is between the figure and a part before it (`trong đó 120 hộ nghèo, 60 hộ cận nghèo`)."""
    listed = f.chunks[f.edge - 1].kind == "SEP" and bool(f.left) and f.frame_of(f.left[-1]).end == f.edge - 1
    return listed and f.words_of(f.left[-1]).form == names.PART


def _is_part(chunk: Chunk) -> bool:
    """Whether a chunk is `trong đó`."""
    return "PART" in chunk.tags and "TAIL" in chunk.tags
