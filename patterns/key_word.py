"""Words and letters that a pattern is known by, so that most places of a text are soon refused."""

import collections
from collections.abc import Iterable

from patterns.fold import fold


def signs(phrases: Iterable[str]) -> tuple[str, ...]:
    """A small set of words such that every phrase contains at least one: what a pattern of these phrases `needs`.

    >>> signs(("với điều kiện", "đủ điều kiện", "nếu"))
    ('kiện', 'nếu')
    """
    left = [fold(phrase).split() for phrase in phrases]
    found: list[str] = []
    while left:
        common = collections.Counter(word for phrase in left for word in set(phrase))
        best = min(common, key=lambda word: (-common[word], -len(word), word))
        if common[best] == 1:
            return (*found, *(" ".join(phrase) for phrase in left))
        found.append(best)
        left = [phrase for phrase in left if best not in phrase]
    return tuple(found)


def kernels(phrases: Iterable[str]) -> tuple[str, ...]:
    """The folded phrases that contain no other of them: what a pattern of few phrases `needs` where `signs` are words of most texts.

    >>> kernels(("Ngoài ra", "Ngoài", "không kể"))
    ('ngoài', 'không kể')
    """
    found: list[str] = []
    for phrase in sorted(map(fold, phrases), key=len):
        if not any(kernel in phrase for kernel in found):
            found.append(phrase)
    return tuple(found)


def whole(phrases: Iterable[str]) -> tuple[str, ...]:
    """The folded phrases that contain no other of them as words: `kernels` for who looks words up and not letters.

    >>> whole(("thu ngân sách", "thu", "thường xuyên"))
    ('thu', 'thường xuyên')
    """
    found: list[str] = []
    for phrase in sorted(map(fold, map(str.strip, phrases)), key=len):
        if not any(f" {kernel} " in f" {phrase} " for kernel in found):
            found.append(phrase)
    return tuple(found)


def key_words(phrases: Iterable[str]) -> frozenset[str]:
    """A small set of words such that every phrase contains at least one: what a pattern of these phrases is `known_by`.

    >>> sorted(key_words(("với điều kiện", "đủ điều kiện", "nếu")))
    ['kiện', 'nếu']
    """
    left = [[word for word in fold(phrase).split() if word.isalpha()] for phrase in phrases]
    found: set[str] = set()
    while left:
        common = collections.Counter(word for phrase in left for word in set(phrase))
        best = min(common, key=lambda word: (-common[word], -len(word), word))
        found.add(best)
        left = [phrase for phrase in left if best not in phrase]
    return frozenset(found)


def opening(phrases: str, also: str = "", *, cased: bool = False) -> str:
    """A look at the two letters that any of the phrases begins with, or at what else may be first: most places of a text are soon refused.

    `cased`: for a text that is not folded.

    >>> opening("đến|đầu|trước", r"\\d"), opening("Tại|ở đây", cased=True)
    ('(?=tr|đ[ầế]|\\\\d)', '(?=[Tt][Ạạ]|[Ởở][ ])')
    """
    seconds: dict[str, set[str]] = {}
    for phrase in fold(phrases).split("|"):
        seconds.setdefault(phrase[0], set()).add(phrase[1])
    pairs = (f"{_one_of(first, cased)}{_one_of(''.join(found), cased)}" for first, found in sorted(seconds.items()))
    return f"(?={'|'.join((*pairs, also) if also else pairs)})"


def _one_of(letters: str, cased: bool) -> str:
    """One of some letters, or of their capitals if case shows."""
    found = sorted({*letters, *letters.upper()} if cased else {*letters})
    return found[0] if len(found) == 1 and found[0].isalpha() else f"[{''.join(found)}]"
