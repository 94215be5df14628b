"""Looks for personal data where none may be: in clear, in other encodings, inside base64."""

import base64
import binascii
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

TOKEN = re.compile(rb"[A-Za-z0-9+/_-]{12,}={0,2}")


def sightings(canaries: Iterable[str], folders: Iterable[Path]) -> list[str]:
    """Every file under the folders that holds a canary, with the canary."""
    wanted = [(canary, form) for canary in canaries for form in _forms(canary)]
    files = [file for folder in folders for file in folder.rglob("*") if file.is_file()]
    return [f"{file.name}: {canary}" for file in files for canary in _in(file.read_bytes(), wanted)]


def _forms(canary: str) -> Iterator[bytes]:
    for text in {canary, canary.lower(), canary.title()}:
        yield text.encode()
        yield text.encode("utf-16-le")
        yield text.encode("unicode_escape")


def _in(content: bytes, wanted: list[tuple[str, bytes]]) -> set[str]:
    layers = [content, *_decoded(content)]
    return {canary for canary, form in wanted for layer in layers if form in layer}


def _decoded(content: bytes) -> Iterator[bytes]:
    for token in TOKEN.findall(content):
        try:
            yield base64.b64decode(token.rstrip(b"=") + b"=" * (-len(token.rstrip(b"=")) % 4), altchars=None)
        except binascii.Error:
            continue
