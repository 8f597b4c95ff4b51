"""Shared by the tests: where things are, and a document out of a text."""

import json
import pathlib

import pytest

from corpus.assemble import assemble
from corpus.document import Document, Source
from corpus.text import lines_of

ROOT = pathlib.Path(__file__).parent.parent
SAMPLES = ROOT / "corpus" / "samples"
CASES = ROOT / "tests" / "cases"


def document_of(text: str) -> Document:
    """The document of a text in a test."""
    return assemble(Source("test.txt", "test.txt", "0" * 16, "text/plain"), list(lines_of(text)))


def cases(stem: str) -> list[dict[str, object]]:
    """The cases of a stem, one a line."""
    return [json.loads(line) for line in (CASES / f"{stem}.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="session")
def samples() -> list[pathlib.Path]:
    """The sample plans."""
    return sorted(path for path in SAMPLES.iterdir() if path.is_file())
