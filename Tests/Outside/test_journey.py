"""The first loop as people go through it: from the stall or the shop to the closed case."""

import base64
import contextlib
import hashlib
import hmac
import os
import re
import shutil
import signal
import struct
import time
from pathlib import Path

import pytest
import requests

from support import filing, people
from support.browser import DESK, PHONE, ZOOMED, Reader, overflow, picture
from support.server import Server

pytestmark = [pytest.mark.browser, pytest.mark.timeout(300)]

STORY = "三月二日早上在摊位买了两份煎饼，吃出一段铁丝，摊主不肯退钱。"


def next_page(page) -> None:
    """Sends the form on the page, by its main button."""
    page.locator("form.fx-form .fx-button--primary[type=submit]").first.click()
    page.wait_for_load_state()


def describe_a_stall(page, name: str = "东口煎饼摊") -> None:
    page.goto("/file?by=hand")
    page.fill("#f-respondentName", name)
    page.fill("#f-respondentAddress", filing.ADDRESS)
    next_page(page)


def tell_what_happened(page) -> None:
    page.fill("#f-narrative", STORY)
    page.fill("#f-occurredOn", "2026-03-02")
    page.fill("#f-amount", "16")
    next_page(page)


def say_what_is_wanted(page) -> None:
    page.check("input[name=requests][value=refund]")
    next_page(page)


def say_who(page, name: str = "李测试", phone: str = "13912345678") -> None:
    page.fill("#f-name", name)
    page.fill("#f-phone", phone)
    next_page(page)


def send(page) -> None:
    page.check("#f-declaresTruth")
    next_page(page)


def receipt(page) -> dict[str, str]:
    page.wait_for_url("**/file/done")
    number = page.locator(".fx-receipt__number").inner_text().strip()
    code = page.locator(".fx-receipt__code").inner_text().replace(" ", "").strip()
    assert re.fullmatch(r"[0-9-]{10,40}", number) and re.fullmatch(r"[0-9A-Z]{10}", code)
    return {"number": number, "code": code}


def file_a_complaint(page, **who) -> dict[str, str]:
    describe_a_stall(page)
    tell_what_happened(page)
    say_what_is_wanted(page)
    assert page.url.endswith("/file/evidence")
    page.goto("/file/you")
    say_who(page, **who)
    assert page.url.endswith("/file/review")
    send(page)
    return receipt(page)


def track(page, number: str, code: str) -> None:
    page.goto("/track")
    page.fill("#f-number", number)
    page.fill("#f-code", code)
    next_page(page)


def a_shop(demo) -> dict:
    shops = filing.shops(demo)
    if not shops:
        pytest.skip("the demonstration has no shops yet")
    return shops[0]


@pytest.fixture(autouse=True)
def pages_are_served(demo):
    if requests.get(demo.url("/file")).status_code == 404:
        pytest.skip("the filing is not served yet")


@pytest.fixture
def reader(browser, demo):
    opened = []

    def open_reader(**options) -> Reader:
        opened.append(Reader(browser, demo.url(), **options))
        return opened[-1]

    yield open_reader
    complaints = [complaint for one in opened for complaint in one.complaints]
    for one in opened:
        one.close()
    assert not complaints, "\n".join(dict.fromkeys(complaints))


@pytest.mark.parametrize("scripts", [True, False], ids=["with-scripts", "without-scripts"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_stall_is_complained_about_in_five_steps(reader, scripts, language):
    visitor = reader(scripts=scripts, language=language)
    page = visitor.page
    page.goto("/")
    steps = []

    def seen(name: str) -> None:
        assert "12315" in page.locator("footer").inner_text()
        visitor.look(f"journey-{language}-{'js' if scripts else 'nojs'}-{len(steps)}-{name}")
        steps.append(name)

    page.locator("a[href='/file?by=hand']").first.click()
    seen("against")
    describe_a_stall(page)
    seen("what")
    tell_what_happened(page)
    seen("wish")
    say_what_is_wanted(page)
    seen("evidence")
    page.locator("main .fx-button--primary").click()
    page.wait_for_url("**/file/you")
    seen("you")
    assert len(steps) == 5
    say_who(page)
    seen("review")
    assert STORY in page.locator("main").inner_text()
    send(page)
    told = receipt(page)
    seen("done")

    follower = reader(language=language)
    other = follower.page
    track(other, told["number"], told["code"])
    other.wait_for_url("**/my/*")
    assert told["number"] in other.locator("main").inner_text()
    assert STORY in other.locator("main").text_content()
    follower.look(f"journey-{language}-tracking")


def test_at_most_nine_fields_are_required(reader):
    page = reader().page
    required = 0
    for address in ("/file?by=hand", "/file/what", "/file/wish", "/file/you"):
        page.goto(address)
        form = page.locator("form.fx-form").first
        required += form.locator(".fx-field__label").count() - form.locator(".fx-field__optional").count()
    assert required <= 9


def test_a_registered_shop_is_found_by_its_name(reader, demo):
    shop = a_shop(demo)
    page = reader().page
    page.goto("/")
    page.locator("main input[name=q]").fill(shop["name"])
    page.locator("main form[action='/file'] button[type=submit]").click()
    page.locator(".fx-hit").filter(has_text=shop["name"]).first.click()
    assert shop["name"] in page.locator("main").inner_text()
    next_page(page)
    tell_what_happened(page)
    say_what_is_wanted(page)
    page.goto("/file/you")
    say_who(page)
    assert shop["name"] in page.locator("main").inner_text()
    send(page)
    receipt(page)


def test_the_page_behind_a_code_leads_to_a_complaint(reader, demo):
    shop = a_shop(demo)
    visitor = reader()
    page = visitor.page
    page.goto(f"/m/{shop['code']}")
    assert shop["name"] in page.locator("main").inner_text()
    visitor.look("journey-scan")
    page.locator("main a[href*='/file?shop=']").first.click()
    assert shop["name"] in page.locator("main").inner_text()


def reach_by_tab(page, selector: str, most: int = 80) -> None:
    """Goes on by Tab until the wanted control has the focus, which must be seen."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            shown = page.evaluate(
                """() => [document.activeElement, document.activeElement.closest('label')].some(e => {
                    const style = e && getComputedStyle(e)
                    return style && (style.outlineStyle !== 'none' && style.outlineWidth !== '0px'
                        || style.boxShadow !== 'none')
                })"""
            )
            assert shown, f"the focus on {selector} is not seen"
            return
    raise AssertionError(f"{selector} is not reached by Tab on {page.url}")


def test_a_complaint_is_filed_by_keyboard_alone(reader):
    visitor = reader(size=DESK)
    page = visitor.page

    def reach(selector: str) -> None:
        reach_by_tab(page, selector)

    def press_enter_and_wait(url: str) -> None:
        page.keyboard.press("Enter")
        page.wait_for_url(url)

    page.goto("/")
    reach("main a[href='/file?by=hand']")
    press_enter_and_wait("**/file?by=hand")
    for field, text in (("respondentName", "键盘煎饼摊"), ("respondentAddress", filing.ADDRESS)):
        reach(f"#f-{field}")
        page.keyboard.type(text)
    reach(".fx-button--primary")
    press_enter_and_wait("**/file/what")
    reach("#f-narrative")
    page.keyboard.type(STORY)
    reach("#f-occurredOn")
    # Digits alone: the pad of a telephone has no hyphen.
    page.keyboard.type("20260302")
    reach(".fx-button--primary")
    press_enter_and_wait("**/file/wish")
    reach("input[name=requests]")
    page.keyboard.press("Space")
    reach(".fx-button--primary")
    press_enter_and_wait("**/file/evidence")
    reach(".fx-button--primary")
    press_enter_and_wait("**/file/you")
    for field, text in (("name", "李键盘"), ("phone", "13912345679")):
        reach(f"#f-{field}")
        page.keyboard.type(text)
    reach(".fx-button--primary")
    press_enter_and_wait("**/file/review")
    assert "2026年3月2日" in page.locator("main").inner_text()
    reach("#f-declaresTruth")
    page.keyboard.press("Space")
    reach(".fx-button--primary")
    press_enter_and_wait("**/file/done")
    receipt(page)


def test_large_type_is_24_points_and_nothing_is_cut_off(reader):
    page = reader(size=PHONE).page
    page.goto("/?size=large")
    for address in ("/", "/file?by=hand", "/file/what", "/file/wish", "/file/evidence", "/file/you", "/track"):
        page.goto(address)
        size = page.evaluate("() => parseFloat(getComputedStyle(document.querySelector('main')).fontSize)")
        assert size >= 24, f"{address}: {size}"
        assert overflow(page) == []
        picture(page, f"journey-large-{address}")
    file_a_complaint(page)
    assert overflow(page) == []


def test_a_complaint_is_filed_at_200_percent(reader):
    visitor = reader(size=ZOOMED)
    for address in ("/", "/file?by=hand", "/file/what", "/file/wish", "/file/evidence", "/file/you"):
        visitor.page.goto(address)
        visitor.look(f"journey-zoomed-{address}")
    # The browser's own click refuses what something else lies over.
    file_a_complaint(visitor.page)
    visitor.look("journey-zoomed-done")


def processes_of(profile) -> list[int]:
    """The browser on a profile, whichever processes it is made of."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                said = (entry / "cmdline").read_bytes()
            except OSError:
                continue
            if f"--user-data-dir={profile}".encode() in said:
                found.append(int(entry.name))
    return found


def test_a_draft_survives_a_killed_browser(browser, demo, tmp_path):
    profile = tmp_path / "profile"

    def browse():
        from support.browser import ARGUMENTS, LANGUAGES, chromium

        return browser.browser_type.launch_persistent_context(
            profile, executable_path=chromium(), args=ARGUMENTS, base_url=demo.url(), locale=LANGUAGES["zh"],
            viewport=PHONE,
        )  # fmt: skip

    page = browse().new_page()
    describe_a_stall(page, "草稿煎饼摊")
    # Chromium writes cookies to its disk every half minute; whoever types takes longer.
    time.sleep(33)
    page.fill("#f-narrative", STORY)
    # What is being typed is kept without any button.
    with page.expect_response(lambda answer: answer.url.endswith("/file/what/draft"), timeout=10_000):
        page.locator("#f-narrative").press("End")
        page.keyboard.type("还骂人。")
    killed = processes_of(profile)
    assert killed
    for process in killed:
        with contextlib.suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
    for lock in profile.glob("Singleton*"):
        lock.unlink()

    context = browse()
    page = context.new_page()
    page.goto("/")
    assert page.locator("a[href^='/file/']").count() > 0, "the first page leads on to the draft"
    page.goto("/file/what")
    assert page.locator("#f-narrative").input_value() == STORY + "还骂人。"
    page.goto("/file?by=hand")
    assert page.locator("#f-respondentName").input_value() == "草稿煎饼摊"
    tell_and_send(page)
    context.close()


def tell_and_send(page) -> None:
    page.goto("/file/what")
    tell_what_happened(page)
    say_what_is_wanted(page)
    page.goto("/file/you")
    say_who(page)
    send(page)
    receipt(page)


def test_what_is_missing_is_named_at_the_field_and_nothing_typed_is_lost(reader):
    visitor = reader(language="zh")
    page = visitor.page
    describe_a_stall(page)
    page.fill("#f-narrative", "太短")
    page.fill("#f-amount", "十六块")
    next_page(page)
    assert page.url.endswith("/file/what")
    assert page.locator(".fx-errors").is_visible()
    for field in ("narrative", "amount"):
        assert page.locator(f"#f-{field}").get_attribute("aria-invalid") == "true"
        assert page.locator(f"#f-{field}-error").is_visible()
        assert page.locator(f".fx-errors a[href='#f-{field}']").count() == 1
    assert page.locator("#f-narrative").input_value() == "太短"
    assert page.locator("#f-amount").input_value() == "十六块"
    visitor.look("journey-refused")


def test_a_photo_is_kept_without_the_place_where_it_was_taken(reader, tmp_path):
    photo = tmp_path / "煎饼.jpg"
    photo.write_bytes(jpeg_with_a_place())
    page = reader().page
    describe_a_stall(page)
    tell_what_happened(page)
    say_what_is_wanted(page)
    page.set_input_files("input[type=file]", str(photo))
    page.locator("main .fx-button--secondary").click()
    assert "煎饼.jpg" in page.locator(".fx-files").inner_text()
    address = page.locator(".fx-files a[href*='/file/files/'], .fx-files img[src*='/file/files/']").first
    link = address.get_attribute("href") or address.get_attribute("src")
    answer = page.request.get(link)
    assert answer.status == 200 and answer.headers["content-type"] == "image/jpeg"
    assert b"Exif" not in answer.body() and b"36.061" not in answer.body()


def jpeg_with_a_place() -> bytes:
    """The smallest grey picture, with an Exif block that carries coordinates."""
    import base64

    plain = base64.b64decode(
        "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////"
        "////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA="
    )
    # TIFF header, one directory with a GPS pointer, and text that a careful cleaner leaves no byte of.
    tiff = b"II*\0\x08\0\0\0\x01\0\x25\x88\x04\0\x01\0\0\0\x1a\0\0\0\0\0\0\0" + b"\0\0\0\0\0\0" + b"36.061N 103.834E"
    block = b"Exif\0\0" + tiff
    return plain[:2] + b"\xff\xe1" + (len(block) + 2).to_bytes(2, "big") + block + plain[2:]


def test_a_respondent_who_knows_number_and_phone_gets_nothing(reader, demo):
    told = file_a_complaint(reader().page, phone="13987654321")
    nosy = reader().page
    for guess in ("13987654321", "87654321", told["number"][-10:], "0000000000"):
        track(nosy, told["number"], guess)
        assert nosy.url.endswith("/track")
        shown = nosy.locator("main").inner_text()
        assert "李测试" not in shown and STORY not in shown
        assert guess not in nosy.content().replace(told["number"], "")
    # A number that does not exist is answered in the same words as one that does, try for try.
    other = requests.post(demo.url("/api/v1/complaints"), json=filing.complaint()).json()
    wrong = requests.post(demo.url("/api/v1/tracking"), json={"number": other["number"], "code": "0000000000"})
    absent = requests.post(
        demo.url("/api/v1/tracking"), json={"number": "20200101-00000-00000", "code": "0000000000"}
    )
    assert wrong.status_code == absent.status_code
    assert wrong.json()["title"] == absent.json()["title"]


def test_guesses_are_limited(demo):
    told = requests.post(demo.url("/api/v1/complaints"), json=filing.complaint()).json()
    statuses = [
        requests.post(
            demo.url("/api/v1/tracking"), json={"number": told["number"], "code": f"{n:010d}"}
        ).status_code
        for n in range(30)
    ]
    assert 429 in statuses, statuses
    # Then not even the right code opens it, until the time is over.
    right = requests.post(
        demo.url("/api/v1/tracking"), json={"number": told["number"], "code": told["queryCode"]}
    )
    assert right.status_code == 429


def test_a_stranger_s_case_is_closed_to_others(reader):
    first = reader().page
    file_a_complaint(first)
    first.locator("a[href^='/my/']").first.click()
    first.wait_for_url("**/my/*")
    address = first.url
    other = reader().page
    file_a_complaint(other)
    answer = other.goto(address)
    assert answer.status in (403, 404) or "/my/" not in other.url
    assert STORY not in other.locator("main").inner_text() or "/my/" not in other.url


# MARK: The whole loop


def officer_of(demo, reader) -> Reader:
    if people.bearer(demo, "officer") is None:
        pytest.skip("no officer can sign in yet")
    if requests.get(demo.url("/desk"), allow_redirects=False).status_code == 404:
        pytest.skip("the case desk is not served yet")
    officer = reader(size=DESK)
    officer.page.goto("/sign-in/staff?next=%2Fdesk")
    officer.page.fill("#f-login", people.LOGINS["officer"])
    officer.page.fill("#f-password", people.PASSWORD)
    next_page(officer.page)
    officer.page.wait_for_url("**/desk**")
    return officer


def step(page, name: str) -> None:
    """Opens the form of a step, where it is folded away, and sends it as it is filled in."""
    form = page.locator(f"form[action$='/{name}']")
    form.locator("button[type=submit]").first.click()
    page.wait_for_load_state()


def unfold(page, name: str):
    form = page.locator(f"form[action$='/{name}']").first
    page.evaluate(
        "f => { for (let e = f; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true }",
        form.element_handle(),
    )
    return form


def choose(form, name: str, value: str) -> None:
    control = form.locator(f"select[name={name}]")
    if control.count():
        control.select_option(value)
    else:
        form.locator(f"input[name={name}][value={value}]").check()


def test_the_whole_loop_closes_without_any_merchant_login(reader, demo):
    buyer = reader()
    consumer = buyer.page
    told = file_a_complaint(consumer)
    officer = officer_of(demo, reader)
    page = officer.page

    def consumer_sees(*words: str) -> None:
        track(consumer, told["number"], told["code"])
        consumer.wait_for_url("**/my/*")
        shown = consumer.locator("main").inner_text()
        assert any(word in shown for word in words), shown[:600]

    consumer_sees("审查")
    page.goto("/desk")
    row = page.locator("main").get_by_text(told["number"]).first
    assert row.is_visible(), "the case stands in the inbox of its authority"
    officer.look("loop-inbox")
    link = page.locator("main tr, main li, main article").filter(has_text=told["number"]).locator("a").first
    link.click()
    page.wait_for_url("**/desk/complaints/*")
    officer.look("loop-case")
    assert "13912345678" not in page.locator("main").inner_text(), "masked until there is a reason"

    unfold(page, "acceptance")
    step(page, "acceptance")
    consumer_sees("已经受理", "已受理")
    consumer.locator("button[name=isGiven][value=true]").first.click()
    consumer.wait_for_load_state()
    consumer_sees("您已同意调解", "等待商家")

    page.reload()
    form = unfold(page, "entered-answer")
    form.locator("[name=answerText]").fill("摊主电话里答复：愿意退十六元。")
    choose(form, "answerSource", "call")
    step(page, "entered-answer")
    consumer_sees("愿意退十六元")
    form = unfold(page, "entered-consent")
    choose(form, "party", "respondent")
    choose(form, "consentGiven", "yes")
    choose(form, "consentSource", "call")
    step(page, "entered-consent")
    unfold(page, "mediation")
    step(page, "mediation")
    consumer_sees("调解")
    form = unfold(page, "agreement")
    form.locator("[name=terms]").fill("摊主当场退还十六元，双方再无争议。")
    form.locator("[name=recovered]").fill("16")
    step(page, "agreement")
    consumer_sees("达成了协议", "达成协议")
    unfold(page, "closing")
    step(page, "closing")
    consumer_sees("已经办结", "已办结")
    buyer.look("loop-closed-consumer")
    officer.look("loop-closed-officer")


def test_an_officer_registers_a_call_by_keyboard_in_under_two_minutes(reader, demo):
    officer = officer_of(demo, reader)
    page = officer.page
    if page.goto("/desk/register").status == 404:
        pytest.skip("the register page is not served yet")
    began = time.monotonic()
    # In the order of the page; the channel is a phone call beforehand.
    typed = [
        ("phone", "13700001234"), ("name", "王来电"), ("respondentName", "老刘修鞋摊"),
        ("respondentAddress", filing.ADDRESS), ("narrative", STORY),
    ]  # fmt: skip
    for name, text in typed:
        reach_by_tab(page, f"[name={name}]")
        # Nobody is expected to type faster than this.
        page.keyboard.type(text, delay=60)
    reach_by_tab(page, "input[name=requests]")
    page.keyboard.press("Space")
    reach_by_tab(page, "input[name=phone], .fx-button--primary[type=submit]")
    page.keyboard.press("Enter")
    page.wait_for_load_state()
    assert time.monotonic() - began < 120
    assert page.locator(".fx-errors").count() == 0, page.locator(".fx-errors").all_inner_texts()
    assert re.search(r"\d{8}-\d{5}-\d{5}", page.locator("main").inner_text()), "the number is told"
    officer.look("loop-registered")


# MARK: Signing in


def app_code(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time() // 30)), hashlib.sha1).digest()
    offset = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[offset : offset + 4])[0] & 0x7FFF_FFFF) % 1_000_000:06d}"


def test_a_second_factor_is_set_up_and_asked_for(browser, demo_data, tmp_path):
    folder = shutil.copytree(demo_data, tmp_path / "data")
    with Server(folder, demo=True, ready=300) as own:
        visitor = Reader(browser, own.url(), size=PHONE)
        page = visitor.page

        def sign_in() -> None:
            page.goto("/sign-in/staff")
            page.fill("#f-login", people.LOGINS["officer"])
            page.fill("#f-password", people.PASSWORD)
            next_page(page)

        sign_in()
        assert page.url.endswith("/desk"), "one comes to where one's work begins"
        page.goto("/account")
        page.locator("form[action='/account/factor'] button").click()
        page.wait_for_load_state()
        visitor.look("factor-set-up")
        secret = page.locator(".fx-secret").inner_text()
        page.fill("#f-factor", "000000")
        next_page(page)
        assert page.locator(".fx-errors").is_visible()
        page.fill("#f-factor", app_code(secret))
        next_page(page)
        visitor.look("factor-recovery")
        recovery = page.locator(".fx-recovery code").all_inner_texts()
        assert len(set(recovery)) == 10
        page.locator("form[action='/sign-out'] button").first.click()
        page.wait_for_load_state()

        sign_in()
        page.goto("/desk")
        assert "/sign-in/factor" in page.url, "the password alone opens nothing"
        visitor.look("factor-asked")
        page.fill("#f-factor", recovery[0])
        next_page(page)
        assert page.url.endswith("/desk")
        assert not visitor.complaints, "\n".join(visitor.complaints)
        visitor.close()
