"""The plan's page and the review in a real browser: evidence, keys, corrections that last, and who is let in."""

import hashlib
import http.client
import json
import pathlib
import subprocess
import sys
import unicodedata
import urllib.parse
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import regex
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kehoach.review.session import ReviewSession
from kehoach.run.driver import run
from outputs.review.correction import Correction
from outputs.review.correction_file import path_of, read_corrections, write_corrections
from outputs.review.plan_page import asset, render_page
from outputs.review.word import words
from outputs.store.content import read_plan_rows, read_rows, read_text
from outputs.table import PLAN_TABLES, own_columns
from outputs.value import vocabulary
from tests.browser import faults, look, messages, open_browser, picture
from tests.conftest import ROOT, SAMPLES

HOSTILE = """ỦY BAN NHÂN DÂN
HUYỆN BA TƠ
Số: 27/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Ba Tơ, ngày 19 tháng 02 năm 2024
KẾ HOẠCH
Giảm nghèo <script>document.title="hit"</script> "năm" & 'huyện' =cmd() năm 2024
Căn cứ Quyết định số 90/QĐ-TTg ngày 18 tháng 01 năm 2022 của Thủ tướng Chính phủ phê duyệt "<img src=x onerror=alert(1)>" giai đoạn 2021 - 2025;
I. MỤC TIÊU
1. 🌾 Tỷ lệ hộ nghèo giảm 1,5% trong năm <b>2024</b>; =HYPERLINK("x") hỗ trợ xây nhà cho 25 hộ nghèo.
2. Xã Ba Vì 🧑🏽 hỗ trợ 40 hộ, khám chữa bệnh 100% hộ nghèo.
II. KINH PHÍ
Tổng kinh phí thực hiện: 1.250 triệu đồng, trong đó:
- Ngân sách huyện: 1.000 triệu đồng.
- Ngân sách xã: 200 triệu đồng.
III. TỔ CHỨC THỰC HIỆN
1. Phòng Lao động - Thương binh và Xã hội <i>huyện</i>
Chủ trì, phối hợp với "</script><script>alert(2)</script>" Phòng Tài chính - Kế hoạch tham mưu UBND huyện.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Phạm Giang Nam
"""
TITLE = 'Giảm nghèo <script>document.title="hit"</script> "năm" & \'huyện\' =cmd() năm 2024'


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    with open_browser() as made:
        yield made


@pytest.fixture(scope="module")
def sources(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    hostile = tmp_path_factory.mktemp("in") / "gi\u202etxt.oèhgn.txt"
    hostile.write_text(HOSTILE, encoding="utf-8")
    return [
        str(hostile),
        *(
            str(SAMPLES / name)
            for name in ("s1-tinh-2024.txt", "s6-tinh-2021.pdf", "s7-xa-2019.txt", "s8-huyen-khong-dau.txt")
        ),
    ]


@pytest.fixture(scope="module")
def store(sources: list[str], tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    made = tmp_path_factory.mktemp("store") / "tables"
    run(sources, made, lambda *_: None)
    return made


@pytest.fixture(scope="module")
def address(store: pathlib.Path) -> Iterator[str]:
    """Where the review is served, with its token."""
    command = [
        sys.executable,
        "-c",
        "from kehoach.cli.app import entry; entry()",
        "review",
        str(store),
        "--user",
        "Lan <b>",
    ]
    child = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=ROOT
    )
    assert child.stdout is not None
    yield child.stdout.readline().strip()
    child.terminate()
    child.communicate(timeout=20)


@pytest.fixture(scope="module")
def inside(browser: webdriver.Chrome, address: str) -> str:
    """The server's address, the browser being let in."""
    look(browser)
    browser.get(address)
    assert browser.current_url == f"{_host(address)}/", "the token leaves the address"
    return _host(address)


def _host(address: str) -> str:
    return address.partition("/?")[0]


def _plan(store: pathlib.Path, place: str) -> str:
    return next(str(row["doc_id"]) for row in read_rows(store, "documents") if row["place"] == place)


def _until(browser: webdriver.Chrome, what: Callable[[Any], object]) -> None:
    WebDriverWait(browser, 10, 0.05, [StaleElementReferenceException]).until(what)  # the page is put again meanwhile


def _press(browser: webdriver.Chrome, keys: str) -> None:
    browser.find_element(By.TAG_NAME, "body").send_keys(keys)


def _selected(browser: webdriver.Chrome) -> tuple[str, str]:
    """The id of the selected card, and its words as they are marked in the text."""
    card = browser.find_element(By.CSS_SELECTOR, ".card.on").get_attribute("id")
    marks = browser.find_elements(By.CSS_SELECTOR, "#text mark.on")
    return str(card), "".join(mark.text for mark in marks)


def _is_in_view(browser: webdriver.Chrome, selector: str) -> bool:
    return bool(browser.execute_script(
        "const e = document.querySelector(arguments[0]), b = e.getBoundingClientRect(), v = e.closest('.paper, #records').getBoundingClientRect();"
        "return b.bottom > v.top && b.top < v.bottom;", selector))  # fmt: skip


@pytest.fixture(scope="module")
def static(store: pathlib.Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Plans' pages as files, by place."""
    folder = tmp_path_factory.mktemp("pages")
    pages = {}
    for document in read_rows(store, "documents"):
        doc_id = str(document["doc_id"])
        path = folder / f"{doc_id}.html"
        path.write_text(
            render_page(read_plan_rows(store, doc_id), read_text(store, doc_id), back="../report.html"),
            encoding="utf-8",
        )
        pages[str(document["place"])] = path.as_uri()
    return pages


def test_click_to_evidence_and_back(browser: webdriver.Chrome, static: dict[str, str]) -> None:
    look(browser)
    browser.get(static["Quảng Trị"])
    go = browser.find_element(By.XPATH, "//li[contains(@id, 'targets-')][.//q[contains(., 'giảm từ 1,5')]]/button")
    go.click()
    card, words = _selected(browser)
    assert words == "Tỷ lệ hộ nghèo toàn tỉnh giảm từ 1,5 - 2%"
    assert _is_in_view(browser, "mark.on")
    picture(browser, "plan-desktop-light")
    mark = browser.find_element(By.XPATH, "//mark[contains(., 'Luật Ngân sách nhà nước')]")
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    mark.click()
    other, words = _selected(browser)
    assert other != card
    assert words == "Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2015"
    assert _is_in_view(browser, ".card.on")


def test_nested_words_are_reached_by_clicking_again(browser: webdriver.Chrome, static: dict[str, str]) -> None:
    browser.get(static["Quảng Trị"])
    mark = next(
        one for one in browser.find_elements(By.CSS_SELECTOR, "#text mark") if " " in str(one.get_attribute("data-r"))
    )
    ids = str(mark.get_attribute("data-r")).split()
    browser.execute_script("arguments[0].scrollIntoView({block: 'center'})", mark)
    seen = []
    for _ in ids:
        mark.click()
        seen.append(_selected(browser)[0])
    assert seen == ids


def test_keys(browser: webdriver.Chrome, static: dict[str, str]) -> None:
    look(browser)
    browser.get(static["Ba Tơ"])
    _press(browser, "nn")
    second = _selected(browser)[0]
    _press(browser, "n")
    assert _selected(browser)[0] != second
    _press(browser, "p")
    assert _selected(browser)[0] == second
    _press(browser, "d")
    assert "Tổng kinh phí thực hiện: 1.250 triệu đồng" in _selected(browser)[1]
    assert _is_in_view(browser, "mark.on")
    assert browser.find_element(By.CSS_SELECTOR, ".card.on").get_attribute("class").split()[1] in ("doubtful", "on")
    _press(browser, "?")
    assert browser.find_element(By.ID, "help").is_displayed()
    picture(browser, "plan-help")
    browser.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not browser.find_element(By.ID, "help").is_displayed()
    assert "next, previous value" in browser.find_element(By.CSS_SELECTOR, ".keys").text, "the keys are always in view"
    _press(browser, Keys.ESCAPE)
    assert not browser.find_elements(By.CSS_SELECTOR, ".on")


def test_filter_by_kind(browser: webdriver.Chrome, static: dict[str, str]) -> None:
    browser.get(static["Ba Tơ"])
    for kind in ("legal_bases", "targets", "issues"):
        browser.find_element(By.XPATH, f"//label[input[@data-kind='{kind}']]").click()
    _press(browser, "n")
    assert _selected(browser)[0].startswith("funding-")
    shown = {mark.get_attribute("data-r") for mark in browser.find_elements(By.CSS_SELECTOR, "#text mark:not(.off)")}
    assert all("funding-" in str(ids) for ids in shown)
    assert not browser.find_element(By.CSS_SELECTOR, "details[data-table=targets]").is_displayed()


def test_what_plans_hold_is_shown_as_text(browser: webdriver.Chrome, static: dict[str, str]) -> None:
    messages(browser)
    browser.get(static["Ba Tơ"])
    assert browser.find_element(By.TAG_NAME, "h1").text == TITLE
    assert browser.title != "hit"
    assert not browser.find_elements(
        By.CSS_SELECTOR, "#text script, #text img, #text b, #text i, #records script, #records img"
    )
    text = browser.find_element(By.ID, "text").text
    for source in (
        '=HYPERLINK("x")',
        '"<img src=x onerror=alert(1)>"',
        '"</script><script>alert(2)</script>"',
        "<b>2024</b>",
    ):
        assert source in text
    control = browser.find_element(By.CSS_SELECTOR, ".about .control")
    assert control.get_attribute("data-name") == "U+202E"
    assert control.get_attribute("textContent") == "\u202e"
    edges = [browser.execute_script("const r = document.createRange(), n = arguments[0].nextSibling; r.setStart(n, 0); r.setEnd(n, 1); return r.getBoundingClientRect().left", control),
             browser.execute_script("const r = document.createRange(), n = arguments[0].nextSibling; r.setStart(n, 3); r.setEnd(n, 4); return r.getBoundingClientRect().left", control)]  # fmt: skip
    assert edges[0] < edges[1], "the mark turns nothing around"
    assert messages(browser) == []
    picture(browser, "plan-hostile")


def test_pages_ask_for_nothing(browser: webdriver.Chrome, static: dict[str, str]) -> None:
    browser.get_log("performance")  # type: ignore[no-untyped-call]  # selenium's
    for place in ("Ba Tơ", "Quảng Trị"):
        browser.get(static[place])
    sent = [json.loads(entry["message"])["message"] for entry in browser.get_log("performance")]  # type: ignore[no-untyped-call]  # selenium's
    asked = [
        message["params"]["request"]["url"] for message in sent if message["method"] == "Network.requestWillBeSent"
    ]
    assert set(asked) == {static["Ba Tơ"], static["Quảng Trị"]}


@pytest.mark.parametrize(("width", "height"), [(1360, 900), (390, 844)])
@pytest.mark.parametrize("dark", [False, True])
def test_themes_and_widths(
    browser: webdriver.Chrome, static: dict[str, str], width: int, height: int, dark: bool
) -> None:
    look(browser, width=width, height=height, dark=dark)
    browser.get(static["Quảng Trị"])
    _press(browser, "nnnnnnnnn")
    name = f"plan-{'phone' if width < 600 else 'desktop'}-{'dark' if dark else 'light'}"
    picture(browser, name)
    assert faults(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    if width < 600:
        browser.find_element(By.CSS_SELECTOR, ".tabs [data-view=records]").click()
        assert browser.find_element(By.CSS_SELECTOR, ".card").is_displayed()
        picture(browser, f"{name}-records")
        browser.find_element(By.CSS_SELECTOR, "[data-go^=funding-]").click()
        assert _is_in_view(browser, "mark.on")
    look(browser)


def test_both_languages(browser: webdriver.Chrome, static: dict[str, str]) -> None:
    browser.get(static["Ba Tơ"])
    assert "Legal bases" in browser.find_element(By.CSS_SELECTOR, ".filters").text
    browser.find_element(By.CSS_SELECTOR, "[data-do=language]").click()
    assert "Căn cứ pháp lý" in browser.find_element(By.CSS_SELECTOR, ".filters").text
    assert browser.find_element(By.TAG_NAME, "html").get_attribute("lang") == "vi"
    assert "tỷ lệ hộ nghèo 1,5 %" in " ".join(browser.find_element(By.ID, "records").text.split())
    browser.find_element(By.CSS_SELECTOR, "[data-do=language]").click()


def test_every_word_is_there_in_both_languages() -> None:
    found = words()
    assert found["vi"].keys() == found["en"].keys()
    assert [key for language in found.values() for key, word in language.items() if not word] == []
    assert asset("words.tsv") == unicodedata.normalize("NFC", asset("words.tsv"))
    columns = [column for name in PLAN_TABLES for column in own_columns(name)]
    relations = {"căn cứ", "thực hiện", "theo", "xét"}  # said in Vietnamese in the tables too
    wanted = {f"table.{name}" for name in PLAN_TABLES} | {f"column.{column.name}" for column in columns}
    wanted |= {f"code.{code}" for column in columns for code in vocabulary(column) if code not in relations}
    named = regex.findall(
        r"""word\(["'`]([\w.]+)["'`]\)|data-w(?:-label|-hint)?="([\w.]+)\"""",
        "".join(
            asset(name)
            for name in (
                "plan.html",
                "list.html",
                "macro.html",
                "image.html",
                "cite.html",
                "cite.js",
                "review.js",
                "page.js",
            )
        ),
    )
    assert sorted((wanted | {first or second for first, second in named}) - found["vi"].keys()) == []


# The review


def test_the_list(browser: webdriver.Chrome, inside: str) -> None:
    browser.get(f"{inside}/")
    names = [found.text for found in browser.find_elements(By.CSS_SELECTOR, "#plans .name")]
    assert len(names) == 5
    flags = browser.find_elements(By.CSS_SELECTOR, "#plans li:first-child .flag")
    assert flags, "doubtful plans come first"
    picture(browser, "review-list")
    assert faults(browser) == []
    browser.find_element(By.ID, "search").send_keys("huong nguyen")
    _until(browser, lambda found: len(found.find_elements(By.CSS_SELECTOR, "#plans > ol > li")) == 1)
    assert "GIẢM NGHÈO NĂM 2019" in browser.find_element(By.ID, "plans").text
    assert messages(browser) == []


def test_correct_and_rerun(browser: webdriver.Chrome, inside: str, store: pathlib.Path, sources: list[str]) -> None:
    """Change, delete and accept in the browser; the page shows it at once, a run later the tables hold it."""
    doc_id = _plan(store, "Ba Tơ")
    browser.get(f"{inside}/plan/{doc_id}")
    card = browser.find_element(By.XPATH, "//li[contains(@id, 'targets-')][.//q[contains(., 'giảm 1,5%')]]")
    card.find_element(By.CSS_SELECTOR, "[data-act=change]").click()
    value = browser.find_element(By.CSS_SELECTOR, "#form [name=value]")
    assert value.get_attribute("value") == "1,5"
    value.clear()
    value.send_keys("1.650")
    browser.find_element(By.ID, "form-save").click()
    _until(browser, lambda found: "two ways" in found.find_element(By.ID, "form-error").text)
    picture(browser, "review-form")
    assert faults(browser) == []
    value.clear()
    value.send_keys("1,65")
    browser.find_element(By.ID, "form-save").click()
    _until(browser, lambda found: "1.65" in found.find_element(By.ID, "records").text)
    assert "1.65 %" in browser.find_element(By.CSS_SELECTOR, ".card.on .line").text
    assert "value 1.5 → 1.65 (Lan <b>, 2" in browser.find_element(By.CSS_SELECTOR, ".card.on .hand").text
    browser.find_element(
        By.XPATH, "//li[contains(@id, 'targets-')][.//q[contains(., '25 hộ')]]//button[@data-go]"
    ).click()
    _press(browser, "x")
    _until(
        browser,
        lambda found: not found.find_elements(By.XPATH, "//li[contains(@id, 'targets-')][.//q[contains(., '25 hộ')]]"),
    )
    browser.find_element(By.CSS_SELECTOR, "[data-go^=legal_bases-]").click()
    _press(browser, "a")
    _until(browser, lambda found: "accepted" in found.find_element(By.ID, "by-hand").text)
    picture(browser, "review-desktop")
    assert faults(browser) == []
    assert messages(browser) == [f"{inside}/plan/{doc_id}/corrections - Failed to load resource: the server responded with a status of 422 (Unprocessable Entity)"]  # fmt: skip
    assert [(one.table, one.action, one.by) for one in read_corrections(store, doc_id)] == [
        ("targets", "change", "Lan <b>"), ("targets", "delete", "Lan <b>"), ("legal_bases", "accept", "Lan <b>")]  # fmt: skip
    for _ in range(2):
        run(sources, store, lambda *_: None)
        values = [row["value"] for row in read_plan_rows(store, doc_id)["targets"]]
        assert 1.65 in values
        assert not {1.5, 25.0} & set(values)
    browser.refresh()
    assert "1.65" in browser.find_element(By.ID, "records").text
    browser.get(f"{inside}/")
    assert "Reviewed (3)" in browser.find_element(By.CSS_SELECTOR, f"a[href$='{doc_id}']").text


def _select_words(browser: webdriver.Chrome, words: str) -> None:
    """Select words in the text as a mouse does, across the pieces that they are in."""
    browser.execute_script(
        """
        const walker = document.createTreeWalker(document.getElementById('text'), NodeFilter.SHOW_TEXT), nodes = [];
        let text = '';
        while (walker.nextNode()) { nodes.push([text.length, walker.currentNode]); text += walker.currentNode.data; }
        const from = text.indexOf(arguments[0]), to = from + arguments[0].length;
        const at = (offset, isEnd) => { const [start, node] = nodes.findLast(([start]) => isEnd ? start < offset : start <= offset); return [node, offset - start]; };
        const range = document.createRange();
        range.setStart(...at(from, false)); range.setEnd(...at(to, true));
        range.startContainer.parentElement.scrollIntoView({ block: 'center' });
        document.getSelection().removeAllRanges(); document.getSelection().addRange(range);
        """,
        words,
    )


def test_add_a_row_by_selecting_words(browser: webdriver.Chrome, inside: str, store: pathlib.Path) -> None:
    """The words are after emoji, which JavaScript counts as several units and Python as one or two characters."""
    doc_id = _plan(store, "Ba Tơ")
    browser.get(f"{inside}/plan/{doc_id}")
    words = "Phòng Tài chính - Kế hoạch"
    _select_words(browser, words)
    _until(browser, lambda found: found.find_element(By.ID, "adder").is_displayed())
    picture(browser, "review-select")
    browser.find_element(By.CSS_SELECTOR, "[data-add=agencies]").click()
    assert browser.find_element(By.ID, "form-quote").text == words
    for name in ("agency", "agency_text"):
        browser.find_element(By.CSS_SELECTOR, f"#form [name={name}]").send_keys(words)
    browser.find_element(By.CSS_SELECTOR, "#form [name=role] option[value=coordinate]").click()
    browser.find_element(By.ID, "form-save").click()
    _until(
        browser,
        lambda found: found.find_elements(By.XPATH, "//li[contains(@id, 'agencies-')][contains(., 'row added')]"),
    )
    assert _selected(browser)[1] == words
    added = read_corrections(store, doc_id)[-1]
    text = read_text(store, doc_id)
    assert text[added.start : added.end] == added.quote == words
    assert text.index(words) == added.start
    assert "🌾" in text[: added.start]
    browser.find_element(By.XPATH, "//details[@id='by-hand']//li[last()]//button").click()
    _until(
        browser,
        lambda found: not found.find_elements(By.XPATH, "//li[contains(@id, 'agencies-')][contains(., 'row added')]"),
    )
    assert "add" not in [one.action for one in read_corrections(store, doc_id)]


def test_review_on_a_phone_in_vietnamese(browser: webdriver.Chrome, inside: str, store: pathlib.Path) -> None:
    look(browser, width=390, height=844)
    browser.get(f"{inside}/plan/{_plan(store, 'Ba Tơ')}")
    browser.find_element(By.CSS_SELECTOR, "[data-do=language]").click()
    browser.find_element(By.CSS_SELECTOR, ".tabs [data-view=records]").click()
    browser.find_element(By.CSS_SELECTOR, "[id^=funding-] [data-act=change]").click()
    assert "Sửa: Kinh phí" in browser.find_element(By.ID, "form").text
    picture(browser, "review-phone-form")
    assert faults(browser) == []
    assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
    browser.find_element(By.CSS_SELECTOR, "[data-do=cancel]").click()
    picture(browser, "review-phone-records")
    browser.find_element(By.CSS_SELECTOR, "[data-do=language]").click()
    browser.get(f"{inside}/")
    picture(browser, "review-phone-list")
    assert faults(browser) == []
    look(browser)


def test_images_of_a_pdf(browser: webdriver.Chrome, inside: str, store: pathlib.Path) -> None:
    look(browser)
    browser.get(f"{inside}/plan/{_plan(store, 'Bắc Kạn')}")
    assert browser.find_elements(By.CSS_SELECTOR, ".leaf"), "pages are told in the text"
    browser.find_element(By.CSS_SELECTOR, "[data-view=image]").click()
    _until(browser, lambda found: found.find_elements(By.CSS_SELECTOR, "#image rect"))
    _until(
        browser, lambda found: found.execute_script("return document.querySelector('#image img').naturalWidth") > 500
    )
    go = browser.find_element(By.CSS_SELECTOR, "[data-go^=targets-]")
    go.click()
    box = browser.find_element(By.CSS_SELECTOR, "#image rect.on")
    assert box.get_attribute("data-r") == go.get_attribute("data-go")
    assert _is_in_view(browser, "#image rect.on")
    picture(browser, "review-image")
    assert faults(browser) == []
    browser.execute_script(
        "arguments[0].dispatchEvent(new MouseEvent('click', {bubbles: true}))",
        browser.find_element(By.CSS_SELECTOR, "#image rect[data-r^=legal_bases-]"),
    )
    assert _selected(browser)[0].startswith("legal_bases-")
    assert messages(browser) == []


def _ask(address: str, method: str, path: str, body: object = None, **headers: str) -> tuple[int, dict[str, str], str]:
    place = urllib.parse.urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", place.port, timeout=20)
    connection.request(
        method,
        path,
        None if body is None else json.dumps(body),
        {name.replace("_", "-"): value for name, value in headers.items()},
    )
    answer = connection.getresponse()
    told = answer.status, dict(answer.getheaders()), answer.read().decode()
    connection.close()
    return told


def test_who_is_let_in(address: str, store: pathlib.Path) -> None:
    place = urllib.parse.urlsplit(address)
    token = urllib.parse.parse_qs(place.query)["token"][0]
    assert place.hostname == "127.0.0.1"
    assert len(token) > 40
    cookie, own = _cookie(place.port, token), f"http://127.0.0.1:{place.port}"
    plan = f"/plan/{_plan(store, 'Ba Tơ')}"
    assert _ask(address, "GET", "/")[0] == 403
    assert _ask(address, "GET", "/?token=wrong")[0] == 403
    assert _ask(address, "GET", plan, Cookie=f"kehoach-{place.port}=wrong")[0] == 403
    status, headers, _ = _ask(address, "GET", f"/?token={token}")
    assert (status, headers["location"]) == (303, "/")
    assert all(part in headers["set-cookie"] for part in ("HttpOnly", "SameSite=strict"))
    status, headers, body = _ask(address, "GET", plan, **cookie)
    assert status == 200
    assert headers["content-security-policy"].startswith("default-src 'none'; ")
    assert "unsafe" not in headers["content-security-policy"]
    assert "access-control-allow-origin" not in headers
    assert token not in body
    assert _ask(address, "GET", plan, Host="evil.example", **cookie)[0] == 421
    assert _ask(address, "GET", plan, Host=f"evil.example:{place.port}", **cookie)[0] == 421
    assert _ask(address, "GET", plan, Origin="https://evil.example", **cookie)[0] == 403
    assert _ask(address, "GET", plan, Sec_Fetch_Site="cross-site", **cookie)[0] == 403
    before = read_corrections(store, _plan(store, "Ba Tơ"))
    request = {
        "action": "add",
        "table": "agencies",
        "start": 0,
        "end": 5,
        "new": {"agency": "x", "agency_text": "x", "role": "lead"},
    }
    corrections, kind = f"{plan}/corrections", {"Content_Type": "application/json"}
    assert _ask(address, "POST", corrections, request, **kind, **cookie)[0] == 403, "without an origin"
    assert _ask(address, "POST", corrections, request, Origin="null", **kind, **cookie)[0] == 403
    assert _ask(address, "POST", corrections, request, Origin="http://127.0.0.1:1", **kind, **cookie)[0] == 403
    assert _ask(address, "POST", corrections, request, Origin=own, **kind)[0] == 403, "without a cookie"
    assert _ask(address, "POST", corrections, request, Origin=own, Content_Type="text/plain", **cookie)[0] == 415
    assert _ask(address, "POST", corrections, ["x"], Origin=own, **kind, **cookie)[0] == 422
    assert _ask(address, "POST", corrections, {"x": "x" * (1 << 20)}, Origin=own, **kind, **cookie)[0] == 413
    assert _ask(address, "POST", "/plan/..%2f..%2fetc/corrections", request, Origin=own, **kind, **cookie)[0] == 404
    for wrong in (
        {"action": "destroy"},
        {"table": "documents"},
        {"end": 10**9},
        {"start": True},
        {"new": {"role": "boss"}},
        {"new": {"rank": "1"}},
    ):
        status, _, body = _ask(address, "POST", corrections, request | wrong, Origin=own, **kind, **cookie)
        assert (status, "error" in json.loads(body)) == (422, True), wrong
    assert read_corrections(store, _plan(store, "Ba Tơ")) == before


def test_other_pages_are_refused(
    browser: webdriver.Chrome, address: str, inside: str, store: pathlib.Path, tmp_path: pathlib.Path
) -> None:
    """A page of another origin in the same browser, which holds the cookie, can neither read nor correct."""
    doc_id = _plan(store, "Ba Tơ")
    before = read_corrections(store, doc_id)
    page = tmp_path / "evil.html"
    page.write_text("<title>evil</title>", encoding="utf-8")
    browser.get(page.as_uri())
    told = browser.execute_async_script(
        "const done = arguments[1]; const send = (more) => fetch(arguments[0], {credentials: 'include', ...more}).then((a) => `${a.type} ${a.status}`, () => 'refused');"
        "Promise.all([send({}), send({method: 'POST', body: '{}', headers: {'Content-Type': 'application/json'}}), send({method: 'POST', mode: 'no-cors', body: '{}'})]).then(done)",
        f"{inside}/plan/{doc_id}/corrections",
    )  # fmt: skip
    assert told == ["refused"] * 3
    messages(browser)
    assert read_corrections(store, doc_id) == before


def _cookie(port: int | None, token: str) -> dict[str, str]:
    """The cookie that opens the server at a port, as it gives it to who shows the token."""
    return {"Cookie": f"kehoach-{port}={hashlib.sha256(f'{port}:{token}'.encode()).hexdigest()}"}


def test_faults_of_the_store_are_said(address: str, store: pathlib.Path) -> None:
    """A stale correction is flagged on the page; a broken file of corrections is named."""
    place = urllib.parse.urlsplit(address)
    cookie = _cookie(place.port, urllib.parse.parse_qs(place.query)["token"][0])
    doc_id = _plan(store, "Bắc Kạn")
    gone = Correction(
        table="targets", action="accept", start=0, end=5, quote="chữ đã mất", old={"value": 1.0}, by="Lan", at="2026"
    )
    write_corrections(store, doc_id, "x", [gone])
    page = _ask(address, "GET", f"/plan/{doc_id}", **cookie)[2]
    assert "chữ đã mất" in page
    assert 'data-w="done.stale"' in page
    path_of(store, doc_id).write_text("{", encoding="utf-8")
    for path in ("/", f"/plan/{doc_id}"):
        status, _, told = _ask(address, "GET", path, **cookie)
        assert (status, "correct it or move it away" in told) == (500, True)
    path_of(store, doc_id).unlink()
    assert _ask(address, "GET", "/plan/0000000000000000", **cookie)[0] == 404
    assert _ask(address, "GET", f"/plan/{doc_id}/image/99", **cookie)[0] == 404
    assert "is not a PDF" in _ask(address, "GET", f"/plan/{_plan(store, 'Ba Tơ')}/images", **cookie)[2]


def test_not_a_store(tmp_path: pathlib.Path) -> None:
    command = [sys.executable, "-c", "from kehoach.cli.app import entry; entry()", "review", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, cwd=ROOT)
    assert done.returncode == 3
    assert "pass the --output of a run" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_list_finds_passages_filters_and_counts(browser: webdriver.Chrome, inside: str) -> None:
    look(browser)
    browser.get(f"{inside}/?q=nha+tam")
    hits = browser.find_elements(By.CSS_SELECTOR, ".hits li a")
    assert "nhà tạm" in hits[0].text
    href = str(hits[0].get_attribute("href"))
    hits[0].click()
    _until(browser, lambda b: b.find_elements(By.CSS_SELECTOR, "#text p.sought"))
    assert "#text@" in href
    browser.get(f"{inside}/?show=doubtful")
    flags = browser.find_elements(By.CSS_SELECTOR, ".flag")
    plans = browser.find_elements(By.CSS_SELECTOR, "#plans > ol > li")
    assert 0 < len(flags) == len(plans)
    number = flags[0].text.split()[1]
    plans[0].find_element(By.CSS_SELECTOR, "a").click()
    _until(browser, lambda b: b.find_elements(By.CSS_SELECTOR, ".chip.doubt b"))
    assert browser.find_element(By.CSS_SELECTOR, ".chip.doubt b").text == number, "the list and the page count alike"
    browser.get(inside)
    progress = browser.find_element(By.TAG_NAME, "progress")
    reviewed = browser.find_elements(By.CSS_SELECTOR, ".done")
    assert progress.get_attribute("value") == str(len(reviewed))
    browser.get(f"{inside}/?show=reviewed")
    assert len(browser.find_elements(By.CSS_SELECTOR, "#plans > ol > li")) == len(reviewed)
    assert faults(browser) == []


def test_other_editions_are_listed_with_their_plan(tmp_path: pathlib.Path) -> None:
    text = (SAMPLES / "s1-tinh-2024.txt").read_text(encoding="utf-8")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_text(text + "\n", encoding="utf-8")
    run([str(tmp_path / "in")], tmp_path / "store", lambda *_: None, csv=False)
    session = ReviewSession(tmp_path / "store", "Lan")
    (plan,) = session.search("quang tri")
    assert {plan.file_name, *(copy.file_name for copy in plan.copies)} == {"a.txt", "b.txt"}
    assert (session.progress().plans, session.progress().reviewed) == (1, 0)
    assert session.search("", "reviewed") == []
    assert session.passages("nhà tạm")
    assert session.passages("…") == []


def test_a_plan_page_has_few_tab_stops(browser: webdriver.Chrome, static: dict[str, str]) -> None:
    look(browser)
    browser.get(static["Quảng Trị"])
    groups = browser.find_elements(By.CSS_SELECTOR, "#records details.group")
    assert len(browser.find_elements(By.CSS_SELECTOR, "#records button[tabindex='0']")) <= len(groups)
    first = browser.find_element(By.CSS_SELECTOR, "details[data-table=targets] .go")
    browser.execute_script("arguments[0].focus()", first)
    first.send_keys(Keys.ARROW_DOWN)
    assert browser.switch_to.active_element != first
