"""Whether a line goes on in the next one: named rules, the first that holds decides.

What the file shows as a whole (`corpus.line_layout`) weighs more than the single line.
"""

import itertools
from collections.abc import Callable, Sequence
from typing import NamedTuple

from corpus.line_layout import Layout, Seen, is_bullet
from patterns.agency.listed import canonical_agency, known_agency
from patterns.money import MONEY
from patterns.outline.mark import mark_of
from patterns.outline.wrap import (
    BODY_NOUN_END,
    CITED_PART,
    CITED_PART_END,
    COMPONENT_LABEL,
    COMPONENTS_END,
    FIGURE_ASKED,
    NUMBER_ASKED,
    PARAGRAPH_START,
    PLACE_END,
    QUOTE_ASKED,
    ends_with,
    goes_on_with_dash,
    is_open,
    opens_name,
)
from patterns.text import is_capitals


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


_SHORTEST_SENTENCE = 60
"""Marked words shorter than this may be a heading."""


class Rule(NamedTuple):
    """One reason: its name, when it holds, and whether the line then goes on."""

    name: str
    when: Callable[[Break], object]
    joins: bool
    marked: bool | None = None
    """Whether the line below has a mark where the rule may hold; None if that is all the same, as in the next columns."""
    gap: bool | None = None
    """Whether a blank line is between."""
    closed: bool | None = None
    """Whether the line ends a clause."""
    emphasised: bool | None = None
    """Whether marks of emphasis are open at the line's end or enclose it."""

    def fits(self, marked: bool, gap: bool, closed: bool, emphasised: bool) -> bool:
        """Whether the rule may hold at a break of such a kind."""
        known = ((self.marked, marked), (self.gap, gap), (self.closed, closed), (self.emphasised, emphasised))
        return all(asked is None or asked == found for asked, found in known)


def joined_text(texts: Sequence[str]) -> str:
    """Lines put together: `842/QĐ-` goes on without a blank, `2021 -` with one."""
    text = texts[0]
    for following in texts[1:]:
        text += ("" if ends_inside_word(text) else " ") + following
    return text


def ends_inside_word(text: str) -> bool:
    """Whether a line breaks off in a symbol (`842/QĐ-`)."""
    return text[-1] in "-/" and len(text) > 1 and not text[-2].isspace()


def goes_on(at: Break) -> bool:
    """Whether the paragraph goes on in the next line."""
    one, following = at.one, at.following
    kind = (following.mark is not None, following.line.blank_before, one.closed, one.line.emphasis is not None)
    for rule in _RULES_OF[kind]:
        if rule.when(at):
            return rule.joins
    raise LookupError("the last rule must hold always")


def _is_parted(at: Break) -> bool:
    return at.one.line.apart or at.following.line.apart or at.following.line.walled


def _is_label_alone(at: Break) -> bool:
    return len(at.group) == 1 and at.one.is_label and not at.following.line.blank_before


def _is_emphasis_open(at: Break) -> bool:
    if at.one.line.emphasis != "open" or at.following.line.blank_before:
        return False
    return not any(one.official for one in (*at.group, at.following))


def _is_emphasis_closed(at: Break) -> bool:
    """A heading whose emphasis ends with its line, above a text without emphasis."""
    if at.one.line.emphasis != "whole" or at.following.line.emphasis is not None:
        return False
    marked = at.group[0].mark is not None or at.group[0].is_label
    return marked and not at.following.starts_low and not is_capitals(at.following.text)


def _is_wrapped_number(at: Break) -> bool:
    """`trước ngày⏎25. Kết quả …`, `tại Mục⏎II. Các đơn vị …`: a number that the line before asks for."""
    mark = at.following.mark
    return (
        mark is not None
        and mark.kind in ("arabic", "roman")
        and not at.following.line.blank_before
        and ends_with(NUMBER_ASKED, at.one.folded)
        and not is_capitals(at.following.text)
        and not is_capitals(at.one.text[at.one.mark.end if at.one.mark else 0 :])  # `Phần II. CÁC DỰ ÁN` is a heading
    )


def _is_wrapped_year(at: Break) -> bool:
    """`GIAI ĐOẠN⏎2022 - 2026`, `giai đoạn 2021 -⏎2025`: figures without a mark that the line before asks for."""
    one, following = at.one, at.following
    if following.line.blank_before or following.mark is not None or not following.text[0].isdigit() or one.closed:
        return False
    return ends_with(NUMBER_ASKED, one.folded) or one.folded.endswith(" -")


def _is_cited_part(at: Break) -> bool:
    """`khoản 4⏎Điều 9 Thông tư …`: a cited article is not a heading."""
    mark = at.following.mark
    if mark is None or mark.kind != "part" or at.one.closed or at.following.line.blank_before:
        return False
    return CITED_PART.match(at.following.folded) is not None or ends_with(CITED_PART_END, at.one.folded)


def _is_wrapped_dash(at: Break) -> bool:
    """A dash inside a name or a span of years; inside a block also one that begins no list."""
    one, following = at.one, at.following
    if following.mark is None or following.mark.kind != "dash" or one.closed:
        return False
    if goes_on_with_dash(one.text, following.text):
        return True
    if not at.in_block or following.line.blank_before or at.more_dashes or is_capitals(one.text):
        return False
    low = following.text.lstrip("-– ")[:1].islower()
    heading = at.group[0].mark is not None and len(at.text) < _SHORTEST_SENTENCE and not low
    return not (at.layout.dashes_touch or is_bullet(at.group[0]) or heading)


def _is_inside_word(at: Break) -> bool:
    """`842/QĐ-⏎UBND`, also over a blank line."""
    if not ends_inside_word(at.one.text):
        return False
    return not at.following.line.blank_before or at.following.text[:2].isupper()


def _is_inside_sentence(at: Break) -> bool:
    return at.following.starts_low and not at.one.closed and not is_capitals(at.one.text)


def _is_wrapped_figure(at: Break) -> bool:
    """`giảm tối thiểu⏎140 hộ`, `≤⏎9%`: a figure without a mark, asked for by words that end no paragraph."""
    if not at.following.text[0].isdigit():
        return False
    if is_open(at.one.folded):
        return True
    return at.following.mark is None and ends_with(FIGURE_ASKED, at.one.folded)


def _is_inside_brackets(at: Break) -> bool:
    """`(trong đó: VNPT:⏎25 trạm, Viettel: 33 trạm)`: a colon inside brackets that the next line closes."""
    if not at.one.text.endswith(":") or at.one.text.count("(") <= at.one.text.count(")"):
        return False
    opening, closing = at.following.text.find("("), at.following.text.find(")")
    return closing >= 0 and not 0 <= opening < closing


def _is_component_below(at: Break) -> bool:
    """`CÁC DỰ ÁN⏎DỰ ÁN 4 GIÁO DỤC NGHỀ NGHIỆP`: two headings in capitals."""
    return COMPONENT_LABEL.match(at.following.folded) is not None and ends_with(COMPONENTS_END, at.one.folded)


def _are_capitals(at: Break) -> bool:
    """A heading in capitals over several lines."""
    open_ended = not at.one.closed or at.one.text.endswith((";", ","))
    both = is_capitals(at.one.text) and is_capitals(at.following.text)
    return both and open_ended and mark_of(at.text) is not None


def _is_one_in_capitals(at: Break) -> bool:
    return not at.one.closed and (
        is_capitals(at.one.text) or (" " in at.following.text and is_capitals(at.following.text))
    )


def _opens(at: Break) -> bool:
    """Words that open a paragraph of their own; inside a block only where the line before is closed."""
    one, following = at.one, at.following
    if PARAGRAPH_START.match(following.folded) is None or is_open(one.folded):
        return False
    return one.closed or (following.text[0].isupper() and not at.in_block)


def _is_full_and_closed(at: Break) -> bool:
    """A line that the page shows to be full goes on after any mark; a guess at the width is trusted less."""
    return at.one.closed and at.is_full and (at.one.folded[-1] == "." or at.one.line.full is True)


def _is_heading_above_text(at: Break) -> bool:
    """A heading that fills its line or is in a block, above a text whose first word no sentence would have inside."""
    if at.group[0].mark is None or is_bullet(at.group[0]) or len(at.group) > 1:
        return False
    if at.one.line.full is not None or at.following.starts_low or (at.in_block and not at.layout.headings_touch):
        return False
    unfinished = is_open(at.one.folded) or ends_with(BODY_NOUN_END, at.one.text) or at.one.text.endswith(",")
    return not unfinished and not opens_name(at.following.text)


def _asks_for_more(at: Break) -> bool:
    """A line's end that asks for more; `Các văn bản đã ban hành` may be a heading where lines are not wrapped."""
    one, width = at.one, at.layout.width
    if one.line.full is not None or width is None:
        return False
    long = len(one.text) >= 0.5 * width and ends_with(PLACE_END, one.folded)
    return is_open(one.folded) or long


_NAME_AROUND = 70
"""How far around a line's end the name of an agency is looked for."""


def _is_sum_behind_colon(at: Break) -> bool:
    """`Kinh phí:⏎1.204 triệu đồng. Chủ trì: …`: a sum that opens a line ends its sentence there; one that goes on (`300 triệu đồng từ …`) may open a list."""
    if not at.one.text.endswith(":"):
        return False
    match = MONEY.match(at.following.folded)
    if match is None:
        return False
    behind = at.following.folded[match.end() :]
    return not behind.strip(" .;,") or behind.startswith(". ")


def _is_inside_agency(at: Break) -> bool:
    """`Sở⏎Khoa học và Công nghệ`: an agency of the list goes over the line's end, and what is before it is not a whole heading."""
    before, after = at.one.folded[-_NAME_AROUND:], at.following.folded[:_NAME_AROUND]
    if not at.following.text[0].isupper() or is_capitals(at.one.text):
        return False
    around = f"{before} {after}"
    starts = [0, *(index + 1 for index, letter in enumerate(before) if letter == " ")]
    for known in filter(None, (known_agency(around, start) for start in starts)):
        if known.start < len(before) < known.name_end:
            heading = at.one.text[at.one.mark.end if at.one.mark else 0 :].strip()
            return canonical_agency(heading) is None
    return False


def _ends_with_and(at: Break) -> bool:
    """`Công an tỉnh và⏎Ủy ban nhân dân các xã`: no paragraph ends with `và`."""
    return at.one.folded.endswith(" và") and not is_capitals(at.one.text)


def _is_quoted_title(at: Break) -> bool:
    """`phê duyệt Đề án⏎“Tăng cường năng lực …”`: a title in quotation marks."""
    opens = at.following.text[0] in '“"'
    return opens and ends_with(QUOTE_ASKED, at.one.folded) and not is_capitals(at.one.text)


def _always(_: Break) -> bool:
    return True


RULES: tuple[Rule, ...] = (
    Rule("apart", _is_parted, False),
    Rule("label alone", _is_label_alone, True, marked=False, gap=False),
    Rule("emphasis open", _is_emphasis_open, True, gap=False, emphasised=True),
    Rule("emphasis closed", _is_emphasis_closed, False, emphasised=True),
    Rule("wrapped number", _is_wrapped_number, True, marked=True, gap=False),
    Rule("wrapped year", _is_wrapped_year, True, marked=False, gap=False, closed=False),
    Rule("cited article", _is_cited_part, True, marked=True, gap=False, closed=False),
    Rule("wrapped dash", _is_wrapped_dash, True, marked=True, closed=False),
    Rule("mark", _always, False, marked=True),
    Rule("inside a word", _is_inside_word, True),
    Rule("sentence over a gap", _is_inside_sentence, True, gap=True, closed=False),
    Rule("gap", _always, False, gap=True),
    Rule("component below", _is_component_below, False),
    Rule("capitals go on", _are_capitals, True),
    Rule("opening words", _opens, False),
    Rule("closed and low", lambda at: at.following.starts_low, True, closed=True),
    Rule("closed and full", _is_full_and_closed, True, closed=True),
    Rule("inside brackets", _is_inside_brackets, True, closed=True),
    Rule("sum after a colon", _is_sum_behind_colon, True, closed=True),
    Rule("closed", _always, False, closed=True),
    Rule("wrapped figure", _is_wrapped_figure, True),
    Rule("quoted title", _is_quoted_title, True),
    Rule("capitals end", _is_one_in_capitals, False),
    Rule("low", lambda at: at.following.starts_low, True),
    Rule("inside an agency's name", _is_inside_agency, True),
    Rule("và", _ends_with_and, True),
    Rule("heading above its text", _is_heading_above_text, False),
    Rule("inside a block", lambda at: at.in_block, True),
    Rule("full", lambda at: at.is_full, True),
    Rule("asks for more", _asks_for_more, True),
    Rule("short line", _always, False),
)
"""In order: the first that holds decides."""

_RULES_OF = {
    kind: tuple(rule for rule in RULES if rule.fits(*kind)) for kind in itertools.product((True, False), repeat=4)
}
"""The rules for each kind of break: whether a mark, a gap, a closed line, an emphasis are there."""
