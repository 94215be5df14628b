import io
import struct
import zlib
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from fakelos.extractors.normalise import normalise
from fakelos.schemas.errors import BadInput
from fakelos.schemas.settings import Settings
from tests.extractors.letter import letter

SMALL = Settings(max_pages=3, normalise_seconds=30)


def refusal(content: bytes, folder: Path, settings: Settings = SMALL) -> str:
    source = folder / "upload.bin"
    source.write_bytes(content)
    with pytest.raises(BadInput) as refused:
        normalise(source, folder, settings)
    return refused.value.code


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(encoded(letter(), "PDF")))
    writer.encrypt("secret", algorithm="AES-256")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def huge_png(side: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes((side // 8 + 1) * side), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refusal(b"", tmp_path) == "empty_file"


def test_a_text_file_is_refused_whatever_its_name(tmp_path: Path) -> None:
    source = tmp_path / "scan.pdf"
    source.write_text("not a scan")
    with pytest.raises(BadInput, match="unsupported_type"):
        normalise(source, tmp_path, SMALL)


def test_a_tiff_cut_short_is_refused(tmp_path: Path) -> None:
    whole = encoded(letter(), "TIFF", compression="jpeg")
    assert refusal(whole[: len(whole) // 3], tmp_path) == "damaged_file"


def test_a_locked_pdf_is_refused_by_name(tmp_path: Path) -> None:
    assert refusal(locked_pdf(), tmp_path) == "encrypted_pdf"


def test_a_pdf_of_garbage_is_refused(tmp_path: Path) -> None:
    assert refusal(b"%PDF-1.7\ngarbage", tmp_path) == "damaged_file"


def test_thirty_thousand_pixels_square_are_refused_before_they_are_unpacked(tmp_path: Path) -> None:
    assert refusal(huge_png(30_000), tmp_path) == "too_many_pixels"


def test_more_pages_than_allowed_are_refused(tmp_path: Path) -> None:
    page = Image.new("1", (100, 100), 1)
    content = encoded(page, "TIFF", save_all=True, append_images=[page] * 3)
    assert refusal(content, tmp_path) == "too_many_pages"


def test_a_child_that_asks_for_too_much_memory_ends_as_a_refusal(tmp_path: Path) -> None:
    tight = Settings(normalise_memory_bytes=120_000_000)
    assert refusal(encoded(letter().convert("RGB").resize((8000, 8000)), "PNG"), tmp_path, tight) in {
        "normalise_crashed",
        "damaged_file",
    }


def test_a_child_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    slow = Settings().model_copy(update={"normalise_seconds": 0})
    assert refusal(encoded(letter(), "PNG"), tmp_path, slow) == "normalise_timeout"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "TIFF", "JPEG2000", "PDF"])
def test_every_type_gives_its_page_at_its_resolution(kind: str, tmp_path: Path) -> None:
    source = tmp_path / "scan"
    source.write_bytes(encoded(letter(), kind, **({"resolution": 200} if kind == "PDF" else {"dpi": (200, 200)})))
    (page,) = normalise(source, tmp_path, SMALL).pages
    assert page.image is not None
    assert page.dpi == pytest.approx(200, abs=2)
    assert Image.open(page.image).size == pytest.approx((1654, 2339), abs=2)


@pytest.mark.parametrize("compression", ["group4", "jpeg", "tiff_lzw"])
def test_every_frame_of_a_tiff_is_a_page(compression: str, tmp_path: Path) -> None:
    page = letter().convert("1" if compression == "group4" else "L")
    source = tmp_path / "stack.tif"
    page.save(source, compression=compression, save_all=True, append_images=[page])
    assert [page.number for page in normalise(source, tmp_path, SMALL).pages] == [1, 2]


def test_a_damaged_frame_is_a_problem_of_its_own_page(tmp_path: Path) -> None:
    good, bad = letter().resize((400, 500)), letter().resize((600, 700))
    source = tmp_path / "stack.tif"
    good.save(source, compression="jpeg", save_all=True, append_images=[bad])
    whole = source.read_bytes()
    second = whole.rfind(b"\xff\xd8\xff")
    source.write_bytes(whole[: second + 3] + bytes(200) + whole[second + 203 :])
    first, last = normalise(source, tmp_path, SMALL).pages
    assert first.problem is None
    assert last.problem == "page_failed"


def test_ink_on_transparent_paper_stays_ink_on_white(tmp_path: Path) -> None:
    page = Image.new("RGBA", (200, 300), (0, 0, 0, 0))
    page.paste((0, 0, 0, 255), (50, 50, 100, 100))
    source = tmp_path / "scan.png"
    page.save(source)
    (plain,) = normalise(source, tmp_path, SMALL).pages
    assert plain.image is not None
    shown = Image.open(plain.image).convert("L")
    assert (shown.getpixel((10, 10)), shown.getpixel((60, 60))) == (255, 0)


FAX = Image.new("1", (1728, 1123), 1)


@pytest.mark.parametrize("tags", [{"dpi": (204, 98)}, {"resolution_unit": 1, "dpi": (204, 98)}, {}])
def test_a_coarse_fax_is_stretched_to_the_page_that_was_sent(tags: dict[str, object], tmp_path: Path) -> None:
    source = tmp_path / "fax.tif"
    FAX.save(source, "TIFF", compression="group4", **tags)
    (page,) = normalise(source, tmp_path, SMALL).pages
    assert page.image
    with Image.open(page.image) as image:
        assert image.size == (1728, 2338)
    assert page.dpi == pytest.approx(204, abs=10)


def test_a_page_of_even_resolution_keeps_its_pixels(tmp_path: Path) -> None:
    source = tmp_path / "slip.tif"
    FAX.save(source, "TIFF", compression="group4", dpi=(204, 204))
    (page,) = normalise(source, tmp_path, SMALL).pages
    assert page.image
    with Image.open(page.image) as image:
        assert image.size == FAX.size
