"""Every letter, printed: what it says, and that screens can read it. `FAKELOS_LETTERS` keeps them for looking at."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest

from fakelos.review.letters.composition import press
from fakelos.storage.decisions_checks import snapshot
from fakelos.storage.decisions_table import NEGATIVE, Kind
from fakelos.storage.models import Decision, Dossier, Office, Role, Station, User
from tests.review.conftest import MakeUser
from tests.review.sample import PAPERS, Case, store_dossier

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]


@pytest.fixture
def officers(make_user: MakeUser, office: Office) -> tuple[User, User]:
    first, second = make_user(Role.REVIEWER, office), make_user(Role.SUPERVISOR, office)
    User.objects.filter(pk=first.pk).update(first_name="ΑΝΝΑ", last_name="ΔΕΙΓΜΑ SPECIMEN")
    User.objects.filter(pk=second.pk).update(first_name="ΝΙΚΟΣ", last_name="ΥΠΟΔΕΙΓΜΑ SPECIMEN")
    Office.objects.update(
        letterhead="ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ SPECIMEN\nΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ ΚΑΙ ΜΕΤΑΝΑΣΤΕΥΣΗΣ\nΤΜΗΜΑ ΑΔΕΙΩΝ ΔΙΑΜΟΝΗΣ",
        place="Θεσσαλονίκη",
    )
    first.refresh_from_db()
    second.refresh_from_db()
    return first, second


def decided(dossier_id: UUID, kind: Kind, officers: tuple[User, User], **details: object) -> Decision:
    """A decision with number and day, as the press gets it."""
    dossier = Dossier.objects.get(pk=dossier_id)
    return Decision(
        dossier=dossier,
        office=Office.objects.get(pk=dossier.office_id),
        kind=kind,
        made_by=officers[0],
        signed_by=officers[1] if kind in NEGATIVE else None,
        day=date(2026, 11, 23),
        year=2026,
        number=412,
        reason="Δεν προσκομίστηκε οριστικός τίτλος διαμονής. SPECIMEN" if kind in NEGATIVE else "",
        rested_on=snapshot(dossier),
        details=details,
    )


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def keep(name: str, pdf: bytes) -> bytes:
    if folder := os.environ.get("FAKELOS_LETTERS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        (Path(folder) / f"{name}.pdf").write_bytes(pdf)
    return pdf


def test_every_letter(station: Station, officers: tuple[User, User]) -> None:
    dossier = store_dossier(station, replace(Case(), name_el="ΧΟΤΖΑ ΑΡΤΑΝ SPECIMEN", papers=PAPERS[:2]))
    for kind in Kind:
        for language in ("", "en", "sq"):
            if language and kind not in {Kind.TYPE_A_BUYOUT, Kind.TYPE_A_MISSING}:
                continue
            lines = ("formal:fee", "formal:insurance", "substantive:ties_each_year")
            decision = decided(dossier, kind, officers, language=language, lines=lines)
            if kind is Kind.ASK_RESCAN:
                continue
            for printed in press(decision):
                keep(f"{kind}-{printed.kind}{'-' + language if language else ''}", printed.content)
