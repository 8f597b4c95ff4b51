"""Forms of the bracket after a project that breeds or grows something (`dự án nuôi bò sinh sản (70 hộ, 70 con, trong đó 49 hộ nghèo)`)."""

from extract.target.chunk import Chunk
from extract.target.frame import Frame
from extract.target.measured import Measured
from extract.target.next_clause import ABOUT_DOING

_ANIMALS = "con"
_HOUSEHOLDS = "household"
_NO_VERB = ("HEAD", "COP", "DIR")


def bred_by(f: Frame) -> Measured | None:
    """The households of a project by what they do there, and its animals by what they are."""
    opens = _opening(f)
    if opens is None or not f.bare or f.printed(max(f.lead, opens + 1), f.verb):
        return None
    verb = _verb_of_project(f, opens)
    if verb is None:
        return None
    project = next(iter(f.figures(f.lo, verb)[-1:]), None)
    if f.figure.unit == _HOUSEHOLDS:
        return Measured(f.printed(verb, opens), f.noun, lender=project)
    return Measured(f.printed(verb + 1, opens), None, lender=project) if f.figure.unit == _ANIMALS else None


def _opening(f: Frame) -> int | None:
    """Where the innermost bracket around the figure opens."""
    return next((k for k in range(f.i - 1, 0, -1) if f.chunks[k].low == "("), None) if _is_bracketed(f) else None


def _is_bracketed(f: Frame) -> bool:
    return bool(f.sentence.around(f.figure.start))


def _opens_activity(before: Chunk) -> bool:
    """Whether what a project does may begin after a chunk: its noun, or a separator of list items."""
    return before.low in ABOUT_DOING or before.low == ":" or before.kind in ("SEP", "END")


def _verb_of_project(f: Frame, opens: int) -> int | None:
    """Where what a project or model does is named, between its noun and the bracket after it."""
    verb = next((k for k in range(opens - 1, 0, -1) if _opens_activity(f.chunks[k - 1])), None)
    if verb is None or verb + 1 >= opens or f.figures(verb, opens):
        return None
    does = f.chunks[verb].has("MAKE", "SERVE") and not f.chunks[verb].has(*_NO_VERB)
    return verb if does else None
