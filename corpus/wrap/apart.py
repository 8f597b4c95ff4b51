"""Lines that the page or its marks of emphasis part or join, whatever they state."""

from corpus.line_layout import Seen
from corpus.wrap.ending import Break
from patterns.text import is_capitals


def is_label_alone(at: Break) -> bool:
    """A heading's label (`II.`) with its words on the line below."""
    return len(at.group) == 1 and at.one.is_label and not at.following.line.blank_before


def is_label(one: Seen, _: Seen) -> bool:
    """Whether the line is a label."""
    return one.is_label


def is_emphasis_open(at: Break) -> bool:
    """Emphasis that continues below, but in a letterhead or signature."""
    if at.one.line.emphasis != "open" or at.following.line.blank_before:
        return False
    return not any(one.official for one in (*at.group, at.following))


def is_emphasis_closed(at: Break) -> bool:
    """A heading whose emphasis ends with its line, above a text without emphasis."""
    if at.one.line.emphasis != "whole" or at.following.line.emphasis is not None:
        return False
    marked = at.group[0].mark is not None or at.group[0].is_label
    return marked and not at.following.starts_low and not is_capitals(at.following.text)
