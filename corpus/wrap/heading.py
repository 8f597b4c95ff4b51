"""Headings, and words that open a paragraph of their own."""

from corpus.line_layout import Seen, is_bullet
from corpus.wrap.ending import Break
from patterns.outline.mark import mark_of
from patterns.outline.wrap import (
    BODY_NOUN_END,
    COMPONENT_LABEL,
    COMPONENTS_END,
    PARAGRAPH_START,
    ends_with,
    is_open,
    opens_name,
)
from patterns.text import is_capitals


def is_component_below(at: Break) -> bool:
    """`CÁC DỰ ÁN⏎DỰ ÁN 4 GIÁO DỤC NGHỀ NGHIỆP`: two headings in capitals."""
    return COMPONENT_LABEL.match(at.following.folded) is not None and ends_with(COMPONENTS_END, at.one.folded)


def may_be_above_component(one: Seen, _: Seen) -> bool:
    """What a line must have that is above a component."""
    return one.folded.endswith(COMPONENTS_END.ends)


def are_capitals(at: Break) -> bool:
    """A heading in capitals over several lines."""
    open_ended = not at.one.closed or at.one.text.endswith((";", ","))
    both = is_capitals(at.one.text) and is_capitals(at.following.text)
    return both and open_ended and mark_of(at.text) is not None


def is_one_in_capitals(at: Break) -> bool:
    """Capitals above or below other words, which no mark closes."""
    return not at.one.closed and (
        is_capitals(at.one.text) or (" " in at.following.text and is_capitals(at.following.text))
    )


def have_capitals(one: Seen, following: Seen) -> bool:
    """Whether one of two lines may be in capitals: it has no small letter."""
    return one.text.isupper() or following.text.isupper()


def opens_paragraph(at: Break) -> bool:
    """Words that open a paragraph of their own; inside a block only if the line before is closed."""
    one, following = at.one, at.following
    if not one.closed and (at.in_block or not following.text[0].isupper()):
        return False
    return PARAGRAPH_START.match(following.folded) is not None and not is_open(one.folded)


def may_open_paragraph(one: Seen, following: Seen) -> bool:
    """What must be so before a paragraph: the line is closed, or a capital begins the next one."""
    return one.closed or following.text[0].isupper()


def is_full_and_closed(at: Break) -> bool:
    """A line that the page shows to be full continues after any mark; a guess at the width is trusted less."""
    return at.one.closed and at.is_full and (at.one.folded[-1] == "." or at.one.line.full is True)


def is_heading_above_text(at: Break) -> bool:
    """A heading that fills its line or is in a block, above a text whose first word no sentence would have inside."""
    if at.group[0].mark is None or is_bullet(at.group[0]) or len(at.group) > 1:
        return False
    if at.one.line.full is not None or at.following.starts_low or (at.in_block and not at.layout.headings_touch):
        return False
    unfinished = is_open(at.one.folded) or ends_with(BODY_NOUN_END, at.one.text) or at.one.text.endswith(",")
    return not unfinished and not opens_name(at.following.text)
