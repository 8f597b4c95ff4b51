"""An agency's name that the header prints in capitals, in the letters in which the text prints the same words.

Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.2 (the header in capitals), Phụ lục II, mục IV (capitals inside a sentence).
"""

from collections.abc import Iterator

from corpus.document import Document, Span
from patterns.agency.spelling import HEAD_WORDS
from patterns.fold import fold
from patterns.text import is_capitals


def printed_in_text(document: Document, agency: str) -> str:
    """The name as a sentence of the document prints it; as given if none does."""
    if not is_capitals(agency):
        return agency
    for span in _occurrences(fold(agency), document.folded):
        printed = document.quote(span)
        if not is_capitals(printed) and not _head_in_capitals(printed):
            return _with_capitals(printed)
    return agency


def whole_words(name: str, within: str) -> Span | None:
    """Where the words of a name are inside another one."""
    return next(_occurrences(fold(name), fold(within)), None)


def _occurrences(name: str, folded: str) -> Iterator[Span]:
    at = folded.find(name)
    while at >= 0:
        end = at + len(name)
        if not folded[max(0, at - 1) : at].isalnum() and not folded[end : end + 1].isalnum():
            yield Span(at, end)
        at = folded.find(name, end)


def _head_in_capitals(printed: str) -> bool:
    """Whether each word of a head of several has a capital (`Trung Tâm Y Tế`): then capitals state nothing about the spelling."""
    head = HEAD_WORDS.match(fold(printed))
    words = printed[: head.end()].split() if head else []
    return len(words) > 1 and all(word[0].isupper() and not word.isupper() for word in words)


def _with_capitals(printed: str) -> str:
    """The first letter, and that of the word after the head, in capitals."""
    head = HEAD_WORDS.match(fold(printed))
    for at in (0, head.end()) if head else (0,):
        printed = printed[:at] + printed[at : at + 1].upper() + printed[at + 1 :]
    return printed
