"""How large the report is, how long it is made, how soon it is open, how long a filter takes: at 1,000 and 10,000 plans.

    python -m benchmarks.report [--small]

Plans come from the factory, each with texts and figures of its own: reading them takes most of the benchmark's minutes.
Headless Chromium opens the page as a reader does, a new browser each time.
"""

import argparse
import dataclasses
import datetime
import pathlib
import tempfile
import time

import pandas
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import Select, WebDriverWait

from benchmarks.factory.__main__ import write
from kehoach.run.driver import run
from kehoach.run.worker import Limits
from outputs.report.page import read_frames, render_report
from tests.browser import open_browser

_TIMES = 3


@dataclasses.dataclass(frozen=True)
class Opened:
    """Seconds until the first part and until all of the page is drawn, and for a filter; MiB of the page's heap."""

    first: float
    whole: float
    filtered: float
    heap: float


def main(sizes: list[int]) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write(max(sizes), 1, ["txt"], folder / "made")
        run([str(folder / "made" / "plans")], folder / "store", lambda *_: None, Limits(workers=2))
        frames = read_frames(folder / "store")
        for size in sizes:
            began = time.monotonic()
            page = render_report(_first(frames, size), made=datetime.date(2026, 1, 1))
            seconds = time.monotonic() - began
            path = folder / f"report-{size}.html"
            path.write_text(page, encoding="utf-8")
            best = min((_open(path) for _ in range(_TIMES)), key=lambda opened: opened.first)
            print(f"{size:6,} plans: {path.stat().st_size / 1e6:5.1f} MB, made in {seconds:4.1f} s; in sight after {best.first:.2f} s (aim < 2 at 1,000), "
                  f"all drawn after {best.whole:.2f} s, a filter {best.filtered:.2f} s, heap {best.heap:.0f} MiB")  # fmt: skip


def _first(frames: dict[str, pandas.DataFrame], size: int) -> dict[str, pandas.DataFrame]:
    """The tables of the first plans."""
    kept = set(frames["documents"]["doc_id"][:size])
    return {name: frame[frame["doc_id"].isin(kept)] if "doc_id" in frame else frame for name, frame in frames.items()}


def _open(path: pathlib.Path) -> Opened:
    with open_browser("vi") as browser:
        browser.get("about:blank")
        began = time.monotonic()
        browser.get(path.as_uri())
        WebDriverWait(browser, 120, 0.02).until(lambda b: b.find_elements(By.CSS_SELECTOR, "#overview-facts li"))
        first = time.monotonic() - began
        _until_drawn(browser)
        whole = time.monotonic() - began
        began = time.monotonic()
        Select(browser.find_element(By.ID, "filter-level")).select_by_value("district")
        _until_drawn(browser)
        filtered = time.monotonic() - began
        heap = browser.execute_script("return performance.memory.usedJSHeapSize")
        return Opened(first, whole, filtered, heap / 2**20)


def _until_drawn(browser: webdriver.Chrome) -> None:
    drawn = (By.CSS_SELECTOR, "html[data-drawn=all]")
    WebDriverWait(browser, 120, 0.02).until(lambda b: b.find_elements(*drawn))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])  # type: ignore[union-attr]  # it is there
    parser.add_argument("--small", action="store_true", help="100 plans only, as a check that it works")
    main([100] if parser.parse_args().small else [1_000, 10_000])
