"""The desk as it runs in an office: its own process, its own server, a fresh database."""

import os
import socket
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

STARTUP_SECONDS = 180
DESK = "import sys; from fakelos.review.serve import serve; serve('127.0.0.1', int(sys.argv[1]), processes=2)"


@pytest.fixture
def desk(database_url: str, tmp_path: Path) -> Iterator[str]:
    """The address of a running desk."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "DATABASE_URL": database_url, "FAKELOS_HOME": str(tmp_path / "home")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    server = subprocess.Popen([sys.executable, "-c", DESK, str(port)], env=environment)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(f"{address}/health", server)
        yield address
    finally:
        server.terminate()
        server.wait(30)


def wait_for(url: str, server: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + STARTUP_SECONDS
    while True:
        try:
            urllib.request.urlopen(url, timeout=5)  # noqa: S310 - our own address
        except OSError:
            if server.poll() is not None or time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


def get(url: str) -> tuple[int, Message, str]:
    try:
        with urllib.request.urlopen(url, timeout=30) as response:  # noqa: S310 - our own address
            return response.status, response.headers, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers, error.read().decode()


def test_a_fresh_desk_serves_its_login_page_and_its_files(desk: str, tmp_path: Path) -> None:
    status, headers, page = get(desk)
    assert status == 200
    assert "Σύνδεση" in page
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    for name, kind in (("desk.css", "text/css"), ("desk.js", "text/javascript"), ("htmx.min.js", "text/javascript")):
        status, headers, _ = get(f"{desk}/static/review/{name}")
        assert (status, headers.get_content_type()) == (200, kind)
    assert stat.S_IMODE((tmp_path / "home" / "secret.key").stat().st_mode) == 0o600


def test_a_desk_tells_nothing_about_itself(desk: str) -> None:
    status, headers, page = get(f"{desk}/nothing-here")
    assert status == 404
    assert "urlpatterns" not in page
    assert "Server" not in headers
    assert get(f"{desk}/api/openapi.json")[0] == 404
