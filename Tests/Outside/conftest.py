import os
import shutil
from pathlib import Path

import pytest

from support.server import Server, binary


def pytest_addoption(parser):
    parser.addoption("--rounds", type=int, default=3, help="rounds of the kill test")
    parser.addoption("--examples", type=int, default=12, help="examples of the contract test for each operation")


def pytest_report_header(config):
    return f"program: {binary()}"


@pytest.fixture
def start(tmp_path):
    """Starts servers on folders of this test, and sees that they end."""
    servers = []

    def begin(name: str = "data", **options) -> Server:
        server = Server(tmp_path / name, **options)
        servers.append(server)
        return server

    yield begin
    for server in servers:
        if server.is_running:
            server.stop()
        else:
            server.kill()


@pytest.fixture
def server(start) -> Server:
    """A server of one's own on an empty folder."""
    return start()


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory) -> Path:
    """A folder filled with demonstration data once, to be copied."""
    folder = tmp_path_factory.mktemp("filled") / "data"
    with Server(folder, demo=True, ready=300):
        pass
    return folder


@pytest.fixture(scope="session")
def demo(demo_data, tmp_path_factory) -> Server:
    """One server with demonstration data, shared by all tests that only read or add what is sensible."""
    folder = shutil.copytree(demo_data, tmp_path_factory.mktemp("demo") / "data")
    with Server(folder, demo=True, ready=300) as server:
        yield server


@pytest.fixture(scope="session")
def postgres() -> str:
    connection = os.environ.get("TEST_POSTGRES")
    if not connection:
        pytest.skip("TEST_POSTGRES is not set: run under Scripts/with-postgres")
    return connection


@pytest.fixture(scope="session")
def browser():
    from support.browser import open_browser

    with open_browser() as opened:
        yield opened
