"""`--prune` has a limit: a disk that is not mounted, or a wrong path, must not empty a store."""

from collections.abc import Iterable, Sequence

from corpus.files.changes import Survey
from corpus.files.find import Found
from corpus.files.ledger import Ledger
from outputs.store.folder import OutputError

_FEW = 5
"""So many plans may always be removed."""


def check_prune(todo: Survey, places: Iterable[str], found: Sequence[Found], ledger: Ledger, limit: float) -> None:
    """Raise `OutputError` if pruning would remove more than `limit` percent of the plans, or all files of a source."""
    if limit >= 100:
        return
    lost = {entry.doc_id for entry in [*todo.gone, *ledger.gone()] if entry.doc_id}
    plans = sum(1 for _ in ledger.plans())
    if len(lost) > max(_FEW, plans * limit / 100):
        raise OutputError("store.prune_many", lost=len(lost), plans=plans, limit=limit)
    for place in places:
        is_empty = not any(file.key.startswith(place) for file in found)
        if is_empty and any(entry.key.startswith(place) for entry in todo.gone):
            raise OutputError("store.prune_source", source=place)
