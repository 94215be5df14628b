"""How documents are printed."""

from fakelos.cli.documents import read_line
from fakelos.schemas.document import Scan
from tests.storage.specimens import paper


def test_pages_joined_from_another_file_are_printed_only_where_there_are_any() -> None:
    alone = paper("a", "f.tif", 1)
    assert "joined" not in read_line(alone)
    assert "scan" not in read_line(alone)["fields"]["afm"]
    joined = Scan(document="b", file="g.tif", pages=(2,))
    elsewhere = {code: field.model_copy(update={"scan": "b", "page": 2}) for code, field in alone.fields.items()}
    printed = read_line(alone.model_copy(update={"joined": (joined,), "fields": elsewhere}))
    assert printed["joined"] == [{"document": "b", "file": "g.tif", "pages": [2]}]
    assert printed["fields"]["afm"]["scan"] == "b"
