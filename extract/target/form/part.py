"""Forms of a part of another figure: named with a count of its own, or some of the people served."""

from extract.target.figure import MEASURES
from extract.target.form import names
from extract.target.form.part_served import part_served
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured, joined
from extract.target.next_clause import ABOUT_DOING
from extract.target.population import has_people
from patterns.function_word import WITH
from patterns.target.actor import AGENCY_OPENS
from patterns.target.code_poverty import PURE_POVERTY
from patterns.target.unit import CLASSIFIERS
from patterns.target.words import FIELD, RATE_HEAD

_ABOUT = tuple(f"{noun} " for noun in ABOUT_DOING)
"""First words of counted things that are about doing something."""
_VERB = 2
"""Chunks of a verb."""
_MARKS = frozenset({"(", ":"})
"""Marks that a list of parts may follow."""
_PART_WORDS = {"PART", "PREP"}
_PART_WORDS_MOST = 9
"""Chunks of the name of a part."""


def part(f: Frame) -> Measured | None:
    """`Q: 58 trạm (trong đó: A: 25 trạm, B: 33 trạm)`: Q of the part that is named."""
    if not f.count or f.states or (whole := _whole(f)) is None:
        return None
    named = f.label or ((f.lead, f.verb) if f.subject and f.edge == f.verb else None)
    if named is None:
        return _of_place(f, whole) or part_served(f, whole)
    return _of_named(f, whole, *named) or _part_by(f, whole, *named)


def _of_place(f: Frame, whole: int) -> Measured | None:
    """`Mở 22 lớp, trong đó xã A 5 lớp, xã B 4 lớp`: as much of the whole as a place has; the place is the figure's area."""
    if f.subject or f.i == 0 or f.chunks[f.edge - 1].kind != "AREA":
        return None
    lent = f.words_of(whole)
    return Measured(lent.indicator, lent.population, lender=whole)


def _part_by(f: Frame, whole: int, lo: int, hi: int) -> Measured | None:
    """`145 nhà cho P, trong đó: A tài trợ 85 nhà`: who does it, for the same people."""
    if not f.bare or not _by(f, hi) or f.chunks[lo].has("HEAD", "DIR", "AIM") or hi - lo < _VERB:
        return None
    lent = f.words_of(whole)
    if (named := AGENCY_OPENS.match(f.low(lo, hi))) is not None:  # `38 tổ vay vốn (Hội Nông dân quản lý 14 tổ, …)`
        return Measured(joined(f.low(lo, hi)[named.end() :], lent.indicator), lent.population, lender=whole)
    return Measured(f.printed(lo, hi), lent.population, lender=whole)


def _by(f: Frame, hi: int) -> bool:
    """Whether the words before a count, up to a place, end at what somebody does."""
    return f.label is None and "SERVE" in f.chunks[hi - 1].tags


def _of_named(f: Frame, whole: int, lo: int, hi: int) -> Measured | None:
    """A part by its name; one that states itself what is measured keeps its words."""
    if not f.bare or not _named_part(f, lo, hi):
        return None
    lent, part = f.words_of(whole), f.printed(lo, hi)
    if _readable(part, lent.indicator):
        return Measured(part, lent.population if f.figure.unit in PEOPLE else None, lender=whole)
    if part is None or has_people(part) or (part[0].isupper() and f.figure.unit not in PEOPLE):
        return Measured(lent.indicator, part, lender=whole)
    return _by_name(f, lent, part, whole)


def _by_name(f: Frame, lent: Measured, part: str, whole: int) -> Measured:
    """A part of people by its name, out of the whole's people (`trong đó cao đẳng 2.140 người`); else a kind of the things."""
    if f.figure.unit in PEOPLE:
        return Measured(part, lent.population or f.noun, lender=whole)
    return Measured(_kind_of(f, lent.indicator, part), None, lender=whole)


def _kind_of(f: Frame, whole: str | None, part: str) -> str:
    """The name of a kind with the noun that it is a kind of (`18 lớp đào tạo nghề (nông nghiệp 11 lớp)`); of what is measured, and of animals, by itself."""
    named = f.figure.unit in MEASURES or f.noun in CLASSIFIERS
    return part if named or whole is None else f"{whole} {part}"


def _readable(part: str | None, whole: str | None) -> bool:
    """Whether a part's own words state what is measured: they have a noun of the whole's (`tổng đàn gia súc … (đàn trâu …)`)."""
    shared = set((part or "").lower().split()) & set((whole or "").lower().split())
    return part is not None and " " in part and bool(shared)


def part_of_rate(f: Frame) -> Measured | None:
    """`Tỷ lệ X đạt N%, trong đó P đạt M%`; `N% P Q, riêng lĩnh vực L đạt M%`: the preceding rate, of a group or a field."""
    lender = f.lender
    if lender is None or not f.subject or not f.names_group:
        return None
    if not _follows_rate(f, lender):
        lender = _rate_of_parts(f, lender)
    if lender is None:
        return None
    lent = f.words_of(lender)
    own = PURE_POVERTY.match((lent.indicator or "").lower()) and PURE_POVERTY.match(f.subject.lower())
    return None if own else _of_group(lent, f.subject, lender)


def _follows_rate(f: Frame, lender: int) -> bool:
    """Whether words of a part follow a figure of the same unit, and a verb or comparator states the figure."""
    parted = any(chunk.kind in _PART_WORDS and chunk.low != WITH for chunk in f.chunks[lender + 1 : f.lead])
    stated = f.tagged(f.verb, f.i, "COP", "CMP", "DIR")
    return parted and stated and f.unit_of(lender) == f.figure.unit


def _rate_of_parts(f: Frame, lender: int) -> int | None:
    """The rate whose parts a list continues with (`…, trong đó A tăng 4%; B tăng 12%`), if the preceding figure is one of them."""
    before = f.sentence.figure(f.chunks[lender])
    listed = all(chunk.kind != "FIG" and "PART" not in chunk.tags for chunk in f.chunks[lender + 1 : f.lead])
    if before.unit != f.figure.unit or not listed or f.verb - f.lead > _PART_WORDS_MOST:
        return None
    led, own = f.frame_of(lender), f.chunks[f.verb].low
    if f.chunks[led.verb].low != own or (found := f.words_of(lender)).form != names.PART_OF_RATE:
        return None
    return found.lender


def _of_group(lent: Measured, group: str, lender: int | None) -> Measured:
    """What is measured, in a group of its population or in a field."""
    if lent.population is None or has_people(group) or RATE_HEAD.match((lent.indicator or "").lower()):
        return Measured(_without_people(lent.indicator, group), group, lender=lender)
    if not FIELD.match(group.lower()):
        return Measured(group, lent.population, lender=lender)
    return Measured(joined(lent.indicator, group), lent.population, lender=lender)


def _without_people(indicator: str | None, group: str) -> str | None:
    """The measure without its population, for another population it is also stated for (`Tỷ lệ biết chữ | của người từ 15 tuổi`)."""
    words, of, people = (indicator or "").rpartition(" của ")
    return words if of and has_people(people) and has_people(group) else indicator


def part_done(f: Frame) -> Measured | None:
    """`Xóa 23 nhà tạm cho hộ nghèo (xây mới 15 nhà, sửa chữa 8 nhà)`: what is done with a part of the whole, for the same people."""
    if not f.count or not f.sentence.around(f.figure.start) or f.states or not f.bare or not _is_done(f):
        return None
    same = _whole(f)
    whole = same if same is not None else f.lender
    if whole is None:
        return None
    taking_part = f.noun if f.figure.unit in PEOPLE else None
    people = f.words_of(whole).population if same is not None else taking_part
    return Measured(f.subject, people, lender=whole)


def _is_done(f: Frame) -> bool:
    """Whether a verb of doing alone is before the figure."""
    done = f.subject is not None and f.verb == f.edge and f.verb - f.lead <= _VERB
    return done and "MAKE" in f.chunks[f.lead].tags and not (f.noun == "" and "COMPOUND" in f.chunks[f.lead].tags)


def _whole(f: Frame) -> int | None:
    """The figure that this one is a part of: the last before its bracket or before `trong đó`, in the same unit."""
    if "PART" not in f.tags and _MARKS.isdisjoint(f.lows):
        return None
    places = (k for k in range(f.i - 1, -1, -1) if f.lows[k] in _MARKS or "PART" in f.tags_of[k])
    opened = next((k for k in places if f.lows[k] == "(" or _opens_parts(f, k)), None)
    before = f.figures(0, opened) if opened else []
    if not before:
        return None
    before = [k for k in before[-2:] if _same_unit(f, k)] or before  # `mở 22 lớp với 480 học viên, trong đó xã A 5 lớp`
    return before[-1] if _same_unit(f, before[-1]) else None


def _opens_parts(f: Frame, k: int) -> bool:
    """Whether a chunk opens a list of parts: `trong đó`, `gồm:`, or the colon after what a figure counts."""
    if f.chunks[k].low == ":":
        return _closes_count(f, k)
    return "PART" in f.chunks[k].tags and ("TAIL" in f.chunks[k].tags or f.chunks[k + 1].low == ":")


def _closes_count(f: Frame, colon: int) -> bool:
    """Whether nothing is between a colon and the preceding figure (`cấp 12.350 thẻ BHYT: hộ nghèo 5.200 thẻ, …`)."""
    before = f.figures(0, colon)
    between = f.chunks[before[-1] + 1 : colon] if before else ()
    return bool(between) and not any(
        chunk.kind in ("SEP", "END", "TIME", "AREA") or chunk.low == "(" for chunk in between
    )


def _same_unit(f: Frame, k: int) -> bool:
    whole = f.unit_of(k)
    return whole == f.figure.unit or whole.startswith(f"{f.figure.unit} ")


def _named_part(f: Frame, lo: int, hi: int) -> bool:
    """Whether words name a part and measure nothing themselves: no head noun, no verb, not the counted noun again."""
    first = f.chunks[lo]
    done = first.has("HEAD", "VERB", "STRONG", "MAKE", "SERVE", "DIR", "AIM") and "COMPOUND" not in first.tags
    done = done or _by(f, hi)
    if done and "MAKE" in first.tags and hi - lo > 1 and not first.has("HEAD", "COP", "DIR", "AIM"):
        done = f.noun not in ABOUT_DOING and not f.noun.startswith(_ABOUT)  # `09 mô hình (nuôi dê 04 mô hình, …)`
    if done and f.figure.unit in PEOPLE:  # `trong đó đi làm việc ở nước ngoài 185 lao động`
        done = first.has("HEAD", "MAKE", "SERVE", "DIR", "AIM") or _by(f, hi)
    return not (done or (f.noun and f.low(lo, hi).startswith(f.noun)))  # bare numbers of a bracket have no noun
