"""How well annex tables are read, by format: python -m benchmarks.annex [--formats docx ruled unruled scan txt] [--wrong]

The annexes of tests/annexes are made into DOCX, PDF with and without the tables' lines, scans of 200 dpi, and plain text.  A cell
counts as right where table, row, column, header and words are all exactly so; `--wrong` prints those that are not.
"""

import argparse
import collections
import pathlib
import tempfile

from corpus.read import read
from extract.plan import Plan, read_plan
from extract.record import Agency, Annex, Funding, Issue, Target
from tests.annex_set import FORMATS, SUFFIXES, AnnexPlan, annexes, write_files

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
    parser.add_argument("--wrong", action="store_true")
    arguments = parser.parse_args()
    plans = [annex for annex in annexes() if not arguments.only or annex.name in arguments.only]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_files(plans, folder, arguments.formats)
        for form in arguments.formats:
            _report(form, plans, folder / form, wrong=arguments.wrong)


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


if __name__ == "__main__":
    main()
