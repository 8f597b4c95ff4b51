"""Words, names and sentences that go over a line's end."""

import itertools

from corpus.line_layout import Seen
from corpus.wrap.ending import Break, ends_inside_word
from patterns.agency.listed import canonical_agency, known_agency
from patterns.outline.wrap import (
    PLACE_END,
    QUOTE_ASKED,
    ends_with,
    is_open,
)
from patterns.text import is_capitals

_NAME_AROUND = 70
"""How far around a line's end the name of an agency is looked for."""


def is_inside_word(at: Break) -> bool:
    """`842/QĐ-⏎UBND`, also over a blank line."""
    if not ends_inside_word(at.one.text):
        return False
    return not at.following.line.blank_before or at.following.text[:2].isupper()


def may_be_inside_word(one: Seen, _: Seen) -> bool:
    """What a line must have that breaks off in a symbol."""
    return one.text[-1] in "-/"


def is_inside_sentence(at: Break) -> bool:
    """A small letter below words that no mark closes."""
    return not is_capitals(at.one.text)


def is_inside_agency(at: Break) -> bool:
    """`Sở⏎Khoa học và Công nghệ`: an agency of the list goes over the line's end, and what is before it is not a whole heading."""
    before, after = at.one.folded[-_NAME_AROUND:], at.following.folded[:_NAME_AROUND]
    if not at.following.text[0].isupper() or is_capitals(at.one.text):
        return False
    around = f"{before} {after}"
    starts = [0, *itertools.compress(itertools.count(1), map(" ".__eq__, before))]
    for known in filter(None, (known_agency(around, start) for start in starts)):
        if known.start < len(before) < known.name_end:
            heading = at.one.text[at.one.mark.end if at.one.mark else 0 :].strip()
            return canonical_agency(heading) is None
    return False


def ends_with_and(at: Break) -> bool:
    """`Công an tỉnh và⏎Ủy ban nhân dân các xã`: no paragraph ends with `và`."""
    return at.one.folded.endswith(" và") and not is_capitals(at.one.text)


def is_quoted_title(at: Break) -> bool:
    """`phê duyệt Đề án⏎“Tăng cường năng lực …”`: a title in quotation marks."""
    opens = at.following.text[0] in '“"'
    return opens and ends_with(QUOTE_ASKED, at.one.folded) and not is_capitals(at.one.text)


def asks_for_more(at: Break) -> bool:
    """A line's end that asks for more; `Các văn bản đã ban hành` may be a heading if lines are not wrapped."""
    one, width = at.one, at.layout.width
    if one.line.full is not None or width is None:
        return False
    long = len(one.text) >= 0.5 * width and ends_with(PLACE_END, one.folded)
    return is_open(one.folded) or long
