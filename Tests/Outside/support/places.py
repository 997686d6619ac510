"""All pages that one comes to by following links from the first."""

import re
from collections import deque
from html import unescape
from urllib.parse import urljoin, urlsplit

import requests

# What differs between two pages of one kind: identifiers, codes, numbers.
VARYING = [
    (re.compile(r"[0-9a-hjkmnp-tv-z]{26}"), "{id}"),
    (re.compile(r"(?<=/m/)[^/?]+"), "{code}"),
    (re.compile(r"(?<=/merchants/)(?!claims|new)[^/?]+"), "{code}"),
    (re.compile(r"[0-9a-f]{64}"), "{digest}"),
    (re.compile(r"(?<=[=/])\d+"), "{n}"),
]
SKIPPED = re.compile(r"^/(assets|api)/|\.(png|svg|csv|xlsx|pdf|ics|json|xml|txt)$|/live$|^/metrics|^/sign-out")
STARTS = ["/", "/file", "/file?by=hand", "/file?by=search", "/file/what", "/file/wish", "/file/evidence", "/file/you",
          "/track", "/shops", "/sign-in", "/sign-in/staff", "/_components", "/no-such-page"]  # fmt: skip


def pattern(address: str) -> str:
    for form, name in VARYING:
        address = form.sub(name, address)
    return address


def kind(address: str) -> str:
    """What pages have in common that differ in the value of a filter alone."""
    path, _, query = pattern(address).partition("?")
    return f"{path}?{'&'.join(sorted(word.split('=')[0] for word in query.split('&')))}" if query else path


def walk(session: requests.Session, base: str, starts: list[str], limit: int = 80) -> list[str]:
    """One address of each kind of page, in the order found."""
    seen, refused, found, queue = set(), set(), [], deque(starts)
    while queue and len(found) < limit:
        address = queue.popleft()
        parts = urlsplit(address)
        # How one reads is no page of its own.
        query = "&".join(
            word for word in parts.query.split("&") if word and not re.match(r"(lang|size|next|after|page|order)=", word)
        )
        address = parts.path + (f"?{query}" if query else "")
        # Where one starts is always looked at; of what filters make of a page, each filter by itself.
        of_kind = address if address in starts else kind(address)
        if of_kind in seen or query.count("&") > 0 or SKIPPED.search(parts.path):
            continue
        seen.add(of_kind)
        answer = session.get(base + address, allow_redirects=True, timeout=30)
        assert answer.status_code < 500, f"{address}: {answer.status_code}"
        if not answer.headers.get("content-type", "").startswith("text/html"):
            continue
        # Of the pages that are not for one, and those that are not there, one stands for all.
        if answer.status_code >= 400:
            if answer.status_code in refused:
                continue
            refused.add(answer.status_code)
        landed = urlsplit(answer.url)
        if landed.path != parts.path:
            queue.append(landed.path + (f"?{landed.query}" if landed.query else ""))
            continue
        found.append(address)
        for link in re.findall(r'<a\b[^>]*\bhref="([^"#]*)', answer.text):
            target = urlsplit(urljoin(answer.url, unescape(link)))
            if target.netloc == urlsplit(base).netloc:
                queue.append(target.path + (f"?{target.query}" if target.query else ""))
    return found
