"""A mail server and a gateway for short messages, small enough to be looked through."""

import base64
import email
import email.policy
import json
import socketserver
import ssl
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class MailServer(socketserver.ThreadingTCPServer):
    """As much of RFC 5321 and 4954 as a client needs that hands over one mail."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(
        self,
        port: int = 0,
        *,
        login: tuple[str, str] | None = None,
        refused: tuple[str, ...] = (),
        certificate: Path | None = None,
        security: str = "none",
    ):
        self.login = login
        self.security = security
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(certificate)
        self.refused = refused
        self.raw: list[bytes] = []
        self.greeted: list[str] = []
        super().__init__(("127.0.0.1", port), MailTalk)

    @property
    def port(self) -> int:
        return self.server_address[1]

    def get_request(self):
        connection, address = super().get_request()
        if self.security == "tls":
            connection = self.context.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
        return connection, address

    def handle_error(self, request, client_address) -> None:
        """A client that does not trust the certificate hangs up, which is what some tests are about."""

    @property
    def mails(self) -> list[email.message.EmailMessage]:
        return [email.message_from_bytes(raw, policy=email.policy.default) for raw in self.raw]


class MailTalk(socketserver.StreamRequestHandler):
    timeout = 30

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def setup_again(self) -> None:
        """Reads and writes on what the connection has become."""
        self.rfile = self.connection.makefile("rb")
        self.wfile = socketserver._SocketWriter(self.connection)

    def handle(self) -> None:
        self.say("220 mail.test")
        signed_in = self.server.login is None
        offers_tls = self.server.security == "starttls"
        while line := self.rfile.readline().decode().strip():
            verb = line.split(" ")[0].upper()
            if verb == "EHLO":
                self.server.greeted.append(line)
                self.say("250-mail.test")
                if offers_tls:
                    self.say("250-STARTTLS")
                self.say("250 AUTH PLAIN" if self.server.login else "250 8BITMIME")
            elif verb == "STARTTLS" and offers_tls:
                self.say("220 begin")
                self.connection = self.server.context.wrap_socket(self.connection, server_side=True)
                self.setup_again()
                offers_tls = False
            elif verb == "AUTH":
                words = line.split(" ")
                if len(words) == 2:
                    self.say("334 ")
                    words.append(self.rfile.readline().decode().strip())
                _, user, password = base64.b64decode(words[2]).decode().split("\0")
                signed_in = (user, password) == self.server.login
                self.say("235 welcome" if signed_in else "535 wrong")
            elif verb == "MAIL" and not signed_in:
                self.say("530 sign in first")
            elif verb == "RCPT" and any(name in line for name in self.server.refused):
                self.say("550 no such mailbox")
            elif verb == "DATA":
                self.say("354 go on")
                lines = []
                while (data := self.rfile.readline()) != b".\r\n":
                    if not data:
                        return
                    lines.append(data[1:] if data.startswith(b".") else data)
                self.server.raw.append(b"".join(lines))
                self.say("250 taken")
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say("250 ok")


class Gateway(ThreadingHTTPServer):
    """Takes what is posted, and answers with the status in hand."""

    daemon_threads = True

    def __init__(self, port: int = 0):
        self.status = 204
        self.posts: list[tuple[dict[str, str], bytes]] = []
        super().__init__(("127.0.0.1", port), GatewayTalk)

    @property
    def port(self) -> int:
        return self.server_address[1]

    @property
    def letters(self) -> list[dict]:
        return [json.loads(body) for _, body in self.posts]


class GatewayTalk(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posts.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, *_) -> None:
        pass


@contextmanager
def running(server):
    """A server that answers until the block ends."""
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join(10)
