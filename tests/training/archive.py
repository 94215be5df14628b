"""The model as a file that skops reads, the same bytes for the same model."""

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import skops.io

LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write(content: Mapping[str, Any], file: Path) -> None:
    """Store a dictionary of arrays and texts.

    skops names its entries after places in memory: they are numbered anew, and dated alike.
    """
    with zipfile.ZipFile(io.BytesIO(skops.io.dumps(dict(content)))) as made:
        entries = {name: made.read(name) for name in made.namelist() if name != "schema.json"}
        schema = json.loads(made.read("schema.json"))
    names: dict[Any, int] = {}
    _renumber(schema, names)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as out:
        _add(out, "schema.json", json.dumps(schema, sort_keys=True).encode())
        for name, data in sorted(entries.items(), key=lambda entry: names[int(entry[0].removesuffix(".npy"))]):
            _add(out, f"{names[int(name.removesuffix('.npy'))]}.npy", data)


def _renumber(node: Any, names: dict[Any, int]) -> None:
    """Give every `__id__`, and the file that is named after it, its number in reading order."""
    if isinstance(node, list):
        for part in node:
            _renumber(part, names)
    if not isinstance(node, dict):
        return
    if "__id__" in node:
        node["__id__"] = names.setdefault(node["__id__"], len(names))
        if "file" in node:
            node["file"] = f"{node['__id__']}.npy"
    for part in node.values():
        _renumber(part, names)


def _add(out: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, LONG_AGO)
    entry.compress_type = zipfile.ZIP_DEFLATED
    out.writestr(entry, data)
