import subprocess
import sys

import pytest

from fakelos.extractors.sandbox import network

ATTEMPT = """
from fakelos.extractors.sandbox.network import refuse_network
import os, socket
assert refuse_network()
try:
    {attempt}
except PermissionError:
    print("refused")
"""


def outcome(attempt: str) -> str:
    command = [sys.executable, "-c", ATTEMPT.format(attempt=attempt)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_confined_child_gets_no_socket_of_any_kind() -> None:
    assert outcome("socket.socket(socket.AF_INET, socket.SOCK_STREAM)") == "refused"
    assert outcome("socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)") == "refused"
    assert outcome("socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)") == "refused"


def test_a_confined_child_starts_no_program() -> None:
    assert outcome("os.execv('/bin/true', ['true'])") == "refused"


def test_a_thread_of_a_confined_child_is_confined_as_well() -> None:
    step = "from concurrent.futures import ThreadPoolExecutor as P; P().submit(socket.socket).result()"
    assert outcome(step) == "refused"


def test_the_module_says_by_its_exit_code_that_this_machine_can_do_it() -> None:
    command = [sys.executable, "-m", "fakelos.extractors.sandbox.network"]
    assert subprocess.run(command, check=False).returncode == 0


def test_a_machine_that_is_not_known_is_said_to_keep_its_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "_MACHINES", {})
    assert not network.refuse_network()
