"""What must hold on every page: nothing for axe to find, nothing said on the console, nothing wider than the window.

The pages are found by following links from the first page, as a visitor and as each who can sign in.
"""

import subprocess
from collections import defaultdict

import pytest
import requests

from support import filing, people, places
from support.browser import DESK, PHONE, ZOOMED, Reader, axe_faults, overflow, picture

pytestmark = [pytest.mark.browser, pytest.mark.timeout(900)]

STAFF = list(people.LOGINS)
SETTINGS = [("phone", PHONE, "zh"), ("phone", PHONE, "en"), ("desk", DESK, "zh"), ("desk", DESK, "en")]
ids = [f"{name}-{language}" for name, _, language in SETTINGS]


class Visit:
    """Somebody, the cookies they hold, and the pages they come to."""

    def __init__(self, server, session: requests.Session, starts: list[str], known: list[str] = ()):
        self.cookies = self.cookies_of(session)
        # A page that a visitor comes to as well is the same for all but in its head, for which the first stands.
        seen = {places.kind(address) for address in known} - {"/"}
        self.pages = [page for page in places.walk(session, server.url(), starts) if places.kind(page) not in seen]

    @staticmethod
    def cookies_of(session: requests.Session) -> list[dict]:
        return [
            {"name": cookie.name, "value": cookie.value, "domain": "127.0.0.1", "path": "/"}
            for cookie in session.cookies
        ]


@pytest.fixture(scope="module")
def visitor(demo) -> Visit:
    for n in range(3):
        requests.post(demo.url("/api/v1/complaints"), json=filing.complaint(7_000 + n))
    shops = [f"/m/{shop['code']}" for shop in filing.shops(demo)[:1]]
    visit = Visit(demo, requests.Session(), places.STARTS + shops)
    assert len(visit.pages) >= 5
    return visit


@pytest.fixture(scope="module", params=["consumer", *STAFF])
def somebody(request, demo, visitor) -> Visit:
    role = request.param
    if role == "consumer":
        session = people.signed_in_by_code(demo, "13800138000", "consumer")
    else:
        session = people.signed_in_by_password(demo, role)
    if session is None:
        pytest.skip(f"nobody of role {role} can sign in yet")
    starts = [
        "/", "/account", "/desk", "/desk/overview", "/desk/merchants", "/desk/register", "/counter",
        "/counter/complaints", "/my", "/accounts", "/accounts/new", "/audit",
    ]  # fmt: skip
    visit = Visit(demo, session, starts, visitor.pages)
    assert len(visit.pages) >= 2, visit.pages
    return visit


def look(browser, server, visit: Visit, name: str, size: dict, language: str) -> None:
    reader = Reader(browser, server.url(), size=size, language=language)
    reader.context.add_cookies(visit.cookies)
    # The same fault on many pages is one fault.
    found: dict[str, list[str]] = defaultdict(list)
    try:
        for address in visit.pages:
            reader.complaints.clear()
            page = reader.go(address)
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                for fault in axe_faults(page):
                    found[f"{scheme} {fault}"].append(address)
                picture(page, f"{name}-{language}-{scheme}-{places.pattern(address)}")
            for fault in overflow(page) + reader.complaints:
                found[fault].append(address)
            spoken = page.locator("html").get_attribute("lang")
            if not spoken.startswith({"zh": "zh-CN", "en": "en"}[language]):
                found[f"speaks {spoken}"].append(address)
    finally:
        reader.close()
    assert not found, "\n".join(f"{fault}\n    on {', '.join(pages[:6])}" for fault, pages in found.items())


@pytest.mark.parametrize("name,size,language", SETTINGS, ids=ids)
def test_pages_of_a_visitor(browser, demo, visitor, name, size, language):
    look(browser, demo, visitor, f"visitor-{name}", size, language)


@pytest.mark.parametrize("name,size,language", SETTINGS, ids=ids)
def test_pages_of_those_signed_in(browser, demo, somebody, name, size, language, request):
    role = request.node.callspec.params["somebody"]
    look(browser, demo, somebody, f"{role}-{name}", size, language)


@pytest.mark.parametrize("size,query", [(ZOOMED, ""), (PHONE, "size=large"), ({"width": 320, "height": 640}, "")],
                         ids=["at-200-percent", "large-type", "320-points"])  # fmt: skip
def test_nothing_scrolls_sideways(browser, demo, visitor, size, query, subtests):
    reader = Reader(browser, demo.url(), size=size)
    try:
        for address in visitor.pages:
            with subtests.test(address):
                page = reader.go(f"{address}{'&' if '?' in address else '?'}{query}" if query else address)
                assert overflow(page) == []
                picture(page, f"narrow-{size['width']}-{query}-{places.pattern(address)}")
    finally:
        reader.close()


def cut_off(page) -> list[str]:
    """What paper would cut: boxes that scroll, of which only a part is printed."""
    return page.evaluate(
        """() => [...document.querySelectorAll('main *')]
            .filter(e => getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth + 1
                && !e.matches('.fx-hidden, input, select, textarea'))
            .map(e => e.outerHTML.slice(0, 160))"""
    )


@pytest.mark.parametrize("whose", ["officer", "complainant"])
def test_a_case_prints_on_a4_with_nothing_cut_off(browser, demo, whose, tmp_path):
    # 180 mm of paper between the margins.
    reader = Reader(browser, demo.url(), size={"width": 680, "height": 900})
    try:
        told = requests.post(demo.url("/api/v1/complaints"), json=filing.complaint(8_000)).json()
        if whose == "officer":
            session = people.signed_in_by_password(demo, "officer")
            reader.context.add_cookies(Visit.cookies_of(session))
            page = reader.go(f"/desk/complaints/{told['id']}")
        else:
            page = reader.go("/track")
            page.fill("#f-number", told["number"])
            page.fill("#f-code", told["queryCode"])
            page.locator("main form button[type=submit]").first.click()
            page.wait_for_url("**/my/*")
        page.emulate_media(media="print")
        assert cut_off(page) == [] and overflow(page) == []
        page.pdf(path=tmp_path / "case.pdf", prefer_css_page_size=True)
        facts = subprocess.run(["pdfinfo", tmp_path / "case.pdf"], capture_output=True, text=True, check=True).stdout
        assert "A4" in facts, facts
        text = subprocess.run(
            ["pdftotext", "-layout", tmp_path / "case.pdf", "-"], capture_output=True, text=True, check=True
        ).stdout
        assert told["number"] in text
        # What officials print for their file tells no consumer where to call.
        assert whose == "officer" or "12315" in text
    finally:
        reader.close()


def test_every_page_shows_the_hotline(demo, visitor):
    for address in visitor.pages:
        if address.startswith("/_"):
            continue
        assert "12315" in requests.get(demo.url(address)).text, address


def test_scripts_and_styles_come_from_the_site_alone(demo, visitor):
    for address in visitor.pages:
        answer = requests.get(demo.url(address))
        policy = answer.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe-inline" not in policy and "unsafe-eval" not in policy
        assert "<style" not in answer.text and " style=" not in answer.text and " onclick=" not in answer.text
        assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_language_is_chosen_by_the_browser_and_by_the_switch(demo):
    session = requests.Session()
    assert 'lang="en' in session.get(demo.url("/"), headers={"Accept-Language": "en-GB,en;q=0.9"}).text[:200]
    assert 'lang="zh-CN"' in session.get(demo.url("/?lang=zh"), headers={"Accept-Language": "en"}).text[:200]
    assert 'lang="zh-CN"' in session.get(demo.url("/track"), headers={"Accept-Language": "en"}).text[:200]
