"""Plans set in fonts from before Unicode (`.VnTime`, `.VnTimeH`, `VNI-Times`): real DOCX and DOC files, and PDF files that name them."""

import pathlib
import shutil
import subprocess
from collections.abc import Iterator, Sequence

import docx
import pytest
from docx.oxml.ns import qn

from corpus.read import read
from patterns.encoding.legacy import from_unicode, unmixed, with_horns
from patterns.encoding.lost_capital import with_capitals
from tests import hostile
from tests.conftest import SAMPLES

PLAN = SAMPLES / "s7-xa-2019.txt"
Run = tuple[str, str]
"""A font's name and the letters typed in it."""


def _tcvn3(text: str) -> Iterator[Run]:
    """Words in capitals are typed small in the font of capitals."""
    for word in text.split(" "):
        if word.isupper() and len(word) > 1:
            yield ".VnTimeH", from_unicode(f"{word.lower()} ", "tcvn3")
        else:
            yield ".VnTime", from_unicode(f"{word} ", "tcvn3")


def _vni(text: str) -> Iterator[Run]:
    yield "VNI-Times", from_unicode(text, "vni")


def _mixed(text: str) -> Iterator[Run]:
    """Half a line in Unicode, the other half pasted from an old file."""
    middle = text.find(" ", len(text) // 2)
    yield "Times New Roman", text[:middle] if middle > 0 else text
    if middle > 0:
        yield from _vni(text[middle:])


TYPISTS = {"tcvn3": _tcvn3, "vni": _vni, "mixed": _mixed}


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """A folder with a sample plan typed in old fonts, as DOCX by python-docx and as DOC by LibreOffice."""
    folder = tmp_path_factory.mktemp("typed")
    for name, runs in TYPISTS.items():
        word = docx.Document()
        for line in PLAN.read_text(encoding="utf-8").split("\n"):
            paragraph = word.add_paragraph()
            for font, text in runs(line):
                run = paragraph.add_run(text)
                run.font.name = font
                run._r.rPr.rFonts.set(qn("w:cs"), font)
        word.save(str(folder / f"{name}.docx"))
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: run the tests by `make test`"
    command = [program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "doc:MS Word 97",
               "--outdir", str(folder), *(str(folder / f"{name}.docx") for name in TYPISTS)]  # fmt: skip
    subprocess.run(command, check=True, timeout=240, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return folder


@pytest.mark.parametrize("kind", ["docx", "doc"])
@pytest.mark.parametrize("typist", TYPISTS)
def test_old_fonts_in_office_files(typist: str, kind: str, typed: pathlib.Path) -> None:
    found = read(typed / f"{typist}.{kind}").text
    assert found.split() == read(PLAN).text.split()


def _pdf(lines: Sequence[Sequence[Run]]) -> bytes:
    """A PDF page as a printer driver writes it: the fonts by name, a byte a letter, no table of Unicode."""
    fonts = sorted({font for line in lines for font, _ in line})
    content = [b"BT 60 780 Td 18 TL"]
    for line in lines:
        for font, text in line:
            shown = text.encode("latin-1").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            content.append(b"/F%d 13 Tf (%s) Tj" % (fonts.index(font), shown))
        content.append(b"T*")
    dictionaries = [
        b"<< /Type /Font /Subtype /TrueType /BaseFont /%s /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [%s] >>"
        % (font.replace(" ", "").encode(), b"500 " * 224)
        for font in fonts
    ]
    named = b" ".join(b"/F%d %d 0 R" % (index, 5 + index) for index in range(len(fonts)))
    page = (
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << %s >> >> >>"
        % named
    )
    return hostile.pdf([b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page,
                        hostile.stream(b"\n".join([*content, b"ET"])), *dictionaries])  # fmt: skip


LINES = [
    "ỦY BAN NHÂN DÂN XÃ HƯƠNG NGUYÊN",
    "Số: 09/KH-UBND",
    "Hương Nguyên, ngày 21 tháng 01 năm 2019",
    "KẾ HOẠCH",
    "Giảm nghèo bền vững năm 2019",
    "Người dân được hỗ trợ đầu tư như sau: giảm 35 hộ nghèo.",
]


@pytest.mark.parametrize("typist", ["tcvn3", "vni"])
def test_old_fonts_in_a_pdf(typist: str, tmp_path: pathlib.Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(_pdf([list(TYPISTS[typist](line)) for line in LINES]))
    assert read(path).text.splitlines() == LINES


def test_old_fonts_whose_names_are_lost(tmp_path: pathlib.Path) -> None:
    """Only the words show then: those of the page, and where pages are mixed those of the line."""
    path = tmp_path / "plan.pdf"
    lines = [[("Helvetica", from_unicode(line, "vni"))] for line in LINES]
    path.write_bytes(_pdf(lines))
    assert read(path).text.splitlines() == LINES


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Gi¶m tû lÖ hé nghÌo", "Giảm tỷ lệ hộ nghèo"),
        ("Giaûm tyû leä hoä ngheøo", "Giảm tỷ lệ hộ nghèo"),
        ("Giảm tỷ lệ hộ nghèo", "Giảm tỷ lệ hộ nghèo"),
        ("the rate of poor households (1°)", "the rate of poor households (1°)"),
    ],
)
def test_lines_told_by_their_words(line: str, meant: str) -> None:
    assert unmixed(line) == meant


@pytest.mark.parametrize(
    ("read_", "meant"),
    [("ng-ời dân", "người dân"), ("đầu t- nh- sau", "đầu tư như sau"), ("số 5/KH-UBND", "số 5/KH-UBND"),
     ("Lao động-TB", "Lao động-TB"), ("- Độc lập - Tự do", "- Độc lập - Tự do"), ("văn hóa-xã hội", "văn hóa-xã hội")],
)  # fmt: skip
def test_horns_lost_in_a_pdf(read_: str, meant: str) -> None:
    assert with_horns(read_) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Kế HOạCH", "KẾ HOẠCH"), ("Số: 46/KH-UBND", "Số: 46/KH-UBND"), ("- Sở LĐ-TB&XH;", "- Sở LĐ-TB&XH;"),
     ("của ủy ban nhân dân huyện ứng Hòa", "của Ủy ban nhân dân huyện Ứng Hòa"), ("THị Xã NGã NĂM", "THỊ XÃ NGÃ NĂM"),
     ("Lò Văn ánh", "Lò Văn Ánh"), ("hoàn thành. ở các xã", "hoàn thành. Ở các xã"), ("nhà ở và đất ở", "nhà ở và đất ở")],
)  # fmt: skip
def test_capitals_that_tcvn3_lost(written: str, meant: str) -> None:
    assert with_capitals(written) == meant
