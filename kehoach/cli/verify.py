"""`kehoach verify`: check a store for damage, and rebuild a damaged ledger."""

from typing import Annotated

import typer

from kehoach.cli.exit_status import WITH_FAILURES
from kehoach.cli.shared import Flag, StoreFolderArgument, errors_as_messages
from kehoach.words import wording

_SHOWN = 20


def verify(
    store: StoreFolderArgument,
    repair: Annotated[bool, Flag("--repair", help="Rebuild a damaged ledger from the tables.")] = False,
) -> None:
    """Check that the ledger, tables and texts of a store are consistent."""
    from outputs.store.repair import repair as repair_ledger
    from outputs.store.verify import verify as verify_store

    say = wording()
    with errors_as_messages():
        finding = verify_store(store)
        if repair and finding.ledger:
            count = repair_ledger(store)
            typer.echo(say("verify.rebuilt", plans=count), err=True)
            finding = verify_store(store)
    faults = [("ledger", fault) for fault in finding.ledger] + [("tables", fault) for fault in finding.tables]
    for where, fault in faults[:_SHOWN]:
        typer.echo(f"{say(f'verify.{where}')}: {say.written(fault)}")
    if (more := len(faults) - _SHOWN) > 0:
        typer.echo(say("verify.more", more=more))
    if finding.ledger:
        typer.echo(say("verify.how_ledger", store=store), err=True)
    if finding.is_damaged:
        typer.echo(say("verify.how_tables"), err=True)
    if not finding.is_whole:
        raise typer.Exit(WITH_FAILURES)
    typer.echo(say("verify.consistent", plans=finding.plans))
