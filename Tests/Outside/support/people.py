"""People of the demonstration, and what they hold when they have signed in."""

import re

import requests

from support.server import Server

PASSWORD = "Fangxin-Demo-2026"
# The logins of the demonstration.
LOGINS = {
    "officer": "officer",
    "reportOfficer": "reports",
    "mediator": "mediator",
    "director": "director",
    "analyst": "analyst",
    "merchantStaff": "merchant",
    "auditor": "auditor",
    "systemAdministrator": "system",
    "securityAdministrator": "security",
    "auditAdministrator": "audit",
}


def bearer(server: Server, role: str) -> str | None:
    """The token of the API for somebody of a role; nothing where nobody can sign in yet."""
    answer = requests.post(
        server.url("/api/v1/sessions"), json={"login": LOGINS[role], "password": PASSWORD}, timeout=30
    )
    return answer.json()["token"] if answer.status_code == 201 else None


def form_token(page: str) -> dict[str, str]:
    """The hidden field by which a form proves that it came from the page."""
    tag = re.search(r'<input[^>]*type="hidden"[^>]*name="(_csrf)"[^>]*value="([^"]*)"', page)
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


def signed_in_by_password(server: Server, role: str) -> requests.Session | None:
    """Signs in as staff do on their page; nothing where nobody can."""
    session = requests.Session()
    page = session.get(server.url("/sign-in/staff"))
    if page.status_code == 404:
        return None
    answer = session.post(
        server.url("/sign-in/staff"),
        data={"login": LOGINS[role], "password": PASSWORD, "next": "/"} | form_token(page.text),
        allow_redirects=False,
    )
    return session if answer.status_code == 303 else None
