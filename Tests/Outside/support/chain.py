"""The hash chain of the ledger, computed a second time from what is on disk.

SHA-256 over the previous hash, the content's length and the content; texts stand behind their length, numbers and
lengths take eight bytes, most significant first.
"""

import hashlib
import sqlite3
from pathlib import Path


def number(value: int) -> bytes:
    return value.to_bytes(8, "big", signed=value < 0)


def text(value: str) -> bytes:
    data = value.encode()
    return number(len(data)) + data


def origin(chain: str) -> bytes:
    return hashlib.sha256(text("fangxin.chain.1") + text(chain)).digest()


def content(row: sqlite3.Row) -> bytes:
    return b"".join(
        [
            text("fangxin.entry.1"),
            text(row["chain"]),
            number(row["sequence"]),
            number(row["at"]),
            text(row["actor"]),
            text(row["action"]),
            text(row["subject_kind"]),
            text(row["subject_id"]),
            text(row["details"]),
        ]
    )


def follow(previous: bytes, body: bytes) -> bytes:
    return hashlib.sha256(previous + number(len(body)) + body).digest()


def faults(file: Path) -> list[str]:
    """What is wrong with the chains in a SQLite file; nothing where all hold."""
    found = []
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        database.row_factory = sqlite3.Row
        heads = {row["chain"]: row for row in database.execute("SELECT * FROM ledger_head")}
        ends: dict[str, tuple[int, bytes]] = {}
        for row in database.execute("SELECT * FROM ledger_entry ORDER BY chain, sequence"):
            chain = row["chain"]
            count, previous = ends.get(chain, (0, origin(chain)))
            where = f"{chain} {row['sequence']}"
            if row["sequence"] != count + 1:
                found.append(f"{where}: follows {count}")
            if row["previous"] != previous:
                found.append(f"{where}: the previous hash is another")
            if row["hash"] != follow(row["previous"], content(row)):
                found.append(f"{where}: the hash is not that of the content")
            ends[chain] = (row["sequence"], row["hash"])
        for chain, (count, last) in ends.items():
            head = heads.get(chain)
            if head is None or head["count"] != count or head["hash"] != last:
                found.append(f"{chain}: the head is not the last entry")
    return found


def length(file: Path) -> int:
    with sqlite3.connect(f"file:{file}?mode=ro", uri=True) as database:
        return database.execute("SELECT count(*) FROM ledger_entry").fetchone()[0]
