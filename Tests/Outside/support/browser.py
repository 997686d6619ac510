"""Chromium as readers have it: sizes, languages, light and dark; and what must hold on every page."""

import os
import re
import shutil
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}
# 1280 points of a screen at 200 % are 640 of the page.
ZOOMED = {"width": 640, "height": 400}
LANGUAGES = {"zh": "zh-CN", "en": "en-GB"}

ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]

# What the browser says of itself and not of the page.
NOISE = re.compile(r"Download the React|net::ERR_ABORTED")


def chromium() -> str:
    for name in ("chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name)
        if found:
            return found
    raise FileNotFoundError("no Chromium: Scripts/install-packages test")


@contextmanager
def open_browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        yield browser
        browser.close()


class Reader:
    """One person's browser: a context that keeps what the console said."""

    def __init__(self, browser: Browser, base: str, *, size=PHONE, language="zh", scripts=True, dark=False, state=None):
        self.complaints: list[str] = []
        self.has_scripts = scripts
        self.context: BrowserContext = browser.new_context(
            base_url=base,
            viewport=size,
            locale=LANGUAGES[language],
            java_script_enabled=scripts,
            color_scheme="dark" if dark else "light",
            storage_state=state,
        )
        self.page: Page = self.context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        self.page.on("response", self._response)

    def _console(self, message) -> None:
        if message.type in ("error", "warning") and not NOISE.search(message.text):
            # A page that was refused is told of as an error too, and is none.
            if "Failed to load resource" in message.text and message.location.get("url") == self.page.url:
                return
            self.complaints.append(f"console {message.type}: {message.text}")

    def _response(self, response) -> None:
        if response.status >= 500 or (response.status == 404 and response.request.resource_type != "document"):
            self.complaints.append(f"{response.status} {response.url}")

    def go(self, address: str) -> Page:
        response = self.page.goto(address)
        assert response and response.status < 500, f"{address}: {response and response.status}"
        return self.page

    def look(self, name: str) -> None:
        """Keeps what is wrong with the page as it stands, and a picture of it."""
        self.complaints += [f"{name}: {fault}" for fault in overflow(self.page)]
        # One that runs no scripts runs no axe either.
        if self.has_scripts:
            self.complaints += [f"{name}: {fault}" for fault in axe_faults(self.page)]
        picture(self.page, name)

    def close(self) -> None:
        self.context.close()


def axe_faults(page: Page) -> list[str]:
    """What axe-core finds wrong with the page."""
    found = Axe().run(page).response["violations"]
    return [
        f"{fault['id']} ({fault['impact']}): {fault['help']}: {node['html'][:200]}"
        for fault in found
        for node in fault["nodes"][:3]
    ]


def overflow(page: Page) -> list[str]:
    """Whether the page is wider than its window, and by which elements."""
    return page.evaluate(
        """() => {
            const width = document.documentElement.clientWidth
            if (document.documentElement.scrollWidth <= width + 1) return []
            return [...document.querySelectorAll('body *')]
                .filter(e => e.getBoundingClientRect().right > width + 1)
                .slice(0, 3)
                .map(e => e.outerHTML.slice(0, 120))
                .concat([`scrolls to ${document.documentElement.scrollWidth} of ${width}`])
        }"""
    )


def picture(page: Page, name: str) -> None:
    """Keeps a screenshot where FANGXIN_SCREENSHOTS names a folder."""
    folder = os.environ.get("FANGXIN_SCREENSHOTS")
    if folder:
        Path(folder).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(folder) / f"{re.sub(r'[^A-Za-z0-9-]+', '-', name).strip('-')}.png", full_page=True)
