"""Makes the images of the guides from the sample plans: docs/images/*.png.

    python -m tools.images

Needs Chromium and LibreOffice (`make programs`).
"""

import html
import pathlib
import subprocess
import sys
import tempfile

import pypdfium2
from PIL import ImageOps
from selenium.webdriver.common.by import By

from kehoach.cli.exit_status import WITH_FAILURES
from tests.browser import look, open_browser
from tests.office import convert

ROOT = pathlib.Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
_TERMINAL = "<body style='margin:0;background:#1e2430;color:#e6e6e6'><pre style='font:15px/1.45 DejaVu Sans Mono,monospace;padding:16px;white-space:pre-wrap'>{}</pre>"


def main() -> None:
    """Read the samples into a store in a temporary folder, and take an image of what each guide speaks of."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        samples = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "corpus" / "samples").glob("s*.*"))
        store = str(folder / "store")
        _kehoach("run", *samples, "--output", store)
        (folder / "uploaded.pdf").write_bytes((ROOT / "corpus" / "samples" / "s6-tinh-2021.pdf").read_bytes()[:5000])
        _kehoach("run", *samples, str(folder / "uploaded.pdf"), "--output", store)
        _kehoach("pages", store, "--output", str(folder / "plans"))
        _kehoach("report", store, "--output", str(folder / "report.html"))
        _kehoach("compare", store, "--output", str(folder / "places.xlsx"), "--level", "district", "-i", "poverty_rate", "-i", "poor_households")  # fmt: skip
        _sheet(folder / "places.xlsx", folder)
        convert(folder / "store" / "targets.csv", "html", folder / "office", "--infilter=CSV:44,34,76,1")
        status = html.escape(_kehoach("status", store).replace(f"{folder}/", ""))
        (folder / "status.html").write_text(f"<meta charset=utf-8>{_TERMINAL.format('$ kehoach status store' + chr(10) + status)}", encoding="utf-8")  # fmt: skip
        _pages(folder)


def _kehoach(*arguments: str) -> str:
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode > WITH_FAILURES:
        sys.exit(done.returncode)
    return done.stdout


def _sheet(book: pathlib.Path, folder: pathlib.Path) -> None:
    """The upper part of a book's first page, as LibreOffice prints it."""
    convert(book, "pdf", folder / "office")
    image = pypdfium2.PdfDocument(folder / "office" / "places.pdf")[0].render(scale=4).to_pil()
    box = ImageOps.invert(image.convert("L")).getbbox()
    image.crop((*box[:2], box[2] * 2 // 3, box[3])).save(IMAGES / "places-xlsx.png", optimize=True)


def _pages(folder: pathlib.Path) -> None:
    with open_browser("vi") as browser:
        for address, name, height in (
            ("report.html", "report", 1000),
            (_plan(folder), "plan", 800),
            ("office/targets.html", "targets-csv", 500),
            ("status.html", "status", 280),
        ):
            look(browser, width=1280, height=height)
            browser.get((folder / address).as_uri())
            browser.find_element(By.TAG_NAME, "body")
            browser.save_screenshot(str(IMAGES / f"{name}.png"))


def _plan(folder: pathlib.Path) -> str:
    """The page of the plan with most to see."""
    return f"plans/{max((folder / 'plans').glob('*.html'), key=lambda path: path.stat().st_size).name}"


if __name__ == "__main__":
    main()
