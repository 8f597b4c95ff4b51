"""How often rows are right by the rules that decided them: python -m tools.confidence STORE TUNED_GOLD UNSEEN_GOLD

STORE has the plans of both folders of gold.  TUNED_GOLD are plans that rules were written beside, UNSEEN_GOLD others: the share of a whole
table comes from the unseen ones, and a rule's share is drawn towards it by `PRIOR` rows.  Writes patterns/lexicons/confidence.tsv;
`kehoach evaluate` prints how well the confidences of a store agree with gold.
"""

import argparse
import collections
import pathlib
from collections.abc import Mapping, Sequence

from extract.confidence import rules_of
from outputs.evaluation.reliability import TABLES, Judged, judged
from patterns import lexicon

FILE = pathlib.Path(__file__).parent.parent / "patterns" / "lexicons" / "confidence.tsv"
PRIOR, FIRST = 12, 0.8
"""A rule counts as if it had been seen in so many rows more, right as often as its table is; a table, right in this share."""


def shares(
    tuned: Sequence[Judged], unseen: Sequence[Judged], kept: Mapping[str, tuple[int, float]]
) -> dict[str, tuple[int, float]]:
    """By table, and by table and rule: how many rows, and the share right.  `kept` are tables whose share is known already."""
    found: dict[str, tuple[int, float]] = {}
    for table in TABLES:
        fresh = [one.is_right for one in unseen if one.table == table]
        found[table] = kept.get(table) or (len(fresh), (sum(fresh) + PRIOR * FIRST) / (len(fresh) + PRIOR))
        whole = found[table][1]
        counts: collections.Counter[tuple[str, bool]] = collections.Counter()
        for one in (one for one in (*tuned, *unseen) if one.table == table):
            counts.update((rule, one.is_right) for rule in rules_of(str(one.row["rule"] or "")))
        for rule in sorted({rule for rule, _ in counts}):
            right, wrong = counts[rule, True], counts[rule, False]
            found[f"{table} {rule}"] = (right + wrong, (right + PRIOR * whole) / (right + wrong + PRIOR))
    return found


def main() -> None:
    """Write the lexicon."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("store", "tuned", "unseen"):
        parser.add_argument(name, type=pathlib.Path)
    parser.add_argument(
        "--keep-tables",
        action="store_true",
        help="the unseen gold is spent: rules were written beside it since the tables' shares were measured",
    )
    arguments = parser.parse_args()
    kept = (
        {row["canonical"]: (int(row["priority"]), float(row["code"])) for row in lexicon.rows("confidence")}
        if arguments.keep_tables
        else {}
    )
    found = shares(*(list(judged(arguments.store, gold)) for gold in (arguments.tuned, arguments.unseen)), kept)
    rows = (f"{name}\t{share:.3f}\t{count}\tgold plans" for name, (count, share) in sorted(found.items()))
    FILE.write_text("canonical\tcode\tpriority\tsource\n" + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
