"""A word that may continue with an agency's name, and what it opens: a verb, a role, the next agency."""

from typing import NamedTuple

from extract.context import Context
from patterns.agency.listed import is_compound
from patterns.agency.name import HOLDER, NAME_END, OFFICE_NOUN, PROPER_NAME, START
from patterns.agency.role import MARK
from patterns.function_word import AND
from patterns.pattern import Match


class Word(NamedTuple):
    """A word that may continue with a name: the evidence of the rules."""

    context: Context
    start: int
    """Where the name begins."""
    match: Match
    end: int
    listed: bool
    before: tuple[str, ...]
    """The words of the name so far, as printed."""
    certain: int
    """How many of them were certain at the beginning: the head word, or a listed name."""

    @property
    def at(self) -> int:
        """Where the word begins."""
        return self.match.start("word")

    @property
    def join(self) -> str:
        """The mark or `và` before it, without blanks."""
        return self.match["join"].strip()

    @property
    def small(self) -> bool:
        """Whether it begins with a small letter."""
        return self.match["word"][0].islower()


def ends_name(word: Word) -> bool:
    """Whether a verb begins here; half of a word (`công trình`, `giao thông`) is not one."""
    folded, text = word.context.document.folded, word.context.document.text
    verb = NAME_END.match(folded, word.at, word.end) if word.small else None
    if verb is None:
        return False
    following = text[word.match.end() : word.match.end() + 12].split()[:1]
    if " " not in verb[0].strip() and following and is_compound(word.match["word"], following[0]):
        return False
    before = text[max(word.start, word.at - 12) : word.at].split()[-1:]
    return bool(word.join) or not before or not before[0].islower() or not is_compound(before[0], word.match["word"])


def opens_agency(word: Word) -> bool:
    """Whether the next agency, or its head, begins after a mark."""
    folded = word.context.document.folded
    return bool(word.join) and any(opens.match(folded, word.at, word.end) for opens in (START, HOLDER))


def opens_role(word: Word) -> bool:
    """Whether a role begins here (`chủ trì`)."""
    return MARK.match(word.context.document.folded, word.at, word.end) is not None


def opens_office(word: Word) -> bool:
    """Whether the noun of an office begins after a mark."""
    return bool(word.join) and OFFICE_NOUN.match(word.context.document.folded, word.at, word.end) is not None


def is_behind_proper_name(word: Word) -> bool:
    """Whether small letters follow the name of a place or person (`Nông sản Minh Phát bao tiêu`)."""
    last = word.before[word.certain :][-2:]
    return (
        word.small
        and len(last) == 2
        and all(part[0].isupper() for part in last)
        and not any(is_compound(*pair) for pair in ((last[0], last[1]), (last[1], word.match["word"])))
    )


def opens_place(word: Word) -> bool:
    """Whether the name of another place follows one that the name ends with (`Lê Lợi, Trần Phú và Nguyễn Huệ`)."""
    proper = PROPER_NAME.match(word.context.document.text, word.at, word.end)
    return word.join == AND and proper is not None and all(part[0].isupper() for part in word.before[-2:])
