"""The API keeps what its own description promises, whatever is sent to it.

Each operation is asked with values that fit its description and with values that do not, by a visitor and by those who
have signed in; with identifiers that do not exist, and with those of real records.
"""

import json
import random
import re
import shutil
from collections import defaultdict

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from support import filing, people
from support.server import Server

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
]
ACTORS = ["visitor", "officer", "merchantStaff", "securityAdministrator", "auditAdministrator"]
SEED = 20_261_124
CHINESE = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(scope="module")
def server(demo_data, tmp_path_factory) -> Server:
    """A server of these tests' own: what they send in is not for others to see."""
    folder = shutil.copytree(demo_data, tmp_path_factory.mktemp("contract") / "data")
    with Server(folder, demo=True, ready=300) as server:
        yield server


@pytest.fixture(scope="module")
def description(server) -> dict:
    answer = requests.get(server.url("/api/v1/openapi.json"))
    assert answer.status_code == 200
    return answer.json()


@pytest.fixture(scope="module")
def known(server) -> dict[str, list[str]]:
    """Identifiers of records that exist, by the first word of the path."""
    found = defaultdict(list)
    for n in range(4):
        answer = requests.post(server.url("/api/v1/complaints"), json=filing.complaint(9_000 + n))
        assert answer.status_code == 201, answer.text
        found["complaints"].append(answer.json()["id"])
    for shop in filing.shops(server)[:3]:
        found["merchants"].append(shop["code"])
    return found


@pytest.fixture(scope="module", params=ACTORS)
def headers(request, server) -> dict[str, str]:
    if request.param == "visitor":
        return {}
    token = people.bearer(server, request.param)
    if token is None:
        pytest.skip(f"nobody of role {request.param} can sign in yet")
    return {"Authorization": f"Bearer {token}"}


def test_the_description_is_openapi_3_1_and_every_operation_says_who_may(description):
    assert description["openapi"].startswith("3.1")
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            if method not in ("get", "post", "put", "patch", "delete"):
                continue
            assert operation["operationId"], path
            assert operation.get("summary"), path
            assert "default" in operation["responses"], path
            assert "security" in operation, f"{method} {path}"


@pytest.fixture(scope="module")
def operations(server, description, known, request) -> list[tuple]:
    """Every operation with what it will be asked, thought up once and asked by each."""
    schema = schemathesis.openapi.from_dict(description)
    schema.config.update(base_url=server.url())
    examples = request.config.getoption("--examples")
    found = [result.ok() for result in schema.get_all_operations()]
    # What ends the session is asked last.
    found.sort(key=lambda operation: operation.path.startswith("/api/v1/sessions"))
    return [(operation, thought_up(operation, known, examples)) for operation in found]


def thought_up(operation, known: dict, examples: int) -> list:
    chance = random.Random(f"{SEED} {operation.label}")
    word = operation.path.split("/")[3] if operation.path.count("/") > 2 else ""
    cases = []

    def keep(case) -> None:
        if case.path_parameters and known.get(word) and chance.random() < 0.5:
            case.path_parameters = {name: chance.choice(known[word]) for name in case.path_parameters}
        cases.append(case)

    for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
        try:
            strategy = operation.as_strategy(generation_mode=mode)
            seed(SEED)(
                settings(
                    max_examples=examples, phases=[Phase.generate], deadline=None, database=None,
                    suppress_health_check=list(HealthCheck),
                )(given(case=strategy)(keep))
            )()  # fmt: skip
        except Exception as error:
            # An operation that takes nothing can be asked nothing wrong.
            if mode is GenerationMode.POSITIVE or "nsatisfiable" not in f"{type(error).__name__} {error}":
                raise
    return cases


@pytest.mark.timeout(900)
def test_the_api_keeps_its_promises(operations, headers):
    failures: dict[str, str] = {}
    with requests.Session() as session:
        for operation, cases in operations:
            for case in cases:
                response = case.call(session=session, headers=headers, timeout=60)
                try:
                    case.validate_response(response, checks=CHECKS, headers=headers)
                except (Failure, FailureGroup) as failure:
                    for part in failure.exceptions if isinstance(failure, FailureGroup) else [failure]:
                        failures.setdefault(
                            f"{operation.label} {part.title} {response.status_code}",
                            f"{operation.label}: {part.title}: {part.message}\n"
                            f"{case.as_curl_command(headers=headers)[:1500]}\n"
                            f"→ {response.status_code} {response.headers.get('content-type')} {response.text[:600]}",
                        )
    assert len(operations) > 30 and all(cases for _, cases in operations)
    assert not failures, f"{len(failures)} findings\n\n" + "\n\n".join(failures.values())


HOSTILE = [
    b"",
    b"null",
    b"[]",
    b'"text"',
    b"{",
    b"{" * 10_000,
    b'{"name":' + b"[" * 5_000,
    b'{"name":"\\ud800"}',
    b'{"name":"\xff\xfe"}',
    b'{"name":"\\u0000"}',
    b'{"amount":1e400}',
    b'{"amount":99999999999999999999999999999999}',
    b'{"amount":-1}',
    b'{"requests":["refund","refund",null,{}]}',
    b'{"name":"a","name":"b"}',
    json.dumps({"narrative": "x" * 2_000_000}).encode(),
]


@pytest.mark.parametrize("body", HOSTILE, ids=lambda body: repr(body[:24]))
@pytest.mark.parametrize("path", ["/api/v1/complaints", "/api/v1/tracking"])
def test_what_is_no_sensible_body_is_refused_as_a_problem(server, path, body):
    answer = requests.post(server.url(path), data=body, headers={"Content-Type": "application/json"})

    assert 400 <= answer.status_code < 500, answer.text[:300]
    assert answer.headers["content-type"].startswith("application/problem+json")
    problem = answer.json()
    assert problem["status"] == answer.status_code and problem["title"] and problem["requestId"]


def test_a_refusal_names_the_field_in_the_reader_s_language(server):
    body = filing.complaint(phone="123", narrative="")
    chinese = requests.post(server.url("/api/v1/complaints"), json=body, headers={"Accept-Language": "zh-CN"})
    english = requests.post(server.url("/api/v1/complaints"), json=body, headers={"Accept-Language": "en"})

    assert chinese.status_code == english.status_code == 422
    fields = {error["field"] for error in chinese.json()["errors"]}
    assert {"phone", "narrative"} <= fields
    assert fields == {error["field"] for error in english.json()["errors"]}
    assert all(CHINESE.search(error["message"]) for error in chinese.json()["errors"])
    assert not any(CHINESE.search(error["message"]) for error in english.json()["errors"])


def test_the_same_key_files_once_and_is_answered_the_same(server):
    body, key = filing.complaint(), {"Idempotency-Key": "outside-once-1"}
    first = requests.post(server.url("/api/v1/complaints"), json=body, headers=key)
    again = requests.post(server.url("/api/v1/complaints"), json=body, headers=key)
    other = requests.post(server.url("/api/v1/complaints"), json=filing.complaint(), headers=key)

    assert first.status_code == again.status_code == 201
    assert first.json() == again.json()
    assert other.status_code in (409, 422)


def test_methods_that_are_not_there_are_refused_with_those_that_are(server):
    answer = requests.delete(server.url("/api/v1/complaints"))
    assert answer.status_code in (404, 405)
    assert answer.headers["content-type"].startswith("application/problem+json")
