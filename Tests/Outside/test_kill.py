"""A server killed in the middle of its work loses nothing that it acknowledged."""

import http.client
import json
import random
import threading
import time

import pytest
import requests

from support import chain, filing
from support.server import Server

CLIENTS = 64


class Load:
    """Many clients that file complaints until the server is gone, and keep what they were told."""

    def __init__(self, port: int, first: int):
        self.port = port
        self.numbers = iter(range(first, first + 10_000_000))
        self.lock = threading.Lock()
        self.receipts: list[dict] = []
        self.refusals: list[str] = []
        self.threads = [threading.Thread(target=self._client, daemon=True) for _ in range(CLIENTS)]

    def start(self) -> None:
        for thread in self.threads:
            thread.start()

    def wait(self) -> None:
        for thread in self.threads:
            thread.join(30)
            assert not thread.is_alive(), "a client hangs"

    def _client(self) -> None:
        try:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
            while True:
                with self.lock:
                    number = next(self.numbers)
                connection.request(
                    "POST",
                    "/api/v1/complaints",
                    json.dumps(filing.complaint(number)).encode(),
                    {"Content-Type": "application/json"},
                )
                response = connection.getresponse()
                body = response.read()
                with self.lock:
                    if response.status == 201:
                        self.receipts.append(json.loads(body))
                    else:
                        self.refusals.append(f"{response.status} {body[:200]!r}")
        except (OSError, http.client.HTTPException, ValueError):
            # The server is gone; what was not acknowledged was not promised.
            return


def lost(server: Server, receipts: list[dict]) -> list[str]:
    """The acknowledged complaints that number and code do not open."""
    missing = []
    with requests.Session() as session:
        for receipt in receipts:
            answer = session.post(
                server.url("/api/v1/tracking"), json={"number": receipt["number"], "code": receipt["queryCode"]}
            )
            if answer.status_code != 200 or answer.json()["id"] != receipt["id"]:
                missing.append(f"{receipt['number']}: {answer.status_code}")
    return missing


@pytest.mark.slow
@pytest.mark.timeout(1800)
def test_no_acknowledged_complaint_is_lost_and_no_chain_is_broken(tmp_path, request, capsys):
    rounds = request.config.getoption("--rounds")
    chance = random.Random(20_261_124)
    data = tmp_path / "data"
    acknowledged = 0
    for round_number in range(1, rounds + 1):
        server = Server(data)
        load = Load(server.port, first=round_number * 1_000_000)
        load.start()
        time.sleep(chance.uniform(0.3, 2.5))
        server.kill()
        load.wait()
        server.check_log()
        assert not load.refusals, load.refusals[:3]

        server = Server(data)
        missing = lost(server, load.receipts)
        server.stop()
        assert not missing, f"round {round_number}: {len(missing)} of {len(load.receipts)} lost: {missing[:3]}"
        assert chain.faults(data / "main.sqlite") == []
        assert chain.faults(data / "reporters.sqlite") == []
        acknowledged += len(load.receipts)
    with capsys.disabled():
        entries = chain.length(data / "main.sqlite")
        print(f"\nkilled {rounds} times: {acknowledged} acknowledged, 0 lost; {entries} entries, chain whole")
    assert acknowledged > rounds * CLIENTS
