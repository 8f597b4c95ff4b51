"""How well and how fast `kehoach search` finds: 30 queries with known answers over the samples and plans of the factory.

    python -m benchmarks.search [--plans 2000]

Half of the queries are words of the samples' gold rows, half of rows that the factory knows to be in its plans; by turns without
accents, as a quoted phrase, by some of its words, and within a year or place.  Found means: a passage with the row's words is among the
first three; of that plan, where the query names its place.  The factory's plans are put into the store with their texts and headers, without reading their rows, for which
hours would be needed; the search over paragraphs does not use them.
"""

import argparse
import dataclasses
import itertools
import json
import pathlib
import statistics
import tempfile
import time
from collections.abc import Iterator

from benchmarks.factory.__main__ import plans
from benchmarks.factory.compose import Composed
from corpus.read import doc_id
from kehoach.run.driver import run
from outputs.edition import Edition
from outputs.search.search import Hit, Wanted, search
from outputs.store.arrow_rows import pack
from outputs.store.change import Change, ReadPlan
from outputs.store.opened import open_store
from outputs.table import Row, table
from patterns.search import plain

_SAMPLES = pathlib.Path(__file__).parent.parent / "corpus" / "samples"
_QUERIES, _FIRST, _BATCH = 30, 3, 500
_ALLOWED = 1
"""So many queries may miss."""


@dataclasses.dataclass(frozen=True)
class Asked:
    """A query, in what it searches, and where its answer is: the plan, and words of the passage."""

    query: str
    wanted: Wanted
    doc_id: str
    words: str


def main(count: int) -> None:
    """Make the store, ask, and print what was found and how long it took."""
    with tempfile.TemporaryDirectory() as name:
        store = pathlib.Path(name) / "store"
        samples = sorted(path for path in _SAMPLES.iterdir() if path.is_file())
        run([*map(str, samples)], store, lambda *_: None, csv=False)
        made = list(itertools.islice(plans(1), count))
        began = time.monotonic()
        _fill(store, made)
        filled = time.monotonic() - began
        _report(store, [*_of_samples(samples), *_of_factory(made)], filled)


def _fill(store: pathlib.Path, made: list[Composed]) -> None:
    with open_store(store) as held:
        for batch in _batches(made):
            change = Change()
            for plan in batch:
                text = _text(plan)
                row = _document(plan, doc_id(text.encode()))
                change.add(ReadPlan(str(row["doc_id"]), str(row["source"]), "factory", pack({"documents": [row]}), text, Edition.of_row(row)))  # fmt: skip
            held.commit(change, csv=False)
        held.tidy()  # as a run does at its end


def _batches(made: list[Composed]) -> Iterator[list[Composed]]:
    for first in range(0, len(made), _BATCH):
        yield made[first : first + _BATCH]


def _text(plan: Composed) -> str:
    return "\n".join(piece.text for piece in plan.pieces if piece.kind not in ("annex", "table")) + "\n"


def _document(plan: Composed, name: str) -> Row:
    row: Row = dict.fromkeys(column.name for column in table("documents").columns)
    known = {key: value for key, value in plan.truth["documents"].items() if key in row and key != "issued_date"}
    own = {"doc_id": name, "source": f"{name}.txt", "file_name": f"{name}.txt", "media_type": "text/plain", "n_chars": 0,
           "text_source": "text_layer", "kehoach_version": "benchmark"}  # fmt: skip
    return row | known | own


def _of_samples(samples: list[pathlib.Path]) -> Iterator[Asked]:
    """Two queries a sample, one of its first, until there are enough."""
    asked = []
    for path in samples:
        gold = _SAMPLES / "gold" / f"{path.stem}.json"
        if not gold.is_file():
            continue
        truth = json.loads(gold.read_text(encoding="utf-8"))
        quotes = [
            str(row["quote"]) for name in ("targets", "funding") for row in truth.get(name, ()) if row.get("quote")
        ]
        for quote in (quotes[0], quotes[len(quotes) // 2]) if quotes else ():
            year = truth["documents"].get("issued_year") if isinstance(truth["documents"], dict) else None
            asked.append(_asked(len(asked), quote, doc_id(path.read_bytes()), year, None))
    yield from asked[: _QUERIES // 2]


def _of_factory(made: list[Composed]) -> Iterator[Asked]:
    """A row of plans from everywhere: figures in their year and place, amounts by themselves."""
    step = max(1, len(made) // (_QUERIES - _QUERIES // 2))
    for number, plan in enumerate(made[::step][: _QUERIES - _QUERIES // 2]):
        about, name = plan.truth["documents"], doc_id(_text(plan).encode())
        rows = plan.truth["funding"] or plan.truth["targets"]
        if number % 2:
            rows = plan.truth["targets"]
        place = about["commune"] or about["district"] or about["province"]
        yield _asked(number, str(rows[0]["quote"]), name, about["issued_year"], place)


def _asked(number: int, quote: str, name: str, year: int | None, place: str | None) -> Asked:
    """A query for a row: by turns without accents, as a phrase, with every other word left out, as it is."""
    words = " ".join(quote.split()).split(" ")[:9]
    forms = (
        plain(" ".join(words)),
        f'"{" ".join(words)}"',
        " ".join(words[1:7]),
        " ".join(words),
    )
    return Asked(forms[number % 4].replace('""', '"'), Wanted(year=year, district=place, most=_FIRST), name, quote[:30])


def _is_answer(hit: Hit, one: Asked) -> bool:
    is_plan = hit.doc_id == one.doc_id or one.wanted.district is None
    return is_plan and plain(one.words) in plain(" ".join(hit.quote.split()))


def _report(store: pathlib.Path, asked: list[Asked], filled: float) -> None:
    search(str(store), "hộ nghèo")  # the index is up to date now
    times, busy, missed = [], [], []
    for one in asked:
        began, worked = time.monotonic(), time.process_time()
        hits = search(str(store), one.query, one.wanted)
        times.append(time.monotonic() - began)
        busy.append(time.process_time() - worked)
        if not any(_is_answer(hit, one) for hit in hits):
            missed.append(one)
    texts = sum(path.stat().st_size for path in (store / "text").iterdir())
    index = sum(path.stat().st_size for path in store.glob("search.sqlite*"))
    count = len(list((store / "text").iterdir()))
    print(
        f"{len(asked) - len(missed)} of {len(asked)} found in the first {_FIRST} (aim {len(asked) - _ALLOWED}), {count:,} plans"
    )
    print(f"a query: median {statistics.median(times) * 1000:.0f} ms, longest {max(times) * 1000:.0f} ms, of which a processor worked "
          f"{statistics.median(busy) * 1000:.0f} and {max(busy) * 1000:.0f} ms (aim < 50); "
          f"index {index / texts:.2f} x the text (aim < 1.5); {filled:.0f} s to fill")  # fmt: skip
    for one in missed:
        print(f"missed: {one.query} ({one.wanted})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("--plans", type=int, default=2000)
    main(parser.parse_args().plans)
