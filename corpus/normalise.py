"""Characters corrected, line by line: ordered, idempotent steps that never add or drop a digit.

Source: TCVN 6909:2001 (Unicode for Vietnamese); the odd characters are those that text layers, web
portals and converters were seen to leave.  NFC, never NFKC, which would turn m² into m2.  Each step first
looks, which costs little, whether there is anything for it to do: most text is right as it is.
"""

import itertools
import operator
import unicodedata
from collections.abc import Callable, Sequence

from patterns.syllable import syllables
from patterns.text import (
    BLANKS,
    EMPHASIS_MARK,
    ESCAPED_BREAK,
    INVISIBLE,
    LOW_LINES,
    MARKDOWN_HEADING,
    RULE_LINE,
    places_of,
)

_LOOKALIKES = str.maketrans(
    {
        "Ƣ": "Ư",
        "ƣ": "ư",
        "Ð": "Đ",
        "\u0002": "-",
        "\u2011": "-",
        "\x0b": "\n",
        "\x85": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_LOOKALIKE = tuple(map(chr, _LOOKALIKES))
_ANY_LOOKALIKE = frozenset(_LOOKALIKE)
_SHORT = 100
"""Characters up to which examining each is quicker than a search for each lookalike."""


def breaks(text: str) -> str:
    r"""Line ends as `\n`, also those that a web portal left as the four characters `\r\n`."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return ESCAPED_BREAK.sub("\n", text) if "\\" in text else text


def lookalikes(text: str) -> str:
    """Letters that replace Vietnamese ones (`Ƣ` for `Ư`, Icelandic `Ð`), pdfium's U+0002 for a hyphen."""
    if len(text) <= _SHORT:
        return text if _ANY_LOOKALIKE.isdisjoint(text) else text.translate(_LOOKALIKES)
    return text.translate(_LOOKALIKES) if any(char in text for char in _LOOKALIKE) else text


def invisible(text: str) -> str:
    """Zero-width characters, soft hyphens, byte-order marks and other controls taken out; form feeds stay."""
    return text if text.replace("\n", " ").isprintable() else INVISIBLE.sub("", text)


def composed(text: str) -> str:
    """Letters and their marks as one code point (NFC)."""
    return unicodedata.normalize("NFC", text)


def plain(text: str) -> str:
    """Leftovers of markdown (`**I. MỤC TIÊU**`, `### `, `*(…)*`) taken out."""
    text = MARKDOWN_HEADING.sub("", text) if "#" in text else text
    text = LOW_LINES.sub("", text) if "__" in text else text
    return EMPHASIS_MARK.sub("", text) if "*" in text else text


CHARACTER_STEPS: tuple[Callable[[str], str], ...] = (breaks, composed, lookalikes, invisible)
STEPS: tuple[Callable[[str], str], ...] = (*CHARACTER_STEPS, plain)


def normalise(text: str) -> str:
    """All steps, in order; blanks inside a line are left for `single_spaced`."""
    return plain(characters(text))


def characters(text: str) -> str:
    """All steps but the last: marks of emphasis stay, for they show where lines continue."""
    for step in CHARACTER_STEPS:
        text = step(text)
    return text


def _printed_characters(text: str) -> str:
    """`normalise` of a text in which nothing is but printed characters, U+0020 and line ends."""
    text = ESCAPED_BREAK.sub("\n", text) if "\\" in text else text
    return plain(lookalikes(composed(text)))


def single_spaced(line: str) -> str:
    """A line with every run of blanks as one space, none at the ends."""
    if "  " in line or not line.isprintable():  # other blanks than U+0020 count as unprintable
        line = BLANKS.sub(" ", line)
    return line.strip()


def each_single_spaced(lines: Sequence[str]) -> list[str]:
    """`single_spaced` of each of several lines: most have only blanks at their ends to lose."""
    found = list(map(str.strip, lines))
    for at in places_of(lines, ["  "]):
        found[at] = single_spaced(lines[at])
    for at in itertools.compress(itertools.count(), map(operator.not_, map(str.isprintable, lines))):
        found[at] = single_spaced(lines[at])
    return found


def is_printed(text: str) -> bool:
    """Whether a text contains only printed characters, U+0020 and line ends."""
    return text.replace("\n", " ").isprintable()


def normalised_lines(raws: Sequence[str], *, are_printed: bool = False) -> list[str]:
    """`normalise` and `single_spaced` of each of several lines, all at once; `are_printed` states that `is_printed` is true for them.

    There may be more lines then: some characters stand for line ends.
    """
    text = "\n".join(raws)
    if not are_printed and not is_printed(text):
        return list(map(single_spaced, normalise(text).split("\n")))
    found = _printed_characters(text)
    lines = raws if found is text else found.split("\n")
    return list(map(single_spaced if "  " in found else str.strip, lines))


def closed_up(line: str) -> str:
    """A single-spaced line with its words closed up where blanks are between their letters (`K Ế H O Ạ C H`).

    Only a line of nothing but capitals that make whole syllables: `A B C` heads columns, `I V X` are numbers.
    """
    if (
        line[1:2] != " "
        or line[3:4] != " "
        or any(len(letter) != 1 or not letter.isupper() for letter in line.split(" "))
    ):
        return line
    return " ".join(syllables(line.replace(" ", ""))) or line


def are_rules(lines: Sequence[str]) -> list[bool]:
    """`is_rule` of each of several lines; nearly all begin with a letter or a digit."""
    found = [False] * len(lines)
    begin_with_words = map(str.isalnum, map(operator.itemgetter(slice(1)), lines))
    for at in itertools.compress(itertools.count(), map(operator.not_, begin_with_words)):
        found[at] = RULE_LINE.fullmatch(lines[at]) is not None
    return found


def is_rule(line: str) -> bool:
    """Whether a line only draws a rule (`-------`, `–––`, `____`)."""
    return not line[:1].isalnum() and RULE_LINE.fullmatch(line) is not None
