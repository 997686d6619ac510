"""The codes on the doors: what a phone's camera reads, and what is printed."""

import re
import subprocess

import pytest
import requests

from support import filing, people
from support.browser import DESK, Reader


def read(picture) -> str:
    """What zbar sees in a picture."""
    ended = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "--nodbus", str(picture)], capture_output=True, text=True, timeout=60
    )
    return ended.stdout.strip()


@pytest.fixture
def shop(demo) -> dict:
    shops = filing.shops(demo)
    if not shops:
        pytest.skip("the demonstration has no shops yet")
    return shops[0]


@pytest.mark.browser
@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_scanned_code_leads_to_the_shop_s_page(demo, browser, shop, tmp_path, form):
    answer = requests.get(demo.url(f"/m/{shop['code']}/code.{form}"))
    assert answer.status_code == 200
    picture = tmp_path / f"code.{form}"
    picture.write_bytes(answer.content)
    if form == "svg":
        page = browser.new_page(viewport={"width": 600, "height": 600})
        page.goto(picture.as_uri())
        picture = tmp_path / "drawn.png"
        page.screenshot(path=picture)
        page.close()
    address = read(picture)
    assert address.lower().startswith("http") and shop["code"].replace("-", "") in address.replace("-", "")
    path = "/" + address.split("/", 3)[3]
    opened = requests.get(demo.url(path))
    assert opened.status_code == 200 and shop["name"] in opened.text


@pytest.mark.browser
def test_a_printed_sheet_fits_its_paper_and_can_be_scanned(demo, browser, shop, tmp_path):
    session = people.signed_in_by_password(demo, "officer")
    if session is None:
        pytest.skip("no officer can sign in yet")
    reader = Reader(browser, demo.url(), size=DESK)
    reader.context.add_cookies(
        [{"name": c.name, "value": c.value, "domain": "127.0.0.1", "path": "/"} for c in session.cookies]
    )
    answer = reader.page.goto(f"/m/{shop['code']}/sheet")
    assert answer.status == 200
    paper = tmp_path / "sheet.pdf"
    reader.page.pdf(path=paper, prefer_css_page_size=True, print_background=True)
    reader.close()
    told = subprocess.run(["pdfinfo", paper], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Page size:.*\(A4\)", told), told
    subprocess.run(["pdftoppm", "-png", "-r", "150", paper, tmp_path / "sheet"], check=True)
    pages = sorted(tmp_path.glob("sheet-*.png"))
    assert len(pages) == 2, told
    seen = [read(page) for page in pages]
    assert all(shop["code"].replace("-", "") in text.replace("-", "") for text in seen), seen


def test_a_code_that_leads_nowhere_is_not_made(demo):
    for code in ("0", "nothing", "00000000000", "%00"):
        assert requests.get(demo.url(f"/m/{code}/code.png")).status_code in (400, 404)
        assert requests.get(demo.url(f"/m/{code}")).status_code in (400, 404)
