"""The command: `python -m benchmarks.factory --count 300 --seed 7 --formats txt,docx,pdf --output DIR`."""

import argparse
import itertools
import json
import pathlib
import random
from collections.abc import Callable, Iterator, Sequence

from benchmarks.factory.compose import Composed, Composer
from benchmarks.factory.facts import draw
from benchmarks.factory.render import missing_for_pdf, write_docx, write_pdf, write_txt

WRITERS: dict[str, Callable[[Composed, pathlib.Path], None]] = {"txt": write_txt, "docx": write_docx, "pdf": write_pdf}


def plans(seed: int) -> Iterator[Composed]:
    """Plans without end; the same for the same seed."""
    for number in itertools.count():
        rng = random.Random(f"{seed}/{number}")
        yield Composer(draw(rng), rng).compose()


def write(count: int, seed: int, formats: Sequence[str], output: pathlib.Path) -> list[pathlib.Path]:
    """Write plans, in the formats by turns, to `output/plans` and their truth to `output/gold`; the plans' files."""
    written = []
    for folder in ("plans", "gold"):
        (output / folder).mkdir(parents=True, exist_ok=True)
    for number, plan in enumerate(itertools.islice(plans(seed), count)):
        form = formats[number % len(formats)]
        path = output / "plans" / f"f{seed:03}-{number:06}.{form}"
        WRITERS[form](plan, path)
        truth = {"file": path.name} | plan.truth
        if form != "txt":
            truth["targets"] = [*plan.truth["targets"], *plan.table_targets]
        text = json.dumps(truth, ensure_ascii=False, indent=1)
        (output / "gold" / f"{path.stem}.json").write_text(text + "\n", encoding="utf-8")
        written.append(path)
    return written


def main() -> None:
    """Read the arguments and write."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.factory", description="Make plans with known truth.")
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--formats", default="txt", help="txt, docx, pdf, with commas between; by turns")
    parser.add_argument("--output", type=pathlib.Path, required=True)
    arguments = parser.parse_args()
    formats = arguments.formats.split(",")
    if unknown := set(formats) - WRITERS.keys():
        parser.error(f"no such format: {', '.join(sorted(unknown))}")
    if "pdf" in formats and (missing := missing_for_pdf()):
        parser.exit(3, f"PDF plans need {missing}\n")
    written = write(arguments.count, arguments.seed, formats, arguments.output)
    print(f"{len(written):,} plans in {arguments.output / 'plans'}, their truth in {arguments.output / 'gold'}")


if __name__ == "__main__":
    main()
