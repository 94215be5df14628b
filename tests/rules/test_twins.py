"""Whose papers are in a batch of twins who both apply: a number tells, birth date and family name do not."""

from fakelos.rules.assembly import assemble
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.document import Document
from fakelos.schemas.dossier import Application, Status
from tests.rules.papers import Held, paper

KLEA, KLEVIS = "000311/2018", "000322/2018"
BORN = "1998-03-30"
HERS = {"holder_surname_el": "ΛΕΣΙ", "holder_name_el": "ΚΛΕΑ", "birth_date": BORN, "passport_no": "BP1011201"}
HIS = {"holder_surname_el": "ΛΕΣΙ", "holder_name_el": "ΚΛΕΒΙΣ", "birth_date": BORN, "passport_no": "BP1011207"}
HER_PASSPORT = paper(
    "passport", holder_surname_lat="LLESHI", holder_name_lat="KLEA", birth_date=BORN, passport_no="BP1011201"
)


def forms() -> list[Held]:
    hers = paper("application_form", **HERS, afm="123456783", amka="30039812346", application_no=KLEA)
    his = paper("application_form", **HIS, afm="998877665", amka="30039898762", application_no=KLEVIS)
    return [hers, his]


def batch(*further: Held) -> list[Document]:
    papers = enumerate([*forms(), *further], 1)
    return [held.document.model_copy(update={"file": "SPECIMEN.pdf", "pages": (page,)}) for page, held in papers]


APPLICATIONS = [Application(application_no=KLEA), Application(application_no=KLEVIS)]


def test_a_passport_goes_to_the_twin_whose_number_it_bears() -> None:
    documents = batch(HER_PASSPORT)
    hers, _ = assemble(documents, applications=APPLICATIONS)
    assert [hers.role_of(document.id) for document in hers.documents] == ["applicant", "applicant"]
    assert documents[2] in hers.documents


def test_what_either_twin_may_claim_lacks_in_neither_dossier() -> None:
    school = paper("school_record", holder_surname_el="ΛΕΣΙ", birth_date=BORN, school_years=("2014-2015",))
    for case in assemble(batch(school), applications=APPLICATIONS):
        statuses = {finding.code: finding.status for finding in evaluate(case).examinations[0].formal}
        assert statuses["ties"] is Status.DOUBTFUL
