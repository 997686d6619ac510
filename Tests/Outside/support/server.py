"""The product as an operator meets it: one program, started, asked, stopped, killed."""

import json
import os
import re
import signal
import socket
import subprocess
import time
from pathlib import Path

import requests

ROOT = Path(__file__).resolve().parents[3]

# What a crashed or careless Swift program writes.
CRASH = re.compile(r"Fatal error|Stack dump|Thread \d+ crashed|Backtrace took|\*\*\* Signal|Illegal instruction")
TRACE = re.compile(r"(^|\s)at /\S+\.swift:\d+|\.swift:\d+:\d+|0x[0-9a-f]{12,} ")


def binary() -> Path:
    """The program under test: FANGXIN_BINARY, else what was built last."""
    named = os.environ.get("FANGXIN_BINARY")
    if named:
        return Path(named)
    built = [ROOT / ".build" / kind / "fangxin" for kind in ("debug", "release")]
    found = [path for path in built if path.exists()]
    if not found:
        raise FileNotFoundError("no fangxin under .build: run `swift build --product fangxin`, or name FANGXIN_BINARY")
    return max(found, key=lambda path: path.stat().st_mtime)


def environment(**more: str) -> dict[str, str]:
    """The caller's environment without what would configure the product behind a test's back."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("FANGXIN_") or name == "FANGXIN_RESOURCES"
    }
    return kept | more


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def run(*arguments: str, timeout: float = 300, **more: str) -> subprocess.CompletedProcess:
    """Runs one command of the program to its end."""
    return subprocess.run(
        [binary(), *arguments], capture_output=True, text=True, timeout=timeout, env=environment(**more)
    )


def import_units(data: Path, database: str | None = None, **settings: str) -> None:
    """Gives a fresh installation the authorities that make it competent, as its operator would."""
    units = ROOT / "Resources" / "data" / "authorities" / "demo-authorities.csv"
    # The rows that are not taken are listed beside the file, which is not ours to write beside.
    data.parent.mkdir(parents=True, exist_ok=True)
    copy = data.parent / f"{data.name}-units.csv"
    copy.write_bytes(units.read_bytes())
    ended = run("import", "units", str(copy), "--data", str(data), *(["--database", database] if database else []),
                **settings)
    assert ended.returncode == 0, ended.stderr


class Server:
    """`fangxin serve` on a port of the loopback, with its log kept beside its data."""

    def __init__(self, data: Path, *, demo: bool = False, database: str | None = None, ready: float = 120, **settings):
        self.data = data
        self.port = free_port()
        self.log_path = data.parent / f"{data.name}-{self.port}.log"
        self.out_path = self.log_path.with_suffix(".out")
        arguments = [binary(), "serve", "--host", "127.0.0.1", "--port", str(self.port), "--data", str(data)]
        if demo:
            arguments.append("--demo")
        if database:
            arguments += ["--database", database]
        if not demo and not (data / "keys.json").exists():
            import_units(data, database, **settings)
        # One client sends all of a test's requests, so the limit on one client is the tests' own affair.
        told = {"FANGXIN_REQUESTS_A_SECOND": "0"} | settings
        with open(self.log_path, "wb") as log, open(self.out_path, "wb") as out:
            self.process = subprocess.Popen(
                arguments, stdin=subprocess.DEVNULL, stdout=out, stderr=log, env=environment(**told)
            )
        self._wait_until_ready(ready)

    def _wait_until_ready(self, seconds: float) -> None:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"the server ended with {self.process.returncode}:\n{self.log}")
            try:
                if requests.get(self.url("/ready"), timeout=5).status_code == 200:
                    return
            except requests.RequestException:
                pass
            time.sleep(0.05)
        self.kill()
        raise RuntimeError(f"the server was not ready within {seconds} s:\n{self.log}")

    def url(self, path: str = "") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    @property
    def log(self) -> str:
        return self.log_path.read_text(encoding="utf-8", errors="replace")

    @property
    def out(self) -> str:
        return self.out_path.read_text(encoding="utf-8", errors="replace")

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def stop(self, within: float = 30) -> None:
        """Asks the server to end, and holds it to ending cleanly."""
        if self.is_running:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(within)
            except subprocess.TimeoutExpired:
                self.kill()
                raise AssertionError(f"the server did not end within {within} s of SIGTERM") from None
        assert self.process.returncode == 0, f"the server ended with {self.process.returncode}:\n{self.log[-4000:]}"
        self.check_log()

    def kill(self) -> None:
        if self.is_running:
            self.process.kill()
        self.process.wait()

    def check_log(self) -> None:
        """Every line is an object of JSON, and none tells of a crash."""
        for line in self.log.splitlines():
            assert not CRASH.search(line) and not TRACE.search(line), f"a trace in the log: {line}"
            try:
                assert isinstance(json.loads(line), dict)
            except ValueError:
                raise AssertionError(f"not a line of JSON in the log: {line}") from None

    def __enter__(self) -> "Server":
        return self

    def __exit__(self, kind, *_) -> None:
        # A test that failed already says why; what the server does then is no second failure.
        if kind is None:
            self.stop()
        else:
            self.kill()
