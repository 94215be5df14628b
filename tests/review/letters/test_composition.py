"""Every letter, printed: what it says, and that screens can read it. `FAKELOS_LETTERS` keeps them for looking at."""

import io
import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pypdf
import pytest

from fakelos.review.letters.catalogue import LetterKind
from fakelos.review.letters.composition import press, preview
from fakelos.schemas.errors import BadInput
from fakelos.storage.decisions.checks import snapshot
from fakelos.storage.decisions.table import NEGATIVE, RULES, Kind
from fakelos.storage.models import Decision, Dossier, FindingRow, Office, Role, Station, User
from tests.review.conftest import MakeUser
from tests.review.printed import text_of
from tests.review.sample import PAPERS, Case, store_dossier

pytestmark = [pytest.mark.one_database, pytest.mark.django_db]

KINDS = [kind for kind in Kind if RULES[kind].letters and kind is not Kind.ASK_RESCAN]
LINES = ("formal:fee", "formal:insurance", "substantive:ties_each_year")
HOSTILE = (
    "<script>alert(1)</script><img src='file:///etc/passwd'>",
    "</p></div><style>*{display:none}</style>",
    "{name} {0} {{ office }} %s %(x)s",
    "\u202eΖΩΓΡΑΦΟΣ\u202c",
    '=HYPERLINK("http://example.org")',
    "ΜΑΚΡΥ" * 400,
    "شهادة عربية",
)


@pytest.fixture
def officers(make_user: MakeUser, office: Office) -> tuple[User, User]:
    first, second = make_user(Role.REVIEWER, office), make_user(Role.SUPERVISOR, office)
    first.first_name, first.last_name = "ΑΝΝΑ", "ΔΕΙΓΜΑ SPECIMEN"
    second.first_name, second.last_name = "ΝΙΚΟΣ", "ΥΠΟΔΕΙΓΜΑ SPECIMEN"
    Office.objects.update(
        letterhead="ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ SPECIMEN\nΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ ΚΑΙ ΜΕΤΑΝΑΣΤΕΥΣΗΣ\nΤΜΗΜΑ ΑΔΕΙΩΝ ΔΙΑΜΟΝΗΣ",
        place="Θεσσαλονίκη",
    )
    return first, second


@pytest.fixture
def case(station: Station) -> UUID:
    """A dossier of two papers, with lines that are missing."""
    return store_dossier(station, replace(Case(), name_el="ΧΟΤΖΑ ΑΡΤΑΝ SPECIMEN", papers=PAPERS[:2]))


def decided(dossier_id: UUID, kind: Kind, officers: tuple[User, User], **details: Any) -> Decision:
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
        reason="Δεν προσκομίστηκε οριστικός τίτλος. SPECIMEN" if kind in NEGATIVE else "",
        rested_on=snapshot(dossier),
        details={"lines": LINES, **details},
    )


def printed(decision: Decision) -> dict[str, tuple[str, bytes]]:
    """The letters of a decision by kind: what they say, and the file."""
    letters = {one.kind: one.content for one in press(decision)}
    if folder := os.environ.get("FAKELOS_LETTERS"):
        Path(folder).mkdir(parents=True, exist_ok=True)
        for kind, content in letters.items():
            name = f"{decision.kind}-{kind}-{decision.details.get('language', '')}.pdf"
            (Path(folder) / name).write_bytes(content)
    return {kind: (text_of(content), content) for kind, content in letters.items()}


def tags_of(pdf: bytes) -> set[str]:
    """The kinds of elements that a reader of screens finds."""

    def walk(element: Any) -> Iterator[str]:
        if isinstance(element, list):
            for one in element:
                yield from walk(one.get_object())
        elif isinstance(element, dict) and "/S" in element:
            yield str(element["/S"])
            yield from walk(element["/K"].get_object() if "/K" in element else [])

    return set(walk(root_of(pdf)["/StructTreeRoot"]["/K"].get_object()))


def root_of(pdf: bytes) -> Any:
    """What a PDF says of itself."""
    return pypdf.PdfReader(io.BytesIO(pdf)).trailer["/Root"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_letter_names_office_day_number_page_and_officer_and_reads_aloud(
    kind: Kind, case: UUID, officers: tuple[User, User]
) -> None:
    for letter, (text, content) in printed(decided(case, kind, officers)).items():
        for said in (
            "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ",
            "ΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ ΚΑΙ ΜΕΤΑΝΑΣΤΕΥΣΗΣ",
            "Θεσσαλονίκη, 23 Νοεμβρίου 2026",
            "Αριθ. πρωτ.: 412/2026",
            "Σελίδα 1 από 1",
            "ΧΟΤΖΑ ΑΡΤΑΝ SPECIMEN",
            "2017/000123",
            "01/03/2017",
            "ΑΝΝΑ ΔΕΙΓΜΑ SPECIMEN",
        ):
            assert said in text, (letter, said)
        root = root_of(content)
        assert root["/Lang"] == "el"
        assert root["/MarkInfo"]["/Marked"]
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()
        assert {"/Document", "/H1", "/P"} <= tags_of(content)


def test_the_certificate_bears_category_validity_and_what_it_does_not_give(
    case: UUID, officers: tuple[User, User]
) -> None:
    text, _ = printed(decided(case, Kind.TYPE_A, officers, lines=()))["type_a"]
    assert "ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ ΑΙΤΗΣΗΣ ΤΥΠΟΥ Α΄" in text
    assert "Κατηγορία: Γ1.3 – Κάτοχοι οριστικού τίτλου διαμονής" in text
    assert "ισχύει έως τις 23/11/2027" in text
    assert "δεν παρέχει δικαίωμα κυκλοφορίας εντός του χώρου Schengen" in text
    assert "BA7654321" in text
    assert "Εξαγορά" not in text


def test_the_buyout_note_gives_the_day_six_months_after_the_application_and_names_a_day_of_rest(
    case: UUID, officers: tuple[User, User]
) -> None:
    decision = decided(case, Kind.TYPE_A_BUYOUT, officers, lines=())
    assert "ήτοι έως τις 01/09/2017, άλλως" in printed(decision)["type_a"][0]
    assert press(decision)[0].said == {"valid_until": "2027-11-23", "buyout_until": "2017-09-01"}
    decision.dossier.application_date = date(2016, 10, 16)
    text = text_of(press(decision)[0].content)
    assert "ήτοι έως τις 16/04/2017 (μη εργάσιμη: Κυριακή του Πάσχα), άλλως" in text
    decision.details["language"] = "en"
    assert "by 16/04/2017 (not a working day: Easter Sunday); otherwise" in text_of(press(decision)[0].content)


def test_a_renewed_certificate_says_so(case: UUID, officers: tuple[User, User]) -> None:
    assert "Ανανέωση της βεβαίωσης" in printed(decided(case, Kind.RENEW_TYPE_A, officers))["type_a"][0]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("Only the Greek text is binding", "Please bring the following documents", "Fee of 300 euros")),
        ("sq", ("Vlen vetëm teksti në greqisht", "Ju lutemi të sillni", "Tarifa prej 300 eurosh (paravolo)")),
    ],
)
def test_the_form_names_each_missing_line_with_paragraph_and_words_and_a_courtesy_text_beside_it(
    language: str, said: tuple[str, ...], case: UUID, officers: tuple[User, User]
) -> None:
    text, content = printed(decided(case, Kind.TYPE_A_MISSING, officers, language=language))["missing_documents"]
    for words in (
        "Παράβολο 300 ευρώ",
        "«Παράβολο ύψους 300 ευρώ»",
        "Α, κατηγορία Γ1.3, 3η παύλα",
        "Ασφαλιστική ικανότητα",
        "Δεσμοί με τη χώρα για κάθε έτος",
        "παρέχεται προς διευκόλυνση",
        *said,
    ):
        assert words in text
    assert {"/Table", "/TH", "/TD"} <= tags_of(content)


def test_a_refusal_gives_thirty_days_both_names_and_the_reason(case: UUID, officers: tuple[User, User]) -> None:
    text, _ = printed(decided(case, Kind.REFUSE, officers, lines=()))["refusal"]
    for words in ("30 ημερών από την επίδοση", "ΝΙΚΟΣ ΥΠΟΔΕΙΓΜΑ SPECIMEN", "Δεν προσκομίστηκε οριστικός τίτλος"):
        assert words in text
    assert "εντός έξι μηνών" not in text
    Dossier.objects.update(outcome="reject_buyout_deadline")
    again, _ = printed(decided(case, Kind.REFUSE, officers, lines=()))["refusal"]
    assert "δεν προσκομίστηκε εντός έξι μηνών από την υποβολή της αίτησης, ήτοι έως τις 01/09/2017" in again


def test_a_grant_of_two_years_is_of_the_exceptional_categories_alone(case: UUID, officers: tuple[User, User]) -> None:
    assert "διετούς διάρκειας" in printed(decided(case, Kind.GRANT, officers))["grant"][0]
    Dossier.objects.update(category="ΣΤ.1")
    FindingRow.objects.update(category="ΣΤ.1")
    assert "διετούς διάρκειας" not in text_of(press(decided(case, Kind.GRANT, officers))[0].content)


def test_no_letter_goes_out_without_a_name(station: Station, officers: tuple[User, User]) -> None:
    nameless = store_dossier(station, replace(Case(), name_el="", name_lat=""))
    with pytest.raises(BadInput, match="name_unknown"):
        press(decided(nameless, Kind.TYPE_A, officers))


def test_a_name_read_in_latin_alone_is_printed(station: Station, officers: tuple[User, User]) -> None:
    foreign = store_dossier(station, replace(Case(), name_el=""))
    assert "ο/η HOXHA ARTAN," in printed(decided(foreign, Kind.TYPE_A, officers))["type_a"][0]


def test_the_same_decision_prints_the_same_bytes(case: UUID, officers: tuple[User, User]) -> None:
    decision = decided(case, Kind.TYPE_A, officers)
    assert press(decision) == press(decision)


def test_a_preview_is_marked_as_a_draft_and_bears_no_number(case: UUID, officers: tuple[User, User]) -> None:
    decision = decided(case, Kind.TYPE_A, officers)
    decision.number = None
    text = text_of(preview(decision, LetterKind.TYPE_A))
    assert "ΣΧΕΔΙΟ" in text
    assert "412" not in text


@pytest.mark.parametrize("hostile", HOSTILE)
def test_whatever_a_paper_or_an_officer_says_is_text(
    hostile: str, station: Station, officers: tuple[User, User], caplog: pytest.LogCaptureFixture
) -> None:
    case = store_dossier(station, Case().with_text(hostile))
    Dossier.objects.update(application_no=hostile[:64])
    decision = decided(case, Kind.END_PROCEDURE, officers)
    decision.reason, decision.made_by.last_name = hostile, hostile[:150]
    text, content = printed(decision)["end_procedure"]
    plain = hostile.replace("\u202e", "").replace("\u202c", "")
    letters = "".join(sign for sign in plain if sign.isascii() or "Α" <= sign <= "Ω")[:40].strip()
    assert "".join(letters.split()) in "".join(text.split())
    assert "Σελίδα 1 από" in text
    assert not pypdf.PdfReader(io.BytesIO(content)).attachments
    assert "etc/passwd" not in caplog.text
