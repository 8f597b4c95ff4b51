"""What is left out loses nothing: with every rule and pattern asked of every figure the rows are the same, names of rules too."""

import pathlib
from typing import TypeVar

import pytest

from corpus.document import Document
from extract.context import Dismissed
from extract.decision import Choice, Rule
from extract.funding import fact
from extract.plan import read_plan
from extract.record import Record
from extract.target.chunk import Sentence
from extract.target.reading import Reading
from kehoach import read
from patterns.fold import fold
from tests.conftest import CASES, cases, document_of

STEMS = sorted(
    path.relative_to(CASES).with_suffix("").as_posix()
    for table in ("target", "funding")
    for path in (CASES / table).glob("*.jsonl")
)
TITLE = "ỦY BAN NHÂN DÂN\nXÃ BA XA\nKẾ HOẠCH\nGiảm nghèo bền vững năm 2024\n"
"""Of a plan: cases without a header would be read as no plan."""

Evidence = TypeVar("Evidence")
Read = tuple[tuple[Record, ...], tuple[Dismissed, ...]]


@pytest.fixture
def all_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """No rule or pattern is left out by what is known of a figure or an amount at once."""

    def of(choice: Choice[Evidence, object], _: int) -> tuple[Rule[Evidence, object], ...]:
        return choice.rules

    monkeypatch.setattr(Choice, "of", of)
    monkeypatch.setattr(Sentence, "may_say", lambda _sentence, _pattern: True)
    monkeypatch.setattr(Reading, "finds", lambda _reading, pattern, words: pattern.search(words) is not None)


def _read(document: Document) -> Read:
    plan = read_plan(document)
    return plan.rows, plan.dismissed


@pytest.mark.parametrize("stem", STEMS)
def test_nothing_is_lost_in_the_cases(stem: str, request: pytest.FixtureRequest) -> None:
    texts = list(dict.fromkeys(f"{TITLE}{case['text']}" for case in cases(stem)))
    chosen = [_read(document_of(text)) for text in texts]
    request.getfixturevalue("all_asked")
    for text, found in zip(texts, chosen, strict=True):
        assert _read(document_of(text)) == found, text


def test_nothing_is_lost_in_the_samples(samples: list[pathlib.Path], request: pytest.FixtureRequest) -> None:
    chosen = [read(path).rows() for path in samples]
    request.getfixturevalue("all_asked")
    assert [read(path).rows() for path in samples] == chosen


def test_a_line_in_which_a_pattern_is_found_is_known_for_it() -> None:
    texts = [str(case["text"]) for stem in STEMS for case in cases(stem)]
    lines = [fold(line) for text in texts for line in text.split("\n")]
    for pattern, bit in fact.STATED.items():
        for line in (*map(fold, pattern.matches), *lines):
            assert pattern.compiled.search(line) is None or fact.of_words(line) & bit, (pattern.name, line)


def test_words_on_both_sides_of_a_bracket_are_known_as_one() -> None:
    assert fact.of_words("mức vay (50 triệu đồng)") == fact.of_words("mức v(1)ay (50 triệu đồng)")


def test_rules_are_left_out() -> None:
    rules: tuple[Rule[object, str], ...] = (
        Rule("both", bool, given=(1, 6)),
        Rule("one", bool, given=(2 | 8,)),
        Rule("any", bool),
    )
    choice = Choice(rules)
    assert [rule.name for rule in choice.of(1 | 4)] == ["both", "any"]
    assert [rule.name for rule in choice.of(8 | 16)] == ["one", "any"]
    assert choice.of(8) is choice.of(8 | 16)
