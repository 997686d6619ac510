"""Complaints that are as they should be, each different."""

import itertools

import requests

_counter = itertools.count(1)

# Where the officer of the demonstration is the one who decides.
ADDRESS = "宁夏回族自治区青铜峡市小坝镇步行街东口"


def complaint(number: int | None = None, **changes) -> dict:
    """A complaint against a stall that nobody registered, as the API takes it."""
    n = next(_counter) if number is None else number
    filing = {
        "respondentName": f"小坝早市{n}号煎饼摊",
        "respondentAddress": ADDRESS,
        "narrative": f"早上在摊位买了{n % 7 + 1}份煎饼，吃出异物，摊主不肯退钱，还说不认账。",
        "product": "煎饼",
        "occurredOn": "2026-03-02",
        "requests": ["refund"],
        "amount": 20 + n % 50,
        "name": f"李测试{n}",
        "phone": f"139{n % 100_000_000:08d}",
        "declaresTruth": True,
    }
    filing.update(changes)
    return {name: value for name, value in filing.items() if value is not None}


def shops(server) -> list[dict]:
    """Registered shops, as far as common words find them."""
    found: dict[str, dict] = {}
    for word in ("老街坊", "健身", "超市", "店", "馆", "公司"):
        answer = requests.get(server.url("/api/v1/merchants"), params={"q": word}, timeout=30)
        if answer.status_code == 200:
            found |= {shop["code"]: shop for shop in answer.json()["items"]}
    return list(found.values())
