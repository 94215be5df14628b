"""Files that no station should send and some will: each with the reason code that it must end with."""

import hashlib
import io
import json
import struct
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, ByteStringObject

from tests.specimens import files, pdf, single

HUGE = 30_000
BOMB = 12_000


def empty() -> bytes:
    """Nothing at all."""
    return b""


def text_as_pdf() -> bytes:
    """Words in a file that calls itself PDF."""
    return "Αγαπητή υπηρεσία, σας στέλνω τα έγγραφα. SPECIMEN\n".encode() * 40


def truncated_tiff() -> bytes:
    """A two-page TIFF cut off in its first page."""
    whole = files.encode([_page(), _page()], "tiff_lzw", 200)
    return whole[: len(whole) // 4]


def truncated_jpeg() -> bytes:
    """A JPEG of which the second half never arrived."""
    whole = files.encode([_page()], "jpg", 200)
    return whole[: len(whole) // 2]


class _Locked(PdfWriter):
    def generate_file_identifiers(self) -> None:
        identity = ByteStringObject(b"SPECIMENSPECIMEN")
        self._ID = ArrayObject((identity, identity))


def encrypted_pdf() -> bytes:
    """A PDF that asks for a password."""
    writer = _Locked(io.BytesIO(pdf.scanned([_page()], 200)))
    writer.encrypt("μυστικό", "άλλο μυστικό", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def pdf_without_pages() -> bytes:
    """A PDF that is whole and holds no page."""
    return pdf.Pdf().finish()


@cache
def huge_png() -> bytes:
    """A square picture of that many pixels a side that takes little room on disk."""
    packer, row = zlib.compressobj(9), bytes(1 + -(-HUGE // 8))
    data = b"".join(packer.compress(row) for _ in range(HUGE)) + packer.flush()
    header = struct.pack(">IIBBBBB", HUGE, HUGE, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def tiff_with_huge_second_page() -> bytes:
    """A TIFF whose first page is ordinary and whose second is a bomb."""
    buffer = io.BytesIO()
    small, bomb = Image.new("1", (1654, 2339), 1), Image.new("1", (BOMB, BOMB), 1)
    small.save(buffer, "TIFF", save_all=True, append_images=[bomb], compression="group4")
    return buffer.getvalue()


def _page() -> Image.Image:
    return single("tax_return", "assessment_new", 7).image


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.pdf": (empty, "empty_file"),
    "letter.pdf": (text_as_pdf, "unsupported_type"),
    "cut.tif": (truncated_tiff, "damaged_file"),
    "cut.jpg": (truncated_jpeg, "damaged_file"),
    "locked.pdf": (encrypted_pdf, "encrypted_pdf"),
    "no_pages.pdf": (pdf_without_pages, "damaged_file"),
    "huge.png": (huge_png, "too_many_pixels"),
    "huge_second.tif": (tiff_with_huge_second_page, "too_many_pixels"),
}
"""File names with what draws them and the reason code that each must end with."""


def write_bad(folder: Path, *, good: bool = True) -> dict[str, str]:
    """Write every bad file into a folder, with one good page among them; gives names with reason codes."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, (make, _code) in BAD.items():
        (folder / name).write_bytes(make())
    if good:
        (folder / "good.jpg").write_bytes(files.encode([_page()], "jpg", 200))
    return {name: code for name, (_make, code) in BAD.items()}


def write_wrong_hash(folder: Path) -> str:
    """Write a batch of two pages whose manifest has the wrong hash for the second; gives that one's name."""
    folder.mkdir(parents=True, exist_ok=True)
    names = ("first.jpg", "second.jpg")
    for seed, name in enumerate(names):
        page = single("fee_receipt", "e_paravolo", seed).image
        (folder / name).write_bytes(files.encode([page], "jpg", 200))
    hashes = [hashlib.sha256((folder / names[0]).read_bytes()).hexdigest(), "0" * 64]
    manifest = {
        "batch_id": folder.name, "station": "station-01", "office": "office-01", "scanned_at": "2017-02-15T10:15:00",
        "files": [{"name": name, "sha256": digest} for name, digest in zip(names, hashes, strict=True)],
    }  # fmt: skip
    (folder / "batch.json").write_text(json.dumps(manifest), "utf-8")
    return names[1]
