"""The report in a real browser: what it counts, how it is searched and sorted, what it asks for, and what plans hold."""

import datetime
import json
import pathlib
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pandas
import pyarrow.parquet
import pytest
import regex
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.ui import Select, WebDriverWait

from kehoach.review.plan_list import bare
from kehoach.run.driver import run
from outputs.cite import Cited, cite, cited_document
from outputs.report.money import money
from outputs.report.page import SCRIPTS, asset, columns, render_report, words, write_report
from outputs.report.summary import instruments
from outputs.review.highlight import entries
from outputs.review.plan_page import asset as page_asset
from outputs.store.content import read_plan_rows, read_rows
from outputs.table import own_columns
from outputs.value import vocabulary
from patterns.target.indicator import indicator_codes
from tests.browser import faults, look, messages, open_browser, picture
from tests.conftest import ROOT, SAMPLES
from tests.plans import write_plans
from tests.test_review import HOSTILE

TODAY = datetime.date(2026, 11, 21)


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    with open_browser("vi") as made:
        # What a reader without any network has.
        made.execute_cdp_cmd("Network.enable", {})
        made.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})  # fmt: skip
        yield made


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    folder = tmp_path_factory.mktemp("report")
    (folder / "hostile.txt").write_text(HOSTILE + "\u2028<!-- \u202e", encoding="utf-8")
    (folder / "bad.pdf").write_bytes(b"%PDF-1.4 <img src=x onerror=alert(3)>")
    sources = [str(folder / "hostile.txt"), str(folder / "bad.pdf"), *(str(path) for path in sorted(SAMPLES.glob("s*.*")))]  # fmt: skip
    run(sources, folder / "store", lambda *_: None)
    return folder / "store"


@pytest.fixture(scope="module")
def address(store: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report as the command writes it, with the plans' pages beside."""
    path = tmp_path_factory.mktemp("site") / "báo cáo.html"
    done = _report(store, "--output", path, "--plans")
    assert done.returncode == 0, done.stderr
    assert "9 plans" in done.stderr
    return path.as_uri()


def _report(*arguments: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", "report", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=False)


@pytest.fixture
def page(browser: webdriver.Chrome, address: str) -> webdriver.Chrome:
    """The report, drawn to its end."""
    look(browser)
    messages(browser)
    browser.get(address)
    return _drawn(browser)


def _drawn(browser: webdriver.Chrome) -> webdriver.Chrome:
    _until(browser, lambda b: b.find_element(By.TAG_NAME, "html").get_attribute("data-drawn") == "all")
    return browser


def _until(browser: webdriver.Chrome, what: Callable[[Any], object]) -> None:
    WebDriverWait(browser, 20, 0.05, [StaleElementReferenceException]).until(what)


def _one(browser: webdriver.Chrome, selector: str) -> WebElement:
    return browser.find_element(By.CSS_SELECTOR, selector)


def _texts(browser: webdriver.Chrome, selector: str) -> list[str]:
    """The texts of elements, also of those that are not in sight."""
    found: list[str] = browser.execute_script("return [...document.querySelectorAll(arguments[0])].map((e) => e.textContent)", selector)  # fmt: skip
    return found


def _facts(browser: webdriver.Chrome) -> dict[str, int]:
    """The numbers at the top by what they count."""
    names = browser.find_elements(By.CSS_SELECTOR, "#overview-facts li")
    return {str(li.get_attribute("data-fact")): int(li.find_element(By.TAG_NAME, "strong").text.replace(".", "")) for li in names}  # fmt: skip


def _click(browser: webdriver.Chrome, selector: str) -> None:
    """Click an element, brought into sight first."""
    found = _one(browser, selector)
    browser.execute_script("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", found)
    found.click()


def _search(browser: webdriver.Chrome, text: str, plans: int) -> None:
    _one(browser, "#filter-search").clear()
    _one(browser, "#filter-search").send_keys(text)
    _until(browser, lambda b: _one(b, "#filter-count").text.startswith(f"{plans} / "))
    _drawn(browser)


def test_it_counts_what_the_tables_hold(page: webdriver.Chrome, store: pathlib.Path) -> None:
    rows = {name: read_rows(store, name) for name in ("documents", "targets", "funding", "legal_bases", "issues", "failures")}  # fmt: skip
    doubts = [row for row in rows["issues"] if row["severity"] != "info"]
    facts = _facts(page)
    assert facts["plans"] == len(rows["documents"]) == 9
    assert facts["figures"] == len(rows["targets"])
    assert facts["amounts"] == len(rows["funding"])
    assert facts["citations"] == len(rows["legal_bases"])
    assert facts["doubts"] == len(doubts)
    assert facts["failures"] == len(rows["failures"]) == 1
    tiles = {tile.get_attribute("data-code"): tile.text for tile in page.find_elements(By.CSS_SELECTOR, ".tile:not([disabled])")}  # fmt: skip
    before = {row["province_code"] for row in rows["documents"] if row["issued_year"] and int(str(row["issued_year"])) < 2025}  # fmt: skip
    assert before <= set(tiles)
    assert messages(page) == []


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        # component, source, capital, amount
        ([("CT", "total", "recurrent", 100), ("CT", "total", "investment", 50), ("CT", "central", "investment", 50)],
         {"unsplit": 100, "central": 50}),  # the investment is split, the rest of the money is not
        ([("CT", "total", "recurrent", 100), ("CT", "total", "investment", 50), ("CT", "central", None, 120)],
         {"unsplit": 30, "central": 120}),
        ([("CT", "total", None, 100), ("CT", "central", "recurrent", 60), ("CT", "district", "investment", 30)],
         {"unsplit": 10, "central": 60, "district": 30}),
        ([("CT", "total", None, 100), ("CT", "central", None, 110)], {"unsplit": 0, "central": 110}),
        ([(None, "total", None, 7), ("DA1", "total", None, 9)], {"unsplit": 16}),
    ],
)  # fmt: skip
def test_each_dong_counts_once(
    amounts: list[tuple[str | None, str, str | None, int]], expected: dict[str, int]
) -> None:
    evidence = dict.fromkeys(("page", "section", "start", "end", "quote"))
    rows = [
        {"doc_id": "a", "component_code": component, "source": source, "capital_type": capital, "amount_vnd": amount, "budget_year": None} | evidence
        for component, source, capital, amount in amounts
    ]  # fmt: skip
    found = money({"funding": pandas.DataFrame(rows)}, pandas.DataFrame({"doc_id": ["a"]}))
    assert found.groupby("counted_as")["counted"].sum().to_dict() == expected


def test_instruments_have_their_dates_and_the_most_cited_is_first() -> None:
    law, day = "luật đầu tư công 2019", datetime.date(2019, 6, 13)
    cited = [
        ("a", "90/QĐ-TTg", "Quyết định", "90/QĐ-TTg", None, None),
        ("a", "90/QĐ-TTg", "Quyết định", "90/QĐ-TTg", None, None),
        ("a", law, "Luật", None, None, "Đầu tư công"),
        ("b", law, "Luật", None, day, "Đầu tư công"),
        ("a", "1/NĐ-CP", "Nghị định", "1/NĐ-CP", None, None),
        ("a", None, "Báo cáo", None, None, None),
    ]
    names = ("doc_id", "instrument_key", "instrument_type", "number", "issued_date", "subject")
    frame = pandas.DataFrame([dict(zip(names, row, strict=True)) for row in cited]).assign(issuer=None)
    found = instruments({"legal_bases": frame})
    assert list(found["instrument_key"]) == [law, "90/QĐ-TTg", "1/NĐ-CP"]  # by plans, then by mentions
    assert list(found["plans"]) == [2, 1, 1]
    assert found["issued_date"][0] == "2019-06-13"
    assert columns(found)["issued_date"] == {"texts": ["2019-06-13"], "at": [0, -1, -1]}


def test_a_figure_leads_to_its_words_and_its_plan(page: webdriver.Chrome, store: pathlib.Path) -> None:
    _click(page, "#comparison-list tbody td button")
    _until(page, lambda b: _one(b, "#panel").is_displayed())
    quote = _one(page, "#panel blockquote").text
    assert quote in {row["quote"] for row in read_rows(store, "targets")}
    _click(page, "#panel a.beside")
    _until(page, lambda b: b.find_elements(By.CSS_SELECTOR, "#text mark.on"))
    assert "".join(_texts(page, "#text mark.on")) == quote
    assert regex.search(r"plans/k[0-9a-f]{16}\.html#targets-\w+$", page.current_url)
    _click(page, "a[href^='../b']")
    _until(page, lambda b: b.find_elements(By.ID, "overview"))


def test_search_without_accents(page: webdriver.Chrome) -> None:
    _search(page, "ba to", 1)
    assert _facts(page)["plans"] == 1
    assert "Ba Tơ" in _texts(page, "#plans-list tbody")[0]
    _search(page, "NGÃ NĂM", 1)
    _search(page, "không có nơi nào", 0)
    assert len(_texts(page, "p.nothing")) > 5
    assert messages(page) == []
    _click(page, "#filter-clear")
    _until(page, lambda b: _one(b, "#filter-count").text.startswith("9 / 9"))


def _find(page: webdriver.Chrome, query: str, table: str = "") -> None:
    """Type into the search box."""
    Select(_one(page, "#search-table")).select_by_value(table)
    _one(page, "#search-query").clear()
    _one(page, "#search-query").send_keys(query)


@pytest.mark.parametrize(
    ("query", "table", "first"),
    [
        ("nhà tiêu hợp vệ sinh", "", "nhà tiêu hợp vệ sinh"),
        ("nha tieu hop ve sinh", "figures", "nhà tiêu hợp vệ sinh"),
        ('"1.120 nha tam"', "", "1.120 nhà tạm"),
        ("Phòng Tài chính", "leads", "Phòng Tài chính"),
        ("khong co cau nao", "", None),
    ],
)
def test_the_search_box_finds_words(page: webdriver.Chrome, query: str, table: str, first: str | None) -> None:
    _find(page, "hộ nghèo")
    _until(page, lambda b: _one(b, "#search-count").text)
    _find(page, query, table)

    def is_found(_: object) -> bool:
        found = _texts(page, "#search-hits blockquote")
        return bool(found and first in found[0]) if first else not found

    _until(page, is_found)
    assert [word for word in _texts(page, "#search-hits li:first-child mark") if bare(word) not in bare(query)] == []
    assert messages(page) == []


def test_citations_are_those_of_the_command(page: webdriver.Chrome, store: pathlib.Path) -> None:
    """The script of the pages and `kehoach cite` write the same, for every plan and a row of each table of it."""
    for document in read_rows(store, "documents"):
        rows = read_plan_rows(store, str(document["doc_id"]))
        chosen = [
            None,
            *(next((e for e in entries(rows) if e.table == name), None) for name in ("targets", "funding", "issues")),
        ]
        for entry in chosen:
            made = Cited(document, entry.row if entry else None, entry.id if entry else None)
            row = {name: entry.row[name] for name in ("quote", "page", "section")} if entry else None
            for form in ("text", "bibtex", "ris", "csl"):
                call = f"{page_asset('cite.js')}\nreturn citation(...arguments)"
                written = page.execute_script(call, form, cited_document(document), row, made.link)
                assert written == cite(made, form)


def test_a_figure_is_cited_from_the_panel(page: webdriver.Chrome) -> None:
    _click(page, "#comparison-list tbody td button")
    _until(page, lambda b: _one(b, "#panel").is_displayed())
    quote = _one(page, "#panel blockquote").text
    _click(page, "#panel .cite")
    text = _one(page, "#cite textarea")
    _until(page, lambda b: text.is_displayed())
    assert quote in str(text.get_property("value"))  # type: ignore[no-untyped-call]  # selenium's
    _click(page, "#cite input[value=bibtex]")
    assert str(text.get_property("value")).startswith("@misc{k")  # type: ignore[no-untyped-call]  # selenium's
    assert faults(page) == []
    _click(page, "#cite [data-close]")


def test_charts_have_one_tab_stop(page: webdriver.Chrome) -> None:
    for chart in ("#overview-years svg", "#comparison-places svg", "#comparison-times svg", "#overview-tiles"):
        reachable = page.find_elements(By.CSS_SELECTOR, f"{chart} [tabindex='0']")
        assert len(reachable) == 1, chart
    mark = _one(page, "#comparison-places svg [tabindex='0']")
    page.execute_script("arguments[0].focus()", mark)
    mark.send_keys(Keys.ARROW_DOWN)
    assert page.switch_to.active_element != mark
    page.switch_to.active_element.send_keys(Keys.ENTER)
    _until(page, lambda b: _one(b, "#panel").is_displayed())


def test_figures_of_different_things_are_listed_and_not_compared(page: webdriver.Chrome) -> None:
    """`other` is not an indicator: its figures have no median, and it is not what the section opens with."""
    select = Select(_one(page, "#comparison-indicator"))
    names = [str(option.get_attribute("value")) for option in select.options]
    mixed = [name for name in names if name in ("other", "other_poor_households")]
    assert names[0] == "poverty_rate"
    assert names[-len(mixed) :] == mixed != []
    select.select_by_value("other")
    _drawn(page)
    assert not page.find_elements(By.CSS_SELECTOR, "#comparison-places svg, #comparison-times svg")
    assert "không so sánh" in _one(page, "#comparison-places").text
    assert len(_texts(page, "#comparison-list tbody tr")) > 1


def test_all_places_are_there_with_whole_names(page: webdriver.Chrome) -> None:
    names = set(_texts(page, "#comparison-places [data-mark='y-axis tick label'] text"))
    while page.find_elements(By.CSS_SELECTOR, "#comparison-places [data-turn=next]:enabled"):
        _click(page, "#comparison-places [data-turn=next]")
        names |= set(_texts(page, "#comparison-places [data-mark='y-axis tick label'] text"))
    assert len(names) > 5
    assert not [name for name in names if "…" in name]


def test_filters(page: webdriver.Chrome, store: pathlib.Path) -> None:
    documents = read_rows(store, "documents")
    Select(_one(page, "#filter-level")).select_by_value("commune")
    _drawn(page)
    assert _facts(page)["plans"] == sum(row["issuer_level"] == "commune" for row in documents)
    Select(_one(page, "#filter-province")).select_by_value("Phú Thọ")
    _drawn(page)
    assert _facts(page)["plans"] == 1
    _click(page, "#filter-clear")
    _drawn(page)
    _click(page, ".tile[data-code='06']")
    _drawn(page)
    assert _facts(page)["plans"] == 1
    assert _one(page, "#filter-province").get_attribute("value") == "Bắc Kạn"
    Select(_one(page, "#filter-indicator")).select_by_value("poverty_rate")
    _drawn(page)
    assert _one(page, "#comparison-indicator").get_attribute("value") == "poverty_rate"


def _amounts(page: webdriver.Chrome) -> list[int]:
    """The amounts that the list of money shows, in order."""
    heads = _texts(page, "#funding-list th[scope=col]")
    (at,) = [index for index, head in enumerate(heads) if "iền" in head]
    return [int(regex.sub(r"\D", "", text)) for text in _texts(page, f"#funding-list tbody tr > :nth-child({at + 1})")]


def test_sorting_and_turning_pages(page: webdriver.Chrome, store: pathlib.Path) -> None:
    amounts = sorted((int(str(row["amount_vnd"])) for row in read_rows(store, "funding")), reverse=True)
    head = "#funding-list th[aria-sort]"
    if _one(page, head).get_attribute("aria-sort") != "descending":
        _click(page, f"{head} button")
    assert _amounts(page) == amounts[:15]
    _click(page, "#funding-list [data-turn=next]")
    assert _amounts(page) == amounts[15:30]
    _click(page, f"{head} button")
    assert _one(page, head).get_attribute("aria-sort") == "ascending"
    assert _amounts(page) == amounts[::-1][:15]


def test_both_languages_and_vietnamese_numbers(page: webdriver.Chrome) -> None:
    assert _one(page, "html").get_attribute("lang") == "vi"
    assert _one(page, "#overview h2").text == "Tổng quan"
    assert "412.560.000.000" in "".join(_texts(page, "#funding-list tbody"))
    assert "tệp PDF bị hỏng hoặc không đầy đủ; hãy lấy lại tệp" in "".join(_texts(page, "#doubt-failures tbody"))
    _click(page, "#language")
    _drawn(page)
    assert _one(page, "html").get_attribute("lang") == "en"
    assert _one(page, "#overview h2").text != "Tổng quan"
    assert "not a complete PDF" in "".join(_texts(page, "#doubt-failures tbody"))
    empty = [key for key in _texts(page, "[data-say]") if not key]
    assert empty == []
    _click(page, "#language")
    _drawn(page)


def test_the_language_is_kept_for_the_plans_pages(page: webdriver.Chrome, address: str, store: pathlib.Path) -> None:
    """One choice for all pages; what is doubtful is stated in it."""
    rows = pyarrow.parquet.read_table(store / "issues.parquet").to_pylist()
    row = next(row for row in rows if row["code"] == "funding_sum_mismatch")
    _click(page, "#language")
    page.get(f"{address.rpartition('/')[0]}/plans/{row['doc_id']}.html")
    assert _one(page, "html").get_attribute("lang") == "en"
    assert row["message"] in _one(page, "#records").text
    assert row["message_vi"] not in _one(page, "#records").text
    _click(page, "[data-do=language]")
    assert row["message_vi"] in _one(page, "#records").text
    page.get(address)
    _drawn(page)
    assert _one(page, "html").get_attribute("lang") == "vi"


def test_keys_reach_everything(page: webdriver.Chrome) -> None:
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert page.switch_to.active_element.get_attribute("class") == "skip"
    page.switch_to.active_element.send_keys(Keys.ENTER)
    _one(page, "#plans-list tbody button").send_keys(Keys.ENTER)
    _until(page, lambda b: _one(b, "#panel").is_displayed())
    page.find_element(By.TAG_NAME, "body").send_keys(Keys.ESCAPE)
    _until(page, lambda b: not _one(b, "#panel").is_displayed())


def test_it_asks_for_nothing(browser: webdriver.Chrome, address: str) -> None:
    browser.get_log("performance")  # type: ignore[no-untyped-call]  # selenium's
    browser.get(address)
    _drawn(browser)
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]  # type: ignore[no-untyped-call]  # selenium's
    asked = {
        message["params"]["request"]["url"] for message in sent if message["method"] == "Network.requestWillBeSent"
    }
    assert {url for url in asked if not url.startswith(("data:", "blob:"))} == {address}
    assert regex.findall(r"""(?:src|href)="(?!#|data:)[^"]*\"""", pathlib.Path(asset("report.html")).name) == []


def test_what_plans_hold_is_shown_as_text(page: webdriver.Chrome) -> None:
    _search(page, "script", 1)
    _click(page, "#plans-list tbody button")
    _until(page, lambda b: _one(b, "#panel").is_displayed())
    shown = _one(page, "#panel").text
    assert '<script>document.title="hit"</script>' in shown
    assert page.title != "hit"
    inside = page.find_elements(By.CSS_SELECTOR, "main script, main img, main b i, #panel script, #panel img, #panel blockquote *")  # fmt: skip
    assert inside == []
    assert messages(page) == []
    picture(page, "report-hostile")


@pytest.mark.parametrize(("width", "height"), [(1360, 900), (390, 844)])
@pytest.mark.parametrize("dark", [False, True])
def test_themes_and_widths(browser: webdriver.Chrome, address: str, width: int, height: int, dark: bool) -> None:
    look(browser, width=width, height=height, dark=dark)
    browser.get(address)
    _drawn(browser)
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    assert faults(browser) == []
    name = f"report-{'phone' if width < 600 else 'desktop'}-{'dark' if dark else 'light'}"
    for part in ("overview", "comparison", "funding", "basis", "doubt"):
        browser.execute_script("document.getElementById(arguments[0]).scrollIntoView({behavior: 'instant'})", part)
        picture(browser, f"{name}-{part}")
    look(browser)


def test_a_store_without_plans(browser: webdriver.Chrome, tmp_path: pathlib.Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bad.pdf").write_bytes(b"%PDF-1.4")
    run([str(tmp_path / "in")], tmp_path / "store", lambda *_: None)
    assert write_report(tmp_path / "store", tmp_path / "report.html", made=TODAY).plans == 0
    messages(browser)
    browser.get((tmp_path / "report.html").as_uri())
    _drawn(browser)
    assert _facts(browser)["failures"] == 1
    assert messages(browser) == []


def test_a_store_whose_plans_name_no_project(tmp_path: pathlib.Path) -> None:
    write_plans(tmp_path / "in", range(3))
    run([str(tmp_path / "in")], tmp_path / "store", lambda *_: None)
    assert {row["component_code"] for row in read_rows(tmp_path / "store", "agencies")} == {None}
    assert write_report(tmp_path / "store", tmp_path / "report.html", made=TODAY).plans == 3


def test_the_same_tables_give_the_same_page(store: pathlib.Path) -> None:
    from outputs.report.page import read_frames

    frames = read_frames(store)
    assert render_report(frames, made=TODAY) == render_report(frames, made=TODAY)


def test_every_word_is_there_in_both_languages() -> None:
    found = words()
    assert found["vi"].keys() == found["en"].keys()
    assert [key for language in found.values() for key, word in language.items() if not word] == []
    assert asset("words.tsv") == unicodedata.normalize("NFC", asset("words.tsv"))
    scripts = "".join(asset(name) for name in (*SCRIPTS, "report.html"))
    named = {next(filter(None, groups)) for groups in regex.findall(r"""\bt\("([\w.]+)"\)|data-(?:say|label)="([\w.]+)\"""", scripts)}  # fmt: skip
    wanted = named | {f"code.{code}" for code in indicator_codes()}
    wanted |= {f"source.{code}" for column in own_columns("funding") if column.name == "source" for code in vocabulary(column)}  # fmt: skip
    wanted |= {f"issue.{code}" for column in own_columns("issues") if column.name == "code" for code in column.codes}
    assert sorted(wanted - found["vi"].keys()) == []


@pytest.mark.parametrize(("arguments", "said"), [(("none",), "none"), (("STORE", "--output", "none/report.html"), "none")])  # fmt: skip
def test_what_cannot_be_written_is_told(
    arguments: tuple[str, ...], said: str, store: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    if len(arguments) > 1:
        (tmp_path / "none").write_text("a file in the way of the folder", encoding="utf-8")
    given = [str(store) if one == "STORE" else str(tmp_path / one) if "none" in one else one for one in arguments]
    done = _report(*given)
    assert done.returncode == 3
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert pyarrow.parquet.read_table(store / "documents.parquet").num_rows == 9
