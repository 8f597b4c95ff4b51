"""`area`: the place of a figure if it is not the plan's own, or the kind of places that it is about."""

from extract.decision import Choice, Rule, Verdict, always, decide
from extract.kept import asked_once
from extract.target.area_behind import is_own, levels_behind, named_behind, noun_end, sites_behind
from extract.target.chunk import Chunk
from extract.target.edge import back
from extract.target.fact import BARE, BRACKET, COUNT, FURTHER, IN_AREA, LENT, measured_as, says, says_word, shows
from extract.target.form import names
from extract.target.form.level import level_of, site_before
from extract.target.form.place import bare_before
from extract.target.form.ranked import before
from extract.target.frame import Frame
from extract.target.reading import Reading
from patterns.target.area import (
    AT_KIND,
    AT_NAMED,
    BETWEEN_NAMES,
    COUNTED_GROUP,
    EACH_OF,
    EACH_OF_NAMED,
    GROUP,
    GROUP_NAMES,
    KIND_OF_PLACES,
    LABELLED,
    NAMED,
    ONE_OF_LIST,
    PLACE_LED,
    RANKED,
    SITE_LABEL,
)
from patterns.target.bare_list import BARE_BEFORE


def _opens(frame: Frame) -> int:
    """Where the figure's own words begin, with a place before its aim (`Ở các đô thị, bảo đảm 98% …`)."""
    opens = min(frame.opens, frame.i)
    if "AREA" not in frame.kinds[frame.lo : opens]:
        return opens
    led = back(frame.chunks, frame.lo, opens, {"AIM", "SEP"})
    return led - 1 if led > frame.lo and frame.chunks[led - 1].kind == "AREA" else opens


@asked_once
def _opens_led(frame: Frame) -> int:
    """Where the words begin that may start with a place: the clause's beginning if the figure's own words begin with its aim (`Riêng xã X phấn đấu giảm …`)."""
    opens = _opens(frame)
    before = frame.kinds[frame.lo : opens]
    return frame.lo if "AIM" in before and "FIG" not in before else opens


def _led(e: Reading) -> str | None:
    """`riêng xã Ba Xa giảm 4%`: the subject is a place."""
    if not e.sentence.may_say(PLACE_LED):
        return None
    frame = e.frame
    opens = _opens_led(frame)
    words = e.sentence.document.text[frame.chunks[opens].start : e.figure.start] if opens < frame.i else ""
    match = PLACE_LED.match(BARE_BEFORE.without(words))
    return ONE_OF_LIST.without(match["place"].strip()) if match and not is_own(e, match["place"]) else None


def _each_named(e: Reading) -> str | None:
    """`xã A và xã B mỗi xã 01 bản`: the places that each have the figure, joined with `; `."""
    if "AREA" not in e.frame.kinds[: e.frame.i]:
        return None
    chunks = e.frame.chunks[_opens_led(e.frame) : e.frame.i]
    area = next((chunk for chunk in reversed(chunks) if chunk.kind == "AREA"), None)
    found = EACH_OF_NAMED.match(e.sentence.words(area.start, area.end)) if area is not None else None
    return "; ".join(BETWEEN_NAMES.compiled.split(found["places"])) if found is not None else None


def _ranked(e: Reading) -> str | None:
    """`cao nhất là xã Thu Cúc (27,8%)`: the place that is named with its rank."""
    match = RANKED.search(before(e.frame)) if e.measured.form == names.RANKED_PLACE else None
    return match["place"].strip() if match else None


def _bare(e: Reading) -> str | None:
    """`Sơn Trà 415 trẻ`: a place named without its kind immediately before the figure."""
    place = bare_before(e.frame) if e.sentence.bare else None
    return e.sentence.words(place.start, place.end) if place is not None else None


def _labelled(e: Reading) -> str | None:
    """`Thôn Làng Teng: 12 hộ`; `Tại huyện X: …`; `Trạm Cồn Thoi: …`."""
    words = e.sentence.document.text[e.sentence.start : e.figure.start]
    match = (LABELLED.match(words) or SITE_LABEL.match(words)) if ":" in words else None
    return match["place"].strip() if match else None


def _kind_led(frame: Frame) -> Chunk | None:
    """The kind of places at the start of the figure's own words."""
    if "AREA" not in frame.kinds[frame.lo : frame.i]:
        return None
    own = frame.chunks[_opens(frame) : frame.i]
    return next((chunk for chunk in own if chunk.kind == "AREA" and KIND_OF_PLACES.match(chunk.low)), None)


def _group(e: Reading) -> str | None:
    """`ở các huyện nghèo`: a kind of places, in the figure's own words."""
    if (led := _kind_led(e.frame)) is not None:
        return EACH_OF.without(e.sentence.words(led.start, led.end))
    if not e.sentence.may_say(GROUP):
        return None
    frame = e.frame
    start = frame.chunks[min(frame.opens, frame.i)].start
    stop = frame.chunks[frame.end - 1].end if frame.end > frame.i else e.figure.end
    match = GROUP.search(e.sentence.document.folded[start:stop])
    return _with_names(e, start + match.start("place"), start + match.end("place"), stop) if match else None


def _with_names(e: Reading, start: int, end: int, stop: int) -> str | None:
    """A kind of places with the names after it (`huyện nghèo Đakrông`); None for the plan's own place."""
    names = GROUP_NAMES.match(e.sentence.document.text, end, stop)
    place = e.sentence.words(start, names.end() if names else end).strip()
    return None if names and is_own(e, place) else place


def _counted_group(e: Reading) -> str | None:
    """`Ở 03 huyện nghèo, tỷ lệ X còn 25%`; `bảo dưỡng 17 công trình tại 03 huyện nghèo`: a number of places of a kind."""
    if not e.sentence.may_say(COUNTED_GROUP):
        return None
    frame, document = e.frame, e.sentence.document
    led, stop = frame.chunks[frame.lo].start, frame.chunks[min(frame.hi, len(frame.chunks)) - 1].end
    opens = None if frame.left[1:] else COUNTED_GROUP.match(document.folded, led, e.figure.start)
    found = opens or (COUNTED_GROUP.search(document.folded, e.figure.end, stop) if frame.count else None)
    if found is None or any(e.figure.end <= figure.start < found.start("place") for figure in e.sentence.figures):
        return None
    return document.text[found.start("place") : found.end("place")]


def _named_before(e: Reading) -> str | None:
    """`Tỷ lệ hộ nghèo ở thôn Bưởi Rỏi được vay vốn đạt 100%`: a named place in the subject, not the plan's own."""
    frame = e.frame
    for chunk in frame.chunks_of("AREA", min(frame.opens, frame.i), frame.i):
        match = AT_NAMED.match(e.sentence.words(chunk.start, chunk.end))
        if match is not None and not is_own(e, match["place"]):
            return match["place"].strip()
    return None


def _kind_before(e: Reading) -> str | None:
    """`Tỷ lệ chất thải được thu gom ở đô thị đạt 96%`: a kind of places immediately before the figure and what states it."""
    frame = e.frame
    chunk = frame.chunks[frame.verb - 1] if frame.opens < frame.verb <= frame.i else None
    match = AT_KIND.match(chunk.low) if chunk is not None and chunk.kind == "AREA" else None
    return e.sentence.words(chunk.start + match.start("place"), chunk.end) if chunk is not None and match else None


def _site(e: Reading) -> str | None:
    """`riêng trạm Cồn Thoi 34%`, `cấp huyện 70%`: the named site, or the level, of a part."""
    if e.measured.form == names.PART_OF_LEVEL:
        return level_of(e.frame)
    if e.measured.form != names.PART_OF_SITE:
        return None
    other = e.before_in_sentence
    own = site_before(e.frame) or _led(e)
    return own or (area_of(other).value if other is not None and other.measured.form == names.PART_OF_SITE else None)


def _part(e: Reading) -> str | None:
    """`350 ha (xã Ba Vinh: 120 ha, …)`: the name of the part."""
    named = e.measured.population or ""
    return named if e.measured.form == names.PART and NAMED.match(named) else None


_LENT = {
    names.ANSWERED,
    names.FIGURE_BEFORE,
    names.IN_BRACKETS,
    names.PART_DONE,
    names.SHARED_HEAD,
    names.SHARE_OF_ALL,
}
"""Forms that share the words of the preceding figure, and so its place."""


def _lent(e: Reading) -> str | None:
    """`tỷ lệ thất nghiệp khu vực thành thị ở mức 3,6%, tăng 0,5%`: the place of the preceding figure, whose words are shared."""
    frame, lender = e.frame, e.measured.lender
    if lender is None or lender > frame.i or e.measured.form not in _LENT:
        return None
    between = frame.kinds[frame.opens : frame.i]
    return None if "AREA" in between or "END" in between else area_of(e.of(lender)).value


def _of_doer(e: Reading) -> str | None:
    """`xã A nâng cấp 01 công trình phục vụ 215 hộ`: the place that does what the preceding figure counts, if no separator is between the two."""
    before, frame = e.previous, e.frame
    if before is None or not _PARTS.isdisjoint(frame.kinds[before.frame.i : frame.i]):
        return None
    found = area_of(before)
    return found.value if found.rule in (_LED, _DOER) else None


_PARTS = {"SEP", "PART", "AREA"}
"""Kinds of chunks between a figure and another that another place may have."""
_LED, _DOER = "place before the figure", "place that does the thing before"

AREA: tuple[Rule[Reading, str | None], ...] = (
    Rule("name of a part", _part, given=(measured_as(names.PART),)),
    Rule("site or level of a part", _site, given=(measured_as(names.PART_OF_LEVEL, names.PART_OF_SITE),)),
    Rule(names.RANKED_PLACE, _ranked, given=(measured_as(names.RANKED_PLACE),)),
    Rule("name alone before the figure", _bare, given=(BARE,)),
    Rule("label", _labelled, given=(shows(":"),)),
    Rule("each of the places named", _each_named, given=(IN_AREA, says_word("mỗi"))),
    Rule(_LED, _led, given=(says(PLACE_LED),)),
    Rule("kind of places", _group, given=(IN_AREA | says(GROUP),)),
    Rule(
        "so many places of a kind", _counted_group, given=(says(COUNTED_GROUP), says_word("ở", "tại", "trong", "trên"))
    ),
    Rule("named after the figure", named_behind, given=(IN_AREA | BRACKET,)),
    Rule("end of the noun", noun_end, given=(COUNT | measured_as(names.THINGS),)),
    Rule("kind of places after the figure", levels_behind, given=(says(AT_KIND),)),
    Rule("sites after the figure", sites_behind, given=(COUNT, IN_AREA)),
    Rule("named in the subject", _named_before, given=(IN_AREA,)),
    Rule("kind of places in the subject", _kind_before, given=(IN_AREA,)),
    Rule("place of the figure before", _lent, given=(LENT, measured_as(*_LENT))),
    Rule(_DOER, _of_doer, given=(FURTHER,)),
    Rule("the plan's own", always, lambda e: None),
)


_CHOICE = Choice(AREA)


def area_of(reading: Reading) -> Verdict[str | None]:
    """The place of the figure; None for the plan's own."""
    return reading.once("area", lambda e: decide(_CHOICE.of(e.facts), e), None)
