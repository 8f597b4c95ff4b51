"""Listed names in any spelling, found at a place of a folded text: a tree of letters instead of an expression with every name.

An expression of a thousand names takes a quarter of a second to compile and is tried name by name; the tree is built in a
hundredth of that and goes down one letter at a time.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import regex

Tree: TypeAlias = dict[str, tuple[str, "Tree"]]
"""The first letters of pieces of names, each with the piece, up to where names part, and what follows it; the empty piece is where one
word ends and the next begins, `\\n` where a name ends.
"""

_NEXT_WORD, _END = "", "\n"
_NOTHING: tuple[str, Tree] = ("", {})
"""No piece, and nothing below it."""

JOINTS = (
    regex.compile(r"[ ]?[-,&][ ]?(?:và[ ]?)?|[ ]và[ ]?|[ ]", regex.VERBOSE),
    regex.compile(r"[ ]?[-,&][ ]?|[ ]", regex.VERBOSE),
)
"""What may join the words of a name, with `và` and, where that is the beginning of a word, without."""
_JOINING = frozenset(" -,&")
"""What `JOINTS` begin with."""
_LETTERS = regex.compile(r"[\p{L}\p{Nd}]*")
"""What a text begins with up to the first place where a word may end, or be joined by `JOINTS`."""

CLOSE_JOINTS = (
    regex.compile(r"(?:[ ]?[-,&][ ]?(?:và[ ]?)?|[ ]?và[ ]?|[ ])?", regex.VERBOSE),
    regex.compile(r"(?:[ ]?[-,&][ ]?|[ ])?", regex.VERBOSE),
    regex.compile(r"", regex.VERBOSE),
)
"""The same where words may also be written together."""


class NameTree:
    """The names of a list, each given as its folded words."""

    def __init__(self, names: Iterable[Sequence[str]], joints: Sequence["regex.Pattern[str]"] = JOINTS) -> None:
        self._joints = joints
        self._tree: Tree = {}
        self._opened: set[str] = set()
        """The first two letters of the names, and first words of one letter."""
        self._below: dict[str, tuple[int, Tree]] = {}
        """By the letters that names begin with, up to the first sign: how many of them are done with, and what follows these."""
        for name in names:
            self._opened.add(name[0][:2])
            self._below.setdefault(_LETTERS.findall(name[0])[0], (0, self._tree))
            below = _added(self._tree, name[0])
            if name[0].isalnum():
                self._below[name[0]] = (len(name[0]), below)
            for word in name[1:]:
                below = _added(below.setdefault(_NEXT_WORD, (_NEXT_WORD, {}))[1], word)
            below[_END] = (_END, {})
        _join_pieces(self._tree)

    def end(self, folded: str, start: int, end: int | None = None) -> int | None:
        """Where the longest name ends that begins at `start`, at the end of a word; None if none does."""
        if folded[start : start + 2] not in self._opened and folded[start : start + 1] not in self._opened:
            return None
        last = len(folded) if end is None else min(end, len(folded))
        if self._joints is not JOINTS:
            return self._longest(self._tree, folded, start, last)
        found = self._below.get(_LETTERS.match(folded, start, last)[0])  # type: ignore[index]
        if found is None:
            return None  # the first word is another one, as it nearly always is where no name begins
        return self._longest(found[1], folded, start + found[0], last)

    def _longest(self, node: Tree, folded: str, at: int, end: int) -> int | None:
        best: int | None = None
        while True:
            if _END in node and (at == end or not (folded[at].isalpha() or folded[at].isdecimal())):
                best = at
            if _NEXT_WORD in node:
                following = node[_NEXT_WORD][1]
                if _is_blank(folded, at, end):
                    node, at = following, at + 1
                    continue
                best = max((best, *self._behind_joint(following, folded, at, end)), key=_place)
            piece, node = node.get(folded[at], _NOTHING) if at < end else _NOTHING
            if not piece or not folded.startswith(piece, at, end):
                return best
            at += len(piece)

    def _behind_joint(self, node: Tree, folded: str, at: int, end: int) -> Iterable[int | None]:
        """Where names end that continue after each way to join two words."""
        if self._joints is JOINTS and folded[at : at + 1] not in _JOINING:
            return ()
        places = {joint.end() for pattern in self._joints if (joint := pattern.match(folded, at, end))}
        return [self._longest(node, folded, place, end) for place in places]


def _added(tree: Tree, word: str) -> Tree:
    """What follows a word's letters, which are put into a tree one by one."""
    for letter in word:
        tree = tree.setdefault(letter, (letter, {}))[1]
    return tree


def _join_pieces(tree: Tree) -> None:
    """Put together, below a tree, the letters that only one other may follow."""
    for first, (piece, below) in tree.items():
        while len(below) == 1 and not below.keys() & {_NEXT_WORD, _END} and piece not in (_NEXT_WORD, _END):
            [(more, below)] = below.values()
            piece += more
        tree[first] = (piece, below)
        _join_pieces(below)


def _place(end: int | None) -> int:
    """An end, or -1 for none: to compare ends by."""
    return -1 if end is None else end


def _is_blank(folded: str, at: int, end: int) -> bool:
    """Whether two words are joined by a blank and nothing else, as nearly all are."""
    return at + 1 < end and folded[at] == " " and folded[at + 1].isalpha() and folded[at + 1] != "v"
