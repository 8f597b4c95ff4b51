"""`indicator` and `population`: what is measured and in whom, by the form of the clause around the figure.

The forms are tried in order, the first that holds gives both columns; its name is the row's rule.
Source: TABLES of the project, columns indicator and population.
"""

import dataclasses
from collections.abc import Callable

from extract.target.edge import back, right_end, subject_start
from extract.target.frame import COUNT_NOUNS, PEOPLE, Frame
from extract.target.population import has_people, rate_population, who
from patterns.target.words import ALL_HOUSEHOLDS, BARE_GROWTH, BARE_RATE, BY_STANDARD, COMPARED_REST, RATE_HEAD

_RECIPIENT = {"cho", "tại", "đối với", "với", "tới", "ở"}
_GIVES = {"vay", "hỗ trợ"}
_ASKED = 7
"""Figures in a row that may ask each other for words."""
_HAVING = {"có", "đạt"}
_SERVED = PEOPLE | {"project"}
"""Units of those for whom something is done."""


@dataclasses.dataclass(frozen=True, slots=True)
class Measured:
    """What is measured and in whom, with the form that said so."""

    indicator: str | None
    population: str | None
    form: str = ""
    lender: int | None = None
    """The chunk of the figure whose words these are."""


def measured(frame: Frame) -> Measured:
    """The words of a figure."""
    for name, form in FORMS:
        if (found := form(frame)) is not None:
            return dataclasses.replace(found, form=name, population=who(found.population, found.indicator))
    return Measured(frame.rest, None, "rest")


def _of(frame: Frame, place: int) -> Measured:
    return measured(frame.frame_of(place)) if len(frame.asked) < _ASKED else Measured(None, None)


def _whole(f: Frame) -> int | None:
    """The figure of which this one is a part: the last before its bracket or before `trong đó`, in the same unit."""
    opened = next(
        (
            k
            for k in range(f.i - 1, -1, -1)
            if f.chunks[k].low == "(" or (f.chunks[k].has("PART") and f.chunks[k].has("TAIL"))
        ),
        None,
    )
    before = f.figures(0, opened) if opened else []
    whole = f.sentence.figure(f.chunks[before[-1]]).unit if before else ""
    return before[-1] if whole == f.figure.unit or whole.startswith(f"{f.figure.unit} ") else None


def _named_part(f: Frame, lo: int, hi: int) -> bool:
    """Whether words name a part and measure nothing themselves: no head noun, no verb, not the counted noun again."""
    first = f.chunks[lo]
    return not (first.has("HEAD", "VERB", "STRONG", "MAKE", "SERVE", "DIR", "AIM") or f.low(lo, hi).startswith(f.noun))


def _part(f: Frame) -> Measured | None:
    """`Q: 58 trạm (trong đó: A: 25 trạm, B: 33 trạm)`: Q of the part that is named."""
    if not f.count or f.states or (whole := _whole(f)) is None:
        return None
    named = f.label or ((f.lead, f.verb) if f.subject and f.edge == f.verb else None)
    if named is None:
        return _part_served(f, whole)
    if not f.bare or not _named_part(f, *named):
        return None
    return Measured(_of(f, whole).indicator, f.said(*named), lender=whole)


def _part_served(f: Frame, whole: int) -> Measured | None:
    """`Q cho 35 P (25 P1 và 10 P2)`: some of those served."""
    cut = f.cut(f.first, f.end)
    own = cut is not None and f.chunks[cut].has("STRONG")
    if f.subject or own or not f.rest or not f.sentence.around(f.figure.start):
        return None
    lent = _of(f, whole)
    again = f.bare and (" " not in f.rest or f.rest.lower() in COUNT_NOUNS)
    return Measured(lent.indicator, f.rest, lender=whole) if lent.population and not again else None


def _label_done(f: Frame) -> Measured | None:
    """`Q: 02 dự án trong Y`: the label says what is done for those counted."""
    if f.label is None or not f.count or f.bare or f.cut(f.first, f.end):
        return None
    done = f.chunks[f.label[0]].has("MAKE", "SERVE") and f.label[1] - f.label[0] > 1
    return Measured(f.said(*f.label), f.rest) if done and f.figure.unit in _SERVED else None


def _label(f: Frame) -> Measured | None:
    """`Số lớp: 12 lớp`; `Tỷ lệ X: 85% Y`."""
    if f.label is None:
        return None
    said = f.said(*f.label)
    if said is not None and BARE_RATE.search(said.lower()) and f.lender is not None:
        return _rate_again(f, said)
    if said is None or (f.rest and f.cut(f.first, f.end)):
        return None
    if f.bare:
        return Measured(said, rate_population(f, *f.label))
    rates = f.chunks[f.label[0]].has("HEAD") and not f.count
    return Measured(said, f.rest) if rates else None


def _label_people(f: Frame) -> Measured | None:
    """`Hỗ trợ mua thẻ BHYT: 100% người nghèo; 70% người cận nghèo`: the label is what is done."""
    if f.label is None or f.count or not f.rest or not has_people(f.rest) or f.cut(f.first, f.end):
        return None
    if any(chunk.has("DIR") for chunk in f.states_all):
        return None
    return Measured(f.said(*f.label), f.rest)


def _rate_of_the_count(f: Frame) -> Measured | None:
    """`1.200 hộ nghèo, tỷ lệ 4,1%`."""
    lender = f.lender
    if f.count or lender is None or not (f.rate and f.lead + 1 == f.verb) or not RATE_HEAD.search(f.chunks[f.lead].low):
        return None
    lent = _of(f, lender)
    noun = lent.indicator or ""
    words = noun if RATE_HEAD.search(noun.lower()) else f"{f.subject} {noun}".strip()
    return Measured(words, lent.population, lender=lender)


def _in_brackets(f: Frame) -> Measured | None:
    """`900 hộ nghèo (2,8%)`: nothing before the figure in its brackets."""
    paren = _bracket_before(f)
    if paren is None or (f.count and f.rest and not f.bare):
        return None
    parted = next((k for k in range(paren - 1, f.left[-1], -1) if f.chunks[k].kind == "SEP"), None)
    same = f.sentence.figure(f.chunks[f.left[-1]]).unit == f.figure.unit
    if f.count and same and parted is not None and (named := f.said(parted + 1, paren)):
        return Measured(named, None)  # `…, thành viên câu lạc bộ (15 người)`
    lent = _of(f, f.left[-1])
    return Measured(lent.indicator, lent.population, lender=f.left[-1])


def _bracket_before(f: Frame) -> int | None:
    """The bracket that opens between the figure before and this one, with no verb behind it."""
    if not f.left or not any(chunk.low == "(" for chunk in f.chunks[f.verb : f.i]):
        return None
    return next((k for k in range(f.i - 1, f.left[-1], -1) if f.chunks[k].low == "("), None)


def _rate_again(f: Frame, subject: str) -> Measured:
    """A bare `tỷ lệ`, of what the figure before counts."""
    lent = _of(f, f.lender or 0)
    noun = lent.indicator or ""
    return Measured(
        noun if RATE_HEAD.search(noun.lower()) else f"{subject} {noun}".strip(), lent.population, lender=f.lender
    )


def _share_of_all(f: Frame) -> Measured | None:
    """`1.597 hộ nghèo, chiếm 4,1% tổng số hộ`: the count before, as a share."""
    if (
        f.count
        or f.lender is None
        or f.subject
        or not f.rest
        or not any(chunk.has("COP:is", "EQUALS") for chunk in f.states_all)
    ):
        return None
    lent = _of(f, f.lender)
    whole = ALL_HOUSEHOLDS.search(f.rest.lower()) is not None
    return Measured(lent.indicator, lent.population if whole else f.rest, lender=f.lender)


def _count_again(f: Frame) -> Measured | None:
    """`giảm tỷ lệ X 2%, với trên 46 hộ`."""
    lender = f.lender
    if (
        not f.count
        or lender is None
        or f.subject
        or not f.bare
        or f.sentence.figure(f.chunks[lender]).unit == f.figure.unit
    ):
        return None
    if f.figure.unit not in PEOPLE and f.rest and f.rest.lower() != f.noun:
        return None
    if f.figure.unit not in PEOPLE and not f.chunks[f.edge - 1].has("EQUALS", "PART"):
        return None
    lent = _of(f, lender)
    noun = BY_STANDARD.compiled.sub("", RATE_HEAD.compiled.sub("", lent.indicator or ""))
    return Measured(noun or f.rest, lent.population, lender=lender)


def _done_for(f: Frame) -> Measured | None:
    """`Q cho N% P`."""
    if f.edge <= f.lo or f.chunks[f.edge - 1].low not in _RECIPIENT or not f.rest or f.rate:
        return None
    q = f.said(subject_start(f.chunks, f.opens, f.edge - 1), f.edge - 1)
    if q:
        return _given(f, q)
    return Measured(_of(f, f.left[-1]).indicator, f.rest, lender=f.left[-1]) if f.left else None


def _is_served(f: Frame) -> bool:
    """Whether a figure that counts no people is of those who are served: a share, a part of a whole, things that a verb gives something."""
    first = f.chunks[subject_start(f.chunks, f.opens, f.edge - 1)]
    given = f.chunks[f.edge - 1].low == "cho" and not f.left and first.has("MAKE", "SERVE")
    return not f.count or f.figure.out_of is not None or given


def _given(f: Frame, q: str) -> Measured | None:
    """What is done for those that the figure counts, with what they are to do (`cho 300 hộ được …`)."""
    people = f.figure.unit in PEOPLE
    if not people and not _is_served(f):
        return None
    cut = f.cut(f.first, f.end) if people else None
    if cut and f.chunks[cut].has("DONE"):
        return Measured(f"{q} {f.said(cut, f.end)}", f.said(f.first, cut))
    return Measured(q, f.rest)


def _own_subject(f: Frame) -> Measured | None:
    """`S đạt N%`; `giảm S N%`; `X chiếm N% Y`; `trong đó có bằng cấp đạt N%`."""
    if not f.subject or not _is_of_subject(f):
        return None
    if f.chunks[f.lead].has("VERB", "STRONG") and f.left:
        return Measured(f.subject, _of(f, f.left[0]).population)
    if BARE_GROWTH.search(f.subject.lower()) and f.lender is not None:
        lent = _of(f, f.lender)
        return Measured(
            f"{f.subject} {lent.indicator}" if lent.indicator else f.subject, lent.population, lender=f.lender
        )
    if f.rest and not f.count and not f.bare and not COMPARED_REST.search(f.rest.lower()):
        return Measured(f.subject, f.rest)
    return Measured(f.subject, rate_population(f, f.lead, f.verb))


def _is_of_subject(f: Frame) -> bool:
    """Whether a figure measures the subject before it: as its rate, by a verb that states it, or right behind it."""
    if f.count and not f.rate and not f.bare:
        return False
    return f.rate or _is_stated(f) or _is_unstated(f)


def _is_stated(f: Frame) -> bool:
    """Whether a verb states the figure, and no count of something else follows it."""
    changes = f.verb < len(f.chunks) and f.chunks[f.verb].has("DIR")
    counts_other = f.count and f.rest and not f.bare and (changes or not f.rate)
    return bool(f.states) and not counts_other


def _is_unstated(f: Frame) -> bool:
    """Whether the figure follows its subject without a verb, and nothing else does that it may count."""
    first = f.chunks[f.lead]
    led = first.has("SERVE", "DIR", "AIM") or (first.has("MAKE") and first.low not in _HAVING)
    ends = f.bare if f.count else not f.rest
    return not f.states and bool(ends) and (not led or bool(f.count and not f.rest))


def _goes_on(f: Frame) -> Measured | None:
    """`…, chiếm tỷ lệ N%`: what the figure before says."""
    if f.rest and not (f.bare and (f.figure.unit in PEOPLE or f.states or f.rate)):
        return None
    if f.lender is not None:
        lent = _of(f, f.lender)
        return Measured(lent.indicator, lent.population, lender=f.lender)
    return Measured(f.subject or f.rest, None)


def _subject_count(f: Frame) -> Measured | None:
    """`Đàn bò 5.000 con`; but of `xây mới 20 nhà` the noun."""
    if not f.count or not f.subject or f.states or not f.bare:
        return None
    only_verb = f.verb - f.lead <= 2 and f.chunks[f.lead].has("VERB", "DIR", "AIM", "MAKE", "SERVE")
    if only_verb or f.chunks[f.lead].has("MAKE"):
        return None
    return Measured(f.subject, f.rest if f.figure.unit in PEOPLE else None)


def _change_of(f: Frame) -> Measured | None:
    """`giảm N% số P`."""
    whole = f.said(f.i + 1, f.end)
    if whole is None or (f.count and f.figure.unit not in PEOPLE):
        return None
    if not _is_changed(f) and not _is_number_alone(f, whole):
        return None
    head = next((k for k in range(f.i + 1, f.end) if f.chunks[k].has("HEAD")), None)
    return Measured(whole, rate_population(f, head, f.end) if head is not None else None)


def _is_changed(f: Frame) -> bool:
    """Whether a verb of direction without a subject governs the figure."""
    return f.verb < f.edge and any(chunk.has("DIR") for chunk in f.chunks[f.verb : f.edge]) and f.subject is None


def _is_number_alone(f: Frame, whole: str) -> bool:
    """Whether a share of a number (`50% số hộ`) without a predicate is alone in its clause, or follows such a share."""
    if f.count or not whole.lower().startswith("số") or f.cut(f.first, f.end):
        return False
    if not f.left:
        return not f.right
    return f.subject is None and _of(f, f.left[-1]).form == "change of what follows"


def _inside(f: Frame) -> Measured | None:
    """`100% xã có ít nhất 04 tin, bài`: the count's noun, among those of the share."""
    if not f.count or not f.left or f.sentence.figure(f.chunks[f.left[-1]]).unit != "percent":
        return None
    between = f.chunks[f.left[-1] + 1 : f.edge]
    if any(chunk.kind in ("SEP", "PART") or chunk.low == "(" for chunk in between) or not f.rest:
        return None
    return Measured(f.rest, _of(f, f.left[-1]).population)


def _has_at_least(f: Frame) -> Measured | None:
    """`P có ít nhất N X`; `mỗi P có N X`."""
    if not f.count or not f.subject or not f.rest:
        return None
    has = any(chunk.low == "có" or chunk.low == "bố trí" for chunk in f.chunks[f.verb : f.edge])
    least = f.chunks[f.i - 1].has("CMP:ge")
    if not has or not (has_people(f.subject) or least):
        return None
    if f.chunks[f.lead].has("SERVE") and f.verb - f.lead > 1:
        return Measured(f.rest, f.said(f.lead + 1, f.verb))
    return Measured(f.rest, f.subject)


def _served(f: Frame) -> Measured | None:
    """`1.200 hộ được Q`; `7/12 thôn có Q`; `hỗ trợ 300 hộ`."""
    if not f.count or f.figure.none_left:
        return None
    people, out_of = f.figure.unit in PEOPLE, f.figure.out_of is not None
    cut = f.cut(f.first, f.end)
    if cut and ((people and f.chunks[cut].has("STRONG") and f.chunks[cut].low != "bị") or out_of):
        return Measured(f.said(cut, f.end), f.said(f.first, cut))
    if people and f.subject and f.verb == f.edge and f.chunks[f.lead].has("SERVE"):
        return _serving(f, cut)
    return None


def _serving(f: Frame, cut: int | None) -> Measured | None:
    """`hỗ trợ 300 hộ`; `Đưa 35 lao động đi làm việc ở nước ngoài`: verb and what follows the people."""
    goes = cut if cut and f.chunks[cut].has("VERB", "PREDICATE") else None
    if goes is not None:
        verb = f.subject if f.subject and f.subject.lower() not in ("đưa", "hỗ trợ", "giúp") else None
        return Measured(" ".join(filter(None, (verb, f.said(goes, f.end)))), f.said(f.first, goes))
    return Measured(f.subject, f.rest)


def _none_left(f: Frame) -> Measured | None:
    """`Không còn hộ nghèo ở nhà dột nát`."""
    if not f.figure.none_left:
        return None
    cut = f.cut(f.first, f.end)
    if cut:
        return Measured(f.said(cut, f.end), f.said(f.first, cut))
    return Measured(f.rest, None)


def _things(f: Frame) -> Measured | None:
    """`05 lớp tập huấn cho P`; `20 ha lúa, 5 ao cá bị thiệt hại`."""
    if not f.count:
        return None
    stop = next((k for k in range(f.first + 1, f.end) if f.chunks[k].low in ("để", "nhằm")), f.end)
    noun = f.said(f.first, stop)
    if (given := _recipients(f, stop)) is not None:
        return given
    state = _shared_state(f)
    if state is not None and noun:
        return Measured(f"{noun} {f.said(state, f.hi)}", None)
    if f.bare and f.right and f.end < f.hi and f.chunks[f.end].kind == "SEP" and (shared := _next_noun(f)):
        return shared
    if noun is None and f.lender is not None:
        return Measured(_of(f, f.lender).indicator, None, lender=f.lender)
    return Measured(noun, None)


def _recipients(f: Frame, stop: int) -> Measured | None:
    """`05 lớp tập huấn cho P`; `cho` behind a verb of giving is the verb's own."""
    for k in range(f.first + 1, stop):
        if f.chunks[k].low == "cho" and f.chunks[k - 1].low not in _GIVES:
            return Measured(f.said(f.first, k), f.said(k + 1, stop))
    return None


def _next_noun(f: Frame) -> Measured | None:
    """`05 công trình, nâng cấp 12 công trình cấp nước`: the noun is printed whole with the next figure."""
    other = f.frame_of(f.right[0])
    if other.figure.unit != f.figure.unit or other.bare:
        return None
    return dataclasses.replace(measured(other), lender=f.right[0])


def _shared_state(f: Frame) -> int | None:
    """Where the state of a list of things begins, behind its last figure (`…, 5 ao cá bị thiệt hại`)."""
    if not f.right or f.end >= f.hi or f.cut(f.first, f.end):
        return None
    return next((k for k in range(f.right[-1] + 1, f.hi) if f.chunks[k].low in ("bị", "được")), None)


def _shared_predicate(f: Frame) -> Measured | None:
    """`N% A và M% B Q`; `Q cho N% A và M% B`; `N% A Q, M% B`."""
    cut = f.cut(f.first, f.end)
    own = f.left and f.first < f.end and f.chunks[f.first].has("VERB", "STRONG")  # `trong đó N% có Q`
    if own or (cut and f.chunks[cut].has("STRONG")):
        return None
    if f.right and f.end < f.hi and f.chunks[f.end].kind == "SEP":
        end = right_end(f.chunks, f.right[0], f.hi)
        following = f.frame_of(f.right[0]).cut(f.right[0] + 1, end)
        strong = following is not None and f.chunks[following].has("STRONG") and f.chunks[f.end].low != ","
        if not cut or strong:
            lent = _of(f, f.right[0])
            if lent.population is not None or not cut:
                return Measured(lent.indicator, f.rest, lender=f.right[0])
    return _shared_before(f, cut)


def _shared_before(f: Frame, cut: int | None) -> Measured | None:
    if not f.left:
        return None
    lender = f.left[-1]
    if f.chunks[back(f.chunks, f.lo, lender, {"CMP", "TIME"}) - 1].low in _RECIPIENT - {"tới", "ở"}:
        return Measured(_of(f, lender).indicator, f.rest, lender=lender)
    if not cut and f.chunks[f.opens - 1].kind != "PART" and (lent := _of(f, lender)).population:
        return Measured(lent.indicator, f.rest, lender=lender)
    return None


def _share(f: Frame) -> Measured | None:
    """`N% P Q`; `nguồn vốn cho vay 100% P`; `trong đó N% Q`."""
    cut = f.cut(f.first, f.end)
    if not cut and f.subject and f.verb == f.edge:
        return Measured(f.subject, f.rest)
    cut = cut or f.cut(f.first, f.end, tagged=True)  # the one place where tags are asked
    part = f.left and f.first < f.end and f.chunks[f.first].has("VERB", "STRONG")
    if cut and not part:
        return Measured(f.said(cut, f.end), f.said(f.first, cut))
    return Measured(f.rest, _of(f, f.left[-1]).population if f.left else None)


FORMS: tuple[tuple[str, Callable[[Frame], Measured | None]], ...] = (
    ("part of another figure", _part),
    ("label of what is done", _label_done),
    ("label", _label),
    ("label of people", _label_people),
    ("none left", _none_left),
    ("said again in brackets", _in_brackets),
    ("rate of the count before", _rate_of_the_count),
    ("share of all", _share_of_all),
    ("count of the rate before", _count_again),
    ("done for people", _done_for),
    ("subject before the figure", _own_subject),
    ("words of the figure before", _goes_on),
    ("subject of a count", _subject_count),
    ("change of what follows", _change_of),
    ("count inside a share", _inside),
    ("people who have", _has_at_least),
    ("people served", _served),
    ("things counted", _things),
    ("predicate of another figure", _shared_predicate),
    ("population and predicate", _share),
)
