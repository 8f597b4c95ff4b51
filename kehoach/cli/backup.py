"""`kehoach backup` and `kehoach restore`: a store in one file, and back."""

import pathlib
from typing import Annotated

import typer

from kehoach.cli.exit_status import WITH_FAILURES
from kehoach.cli.shared import StoreFolderArgument, errors_as_messages
from kehoach.words import megabytes, wording


def backup(
    store: StoreFolderArgument,
    file: Annotated[pathlib.Path, typer.Argument(metavar="FILE", help="File to write, e.g. store.tar.gz.")],
) -> None:
    """Write a store with its ledger, tables, texts and corrections to one file."""
    from outputs.store.backup import backup as write_backup

    with errors_as_messages():
        write_backup(store, file)
    typer.echo(f"{file} ({wording().written(megabytes(file.stat().st_size))} MB)", err=True)


def restore(
    file: Annotated[pathlib.Path, typer.Argument(metavar="FILE", help="A file that `kehoach backup` wrote.")],
    store: Annotated[pathlib.Path, typer.Argument(metavar="STORE", help="New or empty folder for the store.")],
) -> None:
    """Make a store from a backup, and verify it."""
    from outputs.store.backup import restore as read_backup

    with errors_as_messages():
        finding = read_backup(file, store)
    for fault in [*finding.ledger, *finding.tables]:
        typer.echo(wording().written(fault))
    if not finding.is_whole:
        raise typer.Exit(WITH_FAILURES)
    typer.echo(wording()("cli.restored", plans=finding.plans, store=store))
