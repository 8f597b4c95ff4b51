"""What makes a figure a target: an aim, an objective, a verb that does it."""

from collections.abc import Sequence

from extract.target.chunk import NONE, Chunk
from extract.target.form.names import SHARE
from extract.target.form.served import SERVED
from extract.target.frame import PEOPLE
from extract.target.reading import Reading
from extract.target.reported import NEAR
from extract.target.year import own_year
from patterns.function_word import FOR, HAVE, WITH
from patterns.target.chunk import phrases
from patterns.target.reported import AIMED, ALL_HAVE, DISBURSED, REPORTS
from patterns.target.sentence import CHECKS
from patterns.vocabulary import phrases_of, set_of

_CHANGED = ("COP:increase_to", "COP:reduce_to")
SIZES = phrases_of("with_size")
"""Introduces the size of something to be made (`đầu tư trường A với quy mô 10 phòng học`)."""
_STRIVES = "phấn đấu "
_GETS = "được "
"""Begins what people receive."""
_TO = set_of("done_to")
"""Words before a share of the people or places for which something is done."""
_MAKES = "làm"
_DONE_FOR = SERVED[-1]
_REACH = 5
"""Chunks before a count in which its verb is."""


def is_aimed(e: Reading) -> bool:
    """An aim announced before the figure, with nothing reported in between."""
    if AIMED.known_by.isdisjoint(e.sentence.word_set):
        return False
    found = list(AIMED.finditer(e.before[-NEAR:]))
    if not found:
        return False
    since = e.before[-NEAR:][found[-1].end() :].lstrip(" ,:")
    return not e.finds(REPORTS, since) or ALL_HAVE.match(since) is not None  # `phấn đấu toàn xã có 20 hộ`


def _governed(e: Reading) -> bool:
    """A count with a verb that does it before, or a comparator."""
    frame = e.frame
    if frame.label is not None and (
        frame.chunks[frame.label[0]].has("MAKE", "SERVE") or f" {frame.noun} " in f" {frame.low(*frame.label)} "
    ):
        return True
    near = frame.chunks[max(frame.opens - 1, frame.lo, frame.edge - _REACH) : frame.i]
    if near and near[-1].low == _MAKES:
        return True  # `làm 3,8 km rãnh thoát nước`, and not `việc làm`
    return (
        _is_limited(e)
        or _comes_with(e)
        or e.measured.form == _DONE_FOR
        or any(
            chunk.has("MAKE", "SERVE", "AIM", "DIR", "CMP:ge", "CMP:gt", "KEEP", *_CHANGED)
            or chunk.low in (FOR, "đạt", *SIZES, *phrases_of("all_led"))
            for chunk in near
        )
    )


def _comes_with(e: Reading) -> bool:
    """`thí điểm chợ đêm với 40 gian hàng`: a count that comes with what a verb of the clause does."""
    frame = e.frame
    led = frame.edge > frame.lo and frame.chunks[frame.edge - 1].low == WITH
    return led and any(map(_makes, frame.chunks[frame.lo : frame.edge]))


def _makes(chunk: Chunk) -> bool:
    return chunk.has("MAKE", "SERVE") and chunk.low != HAVE


def _is_limited(e: Reading) -> bool:
    """`Số học sinh bỏ học không quá 150 em`: a rate or number kept below its figure, not the words of a following rate (`tỷ lệ trẻ dưới 2.500 gam là 5%`)."""
    frame = e.frame
    inside = bool(frame.right) and not any(c.kind in ("SEP", "PART") for c in frame.chunks[frame.i : frame.right[0]])
    return frame.rate and not inside and any(c.has("CMP:le", "CMP:lt") for c in frame.chunks[frame.verb : frame.i])


def is_disbursed(e: Reading) -> bool:
    """`phấn đấu giải ngân 95% vốn`: an aim, not money spent."""
    if e.figure.unit != "percent" or not e.finds(DISBURSED, e.before):
        return False
    return e.finds(AIMED, e.before) or e.place.objective or _is_until(e)


def _is_until(e: Reading) -> bool:
    """`đến hết quý III/2025 giải ngân 60% kế hoạch vốn, hết năm giải ngân 100%`: up to a time within the plan, unless the plan reports there."""
    return not e.place.past and (is_ahead(e) or e.commits_before)


def commits_in_money(e: Reading) -> bool:
    """Whether a figure in a section of money commits to more than money: an aim, or what people are to receive."""
    if _STRIVES in e.before:
        return e.figure.known or _governed(e)
    if _raises(e):
        return True
    people = e.figure.unit == "percent" or e.figure.unit in PEOPLE
    return people and e.indicator.startswith(_GETS) and e.population != ""


def _raises(e: Reading) -> bool:
    """Whether a count is what is done if money is to be raised (`2. Huy động nguồn lực: … huy động 900 ngày công`)."""
    return e.place.raises and e.frame.count and _governed(e)


def is_aimed_earlier(e: Reading) -> bool:
    """An aim announced further before, of what a lexicon counts or a verb governs."""
    return e.finds(AIMED, e.sentence_before[-4 * NEAR :]) and (e.figure.known or _governed(e))


def is_under_objectives(e: Reading) -> bool:
    """A figure under an objective, of what a lexicon counts or a verb governs."""
    return e.place.objective and (e.figure.known or _governed(e))


def is_ahead(e: Reading) -> bool:
    """A year of the plan, up to which something is attained (`Đến năm 2030, 100% khu bảo tồn được xác định`)."""
    year, first = own_year(e), e.first_year
    ahead = year is not None and first is not None and year >= max(first, e.context.header.issued_year or first)
    return ahead and (e.figure.unit == "percent" or _governed(e))


def commits_share(e: Reading) -> bool:
    """A share with a verb that commits, or one that opens its item."""
    if e.figure.unit != "percent":
        return False
    if _opens_item(e):
        return True
    part = any("PART" in chunk.tags for chunk in e.frame.chunks[max(e.frame.opens - 1, 0) : e.frame.i])
    return (part and e.commits_before) or _listed_share(e) or _outcome(e) or _verb_commits(e)


def _outcome(e: Reading) -> bool:
    """`Mở 06 lớp dạy nghề cho 185 học viên, 80% số người học nghề có việc làm`: what the people of a committed count attain."""
    return e.measured.form == SHARE and e.population != "" and _listed_on(e)


def _listed_share(e: Reading) -> bool:
    """`thu hút 30% học sinh A và 40% học sinh B`: a share immediately after the separator of a list of targets."""
    frame = e.frame
    return bool(frame.left) and frame.is_share(frame.left[-1]) and _listed_on(e)


def _opens_item(e: Reading) -> bool:
    """Whether nothing but a comparator is before the share in its clause, or a colon."""
    opens = e.frame.edge == e.frame.lo and e.frame.edge < e.frame.i
    return opens or not e.before.strip(" ,:*") or e.before.rstrip().endswith(":")


def _verb_commits(e: Reading) -> bool:
    """Whether a verb of aiming before a share, or one of doing immediately before it, commits to it."""
    near = e.frame.chunks[e.frame.lo : e.frame.i]
    if any(chunk.has("AIM", "DIR", "CMP:ge", "CMP:gt", "KEEP", "COP") for chunk in near):
        return True
    if _is_limited(e):
        return True
    made = e.frame.rest is not None and (not e.place.organisation or _does(near[-1:]))
    does = ("SERVE", "MAKE") if made else ("SERVE",)
    if any(chunk.has(*does) or chunk.low == FOR for chunk in near[-3:]):
        return True
    return made and near[-1].low in _TO and _does(near)


def _does(near: Sequence[Chunk]) -> bool:
    """Whether the first verb of doing is not one of inspecting."""
    doing = next((chunk.low for chunk in near if chunk.has("SERVE", "MAKE")), None)
    return doing is not None and doing not in phrases_of("checks")


def _listed_on(e: Reading) -> bool:
    """`01 dự án với quy mô 45 ha, 64 hộ tham gia`: a count immediately after the separator of a list of targets."""
    frame = e.frame
    at_once = bool(frame.left) and 0 < frame.edge <= max(frame.opens, 1) and frame.chunks[frame.edge - 1].kind == "SEP"
    return at_once and e.committed_since


def _listed_as_part(e: Reading) -> bool:
    """`Mở 20 lớp, gồm: 12 lớp cấp huyện`: the first part of a target."""
    chunks, lo = e.frame.chunks, e.frame.lo
    return lo > 1 and chunks[lo - 1].low == ":" and "PART" in chunks[lo - 2].tags and e.commits_before


def _listed_as_done(e: Reading) -> bool:
    """`Tuyên truyền:⏎+ 24 tin, bài;⏎+ 12 phóng sự`: a count that opens its item, under words that do something."""
    if not e.sentence.lead or not e.figure.known or e.before.strip(" ,:*+-"):
        return False
    return _does_first(e.sentence.document.folded[e.sentence.lead[-1].start : e.sentence.lead[-1].end])


def _does_first(folded: str) -> bool:
    """Whether a paragraph's first words, after its mark, are a verb of doing."""
    words = [word.strip(",:") for word in folded.split()[:4] if word[0].isalpha() and word[-1] not in ".)"]
    return any(phrases().get(" ".join(words[:count]), NONE) & {"MAKE", "SERVE"} for count in (1, 2, 3))


def commits_count(e: Reading) -> bool:
    """A count with a verb that does it, or a part of a whole."""
    if not e.frame.count or e.finds(CHECKS, e.before):
        return False
    return _governed(e) or _chained(e) or _listed_as_done(e) or (e.figure.out_of is not None and bool(e.indicator))


def _chained(e: Reading) -> bool:
    """Whether a count continues with a list of targets (`tổ chức 06 lớp …; 02 hội nghị`)."""
    governed = e.previous is not None and _governed(e.previous)
    return governed or _listed_on(e) or _listed_as_part(e) or (e.committed_since and not e.before.strip(" ,:*"))
