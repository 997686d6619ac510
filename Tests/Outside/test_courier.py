"""One-time codes and notices on their way to people: by mail, by a gateway, and what happens when neither answers."""

import hashlib
import hmac
import json
import re
import sqlite3
import subprocess
import time

import pytest
import requests

from support import filing
from support.couriers import Gateway, MailServer, running
from support.people import form_token
from support.server import free_port, run

SENDER = "放心 消费 <notices@fangxin.example.cn>"
PASSWORD = "mail-Password-77"
SECRET = "a secret that the gateway knows"


def wait(until, seconds: float = 30):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if found := until():
            return found
        time.sleep(0.1)
    raise AssertionError("it did not happen in time")


@pytest.fixture
def settings(tmp_path):
    """Settings for a mail server and a gateway on two ports, their secrets in files."""
    (tmp_path / "password").write_text(PASSWORD + "\n")
    (tmp_path / "secret").write_text(SECRET + "\n")
    for name in ("password", "secret"):
        (tmp_path / name).chmod(0o600)

    def make(mail: int | None = None, gateway: int | None = None, *, user: str | None = None) -> dict[str, str]:
        told = {}
        if mail:
            told |= {
                "FANGXIN_COURIER_SMTP_HOST": "127.0.0.1",
                "FANGXIN_COURIER_SMTP_PORT": str(mail),
                "FANGXIN_COURIER_SMTP_SECURITY": "none",
                "FANGXIN_COURIER_SENDER": SENDER,
            }
        if user:
            told |= {
                "FANGXIN_COURIER_SMTP_USER": user,
                "FANGXIN_COURIER_SMTP_PASSWORD_FILE": str(tmp_path / "password"),
            }
        if gateway:
            told |= {
                "FANGXIN_COURIER_WEBHOOK": f"http://127.0.0.1:{gateway}/letters",
                "FANGXIN_COURIER_WEBHOOK_SECRET_FILE": str(tmp_path / "secret"),
            }
        return told

    return make


def ask_for_code(server, contact: str) -> tuple[requests.Session, requests.Response]:
    session = requests.Session()
    page = session.get(server.url("/sign-in"))
    asked = session.post(
        server.url("/sign-in"), data={"contact": contact, "as": "consumer", "next": "/"} | form_token(page.text)
    )
    return session, asked


def test_a_code_comes_by_mail_and_opens_the_account(start, settings):
    with running(MailServer(login=("notices", PASSWORD))) as mail:
        server = start(**settings(mail.port, user="notices"))
        session, asked = ask_for_code(server, "li.si@example.cn")
        assert asked.status_code == 200
        assert len(mail.mails) == 1 and "fangxin.example.cn" in mail.greeted[0]
        letter = mail.mails[0]
        assert letter["Subject"] == "放心验证码" and letter["To"] == "li.si@example.cn"
        assert str(letter["From"]).endswith("<notices@fangxin.example.cn>") and "放心 消费" in str(letter["From"])
        assert re.fullmatch(r"<code-[0-9a-f]{32}@fangxin\.example\.cn>", letter["Message-ID"])
        assert abs(letter["Date"].datetime.timestamp() - time.time()) < 60
        assert all(byte < 128 for byte in mail.raw[0]) and max(map(len, mail.raw[0].split(b"\r\n"))) <= 78
        code = re.search(r"\d{6}", letter.get_content())[0]
        assert code not in server.log and "li.si" not in server.log

        session.post(
            server.url("/sign-in/code"),
            data={"contact": "li.si@example.cn", "as": "consumer", "code": code, "next": "/"}
            | form_token(asked.text),
        )
        assert session.get(server.url("/my")).status_code == 200
        assert "l***@example.cn" in session.get(server.url("/account")).text


def test_where_only_mail_goes_out_a_telephone_is_refused_in_words(start, settings):
    with running(MailServer()) as mail:
        server = start(**settings(mail.port))
        _, asked = ask_for_code(server, "13812345678")
        assert asked.status_code == 422 and "请填写电子邮箱" in asked.text and not mail.raw


def test_a_mailbox_that_is_not_there_is_refused_and_a_server_that_is_down_is_told(start, settings):
    with running(MailServer(refused=("nobody@",))) as mail:
        server = start(**settings(mail.port))
        _, asked = ask_for_code(server, "nobody@example.cn")
        assert asked.status_code == 422
    _, asked = ask_for_code(server, "li.si@example.cn")
    assert asked.status_code == 503
    told = wait(lambda: [line for line in map(json.loads, server.log.splitlines()) if "reason" in line])
    assert {line["message"] for line in told} == {"letter not taken"} and "li.si" not in server.log


def test_a_gateway_gets_signed_letters_once_each(start, settings):
    with running(Gateway()) as gateway:
        server = start(**settings(gateway=gateway.port))
        _, asked = ask_for_code(server, "13812345678")
        assert asked.status_code == 200
        headers, body = gateway.posts[0]
        letter = json.loads(body)
        assert letter["channel"] == "sms" and letter["address"].endswith("13812345678")
        assert headers["Idempotency-Key"] == letter["id"] and headers["Content-Type"] == "application/json"
        stamp = headers["X-Fangxin-Timestamp"]
        code = hmac.new(SECRET.encode(), f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()
        assert headers["X-Fangxin-Signature"] == f"v1={code}" and abs(int(stamp) - time.time()) < 60

        assert requests.post(server.url("/api/v1/complaints"), json=filing.complaint(1)).status_code == 201
        notice = wait(lambda: gateway.letters[1:])[0]
        assert "已登记" in notice["body"] and server.url("/track") in notice["body"]
        assert SECRET not in server.log and "138" not in server.log


def hasten(server) -> None:
    """Makes notices due at once that wait to be tried again, while the server is stopped."""
    with sqlite3.connect(server.data / "main.sqlite") as database:
        database.execute("UPDATE notice SET next_attempt_at = 0 WHERE next_attempt_at IS NOT NULL")


def test_while_the_gateway_is_down_nothing_is_lost_and_the_doctor_says_so(start, settings):
    port = free_port()
    told = settings(gateway=port) | {"FANGXIN_PUBLIC_ADDRESS": "https://fangxin.example.cn"}
    server = start(**told)
    assert requests.post(server.url("/api/v1/complaints"), json=filing.complaint(1)).status_code == 201
    wait(lambda: "letter not taken" in server.log)
    wait(lambda: 'fangxin_notices_total{outcome="failed"} 1' in requests.get(server.url("/metrics")).text)
    server.stop()
    said = run("doctor", "--data", str(server.data), **told).stdout
    assert re.search(r"✗ .*webhook 无法连接（.*connect", said) and "1件等待重试，0件已放弃" in said, said
    assert SECRET not in said

    hasten(server)
    with running(Gateway(port)) as gateway:
        gateway.status = 503
        again = start(**told)
        first = wait(lambda: gateway.letters)[0]
        again.stop()
        hasten(server)
        gateway.status = 200
        last = start(**told)
        second = wait(lambda: gateway.letters[1:])[0]
        assert first["id"] == second["id"] and first["body"] == second["body"]
        assert len({headers["Idempotency-Key"] for headers, _ in gateway.posts}) == 1
        wait(lambda: 'fangxin_notices_total{outcome="sms"} 1' in requests.get(last.url("/metrics")).text)
        last.stop()
        said = run("doctor", "--data", str(server.data), **told).stdout
        assert "✓ 短信和邮件 Messages and mail: webhook 可以连接" in said and "0件等待重试" in said


def test_the_doctor_reaches_the_mail_server_and_names_a_wrong_password(tmp_path, settings):
    data = str(tmp_path / "data")
    with running(MailServer(login=("notices", PASSWORD))) as mail:
        told = settings(mail.port, user="notices")
        assert "✓ 短信和邮件 Messages and mail: SMTP 可以连接" in run("doctor", "--data", data, **told).stdout
        mail.login = ("notices", "another")
        said = run("doctor", "--data", data, **told).stdout
        assert "✗ 短信和邮件 Messages and mail: SMTP 无法连接" in said and PASSWORD not in said
    (tmp_path / "password").chmod(0o644)
    assert f"chmod 600 {tmp_path / 'password'}" in run("doctor", "--data", data, **told).stdout


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate for this machine that only who is told of it trusts."""
    file = tmp_path_factory.mktemp("tls") / "own.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", file, "-out", file.with_suffix(".crt")],
        check=True, capture_output=True,
    )  # fmt: skip
    file.write_bytes(file.read_bytes() + file.with_suffix(".crt").read_bytes())
    return file


@pytest.mark.parametrize("security", ["starttls", "tls"])
def test_mail_goes_out_under_tls_to_a_trusted_server_alone(start, tmp_path, settings, certificate, security):
    with running(MailServer(login=("notices", PASSWORD), certificate=certificate, security=security)) as mail:
        told = settings(mail.port, user="notices") | {"FANGXIN_COURIER_SMTP_SECURITY": security}
        said = run("doctor", "--data", str(tmp_path / "none"), **told).stdout
        assert re.search(r"✗ .*SMTP 无法连接（SSL certificate problem", said), said

        server = start(**told, FANGXIN_COURIER_CERTIFICATE_FILE=str(certificate.with_suffix(".crt")))
        _, asked = ask_for_code(server, "li.si@example.cn")
        assert asked.status_code == 200 and len(mail.mails) == 1


def test_a_server_without_starttls_is_told_neither_password_nor_mail(start, settings):
    with running(MailServer(login=("notices", PASSWORD))) as mail:
        server = start(**settings(mail.port, user="notices") | {"FANGXIN_COURIER_SMTP_SECURITY": "starttls"})
        _, asked = ask_for_code(server, "li.si@example.cn")
        assert asked.status_code == 503 and not mail.raw and mail.greeted


@pytest.mark.parametrize(
    "wrong,words",
    [
        ({"FANGXIN_COURIER_SENDER": "nobody"}, "courier.sender"),
        ({"FANGXIN_COURIER_SMTP_HOST": "mail.example.cn"}, "courier.smtpSecurity"),
        ({"FANGXIN_COURIER_SMTP_PASSWORD_FILE": "/nowhere"}, "courier.smtpPasswordFile"),
        ({"FANGXIN_COURIER_WEBHOOK": "http://gateway.example.cn/"}, "courier.webhook"),
        ({"FANGXIN_COURIER_WEBHOOK_SECRET_FILE": ""}, "courier.webhookSecretFile"),
        ({"FANGXIN_COURIER_SMTP_SECURITY": "ssl"}, "FANGXIN_COURIER_SMTP_SECURITY"),
    ],
)
def test_a_setting_that_cannot_be_is_named(tmp_path, settings, wrong, words):
    told = settings(25, 80, user="notices") | wrong
    ended = run("serve", "--port", "0", "--data", str(tmp_path / "data"), timeout=60, **told)
    assert ended.returncode == 1 and words in ended.stderr and PASSWORD not in ended.stderr
