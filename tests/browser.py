"""A real browser for the tests: Chromium without a window."""

import contextlib
import importlib.resources
import pathlib
import shutil
from collections.abc import Iterator

from selenium import webdriver

PICTURES = pathlib.Path(__file__).parent.parent / "out" / "screenshots"
"""Where the tests leave what they saw, for people to look at."""


@contextlib.contextmanager
def open_browser(language: str = "en") -> Iterator[webdriver.Chrome]:
    """A browser that speaks a language; its console is kept."""
    program, driver = shutil.which("chromium"), shutil.which("chromedriver")
    assert program, "Chromium is needed: run the tests by `make test`"
    assert driver, "Chromium's driver is needed: run the tests by `make test`"
    options = webdriver.ChromeOptions()
    options.binary_location = program
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1360,900", f"--lang={language}",
                     f"--accept-lang={language}"):  # fmt: skip
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    try:
        yield browser
    finally:
        browser.quit()


def picture(browser: webdriver.Chrome, name: str) -> None:
    """Leave an image of what the browser shows."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    browser.save_screenshot(str(PICTURES / f"{name}.png"))


def look(browser: webdriver.Chrome, *, width: int = 1360, height: int = 900, dark: bool = False) -> None:
    """Show pages as on a screen of that width, in the light or dark theme that its system asks for."""
    is_phone = width < 600
    size = {"width": width, "height": height, "deviceScaleFactor": 2 if is_phone else 1, "mobile": is_phone}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    theme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [theme]})


def faults(browser: webdriver.Chrome) -> list[str]:
    """The serious accessibility faults that axe-core finds in the page that is shown."""
    script = (importlib.resources.files("axe_core_python") / "axe.min.js").read_text(encoding="utf-8")
    browser.execute_cdp_cmd("Runtime.evaluate", {"expression": script})  # in the page, past its content policy
    found = browser.execute_async_script(
        "const done = arguments[0]; axe.run(document, {resultTypes: ['violations']}).then(done)"
    )
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:200]} {fault['nodes'][0]['failureSummary'][:300]}"
            for fault in found["violations"] if fault["impact"] in ("serious", "critical")]  # fmt: skip


def messages(browser: webdriver.Chrome) -> list[str]:
    """What the console says: errors of scripts, things that the content policy stopped."""
    return [entry["message"] for entry in browser.get_log("browser")]  # type: ignore[no-untyped-call]  # selenium's
