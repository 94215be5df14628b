"""Real servers for the tests: PostgreSQL from the system's packages, SeaweedFS from its wheel. Loopback only."""

import json
import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import boto3
from botocore.exceptions import BotoCoreError, ClientError

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client

BUCKET = "fakelos-specimens"
ACCESS_KEY, SECRET_KEY = "specimen", "specimen-secret"
STARTUP_SECONDS = 60


@contextmanager
def postgresql(connections: int = 50, *, durable: bool = False) -> Iterator[str]:
    """A cluster of its own in a temporary folder, reachable by socket; gives the URL of its first database.

    `durable`: it waits for the disk, as an office's does.
    """
    with tempfile.TemporaryDirectory(prefix="fakelos-pg-") as folder:
        data = Path(folder, "data")
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        _postgres("initdb", "--pgdata", data, "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync")
        options = f"-k {folder} -c listen_addresses= -c max_connections={connections}"
        options += "" if durable else " -c fsync=off"
        _postgres("pg_ctl", "start", "--wait", "--pgdata", data, "--options", options, "--log", Path(folder, "log"))
        try:
            yield f"postgres://{_postgres_user()}@/postgres?host={folder}"
        finally:
            _postgres("pg_ctl", "stop", "--mode=immediate", "--pgdata", data)


@contextmanager
def seaweedfs() -> Iterator[str]:
    """An S3 server of its own in a temporary folder, holding the empty bucket `BUCKET`; gives its endpoint."""
    ports = _free_ports(8)
    with tempfile.TemporaryDirectory(prefix="fakelos-s3-") as folder:
        command = _weed_command(Path(folder), ports)
        with Path(folder, "log").open("wb") as log:
            server = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            endpoint = f"http://127.0.0.1:{ports[0]}"
            _make_bucket(endpoint, server)
            yield endpoint
        finally:
            server.kill()  # asked kindly, it takes half a minute
            server.wait()
            _remove_sockets(ports)


def _postgres(program: str, *arguments: object) -> None:
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    path = str(found[-1]) if found else shutil.which(program) or program
    as_owner = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_owner, path, *map(str, arguments)], check=True, stdout=subprocess.DEVNULL, cwd="/")


def _postgres_user() -> str:
    return "postgres" if os.geteuid() == 0 else pwd.getpwuid(os.geteuid()).pw_name


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _weed_command(folder: Path, ports: list[int]) -> list[str]:
    identity = {
        "name": "specimen",
        "credentials": [{"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}],
        "actions": ["Admin", "Read", "Write", "List"],
    }
    config = folder / "s3.json"
    config.write_text(json.dumps({"identities": [identity]}))
    (folder / "data").mkdir()
    names = (
        "s3",
        "s3.port.grpc",
        "master",
        "master.port.grpc",
        "volume",
        "volume.port.grpc",
        "filer",
        "filer.port.grpc",
    )
    flags = [f"-{name if 'port' in name else name + '.port'}={port}" for name, port in zip(names, ports, strict=True)]
    fixed = ["-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-volume.max=20", "-master.volumeSizeLimitMB=64"]
    quiet = ["-master.telemetry=false", "-s3.port.iceberg=0", "-s3.port.lance=0"]
    sockets = [f"-{name}.localSocket={folder / name}.sock" for name in ("s3", "filer")]
    weed = shutil.which("weed", path=str(Path(sys.executable).parent)) or "weed"
    return [weed, "server", f"-dir={folder / 'data'}", "-s3", f"-s3.config={config}", *fixed, *quiet, *sockets, *flags]


def _make_bucket(endpoint: str, server: "subprocess.Popen[bytes]") -> None:
    client = boto3.client(
        "s3",
        endpoint_url=endpoint,
        region_name="us-east-1",
        aws_access_key_id=ACCESS_KEY,
        aws_secret_access_key=SECRET_KEY,
    )
    deadline = time.monotonic() + STARTUP_SECONDS
    while not _is_ready(client):
        if server.poll() is not None or time.monotonic() > deadline:
            raise RuntimeError(f"weed did not start, its code is {server.returncode}")
        time.sleep(0.2)


def _is_ready(client: "S3Client") -> bool:
    try:
        client.create_bucket(Bucket=BUCKET)
        client.put_object(Bucket=BUCKET, Key="ready", Body=b"ready")
    except (BotoCoreError, ClientError):
        return False
    return True


def _remove_sockets(ports: list[int]) -> None:
    for port in ports:
        for left in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):  # noqa: S108 - weed leaves them there
            left.unlink(missing_ok=True)
