"""Dossiers that the demo and the tests run on: the papers of each application, and what is to come of it."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from typing import Any

from tests.specimens.people import Person, person, relative


@dataclass(frozen=True, kw_only=True)
class Item:
    """One paper of a dossier: what, whose, and what happened to it at the copier."""

    doc_class: str
    layout: str
    facts: dict[str, Any] = field(default_factory=dict)
    who: str = "applicant"
    wear: str = "office"
    turn: int = 0
    digital: bool = False
    twice: bool = False
    respelt: bool = False
    also_ok: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Application:
    """One application: its people, its papers, and the outcome that a lawyer would propose."""

    number: str
    day: date
    category: str
    people: dict[str, Person]
    items: tuple[Item, ...]
    outcome: str = "type_a_complete"
    not_met: dict[str, str] = field(default_factory=dict)
    buyout: bool = False
    hard_cases: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Batch:
    """What a station sends at once. `covers` is the seat of QR sheets: none, one a dossier, one a paper."""

    name: str
    applications: tuple[Application, ...]
    covers: str = "none"
    manifest: bool = False
    kinds: tuple[str, ...] = ("pdf_jpeg", "tiff_g4", "jpg")


def paper(doc_class: str, layout: str, **facts: Any) -> Item:
    """A paper of the applicant with an ordinary fate."""
    return Item(doc_class=doc_class, layout=layout, facts=facts)


def tax(year: int, **fate: Any) -> Item:
    """The tax paper of an income year, in the form of its time."""
    layout = "assessment_old" if year < 2014 else "assessment_new"
    return Item(doc_class="tax_return", layout=layout, facts={"income_year": year}, **fate)


def permit(layout: str, first: date, last: date, **fate: Any) -> Item:
    """A residence permit."""
    return Item(doc_class="residence_permit", layout=layout, facts={"valid_from": first, "valid_to": last}, **fate)


def _basics(number: str, day: date, category: str, form: str = "boxed", fee: str = "e_paravolo") -> tuple[Item, ...]:
    kind = "2107" if category == "ΣΤ.1" else "2403"
    return (
        paper("application_form", form, application_no=number, application_date=day, category_claimed=category),
        paper("photo", "pair"),
        paper("fee_receipt", fee, fee_type_code=kind, payment_date=day - timedelta(days=12)),
    )


def _insured(day: date, layout: str = "certificate", **fate: Any) -> Item:
    facts = {
        "issue_date": day - timedelta(days=20),
        "valid_from": day - timedelta(days=60),
        "valid_to": date(day.year + 1, 2, 28),
    }
    return Item(doc_class="insurance", layout=layout, facts=facts, **fate)


def _applicant(rng: Random, nationality: str, sex: str, birth: date) -> dict[str, Person]:
    return {"applicant": person(rng, nationality=nationality, sex=sex, birth=birth)}


def g13_complete(rng: Random) -> Batch:
    """Γ1.3 with a tie for every year, a page scanned twice and one upside down."""
    number, day = "061845/2016", date(2016, 7, 6)
    items = (
        *_basics(number, day, "Γ1.3"),
        paper("passport", "with_visas", issue_date=date(2009, 5, 12), expiry_date=date(2014, 5, 11)),
        permit("decision_region", date(2009, 3, 10), date(2011, 3, 9), turn=180),
        tax(2011, twice=True), tax(2012, respelt=True), tax(2013, wear="fax"),
        tax(2014, digital=True), tax(2015, digital=True),
        paper("social_insurance", "ika_account", period_from=date(2014, 2, 1), period_to=date(2014, 11, 1)),
        paper("bank_transaction", "savings_book", transaction_dates=[date(2016, m, 3 * m) for m in range(1, 7)]),
        paper("language_course", "municipal", course_from=date(2012, 10, 1), course_to=date(2013, 2, 15)),
        _insured(day),
        paper("blank", "bleed_through"),
    )  # fmt: skip
    people = _applicant(rng, "EGY", "M", date(1974, 7, 1))
    application = Application(number=number, day=day, category="Γ1.3", people=people, items=items,
                              hard_cases=("expired_passport", "duplicate_page", "upside_down_page"))  # fmt: skip
    return Batch(
        name="g13_complete", applications=(application,), kinds=("pdf_jpeg", "jpg", "tiff_g4", "png", "jp2", "pdf_g4")
    )


def g13_buyout(rng: Random, number: str = "029107/2017") -> Batch:
    """Γ1.3, one tie only, insurance expired: the buy-out is pending. A QR sheet opens the dossier."""
    day = date(2017, 2, 15)
    items = (
        *_basics(number, day, "Γ1.3", "table", "e_paravolo_list"),
        paper("passport", "spread", issue_date=date(2008, 7, 20), expiry_date=date(2013, 7, 19)),
        permit("sticker", date(2010, 1, 27), date(2011, 1, 26)),
        tax(2012),
        paper("insurance", "booklet", valid_from=date(2015, 3, 2), valid_to=date(2016, 2, 28)),
        paper("solemn_declaration", "form", declared=day),
        paper("other", "utility_bill", day=date(2016, 11, 20)),
    )  # fmt: skip
    application = Application(
        number=number, day=day, category="Γ1.3", people=_applicant(rng, "NGA", "M", date(1968, 8, 6)), items=items,
        outcome="type_a_buyout_pending", not_met={"insurance": "missing"}, buyout=True,
        hard_cases=("single_tie_document", "expired_insurance", "insurance_buyout_pending"),
    )  # fmt: skip
    return Batch(name="g13_buyout", applications=(application,), covers="dossier", kinds=("tiff_jpeg",))


def g13_no_ties(rng: Random, number: str = "044310/2018") -> Batch:
    """Γ1.3 without a single tie."""
    day = date(2018, 5, 21)
    items = (
        *_basics(number, day, "Γ1.3", "letter", "bank_payment"),
        paper("passport", "data_page", issue_date=date(2014, 3, 2), expiry_date=date(2024, 3, 1)),
        permit("card", date(2012, 9, 1), date(2014, 8, 31)),
        _insured(day, "efka_printout", digital=True),
        paper("other", "advert"),
    )
    application = Application(
        number=number, day=day, category="Γ1.3", people=_applicant(rng, "ALB", "F", date(1981, 11, 3)), items=items,
        outcome="incomplete", not_met={"ties": "missing"}, hard_cases=("no_ties",),
    )  # fmt: skip
    return Batch(name="g13_no_ties", applications=(application,))


def g14_recent(rng: Random) -> Batch:
    """Γ1.4, five years just before the application: no ties needed."""
    number, day = "057102/2017", date(2017, 6, 1)
    items = (
        *_basics(number, day, "Γ1.4"),
        paper("passport", "bilingual", issue_date=date(2013, 4, 16), expiry_date=date(2023, 4, 15)),
        permit("decision_decentralised", date(2011, 5, 4), date(2013, 5, 3)),
        permit("card", date(2013, 5, 4), date(2015, 5, 3), wear="photocopy"),
        permit("decision_ministry", date(2015, 5, 4), date(2017, 5, 3), turn=90),
        _insured(day, "booklet"),
        Item(
            doc_class="power_of_attorney",
            layout="notarial",
            facts={"deed_date": date(2017, 5, 24)},
            also_ok=("notarial_deed",),
        ),
        paper("blank", "pencil_mark"),
    )
    people = _applicant(rng, "GEO", "F", date(1973, 5, 29))
    application = Application(number=number, day=day, category="Γ1.4", people=people, items=items,
                              not_met={"non_interruption": "not_required"}, hard_cases=("sideways_page",))  # fmt: skip
    return Batch(name="g14_recent", applications=(application,), kinds=("pdf_jpeg", "tiff_lzw"))


def g14_interrupted(rng: Random) -> Batch:
    """Γ1.4 whose five years ended long ago: evidence bridges the years since. A QR sheet before every paper."""
    number, day = "018845/2018", date(2018, 3, 12)
    items = (
        *_basics(number, day, "Γ1.4", "table"),
        paper("passport", "spread", issue_date=date(2015, 1, 20), expiry_date=date(2020, 1, 19)),
        permit("decision_region", date(2008, 4, 1), date(2010, 3, 31)),
        permit("decision_decentralised", date(2010, 4, 1), date(2012, 3, 31)),
        permit("card", date(2012, 4, 1), date(2013, 9, 30)),
        tax(2014), tax(2015), tax(2016, digital=True),
        paper("social_insurance", "efka_printout", period_from=date(2017, 1, 1), period_to=date(2017, 12, 1)),
        _insured(day, "efka_printout"),
    )  # fmt: skip
    people = _applicant(rng, "PAK", "M", date(1979, 2, 14))
    application = Application(number=number, day=day, category="Γ1.4", people=people, items=items,
                              hard_cases=("non_interruption_by_evidence",))  # fmt: skip
    return Batch(
        name="g14_interrupted", applications=(application,), covers="paper", manifest=True, kinds=("pdf_jpeg",)
    )


def st1_simple(rng: Random) -> Batch:
    """ΣΤ.1: a mother joins her husband, their child born in Greece."""
    number, day = "033671/2016", date(2016, 9, 19)
    who = person(rng, nationality="BGD", sex="F", birth=date(1986, 3, 8))
    husband = relative(rng, who, sex="M", birth=date(1980, 12, 30))
    child = relative(rng, who, sex="M", birth=date(2013, 10, 4))
    items = (
        *_basics(number, day, "ΣΤ.1"),
        paper("passport", "spread", issue_date=date(2014, 2, 3), expiry_date=date(2019, 2, 2)),
        permit("card", date(2015, 6, 1), date(2017, 5, 31), who="sponsor"),
        Item(doc_class="birth_act", layout="act", facts={"child": child, "other_parent": husband}),
        tax(2014), tax(2015),
        _insured(day),
    )  # fmt: skip
    application = Application(number=number, day=day, category="ΣΤ.1", people={"applicant": who, "sponsor": husband},
                              items=items, hard_cases=("sponsor_permit",))  # fmt: skip
    return Batch(name="st1_simple", applications=(application,), manifest=True)


def _on_paper(application: Application) -> Application:
    return replace(application, items=tuple(replace(item, digital=False) for item in application.items))


def two_applicants(rng: Random) -> Batch:
    """Two people in one stack, divided by QR sheets."""
    first, second = g13_no_ties(rng, "051120/2018"), g13_buyout(rng, "030020/2017")
    both = tuple(_on_paper(batch.applications[0]) for batch in (first, second))
    return Batch(name="two_applicants", applications=both, covers="dossier", kinds=("pdf_jpeg",))


def two_unmarked(rng: Random) -> Batch:
    """Two people in one stack that nothing divides."""
    first, second = g13_no_ties(rng, "051391/2018"), g13_buyout(rng, "030415/2017")
    both = tuple(_on_paper(batch.applications[0]) for batch in (first, second))
    return Batch(name="two_unmarked", applications=both, kinds=("pdf_jpeg",))


def strangers_paper(rng: Random) -> Batch:
    """Γ1.3 whose only tax paper is somebody else's: it is no tie."""
    application = g13_no_ties(rng, "044977/2018").applications[0]
    people = {**application.people, "other": person(rng, nationality="UKR", sex="M", birth=date(1970, 4, 4))}
    items = (*application.items, tax(2016, who="other"))
    return Batch(name="strangers_paper", applications=(replace(application, people=people, items=items),))


SCENARIOS: dict[str, Callable[[Random], Batch]] = {
    make.__name__: make
    for make in (
        g13_complete,
        g13_buyout,
        g14_recent,
        g13_no_ties,
        g14_interrupted,
        st1_simple,
        two_applicants,
        two_unmarked,
        strangers_paper,
    )
}
DEMO = ("g13_complete", "g13_buyout", "g14_recent")
