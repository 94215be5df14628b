import io
import secrets

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fakelos.schemas.errors import ToolFailure
from fakelos.storage.sealed.sealing import CHUNK, MAGIC, TAG, Unsealed, seal, unseal

KEY = bytes(range(32))
BLOB = "0" * 32
PIECE = CHUNK + TAG

sizes = st.one_of(
    st.integers(0, 100),
    st.sampled_from([CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 2 * CHUNK + 5]),
)


def sealed(plain: bytes, key: bytes = KEY, blob: str = BLOB) -> bytes:
    return b"".join(seal(key, blob, io.BytesIO(plain)))


def opened(content: bytes, key: bytes = KEY, blob: str = BLOB) -> bytes:
    return b"".join(unseal(key, blob, io.BytesIO(content)))


class Trickle(io.BytesIO):
    """Gives less than it is asked for, as sockets do."""

    def read(self, size: int | None = -1) -> bytes:
        """At most 70,001 bytes."""
        return super().read(min(size, 70_001) if size and size > 0 else size)


@settings(deadline=None, max_examples=40)
@given(size=sizes, seed=st.binary(min_size=1, max_size=8))
def test_what_is_sealed_opens_to_the_same_bytes(size: int, seed: bytes) -> None:
    plain = (seed * (size // len(seed) + 1))[:size]
    assert opened(sealed(plain)) == plain


def test_a_stream_that_gives_little_at_a_time_is_sealed_alike() -> None:
    plain = secrets.token_bytes(2 * CHUNK + 17)
    content = b"".join(seal(KEY, BLOB, Trickle(plain)))
    assert content == sealed(plain)
    assert b"".join(unseal(KEY, BLOB, Trickle(content))) == plain


def test_the_sealed_bytes_do_not_show_the_plain_ones() -> None:
    assert b"SPECIMEN" not in sealed(b"SPECIMEN" * 1000)


@settings(deadline=None, max_examples=60)
@given(plain=st.binary(max_size=200), place=st.integers(0, 10**6), bit=st.integers(0, 7))
def test_one_changed_bit_anywhere_is_found(plain: bytes, place: int, bit: int) -> None:
    content = bytearray(sealed(plain))
    content[place % len(content)] ^= 1 << bit
    with pytest.raises(ToolFailure, match="blob_damaged"):
        opened(bytes(content))


@settings(deadline=None, max_examples=60)
@given(plain=st.binary(max_size=200), cut=st.integers(1, 10**6))
def test_bytes_cut_off_the_end_are_missed(plain: bytes, cut: int) -> None:
    content = sealed(plain)
    with pytest.raises(ToolFailure, match="blob_damaged"):
        opened(content[: -1 - cut % len(content)])


def test_whole_chunks_that_are_cut_off_moved_doubled_or_added_are_found() -> None:
    content = sealed(secrets.token_bytes(3 * CHUNK))
    head, chunks = content[: len(MAGIC)], [content[len(MAGIC) + n * PIECE :][:PIECE] for n in range(3)]
    assert opened(head + b"".join(chunks))
    for wrong in ([0, 1], [0], [1, 0, 2], [0, 0, 1, 2], [0, 2], [0, 1, 2, 2], []):
        with pytest.raises(ToolFailure, match="blob_damaged"):
            opened(head + b"".join(chunks[n] for n in wrong))


def test_a_blob_does_not_open_as_another_nor_under_another_key() -> None:
    content = sealed(b"SPECIMEN")
    for key, blob in ((KEY, "1" * 32), (bytes(32), BLOB)):
        with pytest.raises(ToolFailure, match="blob_damaged"):
            opened(content, key, blob)


def test_a_stream_ends_only_after_its_last_chunk_was_proven() -> None:
    content = sealed(secrets.token_bytes(2 * CHUNK))
    stream = io.BufferedReader(Unsealed(KEY, BLOB, io.BytesIO(content[: len(MAGIC) + PIECE])))
    with pytest.raises(ToolFailure, match="blob_damaged"):
        stream.read()


def test_a_stream_reads_no_further_ahead_than_it_must() -> None:
    source = io.BytesIO(sealed(bytes(8 * CHUNK)))
    stream = io.BufferedReader(Unsealed(KEY, BLOB, source))
    stream.read(10)
    assert source.tell() <= len(MAGIC) + 2 * PIECE
