"""Dossiers as bare rows, for tests of queues and claims."""

from itertools import count
from typing import Any

from fakelos.storage.models import Batch, DataKey, Dossier, Station

_numbers = count(1)


def add_dossier(station: Station, **values: Any) -> Dossier:
    """A dossier of the station's office, ready to be examined unless `values` say otherwise."""
    number = f"SPECIMEN-{next(_numbers)}"
    batch = Batch.objects.create(station=station, office=station.office, external_id=number, content=number)
    key = DataKey.objects.create(wrapped=b"SPECIMEN")
    rest = {"application_no": number, **values}
    return Dossier.objects.create(office=station.office, batch=batch, data_key=key, **rest)
