"""`kehoach compare`: the same figures of many places in one table, with the source text of each figure."""

import pathlib
from typing import Annotated, Literal

import typer

from kehoach.cli.shared import Flag, Option, StoreArgument, errors_as_messages
from kehoach.words import tongue


def compare(
    store: StoreArgument,
    output: Annotated[
        pathlib.Path | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Output file: .xlsx, .csv, .parquet or .md.",
            show_default="print Markdown",
        ),
    ] = None,
    level: Annotated[
        Literal["province", "district", "commune", "part"] | None,
        Option("--level", help="Only places at this level; `part` means hamlets and similar units, from annexes."),
    ] = None,
    province: Annotated[
        str | None,
        Option(
            "--province",
            metavar="NAME|CODE",
            help="Only this province, by its former or current name; accents are optional.",
        ),
    ] = None,
    district: Annotated[
        str | None,
        Option(
            "--district", metavar="NAME|CODE", help="Only this district, including the communes that cover it today."
        ),
    ] = None,
    year: Annotated[
        int | None,
        Option("--year", metavar="YEAR", help="Only figures for this year, including periods that contain it."),
    ] = None,
    indicator: Annotated[
        list[str] | None,
        Option(
            "--indicator",
            "-i",
            metavar="CODE",
            help="Only this indicator, or `money`; may be repeated.",
            show_default="all",
        ),
    ] = None,
    is_long: Annotated[
        bool, Flag("--long", help="Write a row per figure, with its source text.", show_default=False)
    ] = False,
    is_series: Annotated[
        bool,
        Flag(
            "--series", help="Write a time series: a row per place and figure, a column per year.", show_default=False
        ),
    ] = False,
    numbers: Annotated[
        Literal["en", "vi"] | None,
        Option(
            "--numbers",
            help="Write numbers as 1,200.5 (en) or 1.200,5 (vi), and the words beside them, in Markdown and .xlsx.",
            show_default="that of --lang",
        ),
    ] = None,
) -> None:
    """Compare the plans of a store: a row per place and year, a column per indicator, money by project and funding source.

    Only figures of the same kind share a column: percentages and counts, and targets and baselines, have separate columns; years and
    periods have separate rows; a reduction is negative.  If plans state different figures, the cell is empty and the sources list them.
    Places carry their official codes before and after 1 July 2025.
    """
    from outputs.comparison.build import Choice
    from outputs.comparison.build import compare as comparison
    from outputs.comparison.file import FORMS, long_markdown, markdown, write_comparison
    from outputs.comparison.series import series_of
    from outputs.store.folder import OutputError
    from patterns.target.indicator import indicator_codes

    if output is not None and output.suffix.lower() not in FORMS:
        raise typer.BadParameter(
            f"cannot write {output}; use a file name ending in {', '.join(FORMS)}", param_hint="--output"
        )
    if is_long and is_series:
        raise typer.BadParameter("--long and --series cannot be combined; use one of them", param_hint="--series")
    unknown = [code for code in indicator or () if code not in (*indicator_codes(), "money")]
    if unknown:
        known = ", ".join((*indicator_codes()[:-1], "money"))
        raise typer.BadParameter(f"{unknown[0]} is not an indicator; choose from {known}", param_hint="--indicator")
    style = numbers or tongue().lang.value
    with errors_as_messages():
        found = comparison(store, Choice(level, province, year, tuple(indicator or ()), district))
        if not found.rows:
            chosen = any((level, province, district, year, indicator))
            raise OutputError("store.no_figures_chosen" if chosen else "store.no_figures", store=store)
        found = series_of(found) if is_series else found
        written = [] if output is None else write_comparison(found, output, is_long=is_long, numbers=style)
    if output is None:
        typer.echo((long_markdown if is_long else markdown)(found, style), nl=False)
    else:
        files = ", ".join(map(str, written))
        typer.echo(
            tongue()(
                "compare.long" if is_long else "compare.places",
                rows=len(found.rows),
                sources=len(found.sources),
                files=files,
            ),
            err=True,
        )
