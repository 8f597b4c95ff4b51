"""What must hold of the stores after each run, and after a night."""

import json
import pathlib

from outputs.table import TABLES
from tools.soak.run import command
from tools.soak.state import DifferenceError, Soak, rows_of


def check_whole(soak: Soak) -> None:
    """What a reader sees at any moment: every plan once, and its text."""
    if not (soak.store / ".current").is_symlink():
        return
    plans = [str(row["doc_id"]) for row in rows_of(soak.store, "documents")]
    if len(set(plans)) != len(plans):
        raise DifferenceError("a plan is in documents twice")
    if {str(row["doc_id"]) for row in rows_of(soak.store, "targets")} - set(plans):
        raise DifferenceError("targets of a plan that is not in documents")
    if missing := [name for name in plans if not (soak.store / "text" / f"{name}.txt").is_file()]:
        raise DifferenceError(f"texts are missing: {missing}")


def compare(soak: Soak) -> None:
    """Compare both stores.  Raises `DifferenceError`."""
    check_whole(soak)
    command(soak, "verify", soak.store)
    for table in TABLES:
        ours, calm = (sorted(json.dumps(row, default=str, sort_keys=True).replace(str(store), "STORE") for row in rows_of(store, table.name)) for store in (soak.store, soak.calm))  # fmt: skip
        if ours != calm:
            raise DifferenceError(f"{table.name}:\n disturbed {sorted(set(ours) - set(calm))[:5]}\n undisturbed {sorted(set(calm) - set(ours))[:5]}")  # fmt: skip
    texts = [_texts(store) for store in (soak.store, soak.calm)]
    if texts[0] != texts[1]:
        raise DifferenceError(f"texts: {sorted({*texts[0].items()} ^ {*texts[1].items()})[:4]}")
    if left := list(soak.temporary.iterdir()):
        raise DifferenceError(f"temporary files are left: {left}")
    if len(list((soak.store / ".versions").iterdir())) > 2:
        raise DifferenceError("old versions are left")


def _texts(store: pathlib.Path) -> dict[str, str]:
    """The texts by plan.  Raises `DifferenceError` where one is there of a plan that neither this version nor the last has."""
    found = {path.stem: path.read_text(encoding="utf-8") for path in (store / "text").iterdir()}
    dropped = {name for path in store.glob(".versions/*/dropped") for name in path.read_text(encoding="ascii").split()}
    plans = {str(row["doc_id"]) for row in rows_of(store, "documents")}
    if more := found.keys() - plans - dropped:
        raise DifferenceError(f"texts without plans are left in {store}: {sorted(more)}")
    return {name: text for name, text in found.items() if name in plans}
