"""The program as a process: starting twice, stopping, its databases."""

import http.client
import json
import re
import signal
import socket
import threading
import time

import pytest
import requests

from support import filing
from support.databases import database_of_its_own
from support.server import binary, free_port, run


def test_a_second_server_on_the_same_folder_is_refused_with_a_clear_message(server):
    second = run("serve", "--host", "127.0.0.1", "--port", str(free_port()), "--data", str(server.data), timeout=30)

    assert second.returncode not in (0, -signal.SIGKILL)
    said = second.stdout + second.stderr
    assert str(server.process.pid) in said or str(server.data) in said, said
    assert "Fatal error" not in said
    assert len(said) < 1000
    assert requests.get(server.url("/ready")).status_code == 200


def test_the_folder_is_free_again_after_a_kill(start):
    first = start()
    first.kill()
    start()


def test_a_port_in_use_is_named_and_nothing_crashes(tmp_path):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = run("serve", "--host", "127.0.0.1", "--port", port, "--data", str(tmp_path / "data"), timeout=30)
    assert ended.returncode not in (0, -signal.SIGILL, -signal.SIGTRAP)
    said = ended.stdout + ended.stderr
    assert f"127.0.0.1:{port}" in said and "占用" in said and "in use" in said
    assert "Fatal error" not in said and "NIO" not in said and "errno" not in said


@pytest.mark.parametrize("language,said,unsaid", [("zh_CN.UTF-8", "占用", "in use"), ("en_GB.UTF-8", "in use", "占用")])
def test_a_refusal_at_the_start_is_said_in_the_readers_language(tmp_path, language, said, unsaid):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        ended = run(
            "serve", "--host", "127.0.0.1", "--port", port, "--data", str(tmp_path / "data"), timeout=30,
            LC_ALL=language,
        )  # fmt: skip
    assert said in ended.stderr and unsaid not in ended.stderr


@pytest.mark.parametrize(
    "arguments,words",
    [
        (["serve", "--resources", "/nowhere"], "/nowhere"),
        (["import", "orders", "/nowhere.csv"], "/nowhere.csv"),
        (["import", "units", "/"], "/"),
        (["config", "--config", "/nowhere.json"], "/nowhere.json"),
        (["audit", "verify"], "keys.json"),
        (["migrate", "--database", "host=127.0.0.1 port=1 dbname=x connect_timeout=2"], "数据库"),
        (["serve", "--host", "no.such.host.invalid"], "no.such.host.invalid"),
    ],
)
def test_every_commands_failure_is_said_in_words(tmp_path, arguments, words):
    more = ["--data", str(tmp_path / "data")] if "--config" not in arguments else []
    ended = run(*arguments, *more, timeout=60)
    assert ended.returncode not in (0, -signal.SIGILL, -signal.SIGTRAP)
    assert words in ended.stderr and re.search("[\u4e00-\u9fff]", ended.stderr)
    assert not re.search(r"Fault\(|Refusal\(|Error\(|Swift\.|\.swift", ended.stderr), ended.stderr


def test_the_address_is_told_at_once_even_when_the_output_is_no_terminal(server):
    deadline = time.monotonic() + 5
    while server.url() not in server.out and time.monotonic() < deadline:
        time.sleep(0.05)
    assert server.url() in server.out


def test_sigterm_finishes_the_request_in_hand(start):
    server = start()
    body = json.dumps(filing.complaint()).encode()
    head = (
        "POST /api/v1/complaints HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    ).encode()
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(head + body[:40])
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        connection.sendall(body[40:])
        answer = http.client.HTTPResponse(connection)
        answer.begin()
        assert answer.status == 201
        receipt = json.loads(answer.read())
    server.process.wait(30)
    server.stop()

    again = start()
    opened = requests.post(
        again.url("/api/v1/tracking"), json={"number": receipt["number"], "code": receipt["queryCode"]}
    )
    assert opened.status_code == 200


def test_an_idle_connection_does_not_hold_up_the_end(start):
    server = start()
    with socket.create_connection(("127.0.0.1", server.port)) as idle:
        idle.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert idle.recv(100).startswith(b"HTTP/1.1 200")
        server.stop(within=15)


def test_what_is_on_disk_survives_a_restart(start):
    first = start()
    receipt = requests.post(first.url("/api/v1/complaints"), json=filing.complaint()).json()
    first.stop()
    opened = requests.post(
        start().url("/api/v1/tracking"), json={"number": receipt["number"], "code": receipt["queryCode"]}
    )
    assert opened.status_code == 200
    assert opened.json()["number"] == receipt["number"]


def test_two_servers_share_one_postgresql(start, postgres, tmp_path):
    with database_of_its_own(postgres) as connection:
        first = start("first", database=connection)
        # The keys are the installation's: whoever shares the database shares them.
        (tmp_path / "second").mkdir()
        (tmp_path / "second" / "keys.json").write_bytes((first.data / "keys.json").read_bytes())
        second = start("second", database=connection)

        receipts, lock = [], threading.Lock()

        def post(server, number):
            answer = requests.post(server.url("/api/v1/complaints"), json=filing.complaint(number))
            with lock:
                receipts.append((answer.status_code, answer.json()))

        threads = [
            threading.Thread(target=post, args=((first, second)[n % 2], 1000 + n), daemon=True) for n in range(40)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(60)
        assert [status for status, _ in receipts] == [201] * 40
        for n, (_, receipt) in enumerate(receipts):
            asked = (second, first)[n % 2]
            opened = requests.post(
                asked.url("/api/v1/tracking"), json={"number": receipt["number"], "code": receipt["queryCode"]}
            )
            assert opened.status_code == 200, opened.text
        first.stop()
        assert requests.get(second.url("/ready")).status_code == 200
        second.stop()


def test_a_database_that_is_not_there_is_told_clearly(tmp_path):
    ended = run(
        "serve", "--port", str(free_port()), "--data", str(tmp_path / "data"),
        "--database", "host=127.0.0.1 port=1 user=nobody dbname=nothing connect_timeout=2", timeout=60,
    )  # fmt: skip
    assert ended.returncode != 0
    assert "Fatal error" not in ended.stderr
    assert "connect" in ended.stderr.lower() or "连接" in ended.stderr


def test_help_names_every_command():
    said = run("--help").stdout
    for command in ("serve", "import", "demo"):
        assert command in said
    assert binary().exists()
