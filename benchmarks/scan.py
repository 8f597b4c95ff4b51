"""How well scans and other files are read: python benchmarks/scan.py [--print] FILE_OR_FOLDER…

For every file: pages, how its text was found, the share of Vietnamese syllables among its words, the mean
confidence of OCR, what was repaired and doubted, CPU by page, and where a twin in text is beside it (the
same stem with `.txt`, or named as `FILE=TWIN`) the character error rate against it.

`--print` makes scans of the files named first, as an office would: printed to PDF by LibreOffice, each page an image
of 200 dpi in a PDF without text, and compares what is read with the files' own text.
"""

import argparse
import collections
import difflib
import pathlib
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator

import pypdfium2

from corpus.errors import UnreadableError
from corpus.files.find import find
from corpus.read import read
from patterns.syllable import syllable_share

DPI = 200
SUFFIXES = {".pdf", ".docx", ".doc", ".rtf", ".odt", ".txt"}


def error_rate(read_text: str, twin: str) -> float:
    """Characters to change, add or drop, as a share of the twin's; how lines break does not count."""
    found, right = " ".join(read_text.split()), " ".join(twin.split())
    steps = difflib.SequenceMatcher(None, right, found, autojunk=False).get_opcodes()
    wrong = sum(max(end - start, stop - begin) for tag, start, end, begin, stop in steps if tag != "equal")
    return wrong / max(1, len(right))


def printed(path: pathlib.Path, folder: pathlib.Path) -> pathlib.Path:
    """`path` as a scan: a PDF of images."""
    program = shutil.which("soffice")
    if program is None:
        raise SystemExit("LibreOffice prints the files: apt-get install libreoffice-writer-nogui")
    pdf_path = path
    if path.suffix.lower() != ".pdf":
        encoding = ["--infilter=Text (encoded):UTF8,LF,,,"] if path.suffix.lower() == ".txt" else []
        subprocess.run([program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *encoding, "--convert-to", "pdf",
                        "--outdir", str(folder), str(path)], check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # fmt: skip
        pdf_path = folder / f"{path.stem}.pdf"
    pdf = pypdfium2.PdfDocument(pdf_path)
    pages = [page.render(scale=DPI / 72).to_pil().convert("RGB") for page in pdf]
    pdf.close()
    scan = folder / f"{path.stem}.scan.pdf"
    pages[0].save(scan, save_all=True, append_images=pages[1:], resolution=DPI)
    return scan


def cases(
    names: list[str], as_scans: bool, folder: pathlib.Path
) -> Iterator[tuple[str, pathlib.Path, pathlib.Path | None]]:
    """What is to be read: a label, the file, and its twin where it has one."""
    pairs = dict(name.split("=", 1) for name in names if "=" in name)
    for path in (pathlib.Path(file.name) for file in find([name.split("=", 1)[0] for name in names])):
        if path.suffix.lower() not in SUFFIXES:
            continue
        if as_scans:
            yield f"{path.name} as a scan", printed(path, folder), path
            continue
        beside = path.with_suffix(".txt")
        twin = (
            pathlib.Path(pairs[str(path)])
            if str(path) in pairs
            else beside
            if beside.is_file() and beside != path
            else None
        )
        yield path.name, path, twin


def cpu() -> float:
    """Seconds of this process and of the programs that it ran."""
    return sum(
        used.ru_utime + used.ru_stime
        for used in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", metavar="FILE_OR_FOLDER")
    parser.add_argument("--print", action="store_true", dest="as_scans")
    arguments = parser.parse_args()
    rates: list[float] = []
    print(f"{'file':52} {'pages':>5} {'source':6} {'syllables':>9} {'doubts':40} {'CPU s/page':>10} {'CER':>7}")
    with tempfile.TemporaryDirectory() as name:
        for label, path, twin in cases(arguments.files, arguments.as_scans, pathlib.Path(name)):
            start, began = cpu(), time.monotonic()
            try:
                document = read(path)
            except UnreadableError as error:
                print(f"{label[:52]:52} {error.reason}: {error}")
                continue
            spent, pages = cpu() - start, document.n_pages or 1
            codes = collections.Counter(doubt.code.removeprefix("ocr_") for doubt in document.doubts)
            rate = error_rate(document.text, read(twin).text) if twin else None
            rates += [rate] if rate is not None else []
            shown = ", ".join(f"{code} {times}" for code, times in codes.most_common())
            print(f"{label[:52]:52} {document.n_pages or '-':>5} {document.text_source:6} {syllable_share(document.text) or 0:>9.4f} {shown[:40]:40} "
                  f"{spent / pages:>10.3f} {'' if rate is None else format(rate, '.4f'):>7}  {time.monotonic() - began:.1f} s")  # fmt: skip
    if rates:
        print(f"mean character error rate of {len(rates)} files with a twin: {statistics.fmean(rates):.4f}")


if __name__ == "__main__":
    main()
