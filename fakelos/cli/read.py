"""`fakelos read`: files in, JSON lines out, one a document."""

import json
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from fakelos.cli.documents import read_line, unreadable_line
from fakelos.extractors.file import documents_of, read_file
from fakelos.schemas.errors import BadInput, ToolFailure
from fakelos.schemas.settings import Settings


def run(files: Sequence[Path]) -> None:
    """Print a line for every document of every file, in their order; a file that cannot be read is a line too.

    The next files are opened while the pages of one are read, so that no core waits.
    """
    settings = Settings()
    with ThreadPoolExecutor(settings.workers) as pages, ThreadPoolExecutor(settings.workers + 1) as ahead:
        for lines in ahead.map(lambda file: list(_lines(file, settings, pages)), files):
            sys.stdout.writelines(_json(line) + "\n" for line in lines)
            sys.stdout.flush()


def _json(line: dict[str, Any]) -> str:
    """One line of JSON; names of files whose bytes are no UTF-8, as old scanners write them, stand there escaped."""
    text = json.dumps(line, ensure_ascii=False)
    return text if _is_writable(text) else json.dumps(line)


def _is_writable(text: str) -> bool:
    try:
        text.encode(sys.stdout.encoding)
    except UnicodeEncodeError:
        return False
    return True


def _lines(file: Path, settings: Settings, pool: Executor) -> Iterator[dict[str, Any]]:
    try:
        pages = [read.page for read in read_file(file, settings, pool).pages]
    except (BadInput, ToolFailure) as refused:
        yield unreadable_line(str(file), refused.code)
    except OSError:
        yield unreadable_line(str(file), "file_unreadable")
    else:
        yield from map(read_line, documents_of(str(file), pages))
