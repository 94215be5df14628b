"""A small identity provider of an office: discovery, tokens, user info. People confirm their name by visiting it."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

CLIENT, SECRET = "desk", "SPECIMEN"


class Provider(ThreadingHTTPServer):
    """`person` is who has logged in there; `asked` what the desk sent for its tokens."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.person: dict[str, object] = {}
        self.asked: list[dict[str, list[str]]] = []
        self.broken = False

    @property
    def issuer(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    """The four answers that a provider gives."""

    server: Provider

    def do_GET(self) -> None:
        """Discovery, or who the bearer of a token is."""
        issuer = self.server.issuer
        if self.path == "/.well-known/openid-configuration":
            self.tell(
                {
                    "issuer": issuer,
                    "authorization_endpoint": f"{issuer}/authorize",
                    "token_endpoint": f"{issuer}/token",
                    "userinfo_endpoint": f"{issuer}/userinfo",
                    "jwks_uri": f"{issuer}/keys",
                }
            )
        elif self.path == "/userinfo" and self.headers["Authorization"] == "Bearer SPECIMEN-access":
            self.tell(self.server.person)
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """Tokens for a code."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.server.asked.append(form)
        if self.server.broken or form.get("code") != ["SPECIMEN-code"]:
            self.send_error(400)
        else:
            self.tell({"access_token": "SPECIMEN-access", "token_type": "Bearer", "expires_in": 60})

    def tell(self, answer: object) -> None:
        """Answer as JSON."""
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing on the screen."""


@contextmanager
def running_provider() -> Iterator[Provider]:
    """A provider that answers as long as the block lasts."""
    server = Provider()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
