"""Measures how fast the product is, each thing against its peer or its target in one run.

    Benchmarks/run.py [scan] [intake] [import] [periods] [--seconds N] [--rounds N] [--rows N] [--json FILE] [--check]

Prints a table, then the same as one line of JSON.
"""

import argparse
import json
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "Tests" / "Outside"))
os.environ.setdefault("FANGXIN_BINARY", str(ROOT / ".build" / "release" / "fangxin"))

import requests  # noqa: E402

from support import chain, filing  # noqa: E402
from support.server import Server, binary, environment, free_port, run  # noqa: E402

LOADS = ROOT / "Benchmarks" / "loads"


@dataclass
class Line:
    part: str
    measure: str
    value: float
    unit: str
    target: str = ""
    met: bool | None = None


def wrk(address: str, script: str, *, clients: int, seconds: int) -> dict:
    """One run of the load generator, on as many threads as the machine has cores."""
    threads = str(min(os.cpu_count() or 1, clients))
    ended = subprocess.run(
        ["wrk", "--threads", threads, "--connections", str(clients), "--duration", f"{seconds}s", "--timeout", "10s",
         "--latency", "--script", str(LOADS / script), address],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    told = json.loads(ended.stdout.strip().splitlines()[-1])
    told["rate"] = told["requests"] / told["seconds"]
    return told


class BareServer:
    """The framework alone, for comparison."""

    def __init__(self):
        program = Path(os.environ.get("FANGXIN_BARE", ROOT / ".build" / "release" / "Bare"))
        self.port = free_port()
        self.process = subprocess.Popen(
            [program, str(self.port)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                if requests.get(self.url, timeout=2).text == "ok":
                    return
            except requests.RequestException:
                time.sleep(0.05)
        self.process.kill()
        raise RuntimeError("the bare server does not answer")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def __enter__(self) -> "BareServer":
        return self

    def __exit__(self, *_) -> None:
        self.process.terminate()
        self.process.wait(20)


def shop_code(server: Server) -> str:
    shops = filing.shops(server)
    if not shops:
        raise LookupError("the demonstration has no shop whose page could be asked for")
    return shops[0]["code"]


def scan(options, folder: Path) -> list[Line]:
    """The page behind a shop's code, once it is warm, beside a bare route of the same framework."""
    bare_rates, page_rates = [], []
    with Server(folder / "scan", demo=True, ready=600) as server, BareServer() as bare:
        page = server.url(f"/m/{shop_code(server)}")
        answer = requests.get(page)
        assert answer.status_code == 200 and "<html" in answer.text
        for address in (page, bare.url):
            wrk(address, "tell.lua", clients=options.clients, seconds=2)
        for _ in range(options.rounds):
            for address, rates in ((bare.url, bare_rates), (page, page_rates)):
                told = wrk(address, "tell.lua", clients=options.clients, seconds=options.seconds)
                assert told["refused"] == 0 and told["broken"] == 0, told
                rates.append(told["rate"])
    bare_rate, page_rate = statistics.median(bare_rates), statistics.median(page_rates)
    ratio = page_rate / bare_rate
    return [
        Line("scan", "bare route", bare_rate, "requests/s"),
        Line("scan", "page behind a code, warm", page_rate, "requests/s"),
        Line("scan", "ratio", ratio, "", "≥ 0.5", ratio >= 0.5),
    ]


def intake(options, folder: Path) -> list[Line]:
    """Complaints over HTTP from 64 clients, each on disk before it is acknowledged."""
    runs = []
    with Server(folder / "intake") as server:
        wrk(server.url(), "complaints.lua", clients=64, seconds=2)
        for _ in range(options.rounds):
            told = wrk(server.url(), "complaints.lua", clients=64, seconds=options.seconds)
            assert told["refused"] == 0 and told["broken"] == 0, told
            runs.append(told)
    acknowledged = sum(told["requests"] for told in runs)
    store = folder / "intake" / "main.sqlite"
    with sqlite3.connect(f"file:{store}?mode=ro", uri=True) as database:
        kept = database.execute("SELECT count(*) FROM complaint").fetchone()[0]
    assert kept >= acknowledged, f"{acknowledged} acknowledged, {kept} kept"
    faults = chain.faults(store)
    assert not faults, faults[:3]
    best = max(runs, key=lambda told: told["rate"]) if options.best else None
    rate = best["rate"] if best else statistics.median(told["rate"] for told in runs)
    p50 = best["p50"] if best else statistics.median(told["p50"] for told in runs)
    p99 = best["p99"] if best else statistics.median(told["p99"] for told in runs)
    return [
        Line("intake", "complaints, 64 clients, SQLite", rate, "requests/s", "≥ 3000", rate >= 3000),
        Line("intake", "p50", p50, "ms"),
        Line("intake", "p99", p99, "ms", "≤ 50", p99 <= 50),
        Line("intake", "acknowledged, kept, chain whole", kept, "complaints"),
    ]


def measured(arguments: list) -> tuple[str, float, float]:
    """What a command printed, how long it took, and the most memory it held (MiB)."""
    began = time.monotonic()
    process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment())
    assert process.stdout
    printed = process.stdout.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{arguments} ended with {process.returncode}"
    return printed, time.monotonic() - began, usage.ru_maxrss / 1024


def import_rows(options, folder: Path) -> list[Line]:
    """A large export of the 12315 platform, and the same file once more."""
    file = folder / "orders.csv"
    made = run("demo", "generate", "--complaints", str(options.rows), "--seed", "1", "--out", str(file), timeout=3600)
    assert made.returncode == 0, made.stderr
    arguments = [binary(), "import", "orders", str(file), "--data", str(folder / "import"), "--json"]
    printed, seconds, memory = measured(arguments)
    counts = json.loads(printed)
    assert counts["read"] == options.rows, counts
    limit = 120 * options.rows / 1_000_000
    lines = [
        Line("import", f"{options.rows} rows", seconds, "s", f"< {limit:g}", seconds < limit),
        Line("import", "rate", options.rows / seconds, "rows/s"),
        Line("import", "most memory", memory, "MiB", "< 1024", memory < 1024),
        Line("import", "rejected", counts["rejected"], "rows"),
    ]
    if options.again:
        printed, seconds, memory = measured(arguments)
        counts = json.loads(printed)
        assert counts["imported"] == counts["updated"] == 0, counts
        lines.append(Line("import", "the same file again", seconds, "s"))
    return lines


def periods(options, folder: Path) -> list[Line]:
    """A million legal periods with calendar and suspensions, on one core."""
    program = os.environ.get("FANGXIN_PERIODS")
    if not program:
        package = ROOT / "Benchmarks" / "Periods"
        built = subprocess.run(
            ["swift", "build", "-c", "release", "--package-path", str(package), "--show-bin-path"],
            env={**os.environ, "HOUSE": "pure"}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        subprocess.run(
            ["swift", "build", "-c", "release", "--package-path", str(package)],
            env={**os.environ, "HOUSE": "pure"}, stdout=subprocess.DEVNULL, check=True,
        )  # fmt: skip
        program = str(Path(built.stdout.strip()) / "PeriodBench")
    runs = []
    for _ in range(options.rounds):
        ended = subprocess.run(
            [program, "1000000", str(ROOT / "Resources" / "data")], capture_output=True, text=True, check=True
        )
        runs.append(json.loads(ended.stdout)["seconds"])
    seconds = statistics.median(runs)
    return [Line("periods", "1,000,000 computations, one core", seconds, "s", "< 1", seconds < 1)]


PARTS = {"scan": scan, "intake": intake, "import": import_rows, "periods": periods}


def shown(lines: list[Line]) -> str:
    rows = [("part", "measure", "value", "", "target", "")]
    for line in lines:
        value = f"{line.value:,.2f}" if line.value < 100 else f"{line.value:,.0f}"
        met = {None: "", True: "met", False: "MISSED"}[line.met]
        rows.append((line.part, line.measure, value, line.unit, line.target, met))
    widths = [max(len(row[column]) for row in rows) for column in range(6)]
    return "\n".join(
        "  ".join(cell.rjust(width) if column == 2 else cell.ljust(width)
                  for column, (cell, width) in enumerate(zip(row, widths))).rstrip()
        for row in rows
    )  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("parts", nargs="*", metavar="part", help=f"some of {', '.join(PARTS)}; all without")
    parser.add_argument("--seconds", type=int, default=10, help="how long each run of the load lasts")
    parser.add_argument("--rounds", type=int, default=3, help="how many runs; the median counts")
    parser.add_argument("--best", action="store_true", help="let the best run of the intake count, not the median")
    parser.add_argument("--clients", type=int, default=64, help="clients of the scan page")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of the import")
    parser.add_argument("--again", action="store_true", help="import the same file a second time")
    parser.add_argument("--folder", type=Path, help="where the data goes, on the disk to be measured")
    parser.add_argument("--json", type=Path, help="writes the result to a file too")
    parser.add_argument("--check", action="store_true", help="ends with 1 where a target is missed")
    options = parser.parse_args()
    unknown = set(options.parts) - set(PARTS)
    if unknown:
        parser.error(f"no such part: {', '.join(sorted(unknown))}")

    lines, left_out = [], {}
    for part in options.parts or PARTS:
        with tempfile.TemporaryDirectory(prefix="fangxin-bench-", dir=options.folder) as folder:
            try:
                lines += PARTS[part](options, Path(folder))
            except (LookupError, FileNotFoundError) as missing:
                left_out[part] = str(missing)
    result = {
        "program": str(binary()),
        "machine": {"cores": os.cpu_count(), "system": platform.platform()},
        "results": [asdict(line) for line in lines],
        "leftOut": left_out,
    }
    print(shown(lines))
    for part, reason in left_out.items():
        print(f"{part}: left out, {reason}")
    print(json.dumps(result, ensure_ascii=False))
    if options.json:
        options.json.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    return 1 if options.check and (left_out or any(line.met is False for line in lines)) else 0


if __name__ == "__main__":
    sys.exit(main())
