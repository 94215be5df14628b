"""Names of files as strangers give them, made safe to store and to show. They are labels, never paths."""

import re
import unicodedata
from collections.abc import Iterable
from pathlib import PurePosixPath

LONGEST = 240
JUNK = frozenset({"thumbs.db", "desktop.ini"})


def clean_name(raw: str) -> str:
    r"""`raw` composed (NFC), without ways up, control and direction marks, and of bounded length.

    Bytes that are not UTF-8 are read as Windows Greek, as old scanners write them.

    >>> clean_name("../../etc/ΑΙ\u0301ΤΗΣΗ\u202e.pdf")
    'etc/ΑΊΤΗΣΗ.pdf'
    >>> clean_name("\n") == clean_name("..") == "unnamed"
    True
    """
    text = unicodedata.normalize("NFC", _decoded(raw).replace("\\", "/"))
    visible = "".join(" " if sign in "\u2028\u2029" else sign for sign in text if not _is_control(sign))
    parts = [part.strip() for part in visible.split("/")]
    name = "/".join(part for part in parts if part not in {"", ".", ".."}) or "unnamed"
    return name if len(name) <= LONGEST else f"{name[:200]}…{name[-(LONGEST - 201) :]}"


def unique_names(names: Iterable[str]) -> list[str]:
    """The names, in order, those that came before with a number.

    >>> unique_names(["scan.tif", "scan.tif", "scan (2).tif"])
    ['scan.tif', 'scan (2).tif', 'scan (2) (2).tif']
    """
    taken: dict[str, None] = {}
    for name in names:
        taken[_free_name(name, taken)] = None
    return list(taken)


def is_junk(name: str) -> bool:
    """Whether an operating system left the file there, not a scanner.

    >>> [is_junk(name) for name in (".DS_Store", "a/._1.tif", "Thumbs.db", "1.tif")]
    [True, True, True, False]
    """
    last = PurePosixPath(name).name
    return last.startswith(".") or last.lower() in JUNK


def natural_order(name: str) -> list[tuple[int, str]]:
    """A sort key that puts scan before scan2, and scan2 before scan10."""
    parts = re.split(r"(\d{1,18})", name.removesuffix(PurePosixPath(name).suffix))
    return [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]


def _decoded(raw: str) -> str:
    try:
        raw.encode()
    except UnicodeEncodeError:
        return raw.encode("utf-8", "surrogateescape").decode("cp1253", "replace") if _from_bytes(raw) else _blanked(raw)
    return raw


def _from_bytes(raw: str) -> bool:
    return all(not "\ud800" <= sign <= "\udfff" or "\udc80" <= sign <= "\udcff" for sign in raw)


def _blanked(raw: str) -> str:
    return raw.encode("utf-8", "replace").decode()


def _is_control(sign: str) -> bool:
    return unicodedata.category(sign).startswith("C")


def _free_name(name: str, taken: dict[str, None]) -> str:
    path, number, free = PurePosixPath(name), 1, name
    while free in taken:
        number += 1
        free = str(path.with_name(f"{path.stem} ({number}){path.suffix}"))
    return free
