"""The end of a line, and what is known around it."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.line_layout import Layout, Seen


class Break(NamedTuple):
    """The end of a line: the lines of the paragraph so far, the line below, and what is known around them."""

    group: Sequence[Seen]
    one: Seen
    """The line that ends here, the last of the group."""
    following: Seen
    layout: Layout
    in_block: bool
    """Whether every break here is a wrap: a block of a text in blocks, and no letterhead."""
    below: Seen | None
    """The line below the next one, in the same block."""

    @property
    def more_dashes(self) -> bool:
        """Whether the line below the next one is a bullet too."""
        return self.below is not None and self.below.mark is not None and self.below.mark.kind == "dash"

    @property
    def text(self) -> str:
        """The paragraph so far."""
        return joined_text([one.text for one in self.group])

    @property
    def is_full(self) -> bool:
        """Whether the next word could not have been on the line."""
        one, width = self.one, self.layout.width
        if one.line.full is not None:
            return one.line.full
        # Lines set in a proportional font vary by a quarter; capitals and first lines of a paragraph are shorter.
        return width is not None and len(one.text) + 1 + len(self.following.text.split(" ", 1)[0]) >= 0.75 * width


def joined_text(texts: Sequence[str]) -> str:
    """Lines put together: `842/QĐ-` continues without a blank, `2021 -` with one."""
    text = texts[0]
    for following in texts[1:]:
        text += ("" if ends_inside_word(text) else " ") + following
    return text


def ends_inside_word(text: str) -> bool:
    """Whether a line breaks off in a symbol (`842/QĐ-`)."""
    return text[-1] in "-/" and len(text) > 1 and not text[-2].isspace()
