"""Every pattern matches its examples, does not match what it must not, and does not crawl on hostile text."""

import importlib
import pathlib
import signal
from types import FrameType

import pytest

import patterns
from patterns.fold import fold
from patterns.pattern import Pattern

MODULES = sorted(
    path.stem for path in pathlib.Path(next(iter(patterns.__path__))).glob("*.py") if path.stem != "__init__"
)
PATTERNS = [
    (name, pattern)
    for name in MODULES
    for pattern in vars(importlib.import_module(f"patterns.{name}")).values()
    if isinstance(pattern, Pattern)
]
UNIQUE = {id(pattern): (f"{module}.{pattern.name}", pattern) for module, pattern in PATTERNS}
HOSTILE = ("1" * 20_000, "1." * 10_000, " " * 20_000, "- " * 10_000, "hộ nghèo, " * 2_000, "(" * 10_000, "số " * 6_000, "năm 2021 - " * 2_000,
           "Ủy ban nhân dân " * 1_500, "căn cứ " * 3_000, "1/2/3/" * 4_000, "Sở Y tế và " * 2_000, "không " * 4_000, "a" * 20_000, "1% - " * 4_000)  # fmt: skip
SECONDS = 20


@pytest.mark.parametrize(
    ("name", "pattern"), UNIQUE.values(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_examples(name: str, pattern: Pattern) -> None:
    assert pattern.matches, name
    assert [text for text in pattern.matches if not pattern.found_in(text)] == []
    assert [text for text in pattern.rejects if pattern.found_in(text)] == []


@pytest.mark.parametrize(
    ("name", "pattern"), UNIQUE.values(), ids=lambda value: value if isinstance(value, str) else ""
)
def test_hostile_text_does_not_crawl(name: str, pattern: Pattern) -> None:
    def alarm(_: int, __: FrameType | None) -> None:
        raise TimeoutError(name)

    before = signal.signal(signal.SIGALRM, alarm)
    signal.alarm(SECONDS)
    try:
        for text in HOSTILE:
            for start, _ in zip(range(0, 40, 7), range(3), strict=False):
                pattern.search(text if pattern.cased else fold(text), start)
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
