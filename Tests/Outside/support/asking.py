"""Commands that compute: what goes in, what comes out, and how they say no."""

import json
import subprocess

from support.server import CRASH, TRACE, binary, environment


def ask(*arguments: str, given: str | bytes | None = None, timeout: float = 300) -> subprocess.CompletedProcess:
    """Runs a command, perhaps with something on its standard input."""
    sent = given.encode() if isinstance(given, str) else given
    return subprocess.run(
        [binary(), *map(str, arguments)],
        input=sent,
        stdin=None if sent is not None else subprocess.DEVNULL,
        capture_output=True,
        timeout=timeout,
        env=environment(),
    )


def answer(*arguments: str, given: str | bytes | None = None, timeout: float = 300):
    """The one JSON value that a command prints."""
    ended = ask(*arguments, given=given, timeout=timeout)
    assert ended.returncode == 0, ended.stderr.decode()
    return json.loads(ended.stdout)


def answers(*arguments: str, given: str | bytes | None = None, timeout: float = 300) -> list:
    """The JSON values that a command prints, one a line."""
    ended = ask(*arguments, given=given, timeout=timeout)
    assert ended.returncode == 0, ended.stderr.decode()
    return [json.loads(line) for line in ended.stdout.decode().splitlines()]


def refused(*arguments: str, given: str | bytes | None = None, code: int = 1) -> str:
    """What a command says when it cannot go on: in words, never as a value of the program's."""
    ended = ask(*arguments, given=given)
    said = ended.stderr.decode()
    assert ended.returncode == code, said or ended.stdout.decode()[:300]
    assert said.strip() and not CRASH.search(said) and not TRACE.search(said)
    for word in ("Refusal(", "Phrase(", "Kernel.", "意外的错误"):
        assert word not in said, said
    return said
