"""Messages: one template each, in both languages, with the values that the code gives it; none is in the code."""

import ast
import datetime
import decimal
import string
from collections.abc import Iterator
from typing import get_args

import pytest
import regex

from corpus.document import DoubtCode, Severity
from corpus.errors import CorruptError, TooLargeError, UnreadableError
from corpus.message import Message, joined, number_in, say, templates, written
from extract.issue_code import IssueCode
from kehoach.review.request import RefusedError
from kehoach.run.cluster import ClusterError
from kehoach.words import Lang, Wording, own_words
from outputs.review.correction_file import CorrectionError
from outputs.review.page_image import ImageError
from outputs.sql import QueryError
from outputs.store.folder import BusyError, OutputError, UsageError
from outputs.value import WrongValueError
from tests.conftest import ROOT

MODULES = [path for name in ("corpus", "extract", "outputs", "kehoach") for path in sorted((ROOT / name).rglob("*.py"))]
_GIVING = {"say": 0, "issue": 0, "doubt": 0, "line_note": 2, "_issue": 1}
"""Functions that take the key of a message, and where."""
_ERRORS = {
    error.__name__
    for error in (
        UnreadableError,
        *UnreadableError.__subclasses__(),
        OutputError,
        BusyError,
        WrongValueError,
        RefusedError,
        ClusterError,
        CorrectionError,
        ImageError,
        QueryError,
        UsageError,
    )
}
_LEFT_OUT = {"detail"}
"""Values that the Vietnamese words may leave out: what a library said in English."""


def _fields(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


def _calls() -> Iterator[ast.Call]:
    for path in MODULES:
        yield from (
            node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)
        )


def _texts(node: ast.AST) -> set[str]:
    """The strings in an expression; of `f"value.{…}"` what is before the brace."""
    return {inner.value for inner in ast.walk(node) if isinstance(inner, ast.Constant) and isinstance(inner.value, str)}


def _used() -> set[str]:
    """Every string in the code that may be a key."""
    return {text for path in MODULES for text in _texts(ast.parse(path.read_text(encoding="utf-8")))}


def test_templates_say_the_same_in_both_languages() -> None:
    for key, found in templates().items():
        english, vietnamese = _fields(found.en), _fields(found.vi)
        assert english - vietnamese <= _LEFT_OUT, key
        assert vietnamese - english <= ({"path"} if "detail" in english else set()), key
        for words in (found.en, found.vi):
            assert words, key
            assert words == words.strip(" ."), key


def test_templates_are_sorted_and_keyed() -> None:
    assert list(templates()) == sorted(templates())
    codes = {*get_args(IssueCode)}
    for key, found in templates().items():
        is_issue = found.code in codes
        assert is_issue or found.code in ("file", "do", "store", "fault", "refused", "wrong", "level", "value"), key
        assert (found.severity in get_args(Severity)) == is_issue, key
    assert {found.code for found in templates().values()} >= codes, "every code has its words"
    assert {*get_args(DoubtCode)} <= codes


def test_what_stands_in_vietnamese_is_vietnamese() -> None:
    """No English word is left in a Vietnamese message but names of programs, formats and options."""
    names = regex.compile(
        r"\{\w+\}|--[\w-]+|`\w+`|[A-Z][\w.]*|archive\.zip!plan\.docx|\.txt|kehoach|dpi|gzip|pip install|byte|socket|%"
    )
    english = regex.compile(r"\b(?:the|of|not|and|file|page|read|with|from|which|is|are|its|row|plan|table)\b")
    for key, found in templates().items():
        words = names.sub(" ", found.vi)
        assert not english.search(words), (key, found.vi)


def test_every_key_in_the_code_has_a_template_and_every_template_is_used() -> None:
    used = _used()
    for call in _calls():
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        if name in _ERRORS:
            keys = [arg.value for arg in call.args if isinstance(arg, ast.Constant)]
            assert not [arg for arg in call.args if isinstance(arg, ast.JoinedStr)], "words stand in the templates only"
        elif name in _GIVING and len(call.args) > _GIVING[name]:
            arg = call.args[_GIVING[name]]
            keys = [arg.value] if isinstance(arg, ast.Constant) else []
        else:
            continue
        assert [key for key in keys if key not in templates() and key not in own_words()] == [], name
    prefixes = ("value.", "level.", "corrected_by_hand.", "correction_")
    assert [key for key in templates() if key not in used and not key.startswith(prefixes)] == []


def test_errors_say_what_is_wrong_and_what_to_do_in_both_languages() -> None:
    error = TooLargeError("file.pages_many", "do.max_pages", pages=2345, most=2000)
    assert str(error) == "2,345 pages, more than 2,000; split it or raise --max-pages"
    assert error.message.vi == "tệp có 2.345 trang, quá giới hạn 2.000 trang; hãy tách nhỏ tệp hoặc tăng --max-pages"
    assert CorruptError("file.pdf_broken", "do.get_again", detail=ValueError("bad xref")).message == Message(
        "not a complete PDF (bad xref); get the file again", "tệp PDF bị hỏng hoặc không đầy đủ; hãy lấy lại tệp"
    )


@pytest.mark.parametrize(
    ("value", "english", "vietnamese"),
    [
        (1234567, "1,234,567", "1.234.567"),
        (6.95, "6.95", "6,95"),
        (120.0, "120", "120"),
        (decimal.Decimal("12345.50"), "12,345.50", "12.345,50"),
        (datetime.date(2024, 3, 5), "2024-03-05", "05/03/2024"),
        ("2024", "2024", "2024"),
        ((say("value.day"), say("value.month")), "day and month", "ngày và tháng"),
    ],
)
def test_values_are_written_in_the_style_of_the_language(value: object, english: str, vietnamese: str) -> None:
    assert (written(value, "en"), written(value, "vi")) == (english, vietnamese)  # type: ignore[arg-type]


def test_messages_are_joined_in_both_languages() -> None:
    assert joined([Message("a", "b"), Message("c", "d")]) == Message("a; c", "b; d")
    assert number_in(-1234.5, "vi") == "-1.234,5"


def test_the_words_of_the_command_line_are_there_in_both_languages() -> None:
    for key, found in own_words().items():
        assert _fields(found.en) == _fields(found.vi), key
        assert found.en, key
        assert found.vi, key
    used = _used()
    made = ("state.", "outcome.", "show.", "status.", "table.", "diff.", "verify.", "passed.")
    assert [key for key in own_words() if key not in used and not key.startswith(made)] == []
    say = Wording(Lang.vi)
    assert (say.table("documents"), say.table("targets"), say.reason("encrypted")) == (
        "văn bản",
        "chỉ tiêu",
        "có mật khẩu",
    )
