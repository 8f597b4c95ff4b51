"""`--prune` has a limit: a disk that is not mounted, or a wrong path, must not empty a store."""

from collections.abc import Iterable

from corpus.files.changes import Survey
from corpus.files.ledger import Ledger
from outputs.store.folder import OutputError

_FEW = 1
"""How many plans may always be removed, however few there are."""


def check_prune(todo: Survey, empty: Iterable[str], ledger: Ledger, limit: float) -> None:
    """Raise `OutputError` if pruning would remove more than `limit` percent of the plans, or all files of a source that is `empty` now."""
    if limit >= 100:
        return
    lost = {entry.doc_id for entry in [*todo.gone, *ledger.gone()] if entry.doc_id}
    plans = sum(1 for _ in ledger.plans())
    if len(lost) > max(_FEW, plans * limit / 100):
        raise OutputError("store.prune_many", lost=len(lost), plans=plans, limit=limit)
    for place in empty:
        if any(entry.key.startswith(place) for entry in todo.gone):
            raise OutputError("store.prune_source", source=place)
