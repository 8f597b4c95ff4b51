"""How well annex tables are read, by format: python -m benchmarks.annex [--formats docx ruled unruled scan xlsx txt] [--dpi 200] [--wrong]

The annexes of tests/annexes are made into DOCX, PDF with and without the tables' lines, scans of 200 dpi, workbooks, and plain
text.  A cell counts as right where table, row, column, header and words are all exactly so; `--wrong` prints those that are not.
A scan is read as OCR reads it each time: what an earlier reading of the same bytes found is in the user's cache folder.

Peers read the same PDFs: pdfplumber, and camelot where it is installed (`pip install camelot-py`; not a dependency).  They know no
headers, and camelot scatters letters that are drawn in a second font, so all are compared by rows' figures: a row of at least two
is right where one of theirs has these figures, in order, in whatever cells.
"""

import argparse
import collections
import functools
import importlib.util
import pathlib
import tempfile
import warnings
from collections.abc import Callable, Iterable

import pdfplumber

from corpus.read import read
from extract.plan import Plan, read_plan
from extract.record import Agency, Annex, Funding, Issue, Target
from tests.annex_set import DPI, FIGURE, FORMATS, SUFFIXES, AnnexPlan, annexes, write_files

Counted = collections.Counter[tuple[object, ...]]


def cells_of(plan: Plan) -> Counted:
    """The rows of `annexes` as tuples."""
    return collections.Counter((row.table, row.row, row.column, row.header, row.text) for row in plan.of(Annex))


def targets_of(plan: Plan) -> Counted:
    """The rows of `targets` of tables: area, code, kind, direction, measure, value, unit and year."""
    tables = [table.span for table in plan.document.tables]
    return collections.Counter(
        (row.area, row.indicator_code, row.kind, row.direction, row.measure, row.value, row.unit, row.year)
        for row in plan.of(Target)
        if any(table.start <= row.span.start < table.end for table in tables)
    )


def funding_of(plan: Plan) -> Counted:
    """The rows of `funding`: project, source, capital, đồng, year, purpose and area."""
    return collections.Counter(
        (
            row.component_code,
            row.source,
            row.capital_type,
            row.amount_vnd,
            row.budget_year,
            row.purpose,
            row.area,
        )
        for row in plan.of(Funding)
    )


def agencies_of(plan: Plan) -> Counted:
    """The rows of `agencies` of tables: name, role and task."""
    tables = [table.span for table in plan.document.tables]
    return collections.Counter(
        (row.agency, row.role, row.task)
        for row in plan.of(Agency)
        if any(table.start <= row.span.start < table.end for table in tables)
    )


def issues_of(plan: Plan) -> Counted:
    """The issues that tables gave."""
    return collections.Counter((row.code,) for row in plan.of(Issue) if row.code.startswith("table_"))


def expected(annex: AnnexPlan) -> dict[str, Counted]:
    """What must be found, by kind."""
    return {
        "cells": collections.Counter((one.table, one.row, one.column, one.header, one.text) for one in annex.cells),
        "targets": collections.Counter(tuple(row) for row in annex.facts["targets"]),
        "funding": collections.Counter((*row, *[None] * (7 - len(row))) for row in annex.facts["funding"]),
        "agencies": collections.Counter(tuple(row) for row in annex.facts.get("agencies", ())),
        "issues": collections.Counter((code,) for code in annex.facts["issues"]),
    }


def found(path: pathlib.Path) -> dict[str, Counted]:
    """What is found in a file, by kind."""
    plan = read_plan(read(path))
    return {
        "cells": cells_of(plan),
        "targets": targets_of(plan),
        "funding": funding_of(plan),
        "agencies": agencies_of(plan),
        "issues": issues_of(plan),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--formats", nargs="+", choices=FORMATS, default=FORMATS)
    parser.add_argument("--only", nargs="+", default=[])
    parser.add_argument("--dpi", type=int, default=DPI, help="resolution of the scans")
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    plans = [annex for annex in annexes() if not arguments.only or annex.name in arguments.only]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_files(plans, folder, arguments.formats, arguments.dpi)
        for form in arguments.formats:
            _report(form, plans, folder / form, wrong=arguments.wrong)
            if form in ("ruled", "unruled"):
                _report_peers(form, plans, folder / form)


def _report(form: str, plans: list[AnnexPlan], folder: pathlib.Path, *, wrong: bool) -> None:
    totals: dict[str, list[int]] = {}
    for annex in plans:
        read_as = found(folder / f"{annex.name}.{SUFFIXES.get(form, 'pdf')}")
        shown = []
        for kind, wanted in expected(annex).items():
            right = (wanted & read_as[kind]).total()
            counts = totals.setdefault(kind, [0, 0, 0])
            for index, count in enumerate((right, wanted.total(), read_as[kind].total())):
                counts[index] += count
            shown.append(f"{kind} {right}/{wanted.total()} (+{read_as[kind].total() - right})")
            if wrong:
                for row in (wanted - read_as[kind]).elements():
                    print("   missing", kind, *row, sep=" | ")
                for row in (read_as[kind] - wanted).elements():
                    print("   extra  ", kind, *row, sep=" | ")
        print(f"{form:8} {annex.name:24} {'  '.join(shown)}")
    for kind, (right, wanted_count, found_count) in totals.items():
        share = right / max(1, wanted_count)
        print(f"{form:8} {kind:8} {share:.4f} right ({right} of {wanted_count}; {found_count - right} too many)")


Rows = collections.Counter[tuple[str, ...]]


def _report_peers(form: str, plans: list[AnnexPlan], folder: pathlib.Path) -> None:
    """One line a reader: how many of the tables' rows it has."""
    readers: dict[str, Callable[[pathlib.Path], Rows]] = {"kehoach": _own_rows, "pdfplumber": _plumbed_rows}
    if importlib.util.find_spec("camelot") is None:
        print(f"{form:8} camelot is not installed: pip install camelot-py")
    else:
        flavors = ("lattice",) if form == "ruled" else ("network", "stream")
        readers |= {f"camelot {name}": functools.partial(_camelot_rows, name) for name in flavors}
    for name, read_rows in readers.items():
        right = wanted_count = found_count = 0
        for annex in plans:
            wanted, read_as = _wanted_rows(annex), read_rows(folder / f"{annex.name}.pdf")
            right += (wanted & read_as).total()
            wanted_count += wanted.total()
            found_count += read_as.total()
        print(
            f"{form:8} rows of figures by {name:16} {right / wanted_count:.4f} right ({right} of {wanted_count}; {found_count - right} others)"
        )


def _row(texts: Iterable[str | None]) -> tuple[str, ...]:
    """A row's figures; a cell of several lines has as many."""
    return tuple(
        line for text in texts if text for piece in text.split("\n") if FIGURE.fullmatch(line := piece.strip())
    )


def _rows(rows: Iterable[Iterable[str | None]]) -> Rows:
    """The rows that have two figures or more."""
    return collections.Counter(found for row in rows if len(found := _row(row)) > 1)


def _wanted_rows(annex: AnnexPlan) -> Rows:
    return _by_row((cell.table, cell.row, cell.text) for cell in annex.cells)


def _by_row(cells: Iterable[tuple[int, int, str]]) -> Rows:
    grouped: dict[tuple[int, int], list[str]] = collections.defaultdict(list)
    for table, row, text in cells:
        grouped[table, row].append(text)
    return _rows(grouped.values())


def _own_rows(path: pathlib.Path) -> Rows:
    return _by_row((row.table, row.row, row.text) for row in read_plan(read(path)).of(Annex))


def _plumbed_rows(path: pathlib.Path) -> Rows:
    """pdfplumber's tables: by their lines, else by their words."""
    with pdfplumber.open(path) as pdf:
        tables = [table for page in pdf.pages for table in page.extract_tables()]
        if not tables:
            by_words = {"vertical_strategy": "text", "horizontal_strategy": "text"}
            tables = [table for page in pdf.pages for table in page.extract_tables(by_words)]
    return _rows(row for table in tables for row in table)


def _camelot_rows(flavor: str, path: pathlib.Path) -> Rows:
    import camelot  # not a dependency: a peer, where somebody has it

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # pages without a table
        tables = camelot.read_pdf(str(path), pages="all", flavor=flavor, suppress_stdout=True)
    return _rows(row for table in tables for row in table.df.itertuples(index=False))


if __name__ == "__main__":
    main()
