"""`python -m tests.bench.reader FILE…` does all that `fakelos read` does, but prints the text of each first page."""

import json
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fakelos.extractors.file import documents_of, read_file
from fakelos.schemas.settings import Settings


def main() -> None:
    """Print a JSON string a file."""
    settings = Settings()
    with ThreadPoolExecutor(settings.workers) as pool:
        for file in map(Path, sys.argv[1:]):
            pages = [read.page for read in read_file(file, settings, pool).pages]
            documents_of(file.name, pages)
            print(json.dumps(pages[0].text), flush=True)


if __name__ == "__main__":
    main()
