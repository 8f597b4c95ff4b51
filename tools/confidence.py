"""How often rows are right by the rules that decided them: python -m tools.confidence STORE GOLD [STORE GOLD ...]

Each STORE has the plans of the GOLD after it, read by some version of kehoach.  Rules are written beside gold, and then say more of
themselves than they hold on other plans: so give the store of a reading from before gold was looked at, too.  A rule's share is drawn
towards that of its table by `PRIOR` rows.  Writes patterns/lexicons/confidence.tsv; `kehoach evaluate --reliability` prints how well the
confidences of a store agree with gold: measure on plans that are in none of these.
"""

import argparse
import collections
import pathlib
from collections.abc import Sequence

from extract.confidence import rules_of
from outputs.evaluation.reliability import TABLES, Judged, judged

FILE = pathlib.Path(__file__).parent.parent / "patterns" / "lexicons" / "confidence.tsv"
PRIOR = 60
"""A rule counts as if it had been seen in so many rows more, right as often as its table is."""
FIRST_ROWS, FIRST_SHARE = 4, 0.8
"""A table counts as if it had been seen in so many rows more, right in this share."""
_LEAST, _MOST = 0.02, 0.995
"""No share is certain."""


def shares(rows: Sequence[Judged]) -> dict[str, tuple[int, float]]:
    """By table, and by table and rule: how many rows, and the share right."""
    found: dict[str, tuple[int, float]] = {}
    for table in TABLES:
        own = [one for one in rows if one.table == table]
        right = sum(one.is_right for one in own)
        whole = _bounded((right + FIRST_ROWS * FIRST_SHARE) / (len(own) + FIRST_ROWS))
        found[table] = (len(own), whole)
        counts: collections.Counter[tuple[str, bool]] = collections.Counter()
        for one in own:
            counts.update((rule, one.is_right) for rule in rules_of(str(one.row["rule"] or "")))
        for rule in sorted({rule for rule, _ in counts}):
            right, wrong = counts[rule, True], counts[rule, False]
            found[f"{table} {rule}"] = (right + wrong, _bounded((right + PRIOR * whole) / (right + wrong + PRIOR)))
    return found


def _bounded(share: float) -> float:
    return min(_MOST, max(_LEAST, share))


def main() -> None:
    """Write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=pathlib.Path, nargs="+", metavar="STORE GOLD")
    pairs = parser.parse_args().pairs
    if len(pairs) % 2:
        parser.error("give a folder of gold behind each store")
    found = shares([one for store, gold in zip(pairs[::2], pairs[1::2], strict=True) for one in judged(store, gold)])
    rows = (f"{name}\t{share:.3f}\t{count}\tgold plans" for name, (count, share) in sorted(found.items()))
    FILE.write_text("canonical\tcode\tpriority\tsource\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
