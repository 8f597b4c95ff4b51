"""The tables: the one declaration of every table, made from the record classes.

A table is a name, a record class and what a row adds to the record's fields.  Columns take their types
from the fields' annotations and their meanings from the annotations' texts, so a new field is declared once.
"""

import dataclasses
import datetime
import functools
import importlib.metadata
import operator
import os
import types
import typing
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Literal, get_args, get_origin

from corpus.document import TextSource
from corpus.files.remote import without_secret
from extract.record import Agency, Annex, Component, Funding, Header, Issue, LegalBasis, Record, Section, Target

if typing.TYPE_CHECKING:
    from extract.plan import Plan  # all readers and patterns, which tables do without

Value = str | int | float | datetime.date | None
Row = dict[str, Value]
Kind = Literal["string", "integer", "amount", "number", "date"]


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, the kind of its values, what they mean, which there are where they are codes, whether null is one."""

    name: str
    kind: Kind
    meaning: str
    codes: tuple[str, ...] = ()
    nullable: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table: its name and columns, what a row is, and the record class its rows are made of (None: made by the run)."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    record: type[Record] | None = None


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    doc_id: Annotated[str, "`k` and the first 16 hex digits of the SHA-256 of the file's bytes"]
    source: Annotated[str, "path of the file as the run was given it"]
    file_name: Annotated[str, "name of the file"]
    media_type: Annotated[str, "kind of file by its bytes"]
    n_pages: Annotated[int | None, "pages of the file; null if the format has none"]
    n_chars: Annotated[int, "characters of the normalised text"]
    text_source: Annotated[TextSource, "where the text comes from: stored in the file, recognised, or both"]
    same_as: Annotated[
        str | None, "doc_id of the first edition of the same plan, if this file is a further edition; else null"
    ] = None
    kehoach_version: Annotated[str, "version of kehoach that read the file"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Evidence:
    section: Annotated[str | None, "labels of the headings above, joined with ` / `; null before the first"]
    page: Annotated[int | None, "page from 1; null if the format has none"]
    start: Annotated[int | None, "offset in the plan's text where the source text begins"]
    end: Annotated[int | None, "offset after the source text"]
    quote: Annotated[str | None, "the source text: text[start:end]"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    section: Annotated[str | None, "labels of the headings above and its own, joined with ` / `"]
    page: Annotated[int | None, "page from 1; null if the format has none"]
    start: Annotated[int, "offset in the plan's text where the section begins"]
    end: Annotated[int, "offset after everything under it"]


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """A file that could not be read, or was not read again: a row of `failures`."""

    source: Annotated[str, "path of the file as the run was given it"]
    file_name: Annotated[str, "name of the file"]
    reason: Annotated[str, "why it could not be read: `corrupt`, `unsupported`, `encrypted`, `empty`, `vanished`, `denied`, `program_missing`, "
                           "`timeout`, `too_large`, `oom`, `crash`; or `duplicate`: the same bytes were read from another file; or `deferred`: it was being written, and the next run reads it"]  # fmt: skip
    message: Annotated[str, "why, and what to do, in English"]
    message_vi: Annotated[str | None, "the same in Vietnamese; null in rows that kehoach before 0.2 wrote"] = None


_DOC_ID = Column("doc_id", "string", "the plan: `documents.doc_id`")


def columns_of(record: type) -> Iterator[Column]:
    """A column for each field of a record class, but its span; the annotations state what they contain."""
    hints = typing.get_type_hints(record, include_extras=True)
    for field in dataclasses.fields(record):
        if field.name == "span":
            continue
        annotated = hints[field.name]
        meaning = (
            next((extra for extra in get_args(annotated)[1:] if isinstance(extra, str)), "")
            if get_origin(annotated) is Annotated
            else ""
        )
        inner = get_args(annotated)[0] if get_origin(annotated) is Annotated else annotated
        first = _options(inner)[0]
        codes = get_args(first) if get_origin(first) is Literal else ()
        nullable = types.NoneType in get_args(inner)
        yield Column(field.name, _kind(first, field.name), meaning, codes, nullable)


def _options(annotation: object) -> list[object]:
    """The types that a value may have, None left out."""
    if get_origin(annotation) not in (types.UnionType, typing.Union):
        return [annotation]
    return [option for option in get_args(annotation) if option is not types.NoneType]


def _kind(first: object, name: str) -> Kind:
    if first is int:
        return "amount" if name.endswith("_vnd") else "integer"
    return "number" if first is float else "date" if first is datetime.date else "string"


def _table(name: str, meaning: str, record: type[Record], place: type = _Evidence) -> Table:
    return Table(name, meaning, (_DOC_ID, *columns_of(record), *columns_of(place)), record)


TABLES: tuple[Table, ...] = (
    Table(
        "documents",
        "one document: a plan, or another document that lies among plans (see `doc_type`)",
        (*columns_of(_Source), *columns_of(Header)),
    ),
    _table("legal_bases", "one citation of another instrument", LegalBasis),
    _table("targets", "one figure that the plan commits to or starts from", Target),
    _table("components", "one project or sub-project that the plan lays out", Component),
    _table("funding", "one amount of money planned", Funding),
    _table("agencies", "one agency in one role and scope", Agency),
    _table("sections", "one heading or list item with everything under it", Section, _Place),
    _table("annexes", "one cell of a data table", Annex),
    _table("issues", "one problem or doubt in a plan or in its reading", Issue),
    Table("failures", "one file that was not read", tuple(columns_of(Failure))),
)

PLAN_TABLES: tuple[str, ...] = tuple(found.name for found in TABLES if found.name != "failures")
"""The tables whose rows belong to a plan; `documents` first."""


@functools.cache
def table(name: str) -> Table:
    """The table of that name."""
    return next(found for found in TABLES if found.name == name)


@functools.cache
def own_columns(name: str) -> tuple[Column, ...]:
    """What the rows of a plan's table state: its columns without those for its place in the text."""
    record = Header if name == "documents" else table(name).record
    return tuple(column for column in columns_of(record) if column.name != "span") if record else ()


def rows_of(plan: "Plan") -> Mapping[str, list[Row]]:
    """A plan's rows by table, in reading order."""
    names = {found.record: found.name for found in TABLES if found.record}
    rows: dict[str, list[Row]] = {name: [] for name in PLAN_TABLES}
    rows["documents"].append(_document_row(plan))
    for record in plan.rows:
        name = names[type(record)]
        rows[name].append(_row(plan, record, with_quote=name != "sections"))
    for name, found in rows.items():
        if name != "documents":
            found.sort(key=_reading_order)
    return rows


def _reading_order(row: Row) -> tuple[int, int]:
    start, end = row["start"], row["end"]
    return (start if isinstance(start, int) else -1, end if isinstance(end, int) else -1)


def _document_row(plan: "Plan") -> Row:
    document = plan.document
    row: Row = {
        "doc_id": document.source.doc_id,
        "source": printable(document.source.path),
        "file_name": printable(document.source.file_name),
        "media_type": document.source.media_type,
        "n_pages": document.n_pages,
        "n_chars": len(document.text),
        "text_source": document.text_source,
        "same_as": None,
        "kehoach_version": _version(),
    }
    return row | _fields(plan.header)


@functools.cache
def _version() -> str:
    return importlib.metadata.version("kehoach")


def failure_row(failure: Failure) -> Row:
    """The row of a file that could not be read."""
    return {
        "source": printable(failure.source),
        "file_name": printable(failure.file_name),
        "reason": failure.reason,
        "message": printable(failure.message),
        "message_vi": None if failure.message_vi is None else printable(failure.message_vi),
    }


_CONTROLS = ("Cc", "Zl", "Zp")
"""Categories of characters that end a line or steer a terminal."""


def printable(path: str) -> str:
    """A path as a text of one line that can be written; no secrets of URLs.

    Bytes that are not UTF-8 (file names of old systems) become `\\xff`; a line end or another control character, `\\n`.
    """
    shown = without_secret(path)
    if shown.isprintable():
        return shown
    shown = os.fsencode(shown).decode("utf-8", "backslashreplace")
    return "".join(char if unicodedata.category(char) not in _CONTROLS else ascii(char)[1:-1] for char in shown)


def _row(plan: "Plan", record: Record, *, with_quote: bool) -> Row:
    document, span = plan.document, record.span
    place: tuple[Value, ...] = (None, None, None, None)
    if span is not None:
        start, end = span
        place = (plan.outline.path(start), document.page_at(start), start, end)
    kind: type = type(record)
    names, values = _reader(kind)
    row: Row = dict(zip(names, (document.source.doc_id, *values(record), *place), strict=True))
    if with_quote:
        row["quote"] = document.quote(span) if span else None
    return row


def _fields(record: Header) -> Row:
    return {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}


@functools.cache
def _reader(kind: type) -> tuple[tuple[str, ...], Callable[[object], tuple[Value, ...]]]:
    """The columns of a kind of record but its quote, and what reads its own: a plan's hundreds of rows would each look for them again."""
    own = tuple(field.name for field in dataclasses.fields(kind) if field.name != "span")
    return ("doc_id", *own, "section", "page", "start", "end"), operator.attrgetter(*own)
