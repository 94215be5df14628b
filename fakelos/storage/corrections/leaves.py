"""Pages and values of papers, taken from one and given to another. Pure; no page is lost and none is in two papers."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from fakelos.schemas.document import Document, Field, Leaf, Scan


class Sheaf(NamedTuple):
    """Some pages of a paper with the values that stand on them, each of which names its scan."""

    scans: tuple[Scan, ...]
    fields: Mapping[str, Field]

    def read_as(self, old: str, new: str) -> "Sheaf":
        """The same; what was read as the paper `old` lies in the file of the paper `new`."""
        scans = tuple(one.model_copy(update={"document": new}) if one.document == old else one for one in self.scans)
        fields = {code: _read_on(new, one) if one.scan == old else one for code, one in self.fields.items()}
        return Sheaf(scans, fields)


def sheaf_of(paper: Document, leaves: Collection[Leaf] | None = None) -> Sheaf:
    """These pages of a paper, or all of them."""
    wanted = set(paper.leaves if leaves is None else leaves)
    whole = (Scan(document=paper.id, file=paper.file, pages=paper.pages), *paper.joined)
    fields = {code: _read_on(field.scan or paper.id, field) for code, field in paper.fields.items()}
    return Sheaf(
        tuple(scan for one in whole if (scan := _among(one, wanted)).pages),
        {code: field for code, field in fields.items() if paper.leaf_of(field) in wanted},
    )


def made_of(paper: Document, *sheaves: Sheaf) -> Document:
    """The paper with these pages, of which some lie in its own file; the values of an earlier sheaf stand first."""
    fields = {code: field for sheaf in reversed(sheaves) for code, field in sheaf.fields.items()}
    scans = _one_each(scan for sheaf in sheaves for scan in sheaf.scans)
    own = scans.pop(paper.id)
    own_fields = {code: _read_on(None, field) if field.scan == paper.id else field for code, field in fields.items()}
    return paper.model_copy(
        update={"file": own.file, "pages": own.pages, "joined": tuple(scans.values()), "fields": own_fields}
    )


def _read_on(scan: str | None, field: Field) -> Field:
    return field.model_copy(update={"scan": scan})


def _among(scan: Scan, leaves: Collection[Leaf]) -> Scan:
    pages = tuple(page for page in scan.pages if Leaf(scan.document, page) in leaves)
    return scan.model_copy(update={"pages": pages})


def _one_each(scans: Iterable[Scan]) -> dict[str, Scan]:
    """The scans by the papers as which they were read, in order."""
    found: dict[str, Scan] = {}
    for scan in scans:
        before = found[scan.document].pages if scan.document in found else ()
        found[scan.document] = scan.model_copy(update={"pages": tuple(sorted({*before, *scan.pages}))})
    return found
