"""Complaints that are as they should be, each different."""

import itertools

_counter = itertools.count(1)

PHONE = "13912345678"


def complaint(number: int | None = None, **changes) -> dict:
    """A complaint against a stall that nobody registered, as the API takes it."""
    n = next(_counter) if number is None else number
    filing = {
        "respondentName": f"城关区早市{n}号煎饼摊",
        "respondentAddress": "甘肃省兰州市城关区张掖路步行街东口",
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
