"""The comparison as a file: CSV, Parquet or Excel for programs and people, Markdown for web pages and e-mails.

CSV and Parquet contain one table per file: the words after the figures are next to them, as `<name>-sources`.
"""

from __future__ import annotations

import collections
import contextlib
import pathlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from corpus.message import Language, number_in, say
from outputs.comparison.build import SOURCES, Comparison
from outputs.comparison.citation import reference, remarks
from outputs.comparison.series import FIGURE, NAMES, span_of, titles
from outputs.comparison.workbook import write_book, write_long_book
from outputs.csv import write_csv
from outputs.frame import arrow_table
from outputs.store.folder import OutputError
from outputs.table import Row, Table, Value

_Form: TypeAlias = Callable[[Comparison, pathlib.Path], list[pathlib.Path]]
"""Writes a comparison to a path; the files written."""
_PLACE = ("commune", "district", "province")
_SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "~ ", "several": "? "}


Numbers: TypeAlias = Language
"""How numbers are written for people, and the language of the words next to them: `1,200.5` or `1.200,5`."""


def write_comparison(
    comparison: Comparison, path: pathlib.Path, *, is_long: bool = False, numbers: Numbers = "en"
) -> list[pathlib.Path]:
    """Write it in the format of the file name's ending (`FORMS`), each file in one step; returns the files.  Raises `OutputError`.

    `is_long` writes one row per figure and no other table.  `numbers` is for Markdown and Excel; CSV and Parquet are for programs.
    """
    forms = LONG_FORMS if is_long else FORMS
    if path.suffix.lower() == ".md":
        text = (long_markdown if is_long else markdown)(comparison, numbers)
        forms = {".md": _one(lambda _, part: part.write_text(text, encoding="utf-8"))}
    elif path.suffix.lower() == ".xlsx":
        write = write_long_book if is_long else write_book
        forms = {".xlsx": _one(lambda found, part: write(found, part, is_vietnamese=numbers == "vi"))}
    try:
        return forms[path.suffix.lower()](comparison, path)
    except OSError as error:
        raise OutputError("store.cannot_write_file", path=path, detail=error) from error  # fmt: skip


def markdown(comparison: Comparison, numbers: Numbers = "en") -> str:
    """One table, and a note for every figure with its plan and source text."""
    if comparison.table.name == "series":
        return _series_markdown(comparison, numbers)
    cells: dict[tuple[object, ...], list[Row]] = collections.defaultdict(list)
    for source in comparison.source_rows:
        if source["used"] in ("yes", "several"):
            cells[(*_key(source), source["column"])].append(source)
    names = [column.name for column in comparison.table.columns if column.kind in ("number", "amount")]
    names = [name for name in names if name.removesuffix("_max") == name or name.removesuffix("_max") not in names]
    lines = [
        _line([*_heads(numbers, "place", "code", "years"), *names]),
        _line(["---", "---", "---", *("---:" for _ in names)]),
    ]
    notes: list[str] = []
    for row in comparison.rows:
        figures = []
        for name in names:
            sources = cells[(*_key(row), name)]
            if sources:
                notes.append(f"[^{len(notes) + 1}]: {_note(sources, numbers)}")
            figures.append(_figure(row, name, numbers) + (f"[^{len(notes)}]" if sources else ""))
        lines.append(_line([*(_escaped(text) for text in (_name(row, numbers), _code(row), _years(row))), *figures]))
    return "\n".join([*lines, "", *notes, ""])


def _series_markdown(comparison: Comparison, numbers: Numbers) -> str:
    """One line per figure of a place, a column per year, and the notes."""
    cells: dict[tuple[object, ...], list[Row]] = collections.defaultdict(list)
    for source in comparison.source_rows:
        if source["used"] in ("yes", "several"):
            cells[(*(source[name] for name in NAMES), source["column"], span_of(source))].append(source)
    years, notes = titles(comparison.table), list[str]()
    lines = [
        _line([*_heads(numbers, "place", "code", "figure"), *years]),
        _line(["---", "---", "---", *("---:" for _ in years)]),
    ]
    for row in comparison.rows:
        figures = []
        for year in years:
            sources = cells[(*(row[name] for name in NAMES), row[FIGURE], year)]
            if sources:
                notes.append(f"[^{len(notes) + 1}]: {_note(sources, numbers)}")
            figures.append(_figure(row, year, numbers) + (f"[^{len(notes)}]" if sources else ""))
        lines.append(
            _line([*(_escaped(text) for text in (_name(row, numbers), _code(row), str(row[FIGURE]))), *figures])
        )
    return "\n".join([*lines, "", *notes, ""])


_LONG = ("column", "value", "value_max", "comparator", "population", "used")


def long_markdown(comparison: Comparison, numbers: Numbers = "en") -> str:
    """One line per figure, with the plan and the source text that it comes from."""
    lines = [
        _line([*_heads(numbers, "place", "code", "years"), *_LONG, *_heads(numbers, "plan", "quote")]),
        _line(["---"] * (len(_LONG) + 5)),
    ]
    for source in comparison.source_rows:
        values = (_plain(source[name], numbers) for name in _LONG)
        quoted = f"“{source['quote']}” {remarks(source, numbers)}"
        cells = (_name(source, numbers), _code(source), _years(source), *values, reference(source, numbers), quoted)
        lines.append(_line([_escaped(text) for text in cells]))
    return "\n".join([*lines, ""])


def _heads(numbers: Numbers, *names: str) -> list[str]:
    return [say(f"value.head_{name}").in_(numbers) for name in names]


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in (*_PLACE, "level", "area", "plan", "commune_code", "district_code", "province_code", "period_start", "period_end"))  # fmt: skip


def _name(row: Row, numbers: Numbers) -> str:
    names = ", ".join(str(row[name]) for name in ("area", *_PLACE) if row[name])
    return f"{names} ({say('value.of_plan', plan=str(row['plan'])).in_(numbers)})".strip() if row["plan"] else names


def _code(row: Row) -> str:
    return str(row["commune_code"] or row["district_code"] or row["province_code"] or "")


def _years(row: Row) -> str:
    if row["period_start"] is None and row["period_end"] is None:
        return ""
    return str(row["year"] or "–".join(str(row[name] or "?") for name in ("period_start", "period_end")))


def _plain(value: Value, numbers: Numbers) -> str:
    if isinstance(value, int | float):
        return number_in(value, numbers) if numbers == "vi" else str(value)
    return "" if value is None else str(value)


def _figure(row: Row, name: str, numbers: Numbers) -> str:
    """`≥ 1,200`, `-1.5 to -2`; a reduction is negative: by at least 4 is `≤ -4`."""
    value, most = row.get(name), row.get(f"{name}_max")
    if not isinstance(value, int | float):
        return ""
    sign = _SIGNS.get(str(row.get(f"{name}_comparator")), "")
    if not isinstance(most, int | float):
        return f"{sign}{number_in(value, numbers)}"
    return f"{sign}{number_in(value, numbers)} {say('value.to').in_(numbers)} {number_in(most, numbers)}"


def _note(sources: Sequence[Row], numbers: Numbers) -> str:
    doubt = f"{say('value.several').in_(numbers)}: " if sources[0]["used"] == "several" else ""
    return doubt + "; ".join(_cited(source, numbers) for source in sources)


def _cited(source: Row, numbers: Numbers) -> str:
    remark = _escaped(remarks(source, numbers))
    return f"{_escaped(reference(source, numbers))}: “{_escaped(str(source['quote']))}”{' ' * bool(remark)}{remark}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """A text with Markdown's special characters escaped."""
    return "".join(f"\\{char}" if char in "\\`*{}[]<>#|~$" else char for char in " ".join(text.split()))


def _write_csv(part: pathlib.Path, table: Table, rows: Sequence[Row]) -> None:
    write_csv(part, table, [arrow_table(table, rows)])


def _write_parquet(part: pathlib.Path, table: Table, rows: Sequence[Row]) -> None:
    import pyarrow.parquet

    pyarrow.parquet.write_table(arrow_table(table, rows), part, compression="zstd")


def _both(write: Callable[[pathlib.Path, Table, Sequence[Row]], None]) -> _Form:
    """A form with one table per file: the sources are in a file next to the places."""

    def written(comparison: Comparison, path: pathlib.Path) -> list[pathlib.Path]:
        beside = path.with_name(f"{path.stem}-sources{path.suffix}")
        for name, table, rows in (
            (path, comparison.table, comparison.rows),
            (beside, SOURCES, comparison.source_rows),
        ):
            with _replacing(name) as part:
                write(part, table, rows)
        return [path, beside]

    return written


def _one(write: Callable[[Comparison, pathlib.Path], object]) -> _Form:
    """A form with all in one file."""

    def written(comparison: Comparison, path: pathlib.Path) -> list[pathlib.Path]:
        with _replacing(path) as part:
            write(comparison, part)
        return [path]

    return written


@contextlib.contextmanager
def _replacing(path: pathlib.Path) -> Iterator[pathlib.Path]:
    """A file next to `path` that replaces it if the block succeeds, and is removed if it fails; its folder is created."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


FORMS: Mapping[str, _Form] = {
    ".csv": _both(_write_csv),
    ".parquet": _both(_write_parquet),
    ".xlsx": _one(write_book),
    ".md": _one(lambda found, part: part.write_text(markdown(found), encoding="utf-8")),
}
"""What a file's name may end in."""
LONG_FORMS: Mapping[str, _Form] = {
    ".csv": _one(lambda found, part: _write_csv(part, SOURCES, found.source_rows)),
    ".parquet": _one(lambda found, part: _write_parquet(part, SOURCES, found.source_rows)),
    ".xlsx": _one(write_long_book),
    ".md": _one(lambda found, part: part.write_text(long_markdown(found), encoding="utf-8")),
}
"""The same for one row per figure."""
