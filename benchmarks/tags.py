"""What underthesea's part-of-speech tags add to the targets of plans with gold, and what they cost.

    python -m benchmarks.tags PLANS GOLD

Prints the share of target rows with the right words (`indicator` and `population` as bags of words, three of four shared) and
milliseconds a plan, without the tags and with them.
"""

import json
import pathlib
import sys
import time
from unittest import mock

import kehoach
from extract.target import border
from patterns.fold import fold


def _words(row: dict[str, object]) -> set[str]:
    return {
        word
        for column in ("indicator", "population")
        for word in fold(str(row.get(column) or "")).replace(",", " ").split()
    }


def _right(gold: dict[str, object], found: dict[str, object]) -> bool:
    left, right = _words(gold), _words(found)
    same = all(gold.get(column) == found.get(column) for column in ("kind", "value", "value_max"))
    return same and len(left & right) >= 0.75 * max(1, len(left), len(right))


def measure(plans: pathlib.Path, gold: pathlib.Path) -> tuple[float, float]:
    """F1 of target rows with the right words, and milliseconds a plan."""
    hits = rows = files = 0
    spent = 0.0
    for path in sorted(gold.glob("*.json")):
        listed = json.loads(path.read_text(encoding="utf-8")).get("targets") or []
        source = next((file for file in sorted(plans.iterdir()) if file.stem.split(".")[0] == path.stem), None)
        if source is None:
            continue
        began = time.perf_counter()
        found = list(kehoach.read(source).rows()["targets"])
        spent += time.perf_counter() - began
        files, rows = files + 1, rows + len(listed) + len(found)
        for row in listed:
            match = next((other for other in found if _right(row, other)), None)
            if match is not None:
                found.remove(match)
                hits += 1
    return 2 * hits / max(1, rows), 1000 * spent / max(1, files)


def main() -> None:
    """Measure without the tags, then with them; one plan is read first, so that imports do not count."""
    plans, gold = map(pathlib.Path, sys.argv[1:3])
    measure(plans, gold)
    with mock.patch.object(border, "tags", return_value={}):
        without = measure(plans, gold)
    with_tags = measure(plans, gold)
    for name, (whole, spent) in (("without tags", without), ("with tags", with_tags)):
        print(f"{name:13} words right F1 {whole:.3f}  {spent:.0f} ms a plan")


if __name__ == "__main__":
    main()
