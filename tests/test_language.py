"""Every command in Vietnamese: `--lang vi`, KEHOACH_LANG or `lang` in kehoach.toml; no English is left in what people read."""

import pathlib

import pytest
import regex
from typer.testing import CliRunner

from kehoach.cli.app import app
from tests.plans import write_plans

ENGLISH = regex.compile(
    r"\b(?:the|of|not|and|file|files|read|with|from|which|is|are|its|row|rows|plans?|found|section|page|place|no)\b"
)
"""Words of English sentences."""
NAMES = regex.compile(r"`[^`]*`|--[\w-]+|/[\w./-]+|\w+\.\w+|same_as|search\.sqlite")
"""What is the same in both languages: commands, options, paths, files."""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("language")
    write_plans(folder / "inbox", range(3))
    said(["run", folder / "inbox", "-o", folder / "store"])
    return folder / "store"


def said(arguments: list[object], status: int = 0) -> str:
    """What a command prints in Vietnamese."""
    done = CliRunner().invoke(app, [*map(str, arguments), "--lang", "vi"])
    assert done.exit_code == status, done.output
    assert not ENGLISH.search(NAMES.sub(" ", done.output)), done.output
    return done.output


COMMANDS = [
    (["run", "{}/../inbox", "-o", "{}"], 0, "không thay đổi"),
    (["run", "--dry-run", "{}/../inbox", "-o", "{}/../new"], 0, "chưa đọc hay thay đổi gì"),
    (["run", "{}/../inbox", "-o", "{}/README.md"], 3, "là một tệp; hãy chọn một thư mục"),
    (["run", "{}/../inbox", "-o", "{}/../inbox"], 3, "nằm lồng trong nhau"),
    (["status", "{}"], 0, "kho dữ liệu"),
    (["status", "{}/none"], 3, "không tồn tại; hãy chỉ ra thư mục --output"),
    (["show", "{}/none.txt"], 1, "tệp không tồn tại; hãy kiểm tra đường dẫn"),
    (["compare", "{}", "--indicator", "poverty_rate"], 0, "| địa phương | mã | năm |"),
    (["compare", "{}", "--district", "son dongg"], 3, "có phải ý bạn là Sơn Động?"),
    (["compare", "{}", "--year", "1900"], 3, "không có số liệu nào khớp"),
    (["compare", "{}", "-o", "{}/../out/places.csv"], 0, "câu trích trong"),
    (["search", "{}", "ho ngheo", "-n", "1"], 0, "mục I / 2"),
    (["search", "{}", "zzz"], 0, "không tìm thấy gì"),
    (["search", "{}", ""], 2, "câu tìm kiếm không có từ nào"),
    (["search", "{}", "nghèo", "--province", "Atlantis"], 3, "không có tỉnh nào tên là Atlantis"),
    (["sql", "{}", "select 1 x", "-o", "{}/a.doc"], 2, "hãy dùng tên tệp có đuôi .csv"),
    (["sql", "{}", "select 1 x", "-o", "{}/../out/a.csv"], 0, "1 dòng trong"),
    (["cite", "{}", "k0"], 3, "không có kế hoạch k0"),
    (["verify", "{}"], 0, "nhất quán: 3 kế hoạch"),
    (["verify", "{}/text"], 3, "không phải kho dữ liệu của kehoach"),
    (["backup", "{}", "{}/../store.tar.gz"], 0, "MB"),
    (["restore", "{}/../store.tar.gz", "{}"], 3, "không trống; hãy chọn thư mục mới"),
    (["restore", "{}/../store.tar.gz", "{}/../again"], 0, "đã khôi phục và kiểm tra: 3 kế hoạch"),
    (["diff", "{}", "{}/../again"], 0, "không có khác biệt"),
    (["merge", "{}", "-o", "{}/../again"], 3, "không trống"),
    (["merge", "{}", "-o", "{}/../merged"], 0, "3 kế hoạch trong"),
    (["export", "{}", "-o", "{}/../csv"], 0, "tệp trong"),
    (["report", "{}", "-o", "{}/../out/report.html"], 0, "3 kế hoạch trong"),
    (["report", "{}", "-o", "{}/../inbox/00000.txt/report.html"], 3, "đã có tệp trùng tên"),
    (["pages", "{}", "-o", "{}/../inbox/00000.txt"], 3, "không ghi được vào"),
    (["gold", "{}", "-o", "{}/../gold"], 0, "chưa có kế hoạch nào được rà soát"),
    (["evaluate", "{}", "{}/none"], 3, "không có tệp nào của bộ chuẩn"),
    (["review", "{}/none"], 3, "không tồn tại; hãy chỉ ra thư mục --output"),
    (["review", "{}/text"], 3, "không phải kho dữ liệu của kehoach"),
    (["report", "{}/text", "-o", "{}/../out/report.html"], 3, "không phải kho dữ liệu của kehoach"),
    (["compare", "{}", "-o", "{}/a.doc"], 2, "hãy dùng tên tệp có đuôi .csv"),
]


@pytest.mark.parametrize(("arguments", "status", "words"), COMMANDS, ids=[" ".join(one[0]) for one in COMMANDS])
def test_a_command_speaks_vietnamese(arguments: list[str], status: int, words: str, store: pathlib.Path) -> None:
    assert words in said([argument.replace("{}", str(store)) for argument in arguments], status)


def test_the_configuration_speaks_for_all_commands(
    store: pathlib.Path, tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kehoach.toml").write_text('lang = "vi"\n', encoding="utf-8")
    assert "nhất quán" in CliRunner().invoke(app, ["verify", str(store)]).output
    assert "consistent" in CliRunner().invoke(app, ["verify", str(store), "--lang", "en"]).output
    (tmp_path / "kehoach.toml").unlink()
    assert "nhất quán" in CliRunner().invoke(app, ["verify", str(store)], env={"KEHOACH_LANG": "vi"}).output
    assert "consistent" in CliRunner().invoke(app, ["verify", str(store)]).output


def test_what_was_gained_is_named(store: pathlib.Path, tmp_path: pathlib.Path) -> None:
    """A row of documents has no quote: it is named by its file."""
    write_plans(tmp_path / "inbox", range(4))
    said(["run", tmp_path / "inbox", "-o", tmp_path / "store"])
    told = said(["diff", store, tmp_path / "store", "--rows"], 1)
    assert "thêm 1" in told
    assert "“00003.txt”" in told
