"""Forms of those whom a figure counts or serves, with what they get or do."""

from extract.target.edge import OWN_PLACES, subject_start
from extract.target.frame import PEOPLE, Frame
from extract.target.measured import Measured
from extract.target.population import has_people

_HELD = {"lớp", "buổi", "hội", "cuộc", "đợt", "khóa", "phiên", "đoàn", "chuyến", "chương"}
"""First words of units of what is held."""
RECIPIENT = {"cho", "tại", "đối với", "với", "tới", "ở"}


def done_for(f: Frame) -> Measured | None:
    """`Q cho N% P`."""
    if f.edge <= f.lo or f.chunks[f.edge - 1].low not in RECIPIENT or not f.rest or f.rate:
        return None
    if f.chunks[f.edge - 1].low == "với" and f.count and f.left and not is_held(f, f.left[-1]):
        return None if f.figure.unit not in PEOPLE else Measured(f.rest, None)  # `60 khách sạn với 900 lao động`
    q = f.said(subject_start(f.chunks, f.opens, f.edge - 1), f.edge - 1)
    if q:
        return _given(f, q)
    return Measured(f.words_of(f.left[-1]).indicator, f.rest, lender=f.left[-1]) if f.left else None


def is_held(f: Frame, k: int) -> bool:
    """Whether a figure counts what is held for people (`03 lớp với 180 người tham dự`), or says what share does something."""
    unit = f.sentence.figure(f.chunks[k]).unit
    return unit in ("class", "percent", *PEOPLE) or unit.split()[0] in _HELD


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


def has_at_least(f: Frame) -> Measured | None:
    """`P có ít nhất N X`; `mỗi P có N X`."""
    if not f.count or not f.subject or not f.rest or f.subject.lower() in OWN_PLACES:
        return None
    has = any(chunk.low == "có" or chunk.low == "bố trí" for chunk in f.chunks[f.verb : f.edge])
    least = f.chunks[f.i - 1].has("CMP:ge")
    if not has or not (has_people(f.subject) or least):
        return None
    if f.chunks[f.lead].has("SERVE") and f.verb - f.lead > 1:
        return Measured(f.rest, f.said(f.lead + 1, f.verb))
    return Measured(f.rest, f.subject)


def served(f: Frame) -> Measured | None:
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


def served_barely(f: Frame) -> Measured | None:
    """`hỗ trợ 20 hộ`, `thu hút 700 lao động`: the verb, of those whom nothing describes."""
    if not f.count or f.figure.unit not in PEOPLE or f.label is not None or f.states or not f.bare:
        return None
    noun = (f.rest or f.noun).strip()
    serves = f.subject is not None and f.verb == f.edge and f.chunks[f.lead].has("SERVE")
    return Measured(f.subject, noun.removeprefix("lượt ")) if serves and noun else None


def _serving(f: Frame, cut: int | None) -> Measured | None:
    """`hỗ trợ 300 hộ`; `Đưa 35 lao động đi làm việc ở nước ngoài`: verb and what follows the people."""
    goes = cut if cut and f.chunks[cut].has("VERB", "PREDICATE") else None
    if goes is not None:
        verb = f.subject if f.subject and f.subject.lower() not in ("đưa", "hỗ trợ", "giúp") else None
        return Measured(" ".join(filter(None, (verb, f.said(goes, f.end)))), f.said(f.first, goes))
    return Measured(f.subject, f.rest)


def share(f: Frame) -> Measured | None:
    """`N% P Q`; `nguồn vốn cho vay 100% P`; `trong đó N% Q`."""
    cut = f.cut(f.first, f.end)
    if not cut and f.subject and f.verb == f.edge:
        return Measured(f.subject, f.rest)
    cut = cut or f.cut(f.first, f.end, tagged=True)  # the one place where tags are asked
    part = f.left and f.first < f.end and f.chunks[f.first].has("VERB", "STRONG")
    if cut and not part:
        return Measured(f.said(cut, f.end), f.said(f.first, cut))
    return Measured(f.rest, f.words_of(f.left[-1]).population if f.left else None)
