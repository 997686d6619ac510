"""Databases of PostgreSQL for one test each."""

import subprocess
import uuid
from contextlib import contextmanager


def psql(connection: str, sql: str) -> str:
    """What psql answers, without head and foot."""
    ended = subprocess.run(
        ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname", connection, "--command", sql],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    return ended.stdout.strip()


@contextmanager
def database_of_its_own(connection: str):
    """A fresh database in the cluster of the tests."""
    name = f"outside_{uuid.uuid4().hex[:12]}"
    psql(connection, f"CREATE DATABASE {name}")
    try:
        yield connection.replace("dbname=postgres", f"dbname={name}")
    finally:
        psql(connection, f"DROP DATABASE {name} WITH (FORCE)")
