"""Every pattern matches its examples, does not match what it must not, and does not crawl on hostile text."""

import importlib
import pathlib
import signal
from collections.abc import Iterator, Mapping
from types import FrameType

import pytest
import regex

import patterns
from extract.plan import read_plan
from patterns.fold import fold
from patterns.pattern import Pattern
from patterns.target.chunk import WORD
from tests.conftest import document_of

_FOLDER = pathlib.Path(next(iter(patterns.__path__)))
MODULES = sorted(
    ".".join(path.relative_to(_FOLDER).with_suffix("").parts)
    for path in _FOLDER.rglob("*.py")
    if path.stem != "__init__"
)
REPEATED = ("1", "1.", "1.000.", "0,", " ", "- ", "– ", "+ ", "(", "((1) ", "a", "đ) ", "| ", "/", "1/2/3/", "%", "1% - ", "01/", "I. ",
            "hộ nghèo, ", "số ", "năm 2021 - ", "Ủy ban nhân dân ", "căn cứ ", "Sở Y tế và ", "không ", "của ", "ngày ", "tháng 1 năm ",
            "Quyết định số ", "1 tỷ ", "phối hợp với ", "Dự án 1, ", "UBND, ", "từ 1 đến ", "nghèo và cận ")  # fmt: skip
LENGTH = 20_000
SECONDS = 2.0
"""CPU that a pattern may take for 20,000 characters of the worst text; the slowest took 0.2 s in 2026."""


def _found(value: object) -> Iterator[Pattern | regex.Pattern[str]]:
    """The patterns in a module's value: alone, or in tuples, lists and mappings."""
    if isinstance(value, Pattern | regex.Pattern):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _found(inner)
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from _found(inner)


ALL = [
    (module, name, found)
    for module in MODULES
    for name, value in vars(importlib.import_module(f"patterns.{module}")).items()
    for found in _found(value)
]
PATTERNS = list({id(found): (f"{module}.{found.name}", found) for module, _, found in reversed(ALL) if isinstance(found, Pattern)}.values())  # fmt: skip
BARE = list({id(found): (f"{module}.{name}", found) for module, name, found in ALL if isinstance(found, regex.Pattern)}.values())  # fmt: skip


def _ids(value: object) -> str:
    return value if isinstance(value, str) else ""


class _Alarm:
    """Ends what takes more than some seconds of CPU in this process."""

    def __init__(self, name: str, seconds: float) -> None:
        self.name, self.seconds = name, seconds

    def __enter__(self) -> None:
        self.before = signal.signal(signal.SIGVTALRM, self._ring)
        signal.setitimer(signal.ITIMER_VIRTUAL, self.seconds)

    def __exit__(self, *_: object) -> None:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, self.before)

    def _ring(self, _: int, __: FrameType | None) -> None:
        pytest.fail(f"{self.name} crawls: more than {self.seconds:g} s of CPU")


def _hostile(examples: tuple[str, ...] = ()) -> Iterator[str]:
    """Texts that make a bad pattern crawl: things repeated, and a pattern's own examples, whole and almost whole."""
    for piece in REPEATED:
        yield piece * (LENGTH // len(piece))
    for example in examples:
        for piece in (example, f"{example} ", example[:-1], example[: len(example) // 2], f"{example.split(' ')[0]} "):
            if piece:
                yield piece * (LENGTH // len(piece))
        yield example[:-1] + " " * LENGTH
        yield example[:-1] + "1" * LENGTH


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=_ids)
def test_examples(name: str, pattern: Pattern) -> None:
    assert pattern.matches, name
    assert [text for text in pattern.matches if not pattern.found_in(text)] == []
    assert [text for text in pattern.rejects if pattern.found_in(text)] == []


def _lines() -> Iterator[str]:
    """The examples of all patterns, and every line of the samples and of the cases."""
    for _, found in PATTERNS:
        yield from (*found.matches, *found.rejects)
    for path in (pathlib.Path(__file__).parent.parent / "corpus" / "samples").glob("*.txt"):
        yield from path.read_text(encoding="utf-8").split("\n")
    for path in (pathlib.Path(__file__).parent / "cases").rglob("*.jsonl"):
        for text in path.read_text(encoding="utf-8").split("\n"):
            yield from text.replace("\\n", "\n").replace('\\"', '"').split("\n")


_LINES = tuple(_lines())

GATED = [
    (name, found)
    for name, found in PATTERNS
    if found.needs or found.begins or found.starts or found.after or found.ends or found.known_by
]


@pytest.mark.parametrize(("name", "pattern"), GATED, ids=_ids)
def test_what_a_pattern_needs_is_in_every_match(name: str, pattern: Pattern) -> None:
    """A pattern that gets another way to match must say by what it is known (`needs`, `begins`, `starts`, `after`, `ends`, `known_by`)."""
    wrong = []
    for line in _LINES:
        text = line if pattern.cased else fold(line)
        match = pattern.compiled.search(text)
        if match is None:
            continue
        begins = not pattern.begins or match[0].startswith(pattern.begins)
        placed = not (pattern.starts or pattern.after) or match.start() in pattern.places(fold(text), 0, len(text))
        if not (begins and placed) or pattern.search(text) is None or not _is_known(pattern, text):
            wrong.append(text)
    assert wrong == []


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=_ids)
def test_no_match_begins_where_none_is_tried(name: str, pattern: Pattern) -> None:
    for line in (*pattern.matches, *_LINES[::29]):
        text = line if pattern.cased else fold(line)
        match = pattern.compiled.search(text)
        assert match is None or text[match.start() : match.start() + 1] not in pattern.never_first, text
        beginning = text[match.start() : match.start() + 3] if match else ""
        assert len(beginning) < 3 or not pattern.never_begins(beginning), text


def _is_known(pattern: Pattern, text: str) -> bool:
    return not pattern.known_by or not pattern.known_by.isdisjoint(WORD.compiled.findall(fold(text)))


@pytest.mark.parametrize(("name", "pattern"), PATTERNS, ids=_ids)
def test_hostile_text_does_not_crawl(name: str, pattern: Pattern) -> None:
    for text in _hostile(pattern.matches[:3]):
        folded = text if pattern.cased else fold(text)
        with _Alarm(f"{name} on {text[:20]!r}…", SECONDS):
            for _ in pattern.compiled.finditer(folded):  # whether it has what the pattern needs or not
                pass


@pytest.mark.parametrize(("name", "expression"), BARE, ids=_ids)
def test_hostile_text_does_not_make_a_bare_expression_crawl(name: str, expression: "regex.Pattern[str]") -> None:
    for text in _hostile():
        with _Alarm(f"{name} on {text[:20]!r}…", SECONDS):
            for _ in expression.finditer(text):
                pass


@pytest.mark.parametrize("piece", REPEATED, ids=repr)
def test_hostile_text_is_read_in_time(piece: str) -> None:
    """The whole way from text to records, with the text as a paragraph and as a heap of lines in a plan."""
    once = piece * (LENGTH // len(piece))
    lines = f"{piece * 10}\n" * (LENGTH // (10 * len(piece)))
    text = f"KẾ HOẠCH\nGiảm nghèo năm 2024\nCăn cứ {once};\nI. MỤC TIÊU\n{once}\n{lines}II. KINH PHÍ\n{once}\n"
    with _Alarm(f"reading {piece!r}…", 20.0):
        plan = read_plan(document_of(text))
    assert plan.header.doc_type == "Kế hoạch"
