"""`batch.json`: how it is read, and the JSON Schema that stations write it by.

`python -m fakelos.storage.intake.manifest` writes the schema anew.
"""

import json
import unicodedata
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from fakelos import schemas
from fakelos.schemas.batch import Manifest
from fakelos.schemas.errors import BadInput

MANIFEST_NAME = "batch.json"
LARGEST = 4_000_000
SCHEMA_FILE = Path(schemas.__file__).with_name("batch.schema.json")
EARLIEST, LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


def parse_manifest(content: bytes) -> Manifest:
    """Read a manifest; a byte order mark is no error.

    Raises:
        BadInput: `bad_manifest`, with the places at fault and nothing of the content.
    """
    if len(content) > LARGEST:
        raise BadInput("bad_manifest", f"over {LARGEST} bytes")
    try:
        manifest = Manifest.model_validate_json(content.removeprefix(b"\xef\xbb\xbf"))
    except ValidationError as error:
        raise BadInput("bad_manifest", _places(error)) from None
    _check(manifest)
    return manifest


def schema_text() -> str:
    """The JSON Schema of `batch.json`."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Manifest.model_json_schema()}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _places(error: ValidationError) -> str:
    faults = error.errors(include_url=False, include_context=False, include_input=False)
    return "; ".join(f"{'.'.join(map(str, fault['loc']))}: {fault['type']}" for fault in faults[:10])


def _check(manifest: Manifest) -> None:
    names = [manifest.batch_id, manifest.station, manifest.office]
    names += [application.application_no for application in manifest.applications]
    if any(unicodedata.category(sign).startswith("C") for name in names for sign in name):
        raise BadInput("bad_manifest", "control characters")
    scanned_at = manifest.scanned_at.replace(tzinfo=UTC)
    if not EARLIEST < scanned_at < LATEST:
        raise BadInput("bad_manifest", "scanned_at: implausible")


if __name__ == "__main__":
    SCHEMA_FILE.write_text(schema_text(), encoding="utf-8")
