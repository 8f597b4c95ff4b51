"""Places after a figure that are its `area`: named, at the end of its noun, or a kind of places or sites."""

from extract.target.bare_part import holds_parts
from extract.target.chunk import Chunk
from extract.target.form import names
from extract.target.frame import Frame
from extract.target.reading import Reading
from extract.target.words import holds_figure
from patterns.fold import fold
from patterns.target.area import AT_EACH, AT_GROUP, AT_KIND, AT_NAMED, place_at_end
from patterns.target.bare_place import AT_BARE
from patterns.vocabulary import set_of

_OF = "của "
_PLACES_BEHIND = {"AREA", "BRACKET"}
"""Kinds of chunks that may name a place."""
_PLACES = set_of("unit")


def is_own(e: Reading, place: str) -> bool:
    """Whether a place is the plan's own, or in its name; for several places, never."""
    if "," in place or " và " in place:
        return False
    header = e.context.header
    own = (fold(name) for name in (header.province, header.district, header.commune) if name)
    return any(fold(place).endswith(name) for name in own)


def _until(frame: Frame) -> int:
    """The place after the words of the figure, if a place after them has no figure of its own (`60 ha quế tại thôn A 22 ha`)."""
    return frame.end if frame.kinds[frame.end + 1 : frame.end + 2] == ("FIG",) else frame.end + 1


def named_behind(e: Reading) -> str | None:
    """`02 mô hình tại xã Tân Lĩnh`, `01 người tử vong (xã Phúc Lợi)`: a named place after the figure, not the plan's own."""
    frame, before = e.frame, ""
    until = _until(frame)
    if _PLACES_BEHIND.isdisjoint(frame.kinds[frame.i + 1 : until]):
        return None
    for chunk in frame.chunks[frame.i + 1 : until]:
        if chunk.low.startswith(_OF) and before in _PLACES:
            return None  # `850 phụ nữ tại 11 xã của huyện Hòa Vang`
        before = chunk.low
        if chunk.kind in _PLACES_BEHIND and (place := _place_in(e, chunk)) is not None:
            return place
    return None


def _place_in(e: Reading, chunk: Chunk) -> str | None:
    """The place that a chunk names; None for the plan's own place, or if the chunk has figures of its own."""
    words = e.sentence.document.text[chunk.start : chunk.end]
    if chunk.kind == "BRACKET" and (
        e.figure.unit == "commune"
        or holds_figure(chunk, e.sentence)
        or holds_parts(e.sentence.document, chunk.start, chunk.end)
    ):
        return None
    match = AT_NAMED.match(words) or AT_BARE.match(words)
    return match["place"].strip() if match is not None and not is_own(e, match["place"]) else None


def noun_end(e: Reading) -> str | None:
    """`01 nhà văn hóa bản Xám Xúm`, `cho 25 hộ nghèo xã Sơn Định`: the named place at the end of a counted noun."""
    rest = e.frame.rest or ""
    served = e.frame.count and e.measured.population and rest.startswith(e.measured.population)
    match = place_at_end(rest) if served or e.measured.form == names.THINGS else None
    return match["place"] if match and not is_own(e, match["place"]) else None


def levels_behind(e: Reading) -> str | None:
    """`98% ở đô thị, 95% ở nông thôn`: a kind of places immediately after the figure."""
    if not e.sentence.may_say(AT_KIND):
        return None
    document = e.sentence.document
    match = AT_KIND.match(document.folded, e.figure.number_end, e.sentence.end)
    return document.text[match.start("place") : match.end("place")] if match else None


def sites_behind(e: Reading) -> str | None:
    """`12 trạm sạc tại các khu dân cư`, `50 tình nguyện viên tại mỗi phường`: a group of sites where the counted things are."""
    if not e.frame.count:
        return None
    for chunk in e.frame.chunks_of("AREA", e.frame.i + 1, e.frame.end + 1):
        match = AT_GROUP.match(chunk.low) or AT_EACH.match(chunk.low)
        if match is not None:
            return e.sentence.document.text[chunk.start + match.start("place") : chunk.start + match.end("place")]
    return None
