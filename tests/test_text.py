"""Characters, folding, syllables, encodings and paragraphs: property tests and tables of cases."""

import itertools
import os
import pathlib
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import CorruptError
from corpus.line_break import RULES
from corpus.line_layout import layout_of, opens_block, seen_lines
from corpus.normalise import normalise, single_spaced
from corpus.text.charset import decode
from corpus.text.reader import lines_of
from corpus.wrap.ending import Break
from patterns.encoding.legacy import ENCODINGS, Encoding, from_unicode, guess, to_unicode
from patterns.fold import fold
from patterns.number import parse_number
from patterns.outline.mark import MARK, mark_of
from patterns.syllable import is_syllable, syllable_share
from tests.conftest import document_of

SAMPLES = pathlib.Path(__file__).parent.parent / "corpus" / "samples"
PROSE = "Huyện ban hành kế hoạch giảm nghèo; phấn đấu đến cuối năm tỷ lệ hộ nghèo còn dưới mười phần trăm, từng bước nâng cao đời sống của người dân vùng sâu."


@given(st.text())
def test_fold_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_normalise_is_idempotent_and_keeps_digits(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    digits = [char for char in text.replace("\\n", "").replace("\\r", "") if char.isdigit()]
    assert [char for char in once if char.isdigit()] == [
        char for char in unicodedata.normalize("NFC", "".join(digits)) if char.isdigit()
    ]


@given(st.integers(min_value=0, max_value=10**15))
def test_numbers_with_grouped_thousands(value: int) -> None:
    assert parse_number(f"{value:,}".replace(",", ".")) == value


@given(st.text(alphabet=st.sampled_from("KẾHOẠCHkếhoạch 123.,;-()%\n"), max_size=400))
def test_spans_are_lines(text: str) -> None:
    document = document_of(text)
    assert "".join(f"{document.quote(span)}\n" for span in document.paragraphs) == document.text


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        ("UỶ BAN", "ủy ban"),
        ("Hoà Bình", "hòa bình"),
        ("quỹ", "quỹ"),
        ("hoàn", "hoàn"),
        ("Ðảng – “Bác”", 'đảng - "bác"'),
    ],
)
def test_fold(words: str, folded: str) -> None:
    assert fold(words) == folded


@pytest.mark.parametrize(
    ("word", "good"),
    [
        ("nghèo", True),
        ("giếng", True),
        ("quyết", True),
        ("huỳnh", True),
        ("Nghöêo", False),
        ("phat", False),
        ("ӌ", False),
        ("xyz", False),
    ],
)
def test_syllables(word: str, good: bool) -> None:
    assert is_syllable(word) is good


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_legacy_encodings_round_trip(encoding: Encoding) -> None:
    written = from_unicode(PROSE, encoding)
    assert to_unicode(written, encoding) == PROSE
    assert guess(written) == encoding
    assert guess(PROSE) is None


@given(
    st.lists(
        st.sampled_from(PROSE.lower().replace(",", "").replace(";", "").replace(".", "").split()),
        min_size=1,
        max_size=30,
    )
)
def test_vni_and_tcvn3_round_trip(words: list[str]) -> None:
    text = " ".join(words)
    assert to_unicode(from_unicode(text, "vni"), "vni") == text
    assert to_unicode(from_unicode(text, "tcvn3"), "tcvn3") == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_files(codec: str) -> None:
    assert decode(PROSE.encode(codec)) == PROSE


def test_windows_1258_and_font_encodings() -> None:
    decomposed = "".join(
        char
        if len(pair := unicodedata.normalize("NFD", char)) == 1 or char.encode("cp1258", "ignore")
        else _cp1258(pair)
        for char in PROSE
    )
    assert unicodedata.normalize("NFC", decode(decomposed.encode("cp1258"))) == PROSE
    for encoding in ("tcvn3", "vni"):
        assert decode(from_unicode(PROSE, encoding).encode("latin-1")) == PROSE  # type: ignore[arg-type]  # two of the encodings


def _cp1258(pair: str) -> str:
    """A decomposed letter as Windows-1258 holds it: base and mark composed, tone apart."""
    tones = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    base = unicodedata.normalize("NFC", "".join(char for char in pair if char not in tones))
    return base + "".join(char for char in pair if char in tones)


def test_binary_is_no_text() -> None:
    with pytest.raises(CorruptError):
        decode(bytes(range(128, 256)) * 50)


def test_good_text_tells_itself() -> None:
    assert (syllable_share(PROSE) or 0) > 0.95
    assert (syllable_share("UBND 7ӌ1+ LÀO CAI ĈӝF OұS 7ӵ do ĈLӅX YLӋF FKҩS") or 0) < 0.5


JOINED = [
    (
        "hand-wrapped lines",
        "Căn cứ Kế hoạch số 5/KH-UBND ngày 02/8/2022 của UBND tỉnh Hòa\nBình về việc giao chỉ tiêu giảm nghèo năm 2022 cho các huyện, thị\nxã và thành phố trên địa bàn tỉnh, trong đó giao huyện giảm hai\ntrăm hộ nghèo trong năm và hoàn thành trước ngày ba mươi tháng\nmười một;",
        1,
    ),
    ("a symbol over two lines", "Quyết định 842/QĐ-\nUBND", 1),
    ("items stay apart", "- Hộ nghèo;\n- Hộ cận nghèo.", 2),
    ("a page break inside a sentence", "thực hiện có hiệu\n\nquả các chính sách.", 1),
    ("a name with a dash over two lines", "của Bộ Lao động\n- Thương binh và Xã hội.", 1),
    ("whole paragraphs stay apart", "Tiểu dự án 2: Cải thiện dinh dưỡng\nHuyện không thực hiện.", 2),
    ("a heading in capitals", "I. MỤC\nĐÍCH, YÊU CẦU", 1),
    ("signature lines stay apart", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Ín", 3),
]


@pytest.mark.parametrize(("label", "text", "count"), JOINED)
def test_paragraphs(label: str, text: str, count: int) -> None:
    assert len(document_of(text).paragraphs) == count, [document_of(text).text, label]


def test_rules_of_breaks_apply_only_where_they_may() -> None:
    for path in sorted(SAMPLES.glob("*.txt")):
        seen = seen_lines([line for line in lines_of(path.read_text(encoding="utf-8")) if line.text])
        layout = layout_of(seen, opens_block(seen))
        for one, following in itertools.pairwise(seen):
            at = Break((one,), one, following, layout, False, None)
            assert [rule.name for rule in RULES if rule.when(at) and not rule.may(one, following)] == []


def test_four_letters_decide_a_mark_as_the_pattern_does() -> None:
    for letters in itertools.product('aAÁIxfđ1٣.)/ -+"P', repeat=4):
        for line in ("".join(letters), "".join([*letters, "m"])):
            mark, match = mark_of(line), MARK.compiled.match(line)
            kind = "dash" if match and match.lastgroup == "figure" else match and match.lastgroup
            assert (mark and (mark.kind, mark.end)) == (match and (kind, match.end())), line


def test_odd_characters() -> None:
    assert [line.text for line in lines_of("\\r\\n Số: 5/KH-UBND \\r\\n\n**I. MỤC TIÊU**\n### **II. B**\nCÔNG THƢƠNG\u200b\n-----\n*** Tiểu dự án 2")] == [
        "Số: 5/KH-UBND", "I. MỤC TIÊU", "II. B", "CÔNG THƯƠNG", "Tiểu dự án 2",
    ]  # fmt: skip
    assert single_spaced(" a \u00a0 b\t") == "a b"


def test_a_short_row_is_placed_alike_in_every_process() -> None:
    """Two kinds of cells are as frequent in a column: the first one's counts, and not the order of a set, which differs by process."""
    rows = [["1", "Xã Ba Nam", "5"], ["2", "Xã Ba Xa", "nhiều"]]
    code = f"from corpus.text.short_row import columns_of; print(columns_of(['3', '7'], {rows!r}, 3))"
    placed = [
        subprocess.run(
            [sys.executable, "-c", code],
            env=os.environ | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in range(6)
    ]
    assert placed == ["[(0, 1), (2, 1)]\n"] * 6
