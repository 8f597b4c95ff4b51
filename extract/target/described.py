"""Whether a figure only describes the plan's own place: how many live there, its ethnic groups, the units it was formed from.

Source: TABLES of the project, targets (the place's own description gives no rows).
"""

from extract.target.committed import is_aimed
from extract.target.reading import Reading
from patterns.function_word import HAVE, WITH
from patterns.target.described import DESCRIBED, DESCRIBES, MERGED
from patterns.vocabulary import phrases_of, set_of

_HAVING = set_of("having_number")
"""Verbs that state a number and do nothing."""
_SHARES_OF = "dân số"
"""The whole of shares that only describe."""
_PEOPLES = phrases_of("peoples")


_ARE_PEOPLES = phrases_of("are_peoples")
"""What follows a share of peoples (`82% là đồng bào dân tộc Thái`)."""


def is_described(e: Reading) -> bool:
    """The place's own description: `xã có 14 thôn với 3.012 hộ, 13.560 khẩu`; the units it was formed from."""
    if e.figure.unit == "percent":
        return _share_described(e)
    if e.frame.count and e.finds(MERGED, e.before) and not _does_since_merger(e):
        return True
    bare = DESCRIBED.match(e.after) is not None and e.figure.out_of is None and not e.place.objective
    return bare and _describes(e) and not _has_done(e) and not is_aimed(e) and not e.commits_before


def _does_since_merger(e: Reading) -> bool:
    """Whether something is done after the merger was named (`Sau khi sáp nhập, xây dựng 05 km đường`)."""
    since = max(e.sentence_before.rfind(word) for word in phrases_of("merged")) + e.sentence.start
    done = [chunk for chunk in e.frame.chunks[: e.frame.i] if chunk.start > since]
    return any(chunk.has("MAKE", "SERVE", "DIR", "AIM") and chunk.low != HAVE for chunk in done)


def _share_described(e: Reading) -> bool:
    """The share of peoples in a place, if the plan reports or introduces itself; not of its poor, nor of people counted before."""
    if e.place.objective or is_aimed(e) or (e.previous is not None and e.previous.decided is not None):
        return False
    return _of_peoples(e) and "nghèo" not in e.before and "nghèo" not in e.after[:30]


def _of_peoples(e: Reading) -> bool:
    """Whether a share is one of peoples, or of all residents."""
    if e.after.startswith(_ARE_PEOPLES):
        return True
    return any(word in e.before for word in _PEOPLES) or (e.after.startswith(_SHARES_OF) and "chiếm" in e.before)


def _describes(e: Reading) -> bool:
    """Whether a figure's words describe a place, or are the words of a preceding figure that counts no poor households."""
    if "nghèo" in e.population and e.frame.i and e.frame.chunks[e.frame.i - 1].low == WITH:
        return False  # `402 hộ nghèo với 1.506 khẩu`
    if e.measured.lender is not None:
        return "nghèo" not in f"{e.indicator} {e.population}" or e.figure.unit == "person"
    return DESCRIBED.match(e.indicator) is not None or DESCRIBES.search(e.indicator) is not None


def _has_done(e: Reading) -> bool:
    """Whether a verb of doing is before the figure, in its part of the clause."""
    near = e.frame.chunks[max(e.frame.opens, e.frame.lo, _part_start(e)) : e.frame.i]
    return any(chunk.has("MAKE", "SERVE", "AIM", "DIR") and chunk.low not in _HAVING for chunk in near)


def _part_start(e: Reading) -> int:
    """The place after the last separator or time before the figure."""
    chunks, i = e.frame.chunks, e.frame.i
    return next((k + 1 for k in range(i - 1, -1, -1) if chunks[k].kind in ("SEP", "END", "TIME")), 0)
