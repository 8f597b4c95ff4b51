"""Whether a number only states at how many places something is done, of how many a place is made up, or which come first."""

from extract.target.form.served import SERVED
from extract.target.frame import PEOPLE
from extract.target.next_figure import leads_where
from extract.target.reading import Reading
from extract.target.start_value import is_start_value
from patterns.function_word import OF, ON
from patterns.target.where import ACTS_BEHIND, PLACES_THAT_HAVE, WHERE
from patterns.vocabulary import phrases_of, set_of

_CONTAINS = "gồm "
_UNITS_OF_PLACE = set_of("unit_of_place") | {"commune"}
"""What a place is made of."""
_PLACES = set_of("place_unit") | {"commune"}
_FOR = ("cho ", "của ")
"""Words before the people for whom something is done."""
_LINES = "tuyến"
"""Roads and streets on which things are."""
_KEPT = 4
"""Chunks before a number in which what keeps is."""


def _at_places(e: Reading) -> bool:
    """Whether a count is after `tại`, or after `trên` in the words of another count."""
    frame = e.frame
    if not leads_where(frame.chunks, frame.i) or e.figure.out_of is not None or is_start_value(e):
        return False
    return frame.chunks[frame.i - 1].low != ON or bool(frame.left) or e.figure.unit.startswith(_LINES)


def _opens_parts(e: Reading) -> bool:
    """`huyện gồm 12 xã`; not the first part of what was counted before (`07 công trình, gồm 04 công trình giao thông`)."""
    return e.before.endswith(_CONTAINS) and e.previous is None and e.figure.unit in _UNITS_OF_PLACE


def only_locates(e: Reading) -> bool:
    """Whether a number only states where something is done, or who acts there."""
    if e.frame.count and e.figure.unit not in PEOPLE and (_opens_parts(e) or _at_places(e)):
        return True
    if e.figure.unit not in _PLACES or e.figure.out_of is not None or _is_served(e):
        return False
    return _is_place_named(e) or _comes_first(e) or e.finds(ACTS_BEHIND, e.after)


def _is_served(e: Reading) -> bool:
    """Whether something is done for the units that a number counts (`cải tạo công trình nước sạch của 90 điểm trường`), and not done there."""
    if e.figure.unit in _UNITS_OF_PLACE or e.measured.form != SERVED[-1] or not e.before.endswith(_FOR):
        return False
    return not any(chunk.low in phrases_of("checks") for chunk in e.frame.chunks[e.frame.lo : e.frame.i])


def _is_place_named(e: Reading) -> bool:
    """Whether a number of places follows what is done at places, and neither starts a change nor is kept."""
    contains = e.before.endswith(_CONTAINS) and e.figure.unit not in _UNITS_OF_PLACE
    return e.finds(WHERE, e.before) and not contains and not is_start_value(e) and not _kept_up(e)


def _kept_up(e: Reading) -> bool:
    """`duy trì hoạt động của 41 trường`: places that are kept, not a location."""
    chunks, i = e.frame.chunks, e.frame.i
    return chunks[i - 1].low == OF and any("KEEP" in chunk.tags for chunk in chunks[max(i - _KEPT, 0) : i])


def _comes_first(e: Reading) -> bool:
    """`ưu tiên 04 thôn có tỷ lệ hộ nghèo trên 20%`: which places come first."""
    return e.before.endswith("ưu tiên ") and PLACES_THAT_HAVE.match(e.after) is not None
