"""`kehoach compare`: the same figures of many places in one table, with the source text of each figure."""

from __future__ import annotations

import pathlib
from typing import Annotated, Literal

import typer

from kehoach.cli.exit_status import COULD_NOT_RUN
from kehoach.cli.shared import Option, StoreArgument


def compare(
    store: StoreArgument,
    output: Annotated[
        pathlib.Path | None,
        Option(
            "--output",
            "-o",
            metavar="FILE",
            help="Where to, as .xlsx, .csv, .parquet or .md.",
            show_default="Markdown to the terminal",
        ),
    ] = None,
    level: Annotated[
        Literal["province", "district", "commune", "part"] | None,
        Option("--level", help="Places of this level; `part`: hamlets and the like, from annexes."),
    ] = None,
    province: Annotated[
        str | None,
        Option("--province", metavar="NAME|CODE", help="Places of this province, old or new; accents optional."),
    ] = None,
    district: Annotated[
        str | None,
        Option("--district", metavar="NAME|CODE", help="Places of this district, with what its communes are today."),
    ] = None,
    year: Annotated[
        int | None, Option("--year", metavar="YEAR", help="Figures for this year, also as one of several.")
    ] = None,
    indicator: Annotated[
        list[str] | None,
        Option(
            "--indicator",
            "-i",
            metavar="CODE",
            help="This indicator, or `money`; repeat it for more.",
            show_default="all",
        ),
    ] = None,
    is_long: Annotated[
        bool, Option("--long", help="One row a figure, with its source text.", show_default=False)
    ] = False,
) -> None:
    """Compare the plans of a store: one row a place and year, one column an indicator, money by project and source.

    A figure stands only beside figures of its kind: percent and counts, targets and starting points, a year's and a period's have columns
    and rows of their own; a reduction is negative.  Where plans say several figures, the cell is empty and the sources say which.
    Places have their official codes before and after 1 July 2025.
    """
    from outputs.comparison.build import Choice
    from outputs.comparison.build import compare as comparison
    from outputs.comparison.file import FORMS, long_markdown, markdown, write_comparison
    from outputs.store.folder import OutputError
    from patterns.target.indicator import indicator_codes

    if output is not None and output.suffix.lower() not in FORMS:
        raise typer.BadParameter(f"{output} ends in none of {', '.join(FORMS)}", param_hint="--output")
    unknown = [code for code in indicator or () if code not in (*indicator_codes(), "money")]
    if unknown:
        known = ", ".join((*indicator_codes()[:-1], "money"))
        raise typer.BadParameter(f"{unknown[0]} is no indicator; there are {known}", param_hint="--indicator")
    try:
        found = comparison(store, Choice(level, province, year, tuple(indicator or ()), district))
        if not found.rows:
            chosen = any((level, province, district, year, indicator))
            hint = " of what was chosen; choose less" if chosen else ""
            raise OutputError(f"{store} holds no figure{hint}; kehoach status {store} says what was read")
        written = [] if output is None else write_comparison(found, output, is_long=is_long)
    except OutputError as error:
        typer.secho(f"kehoach: {error}", fg="red", err=True)
        raise typer.Exit(COULD_NOT_RUN) from error
    if output is None:
        typer.echo((long_markdown if is_long else markdown)(found), nl=False)
    else:
        said = f"{len(found.sources)} rows" if is_long else f"{len(found.rows)} rows, {len(found.sources)} sources"
        typer.echo(f"{said} in {', '.join(map(str, written))}", err=True)
