"""A prepared dossier, stored through storage's own doors: drawn pages, fields with their boxes, findings."""

import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from uuid import UUID

from PIL import Image, ImageDraw, ImageFont

from fakelos.rules.evaluate import evaluate
from fakelos.schemas.base import Box
from fakelos.schemas.document import Document, Field
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Application, CaseFile, Person
from fakelos.schemas.page import ClassGuess, Page
from fakelos.schemas.settings import Settings
from fakelos.storage.batches import begin_batch, end_batch, mark_read, quarantine
from fakelos.storage.intake.receiving import Delivery, receive
from fakelos.storage.models import Batch, Station
from fakelos.storage.pages import save_page
from fakelos.storage.results import save_results
from fakelos.storage.sealed.master_key import create_master_key
from fakelos.storage.sealed.vault import Vault, open_vault

SIZE = (827, 1169)
FILE = "scan-0007.tif"
SECOND_FILE = "scan-0008.tif"
FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
Line = tuple[str, str, str]
"""A field's code, how the paper names it, and its value as Fakelos stores it."""


@dataclass(frozen=True)
class Drawn:
    """One paper of one page: its heading and the lines printed on it."""

    doc_class: DocumentClass | None
    heading: str
    lines: tuple[Line, ...] = ()
    confidence: float = 0.97
    unsure: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    blank: bool = False

    def box(self, index: int) -> Box:
        """Where the value of a line is drawn."""
        top = (330 + 70 * index) / SIZE[1]
        return (0.40, top, 0.40 + 0.017 * len(self.lines[index][2]), top + 0.024)

    def print_on(self, draw: ImageDraw.ImageDraw) -> None:
        """Draw the paper."""
        small, large = ImageFont.truetype(FONT, 21), ImageFont.truetype(FONT, 28)
        draw.text((80, 60), "SPECIMEN", font=large, fill=170)
        draw.text((80, 160), self.heading, font=large, fill=20)
        draw.line((80, 215, SIZE[0] - 80, 215), fill=90, width=2)
        for index, (_, label, value) in enumerate(self.lines):
            left, top, *_ = self.box(index)
            draw.text((80, top * SIZE[1]), label, font=small, fill=90)
            draw.text((left * SIZE[0], top * SIZE[1]), _as_printed(value), font=small, fill=10)


@cache
def png_of(paper: Drawn) -> bytes:
    """The page as it was scanned."""
    image = Image.new("L", SIZE, 255)
    if not paper.blank:
        paper.print_on(ImageDraw.Draw(image))
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _as_printed(value: str) -> str:
    try:
        return date.fromisoformat(value).strftime("%d/%m/%Y") if len(value) == len("2000-01-01") else value
    except ValueError:
        return value


HOLDER: tuple[Line, ...] = (
    ("holder_surname_el", "Επώνυμο", "ΧΟΤΖΑ"),
    ("holder_name_el", "Όνομα", "ΑΡΤΑΝ"),
    ("birth_date", "Ημ. γέννησης", "1984-03-12"),
)
PAPERS: tuple[Drawn, ...] = (
    Drawn(
        DocumentClass.PASSPORT,
        "PASAPORTË / PASSPORT",
        (
            ("holder_surname_lat", "Surname", "HOXHA"),
            ("holder_name_lat", "Given names", "ARTAN"),
            ("birth_date", "Date of birth", "1984-03-12"),
            ("passport_no", "Passport No", "BA7654321"),
            ("issue_date", "Date of issue", "2012-02-01"),
            ("expiry_date", "Date of expiry", "2022-01-31"),
        ),
    ),
    Drawn(
        DocumentClass.RESIDENCE_PERMIT,
        "ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ",
        (
            *HOLDER,
            ("permit_no", "Αριθμός", "1234567"),
            ("permit_type", "Είδος", "ΕΞΑΡΤΗΜΕΝΗ ΕΡΓΑΣΙΑ"),
            ("valid_from", "Ισχύει από", "2010-05-01"),
            ("valid_to", "Ισχύει έως", "2012-04-30"),
        ),
    ),
    Drawn(
        DocumentClass.FEE_RECEIPT,
        "ΗΛΕΚΤΡΟΝΙΚΟ ΠΑΡΑΒΟΛΟ",
        (
            *HOLDER,
            ("fee_code", "Κωδικός", "24031234567890123456"),
            ("fee_type_code", "Τύπος", "2403"),
            ("amount", "Ποσό", "300.00"),
            ("payment_date", "Ημ. πληρωμής", "2017-02-20"),
        ),
    ),
    Drawn(
        DocumentClass.TAX_RETURN,
        "ΔΗΛΩΣΗ ΦΟΡΟΛΟΓΙΑΣ ΕΙΣΟΔΗΜΑΤΟΣ",
        (*HOLDER, ("afm", "ΑΦΜ", "123456789"), ("income_year", "Έτος", "2013"), ("years_covered", "Έτη", "2013")),
        confidence=0.93,
        unsure=("afm",),
    ),
    Drawn(None, "", blank=True),
    Drawn(None, "ΒΕΒΑΙΩΣΗ", (), confidence=0.31, problems=("low_quality",)),
)


@dataclass(frozen=True)
class Case:
    """Whose dossier, and what it holds; `apart` are papers scanned into a file of their own."""

    application_no: str = "2017/000123"
    application_date: date = date(2017, 3, 1)
    name_el: str = "ΧΟΤΖΑ ΑΡΤΑΝ"
    name_lat: str = "HOXHA ARTAN"
    file: str = FILE
    papers: tuple[Drawn, ...] = field(default=PAPERS)
    apart: tuple[Drawn, ...] = ()

    def with_text(self, text: str) -> "Case":
        """The same dossier, with `text` wherever a machine read something."""
        lines = tuple((code, label, text) for code, label, _ in HOLDER)
        papers = tuple(replace(paper, lines=lines) if paper.lines else paper for paper in self.papers)
        return replace(self, name_el=text, name_lat=text, file=text, papers=papers)


def sample_vault() -> Vault:
    """The vault of this test's own home, with a master key."""
    settings = Settings()
    if not settings.master_key.exists():
        create_master_key(settings.master_key)
    return open_vault(settings)


def store_dossier(station: Station, case: Case | None = None) -> UUID:
    """Store one prepared dossier; gives its id."""
    case = case or Case()
    vault = sample_vault()
    content = f"SPECIMEN {case.application_no}".encode()
    delivery = Delivery(station, batch_id=case.application_no)
    files = [(case.file, io.BytesIO(content)), (SECOND_FILE, io.BytesIO(content + b" apart"))]
    receipt = receive(vault, delivery, files if case.apart else files[:1])
    batch = Batch.objects.get(pk=receipt.batch_id)
    begin_batch(batch.pk)
    documents = []
    for item, papers in zip(receipt.items, (case.papers, case.apart), strict=False):
        _store_pages(vault, item.id, papers)
        documents += [_document(item.name, number, paper) for number, paper in _documents(papers)]
        mark_read(item.id, "image/tiff")
    end_batch(batch.pk)
    case_file = CaseFile(
        application=Application(application_no=case.application_no, application_date=case.application_date),
        documents=tuple(documents),
        persons=(_applicant(case, documents),),
        unread_pages=sum(1 for paper in case.papers if paper.problems),
        strays=frozenset(document.id for document in documents if not document.fields),
    )
    return save_results(vault, batch.pk, documents, [(case_file, evaluate(case_file))])[0]


def store_quarantined(station: Station) -> UUID:
    """A batch of one readable file whose page wants a rescan and one file that could not be used; gives its id."""
    vault = sample_vault()
    files = [("good.tif", io.BytesIO(b"SPECIMEN one")), ("locked.pdf", io.BytesIO(b"SPECIMEN two"))]
    receipt = receive(vault, Delivery(station, batch_id="Q-1"), files)
    _store_pages(vault, receipt.items[0].id, PAPERS)
    mark_read(receipt.items[0].id, "image/tiff")
    quarantine(receipt.items[1].id, "encrypted_pdf")
    end_batch(receipt.batch_id)
    return receipt.batch_id


def _store_pages(vault: Vault, item_id: UUID, papers: Iterable[Drawn]) -> None:
    for number, paper in enumerate(papers, start=1):
        reading = Page(number=number, width=SIZE[0], height=SIZE[1], blank=paper.blank, problems=paper.problems)
        guess = ClassGuess(doc_class=paper.doc_class, confidence=paper.confidence)
        save_page(vault, item_id, reading, guess, png_of(paper), "image/png")


def _documents(papers: Iterable[Drawn]) -> list[tuple[int, Drawn]]:
    return [(number, paper) for number, paper in enumerate(papers, start=1) if not paper.blank]


def _document(file: str, number: int, paper: Drawn) -> Document:
    return Document(
        id=f"{file}#{number}",
        file=file,
        pages=(number,),
        doc_class=paper.doc_class,
        confidence=paper.confidence,
        fields=_fields(number, paper),
        problems=() if paper.doc_class else ("class_unknown",),
    )


def _fields(number: int, paper: Drawn) -> Mapping[str, Field]:
    return {
        code: Field(
            value=value,
            confidence=0.42 if code in paper.unsure else 0.96,
            page=number,
            box=paper.box(index),
            problem="check_digit" if code in paper.unsure else None,
        )
        for index, (code, _, value) in enumerate(paper.lines)
    }


def _applicant(case: Case, documents: Iterable[Document]) -> Person:
    return Person(
        id="p1",
        role="applicant",
        names_el=(case.name_el,),
        names_lat=(case.name_lat,),
        birth_date="1984-03-12",
        documents=tuple(document.id for document in documents if document.fields),
        reasons=("birth_date",),
    )
