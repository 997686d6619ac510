"""The first accounts of an installation that is no demonstration."""

import json
import sqlite3

import pexpect
import pytest
import requests

from support.asking import ask, refused
from support.databases import database_of_its_own
from support.people import form_token
from support.server import binary, environment, run

PASSWORD = "Steady-Harbour-27"
ADMINISTRATORS = {"systemAdministrator": "lin.sys", "securityAdministrator": "he.sec", "auditAdministrator": "bai.aud"}


def sign_in(server, login: str, password: str) -> requests.Response:
    session = requests.Session()
    page = session.get(server.url("/sign-in/staff"))
    session.post(
        server.url("/sign-in/staff"),
        data={"login": login, "password": password, "next": "/"} | form_token(page.text),
        allow_redirects=False,
    )
    return session.get(server.url("/account"))


@pytest.fixture(params=["sqlite", "postgres"])
def place(request, tmp_path):
    """The flags of an empty installation, and the connection string where it has one."""
    data = tmp_path / "data"
    if request.param == "sqlite":
        yield ["--data", str(data)], None
        return
    with database_of_its_own(request.getfixturevalue("postgres")) as connection:
        yield ["--data", str(data), "--database", connection], connection


def test_each_of_the_three_administrators_is_made_and_signs_in(place, start):
    flags, connection = place
    for role, login in ADMINISTRATORS.items():
        made = ask("account", "create", "--role", role, "--login", login, *flags, given=PASSWORD + "\n")
        assert made.returncode == 0, made.stderr
        assert PASSWORD not in (made.stdout + made.stderr).decode()

    again = refused("account", "create", "--role", "auditor", "--login", "lin.sys", *flags, given=PASSWORD)
    assert "lin.sys" in again and "已被使用" in again and "is taken" in again

    audit = json.loads(ask("audit", "verify", "--json", *flags).stdout)
    assert audit["isWhole"] and audit["entries"] == 3

    server = start(database=connection)
    assert "account create" not in server.out
    for login in ADMINISTRATORS.values():
        own = sign_in(server, login, PASSWORD)
        assert own.status_code == 200 and login in own.text, own.url
        assert "/account" in own.url
    assert login not in sign_in(server, login, "Another-Harbour-27").text


def test_a_one_time_password_must_be_changed_at_once(start, tmp_path):
    flags = ["--data", str(tmp_path / "data")]
    made = ask("account", "create", "--role", "securityAdministrator", "--login", "he.sec", "--one-time", *flags)
    password = made.stdout.decode().strip()
    assert made.returncode == 0 and len(password) >= 12
    server = start(FANGXIN_SECOND_FACTOR="none")
    session = requests.Session()
    page = session.get(server.url("/sign-in/staff"))
    session.post(
        server.url("/sign-in/staff"), data={"login": "he.sec", "password": password} | form_token(page.text)
    )
    assert not session.get(server.url("/accounts")).url.endswith("/accounts")
    assert "修改密码" in session.get(server.url("/account")).text


def test_what_cannot_be_an_account_is_refused_in_words(tmp_path):
    flags = ["--data", str(tmp_path / "data")]
    create = ["account", "create", "--login", "lin.sys", *flags]
    assert "12" in refused(*create, "--role", "auditor", given="short\n")
    assert "密码" in refused(*create, "--role", "auditor", given="")
    both = ["--role", "systemAdministrator", "--role", "securityAdministrator"]
    assert "同一方" in refused(*create, *both, given=PASSWORD)
    assert "辖区" in refused(*create, "--role", "officer", given=PASSWORD)
    assert "首次登录" in refused(*create, "--role", "consumer", given=PASSWORD)
    with sqlite3.connect(f"file:{tmp_path / 'data' / 'main.sqlite'}?mode=ro", uri=True) as database:
        assert database.execute("SELECT COUNT(*) FROM account").fetchone() == (0,)


def test_a_running_server_holds_the_folder_and_says_how_to_make_the_first_account(start):
    server = start()
    assert "fangxin account create --role securityAdministrator" in server.out
    held = refused(
        "account", "create", "--role", "auditor", "--login", "lin", "--data", str(server.data), given=PASSWORD
    )
    assert str(server.data) in held and str(server.process.pid) in held


def typed(tmp_path, *lines: str) -> tuple[str, int]:
    """What a terminal shows while a password is typed, and how the command ends."""
    child = pexpect.spawn(
        str(binary()),
        ["account", "create", "--role", "auditor", "--login", "lin", "--data", str(tmp_path / "data")],
        env=environment(LC_ALL="zh_CN.UTF-8"), encoding="utf-8", timeout=60,
    )  # fmt: skip
    shown = ""
    for prompt, line in zip(("Password of “lin”: ", "Once more: "), lines, strict=False):
        child.expect_exact(prompt)
        shown += child.before
        child.waitnoecho()
        child.sendline(line)
    child.expect(pexpect.EOF)
    child.close()
    return shown + child.before, child.exitstatus


def test_at_a_terminal_the_password_is_asked_for_twice_and_not_shown(tmp_path):
    shown, status = typed(tmp_path, PASSWORD, PASSWORD[:-1])
    assert status == 1 and "不一致" in shown
    shown, status = typed(tmp_path, PASSWORD, PASSWORD)
    assert status == 0 and PASSWORD not in shown and "已建立" in shown


def test_the_doctor_names_the_administrators_that_are_wanting(tmp_path):
    flags = ["--data", str(tmp_path / "data")]
    made = ask("account", "create", "--role", "auditAdministrator", "--login", "bai", *flags, given=PASSWORD)
    assert made.returncode == 0
    said = run("doctor", *flags).stdout
    assert "缺少安全管理员、系统管理员" in said and "--role securityAdministrator" in said
