"""People who use the product: what they hold when they have signed in."""

import re
from dataclasses import dataclass

import requests

from support.server import Server

ROLES = [
    "officer", "reportOfficer", "mediator", "analyst", "director", "auditor", "systemAdministrator",
    "securityAdministrator", "auditAdministrator", "merchantStaff", "consumer",
]  # fmt: skip


@dataclass(frozen=True)
class Account:
    role: str
    login: str
    password: str


def accounts(server: Server) -> dict[str, Account]:
    """The accounts that a demonstration tells at its start, one line each: role, login, password."""
    found = {}
    for line in server.out.splitlines():
        words = line.split()
        roles = [word for word in words if word in ROLES]
        if roles and len(words) >= 3:
            rest = [word for word in words[words.index(roles[0]) + 1 :] if word.isascii()]
            if len(rest) >= 2:
                found.setdefault(roles[0], Account(roles[0], rest[0], rest[1]))
    return found


def bearer(server: Server, account: Account) -> str | None:
    """The token of the API after signing in by password."""
    answer = requests.post(
        server.url("/api/v1/sessions"), json={"login": account.login, "password": account.password}
    )
    if answer.status_code == 404:
        return None
    assert answer.status_code == 201, answer.text
    return answer.json()["token"]


def csrf(page: str) -> str:
    """The token that forms of a page carry."""
    return re.search(r'name="csrf-token" content="([0-9a-f]+)"', page)[1]


def form_token(page: str) -> dict[str, str]:
    """The hidden field by which a form proves that it came from the page."""
    tag = re.search(r'<input[^>]*type="hidden"[^>]*name="((?:_?csrf)[^"]*)"[^>]*value="([^"]*)"', page)
    return {tag[1]: tag[2]} if tag else {}


def signed_in_by_code(server: Server, contact: str, role: str) -> requests.Session | None:
    """Signs in as the page does, by the code that a demonstration shows; nothing where there is no such page."""
    session = requests.Session()
    page = session.get(server.url("/sign-in"))
    if page.status_code == 404:
        return None
    asked = session.post(
        server.url("/sign-in"), data={"contact": contact, "as": role, "next": "/"} | form_token(page.text)
    )
    shown = re.search(r"验证码是(\d{4,8})", asked.text)
    if not shown:
        return None
    session.post(
        server.url("/sign-in/code"),
        data={"contact": contact, "as": role, "code": shown[1], "next": "/"} | form_token(asked.text),
    )
    return session


def signed_in_by_password(server: Server, account: Account) -> requests.Session | None:
    """Signs in as staff do on their page; nothing where there is no such page."""
    session = requests.Session()
    page = session.get(server.url("/sign-in/staff"))
    if page.status_code == 404:
        return None
    answer = session.post(
        server.url("/sign-in/staff"),
        data={"login": account.login, "password": account.password, "next": "/"} | form_token(page.text),
        allow_redirects=False,
    )
    assert answer.status_code == 303, answer.status_code
    return session
