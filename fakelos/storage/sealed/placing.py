"""Keys of papers, moved under the keys of the dossiers that the papers belong to."""

from collections import defaultdict
from uuid import UUID

from fakelos.storage.models import Batch, DataKey, Document, Page
from fakelos.storage.sealed.keys import Keys


def move_keys_to_dossiers(keys: Keys, batch: Batch) -> None:
    """Move the key of each page under its dossier's, the key of each file under all its dossiers'.

    A page of no dossier stays under its file; a file of no dossier stays under the master key.
    """
    of_files, of_pages = _dossier_keys(batch)
    moves: dict[tuple[UUID, ...], list[DataKey]] = defaultdict(list)
    for item in batch.items.select_related("data_key"):
        if item.data_key:
            moves[tuple(sorted(of_files[item.pk]))].append(item.data_key)
    for page in Page.objects.filter(item__batch=batch).select_related("data_key", "item"):
        file_key = [page.item.data_key_id] if page.item.data_key_id else []
        moves[tuple(sorted(of_pages[page.item_id, page.number]) or file_key)].append(page.data_key)
    _carry_out(keys, moves)


def _dossier_keys(batch: Batch) -> tuple[dict[UUID, set[UUID]], dict[tuple[UUID, int], set[UUID]]]:
    """The keys of the dossiers that each file, and each page, has papers of."""
    of_files: dict[UUID, set[UUID]] = defaultdict(set)
    of_pages: dict[tuple[UUID, int], set[UUID]] = defaultdict(set)
    placed = Document.objects.filter(item__batch=batch, dossier__isnull=False)
    for item, pages, key in placed.values_list("item_id", "pages", "dossier__data_key"):
        of_files[item].add(key)
        for number in pages:
            of_pages[item, number].add(key)
    return of_files, of_pages


def _carry_out(keys: Keys, moves: dict[tuple[UUID, ...], list[DataKey]]) -> None:
    rows = DataKey.objects.in_bulk({one for target in moves for one in target})
    for target, moved in moves.items():
        keys.move(moved, [rows[one] for one in target])
