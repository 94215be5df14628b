import io
import struct
from pathlib import Path

import pytest
from PIL import Image

from fakelos.extractors.normalise import NormalFile, normalise
from fakelos.schemas.errors import BadInput
from fakelos.schemas.settings import Settings
from tests.extractors.letter import letter

STRIP_OFFSETS, STRIP_LENGTHS, ROWS = 273, 279, 257


def opened(content: bytes, folder: Path, settings: Settings | None = None) -> NormalFile:
    source = folder / "upload.bin"
    source.write_bytes(content)
    return normalise(source, folder, settings or Settings())


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def lying_tiff(tag: int, value: int) -> bytes:
    """A TIFF whose directory says something else of one tag."""
    content = bytearray(encoded(letter().resize((400, 500)), "TIFF", compression="tiff_lzw"))
    (start,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, start)
    entries = [start + 2 + 12 * n for n in range(count)]
    place = next(entry for entry in entries if struct.unpack_from("<H", content, entry)[0] == tag)
    struct.pack_into("<I", content, place + 8, value)
    return bytes(content)


@pytest.mark.parametrize(("tag", "value"), [(STRIP_OFFSETS, 0xFFFFFFF0), (STRIP_LENGTHS, 0x7FFFFFFF), (ROWS, 900)])
def test_a_tiff_that_lies_about_its_strips_is_damaged(tag: int, value: int, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        opened(lying_tiff(tag, value), tmp_path)
    assert refused.value.code == "damaged_file"


def test_a_tiff_whose_pages_run_in_a_circle_has_each_once(tmp_path: Path) -> None:
    content = bytearray(encoded(letter().resize((400, 500)), "TIFF"))
    (start,) = struct.unpack_from("<I", content, 4)
    (count,) = struct.unpack_from("<H", content, start)
    struct.pack_into("<I", content, start + 2 + 12 * count, start)
    assert [page.number for page in opened(bytes(content), tmp_path).pages] == [1]


def test_pages_of_a_bomb_of_many_frames_stop_where_there_is_no_more_room(tmp_path: Path) -> None:
    frame = Image.new("1", (2000, 2000), 1)
    content = encoded(frame, "TIFF", compression="group4", save_all=True, append_images=[frame] * 9)
    pages = opened(content, tmp_path, Settings(max_plain_bytes=12_000_000)).pages
    assert [page.problem for page in pages] == [None] * 3 + ["too_large"] * 7


def test_a_huge_first_frame_leaves_the_second_page_to_be_read(tmp_path: Path) -> None:
    content = encoded(Image.new("1", (3000, 3000), 1), "TIFF", save_all=True, append_images=[letter()])
    pages = opened(content, tmp_path, Settings(max_pixels=8_000_000)).pages
    assert [page.problem for page in pages] == ["too_many_pixels", None]


def test_a_photograph_with_its_preview_inside_is_one_page(tmp_path: Path) -> None:
    photo = letter().convert("RGB")
    content = encoded(photo, "MPO", save_all=True, append_images=[photo.resize((160, 120))])
    found = opened(content, tmp_path)
    assert (found.media_type, len(found.pages)) == ("image/jpeg", 1)


def test_a_webp_photograph_is_taken(tmp_path: Path) -> None:
    found = opened(encoded(letter(), "WEBP"), tmp_path)
    assert (found.media_type, found.pages[0].dpi) == ("image/webp", 200)


@pytest.mark.parametrize(
    "content",
    [
        b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(400),
        b"\x1f\x8b" + bytes(400),
        bytes(400),
        b"<html>SPECIMEN</html>",
        b"GIF89a" + bytes(400),
    ],
)
def test_what_is_none_of_the_types_taken_is_refused_by_its_content(content: bytes, tmp_path: Path) -> None:
    with pytest.raises(BadInput) as refused:
        opened(content, tmp_path)
    assert refused.value.code == "unsupported_type"


def test_a_picture_that_is_a_pdf_as_well_is_the_picture(tmp_path: Path) -> None:
    found = opened(encoded(letter(), "JPEG", dpi=(200, 200)) + b"%PDF-1.7\n%%EOF", tmp_path)
    assert (found.media_type, len(found.pages)) == ("image/jpeg", 1)
