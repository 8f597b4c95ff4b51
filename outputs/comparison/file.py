"""The comparison as a file: CSV, Parquet or Excel for programs and people, Markdown for a page or a letter.

CSV and Parquet hold one table a file: the words behind the figures lie beside, as `<name>-sources`.
"""

from __future__ import annotations

import collections
import contextlib
import pathlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from outputs.comparison.build import SOURCES, Comparison
from outputs.comparison.citation import reference, remarks
from outputs.comparison.workbook import write_book
from outputs.csv import write_csv
from outputs.frame import arrow_table
from outputs.store.folder import OutputError
from outputs.table import Row, Table

if TYPE_CHECKING:
    import pyarrow

_PLACE = ("commune", "district", "province")
_SIGNS = {"ge": "≥ ", "gt": "> ", "le": "≤ ", "lt": "< ", "approx": "~ ", "several": "? "}


def write_comparison(comparison: Comparison, path: pathlib.Path) -> list[pathlib.Path]:
    """Write it in the form that the name ends in (`FORMS`); the files written, each replaced in one step.  Raises `OutputError`."""
    try:
        return FORMS[path.suffix.lower()](comparison, path)
    except OSError as error:
        raise OutputError(f"cannot write {path} ({error.strerror or error}); name another file with --output") from error  # fmt: skip


def markdown(comparison: Comparison) -> str:
    """One table, and a note for every figure with the plan and the words that it comes from."""
    cells: dict[tuple[object, ...], list[Row]] = collections.defaultdict(list)
    for source in comparison.sources:
        if source["used"] in ("yes", "several"):
            cells[(*_key(source), source["column"])].append(source)
    names = [column.name for column in comparison.table.columns if column.kind in ("number", "amount")]
    names = [name for name in names if name.removesuffix("_max") == name or name.removesuffix("_max") not in names]
    lines = [_line(["place", "code", "years", *names]), _line(["---", "---", "---", *("---:" for _ in names)])]
    notes: list[str] = []
    for row in comparison.rows:
        figures = []
        for name in names:
            sources = cells[(*_key(row), name)]
            if sources:
                notes.append(f"[^{len(notes) + 1}]: {_note(sources)}")
            figures.append(_figure(row, name) + (f"[^{len(notes)}]" if sources else ""))
        lines.append(_line([*(_escaped(text) for text in (_name(row), _code(row), _years(row))), *figures]))
    return "\n".join([*lines, "", *notes, ""])


def _key(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in (*_PLACE, "level", "area", "plan", "commune_code", "district_code", "province_code", "period_start", "period_end"))  # fmt: skip


def _name(row: Row) -> str:
    names = ", ".join(str(row[name]) for name in ("area", *_PLACE) if row[name])
    return f"{names} (plan {row['plan']})".strip() if row["plan"] else names


def _code(row: Row) -> str:
    return str(row["commune_code"] or row["district_code"] or row["province_code"] or "")


def _years(row: Row) -> str:
    if row["period_start"] is None and row["period_end"] is None:
        return ""
    return str(row["year"] or "–".join(str(row[name] or "?") for name in ("period_start", "period_end")))


def _figure(row: Row, name: str) -> str:
    """`≥ 1,200`, `-1.5 to -2`; a reduction is negative: by at least 4 is `≤ -4`."""
    value, most = row.get(name), row.get(f"{name}_max")
    if not isinstance(value, int | float):
        return ""
    sign = _SIGNS.get(str(row.get(f"{name}_comparator")), "")
    return f"{sign}{value:,}" + (f" to {most:,}" if most is not None else "")


def _note(sources: Sequence[Row]) -> str:
    doubt = "several: " if sources[0]["used"] == "several" else ""
    return doubt + "; ".join(_told(source) for source in sources)


def _told(source: Row) -> str:
    return f"{_escaped(reference(source))}: “{_escaped(str(source['quote']))}”{_escaped(remarks(source))}"


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _escaped(text: str) -> str:
    """A text whose letters Markdown takes for themselves."""
    return "".join(f"\\{char}" if char in "\\`*{}[]<>#|~$" else char for char in " ".join(text.split()))


def _write_each(comparison: Comparison, path: pathlib.Path, write: Callable[[pathlib.Path, Table, pyarrow.Table], None]) -> list[pathlib.Path]:  # fmt: skip
    beside = path.with_name(f"{path.stem}-sources{path.suffix}")
    for name, table, rows in ((path, comparison.table, comparison.rows), (beside, SOURCES, comparison.sources)):
        with _replacing(name) as part:
            write(part, table, arrow_table(table, rows))
    return [path, beside]


def _write_csv(comparison: Comparison, path: pathlib.Path) -> list[pathlib.Path]:
    return _write_each(comparison, path, lambda part, table, rows: write_csv(part, table, [rows]))


def _write_parquet(comparison: Comparison, path: pathlib.Path) -> list[pathlib.Path]:
    import pyarrow.parquet

    return _write_each(comparison, path, lambda part, _, rows: pyarrow.parquet.write_table(rows, part, compression="zstd"))  # fmt: skip


def _write_markdown(comparison: Comparison, path: pathlib.Path) -> list[pathlib.Path]:
    with _replacing(path) as part:
        part.write_text(markdown(comparison), encoding="utf-8")
    return [path]


def _write_excel(comparison: Comparison, path: pathlib.Path) -> list[pathlib.Path]:
    with _replacing(path) as part:
        write_book(comparison, part)
    return [path]


@contextlib.contextmanager
def _replacing(path: pathlib.Path) -> Iterator[pathlib.Path]:
    """A file beside `path` that takes its place when the block ends well, and goes away where it fails."""
    part = path.with_name(f".{path.name}.part")
    part.unlink(missing_ok=True)
    try:
        yield part
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


FORMS: Mapping[str, Callable[[Comparison, pathlib.Path], list[pathlib.Path]]] = {
    ".csv": _write_csv, ".parquet": _write_parquet, ".xlsx": _write_excel, ".md": _write_markdown,
}  # fmt: skip
"""What a file's name may end in."""
