"""`kehoach evaluate`: a store compared with gold files."""

import json
import pathlib
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach.cli.shared import Flag, Option, StoreFolderArgument, errors_as_messages

if TYPE_CHECKING:
    from outputs.evaluation.score import Difference, Evaluation

BELOW = 1


def evaluate(
    store: StoreFolderArgument,
    gold: Annotated[pathlib.Path, typer.Argument(metavar="GOLD", help="Folder of gold files, one JSON file per plan.")],
    min_f1: Annotated[
        float,
        Option("--min-f1", metavar="F1", min=0, max=1, help="Exit with status 1 if the F1 of any table is lower."),
    ] = 0.0,
    differences: Annotated[bool, Flag("--differences/--no-differences", help="List every difference.")] = True,
    reliability: Annotated[
        bool, Flag("--reliability", help="Also print how many rows agree with gold, in ten bands of confidence.")
    ] = False,
    as_json: Annotated[bool, Flag("--json", help="Print the scores and differences as JSON.")] = False,
) -> None:
    """Compare a store with gold files: precision, recall and F1 per table, and every difference."""
    from outputs.evaluation.gold import evaluate as evaluate_store

    with errors_as_messages():
        evaluation, absent = evaluate_store(store, gold)
    if as_json:
        typer.echo(json.dumps(_as_json(evaluation, absent), ensure_ascii=False, indent=1, default=str))
    else:
        _print(evaluation, absent, differences=differences)
    if reliability:
        from outputs.evaluation.reliability import judged
        from outputs.evaluation.reliability import reliability as lines_of

        with errors_as_messages():
            typer.echo("\n".join(lines_of(judged(store, gold))), err=as_json)
    if any(score.f1 < min_f1 for score in evaluation.scores.values()):
        raise typer.Exit(BELOW)


def _print(evaluation: "Evaluation", absent: list[str], *, differences: bool) -> None:
    typer.echo(f"{'table':12} {'precision':>9} {'recall':>7} {'F1':>7} {'strict':>7} {'gold':>6} {'found':>6}")
    for name, score in evaluation.scores.items():
        figures = f"{score.precision:9.4f} {score.recall:7.4f} {score.f1:7.4f} {score.strict_f1:7.4f}"
        typer.echo(f"{name:12} {figures} {score.gold:6} {score.found:6}")
    for name in absent:
        typer.echo(f"absent       {name}: the store does not contain this plan")
    for difference in evaluation.differences if differences else ():
        typer.echo(_line(difference))


def _line(difference: "Difference") -> str:
    quote = f"  “{_short(difference.quote)}”" if difference.quote else ""
    head = f"{difference.kind:6} {difference.plan} {difference.table} {difference.what}"
    if difference.kind == "wrong":
        head += f": gold {difference.gold!s}, found {difference.found!s}"
    return head + quote


def _short(quote: str) -> str:
    line = " ".join(quote.split())
    return line if len(line) <= 100 else line[:99] + "…"


def _as_json(evaluation: "Evaluation", absent: list[str]) -> dict[str, object]:
    import dataclasses

    scores = {name: {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "f1": round(score.f1, 4),
                     "strict_f1": round(score.strict_f1, 4), "gold": score.gold, "found": score.found}
              for name, score in evaluation.scores.items()}  # fmt: skip
    return {
        "scores": scores,
        "absent": absent,
        "differences": [dataclasses.asdict(one) for one in evaluation.differences],
    }
