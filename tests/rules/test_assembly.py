"""From the papers of one batch to case files."""

from collections.abc import Iterable

import pytest

from fakelos.rules.assembly import assemble
from fakelos.rules.evaluate import evaluate
from fakelos.schemas.document import Cover, Document
from fakelos.schemas.dossier import Application, CaseFile, Category
from tests.rules.papers import Held, day, paper

ARBEN = {"holder_surname_el": "ΧΟΤΖΑ", "holder_name_el": "ΑΡΜΠΕΝ"}
RAVI = {"holder_surname_el": "ΣΙΝΓΚ", "holder_name_el": "ΡΑΒΙ"}
ARBEN_PASSPORT = {
    "holder_surname_lat": "HOXHA",
    "holder_name_lat": "ARBEN",
    "birth_date": "1980-02-01",
    "passport_no": "BA1234567",
}
RAVI_PASSPORT = {
    "holder_surname_lat": "SINGH",
    "holder_name_lat": "RAVI",
    "birth_date": "1975-09-09",
    "passport_no": "K7654321",
}
A, B = "000111/2016", "000222/2016"
REGISTER = [Application(application_no=A, application_date=day("2016-07-06")), Application(application_no=B)]


def scanned(held: Iterable[Held], file: str = "scan.pdf", start: int = 1) -> list[Document]:
    """The papers on consecutive pages of one file."""
    return [
        one.document.model_copy(update={"file": file, "pages": (number,)}) for number, one in enumerate(held, start)
    ]


def form(number: str | None = A, **values: str) -> Held:
    return paper("application_form", **{**ARBEN, **ARBEN_PASSPORT, "afm": "123456783"} | values, application_no=number)


def ravis_form(number: str | None = B) -> Held:
    return paper("application_form", **{**RAVI, **RAVI_PASSPORT, "afm": "998877665"}, application_no=number)


def roles(found: CaseFile) -> list[str]:
    """The roles of the papers, in their order."""
    return [found.role_of(document.id) for document in found.documents]


def ids(found: CaseFile) -> list[str]:
    return [document.id for document in found.documents]


def test_one_application_takes_every_paper_of_its_batch() -> None:
    documents = scanned([form(), paper("passport", **ARBEN_PASSPORT), paper("photo"), paper("blank")])
    (found,) = assemble(documents, applications=REGISTER[:1])
    assert found.application == REGISTER[0]
    assert found.documents == tuple(documents)
    assert roles(found) == ["applicant"] * 4


def test_a_name_in_greek_joins_the_passport_where_nobody_else_is_called_alike() -> None:
    documents = scanned([paper("passport", **ARBEN_PASSPORT), paper("bank_transaction", **ARBEN)])
    (found,) = assemble(documents, applications=REGISTER[:1])
    assert roles(found) == ["applicant", "applicant"]


def test_a_name_that_two_persons_may_bear_is_nobodys() -> None:
    cousin = {**ARBEN, "birth_date": "1983-06-07", "afm": "090000045"}
    documents = scanned([form(), paper("tax_return", **cousin), paper("bank_transaction", **ARBEN)])
    (found,) = assemble(documents, applications=REGISTER[:1])
    assert roles(found) == ["applicant", "other", "unknown"]


def test_a_spouses_paper_is_somebody_elses() -> None:
    spouse = paper("tax_return", holder_surname_el="ΧΟΤΖΑ", holder_name_el="ΛΙΝΤΑ", afm="090000045")
    (found,) = assemble(scanned([form(), spouse]), applications=REGISTER[:1])
    assert roles(found) == ["applicant", "other"]
    assert found.persons[1].names_el == ("ΧΟΤΖΑ ΛΙΝΤΑ",)


def test_a_paper_of_the_spouse_that_names_the_applicant_speaks_of_the_applicant_too() -> None:
    marriage = paper(
        "kinship",
        holder_surname_el="ΣΤΑΜΑΤΙΟΥ",
        holder_name_el="ΗΛΙΑΝΑ",
        birth_date="1985-06-06",
        relative_surname_el="ΧΟΤΖΑ",
        relative_name_el="ΑΡΜΠΕΝ",
        relative_birth_date="1980-02-01",
    )
    (found,) = assemble(scanned([form(), marriage]), applications=REGISTER[:1])
    assert roles(found) == ["applicant", "applicant"]


def test_an_act_of_birth_speaks_of_the_parent_that_it_names() -> None:
    act = paper(
        "birth_act",
        child_name_el="ΕΛΕΝΑ",
        child_birth_date="2014-03-01",
        father_surname_el="ΧΟΤΖΑ",
        father_name_el="ΑΡΜΠΕΝ",
    )
    (found,) = assemble(scanned([form(), act]), applications=REGISTER[:1])
    assert roles(found) == ["applicant", "applicant"]


def test_a_fathers_given_name_is_nobodys_identity() -> None:
    stranger = paper("tax_return", **RAVI, afm="998877665", father_name_el="ΑΡΜΠΕΝ")
    (found,) = assemble(scanned([form(), stranger]), applications=REGISTER[:1])
    assert roles(found) == ["applicant", "other"]


def test_a_nameless_paper_beside_somebody_elses_is_nobodys_but_a_photograph_is_the_applicants() -> None:
    stranger = paper("tax_return", **RAVI, afm="998877665", birth_date="1975-09-09")
    documents = scanned([form(), stranger, paper("insurance", valid_to="2017-02-28"), paper("photo")])
    (found,) = assemble(documents, applications=REGISTER[:1])
    assert roles(found) == ["applicant", "other", "unknown", "applicant"]


def test_a_name_that_was_read_wrongly_is_doubtful_and_not_excluded() -> None:
    garbled = paper("bank_transaction", holder_surname_el="ΕΘΝΙΚΗ", holder_name_el="ΤΡΑΠΕΖΑ")
    (found,) = assemble(scanned([form(), garbled]), applications=REGISTER[:1])
    assert roles(found) == ["applicant", "unknown"]


def test_the_holder_of_a_permit_beside_a_family_applicant_is_the_sponsor() -> None:
    sponsor = paper("residence_permit", **RAVI, birth_date="1975-09-09", permit_no="9/2014", valid_to="2017-01-01")
    documents = scanned([form(category_claimed="ΣΤ.1"), sponsor])
    (found,) = assemble(documents, applications=REGISTER[:1])
    assert roles(found) == ["applicant", "sponsor"]


def test_covers_divide_a_stack() -> None:
    documents = scanned([form()], start=2) + scanned([paper("photo"), ravis_form(), paper("photo")], start=3)
    documents[2:] = [d.model_copy(update={"pages": (d.pages[0] + 1,)}) for d in documents[2:]]
    covers = [Cover(application_no=A, file="scan.pdf", page=1), Cover(application_no=B, file="scan.pdf", page=4)]
    first, second = assemble(documents, covers, REGISTER)
    assert [d.pages[0] for d in first.documents] == [2, 3]
    assert [d.pages[0] for d in second.documents] == [5, 6]


def test_a_cover_lasts_over_the_following_files() -> None:
    documents = scanned([form()], "scan_9.pdf", 2) + scanned([paper("photo")], "scan_10.pdf")
    covers = [Cover(application_no=A, file="scan_9.pdf", page=1)]
    found = assemble(documents, covers, REGISTER)
    assert [len(share.documents) for share in found] == [2, 0]


def test_a_cover_scanned_as_a_file_of_its_own_opens_what_comes_after() -> None:
    documents = scanned([form()], "scan_2.pdf") + scanned([ravis_form()], "scan_10.pdf")
    covers = [
        Cover(application_no=A, file="scan_1.pdf", page=1),
        Cover(application_no=B, file="scan_9.pdf", page=1),
    ]
    first, second = assemble(documents, covers)
    assert (ids(first), ids(second)) == ([documents[0].id], [documents[1].id])


def test_papers_before_the_first_cover_go_to_whom_they_speak_of_or_lie_beside() -> None:
    documents = scanned([paper("tax_return", **ARBEN, afm="123456783"), paper("photo"), form(), ravis_form()])
    covers = [Cover(application_no=B, file="scan.pdf", page=4), Cover(application_no=A, file="scan.pdf", page=3)]
    first, second = assemble(documents, covers, REGISTER)
    assert ids(first) == [documents[n].id for n in (0, 1, 2)]
    assert roles(first) == ["applicant", "unknown", "applicant"]
    assert ids(second) == [documents[3].id]


def test_a_missing_cover_does_not_glue_two_people_together() -> None:
    documents = scanned([form(), paper("photo"), ravis_form(), paper("passport", **RAVI_PASSPORT)], start=2)
    covers = [Cover(application_no=A, file="scan.pdf", page=1)]
    first, second = assemble(documents, covers, REGISTER)
    assert ids(first) == [documents[0].id, documents[1].id]
    assert ids(second) == [documents[2].id, documents[3].id]


def test_a_second_persons_form_under_a_cover_opens_a_dossier_of_its_own() -> None:
    documents = scanned([form(), paper("photo"), ravis_form(), paper("passport", **RAVI_PASSPORT)], start=2)
    first, second = assemble(documents, [Cover(application_no=A, file="scan.pdf", page=1)])
    assert (first.application.application_no, second.application.application_no) == (A, B)
    assert (ids(first), ids(second)) == ([d.id for d in documents[:2]], [d.id for d in documents[2:]])


def test_a_form_before_all_covers_opens_a_dossier_of_its_own_though_its_number_is_the_next() -> None:
    before = "000110/2016"
    documents = scanned([ravis_form(before), paper("photo")]) + scanned([form()], start=4)
    first, second = assemble(documents, [Cover(application_no=A, file="scan.pdf", page=3)])
    assert (first.application.application_no, second.application.application_no) == (A, before)
    assert ids(second) == [d.id for d in documents[:2]]


def test_a_form_whose_number_was_misread_under_its_cover_opens_nothing() -> None:
    documents = scanned([form("990711/2018"), form("990711/2018")], start=2)
    (found,) = assemble(documents, [Cover(application_no=A, file="scan.pdf", page=1)])
    assert found.application.application_no == A


def test_papers_behind_a_strangers_form_go_back_to_whom_they_speak_of() -> None:
    documents = scanned([form(), ravis_form(), paper("passport", **ARBEN_PASSPORT)], start=2)
    first, second = assemble(documents, [Cover(application_no=A, file="scan.pdf", page=1)])
    assert ids(first) == [documents[0].id, documents[2].id]
    assert ids(second) == [documents[1].id]


def test_a_paper_that_is_surely_not_of_whom_it_lies_beside_lies_beside_the_other() -> None:
    misread = paper("insurance", **RAVI, afm="104433221")
    documents = scanned([ravis_form(), form(), misread])
    first, second = assemble(documents, applications=REGISTER)
    assert ids(first) == [documents[1].id]
    assert roles(second) == ["applicant", "unknown"]


def test_a_paper_that_lies_before_its_form_under_another_cover_is_brought_home() -> None:
    documents = scanned([form(), paper("passport", **RAVI_PASSPORT), ravis_form()], start=2)
    covers = [Cover(application_no=A, file="scan.pdf", page=1)]
    _, second = assemble(documents, covers, REGISTER)
    assert ids(second) == [documents[1].id, documents[2].id]


def test_two_applications_without_covers_are_divided_by_person() -> None:
    papers = [
        form(),
        ravis_form(),
        paper("tax_return", **RAVI, afm="998877665"),
        paper("passport", **ARBEN_PASSPORT),
        paper("bank_transaction", **RAVI),
        paper("photo"),
    ]
    documents = scanned(papers)
    first, second = assemble(documents, applications=REGISTER)
    assert ids(first) == [documents[0].id, documents[3].id]
    assert ids(second) == [documents[n].id for n in (1, 2, 4, 5)]
    assert roles(second) == ["applicant", "applicant", "applicant", "unknown"]


def test_a_name_that_two_applicants_bear_is_neithers_in_either_dossier() -> None:
    namesake = {**ARBEN_PASSPORT, "birth_date": "1991-07-07", "passport_no": "BX7654321", "afm": "998877665"}
    documents = scanned([form(), form(B, **namesake), paper("bank_transaction", **ARBEN)])
    _, second = assemble(documents, applications=REGISTER)
    assert roles(second) == ["applicant", "unknown"]


def test_a_paper_that_both_twins_may_claim_is_nobodys() -> None:
    twin = {"holder_name_el": "ΛΙΝΤΑ", "holder_name_lat": "LINDA", "passport_no": "BX7654321", "afm": "998877665"}
    born = {"holder_surname_el": "ΧΟΤΖΑ", "birth_date": "1980-02-01"}
    (found,) = assemble(scanned([form(), form(None, **twin), paper("insurance", **born)]), applications=REGISTER[:1])
    assert roles(found)[0] == "applicant"
    assert roles(found)[2] == "unknown"


def test_the_forms_tell_the_applications_where_no_register_does() -> None:
    documents = scanned([form(application_date="2016-07-06"), ravis_form()])
    found = assemble(documents)
    assert [share.application.application_no for share in found] == [A, B]
    assert found[0].application.application_date == day("2016-07-06")


def test_one_form_scanned_twice_and_read_in_two_ways_is_one_application() -> None:
    found = assemble(scanned([form(), form("000117/2016")]))
    assert [share.application.application_no for share in found] == [A]


def test_a_misread_number_on_the_form_still_finds_its_application() -> None:
    documents = scanned([form("000117/2016"), ravis_form()])
    first, second = assemble(documents, applications=REGISTER)
    assert (ids(first), ids(second)) == ([documents[0].id], [documents[1].id])


def test_passports_divide_where_nothing_else_does() -> None:
    documents = scanned([paper("passport", **ARBEN_PASSPORT), paper("passport", **RAVI_PASSPORT)])
    assert [len(share.documents) for share in assemble(documents)] == [1, 1]


def test_an_empty_batch_is_one_dossier_without_papers() -> None:
    assert assemble([]) == (CaseFile(application=Application(), persons=assemble([])[0].persons),)


def test_an_application_of_which_no_paper_was_found_is_doubtful_and_not_refused() -> None:
    _, second = assemble(scanned([form()]), applications=REGISTER)
    assert second.documents == ()
    assert {f.status.value for f in evaluate(second).examinations[0].formal} == {"doubtful"}


def test_the_register_knows_the_date_better_than_the_form_and_the_form_than_the_cover() -> None:
    documents = scanned([form(application_date="2016-01-01")], start=2)
    cover = Cover(application_no=A, file="scan.pdf", page=1, application_date="2016-02-02")
    assert assemble(documents, [cover], REGISTER[:1])[0].application.application_date == day("2016-07-06")
    assert assemble(documents, [cover])[0].application.application_date == day("2016-01-01")
    undated = scanned([form()], start=2)
    assert assemble(undated, [cover])[0].application.application_date == day("2016-02-02")
    assert assemble(undated)[0].application.application_date is None


def test_a_badly_read_date_on_the_form_is_not_taken() -> None:
    documents = scanned([form(application_date="2016-01-01").guessing("application_date")])
    assert assemble(documents)[0].application.application_date is None


def test_unread_pages_count_for_the_dossier_in_which_they_lie() -> None:
    documents = scanned([form()], start=2) + scanned([ravis_form()], start=5)
    covers = [Cover(application_no=A, file="scan.pdf", page=1), Cover(application_no=B, file="scan.pdf", page=4)]
    first, second = assemble(documents, covers, unread_pages=[("scan.pdf", 3), ("scan.pdf", 6), ("scan.pdf", 7)])
    assert (first.unread_pages, second.unread_pages) == (1, 2)


def test_unread_pages_that_may_be_anybodys_count_for_each() -> None:
    documents = scanned([form(), ravis_form()])
    found = assemble(documents, applications=REGISTER, unread_pages=[("lost.pdf", 0)])
    assert [share.unread_pages for share in found] == [1, 1]


@pytest.mark.parametrize(("claim", "category"), [("Γ1.4", Category.G14), ("ΣΤ.1", Category.ST1)])
def test_what_the_form_claims_reaches_the_evaluation(claim: str, category: Category) -> None:
    (found,) = assemble(scanned([form(category_claimed=claim)]))
    assert evaluate(found).category_claimed is category


def test_every_document_lands_in_exactly_one_dossier() -> None:
    papers = [form(), ravis_form(), paper("photo"), paper(None), paper("tax_return", afm="111111111"), paper("blank")]
    documents = scanned(papers)
    found = assemble(documents, applications=REGISTER)
    assert sorted(name for share in found for name in ids(share)) == sorted(document.id for document in documents)


def test_every_paper_has_exactly_one_person() -> None:
    documents = scanned([form(), paper("photo"), paper("tax_return", **RAVI, afm="998877665"), paper("fee_receipt")])
    (found,) = assemble(documents, applications=REGISTER[:1])
    assert sorted(name for person in found.persons for name in person.documents) == sorted(ids(found))


def test_another_applications_cover_dates_nothing() -> None:
    covers = [
        Cover(application_no=B, file="scan.pdf", page=4, application_date="2016-02-02"),
        Cover(application_no=A, file="scan.pdf", page=1, application_date="άγνωστη"),
        Cover(application_no=A, file="scan.pdf", page=2, application_date="2016-03-03"),
    ]
    documents = scanned([form()], start=3)
    first = next(share for share in assemble(documents, covers) if share.application.application_no == A)
    assert first.application.application_date == day("2016-03-03")


def test_only_the_form_dates_an_application() -> None:
    certificate = paper("type_a_certificate", **ARBEN, application_date="2014-01-01")
    assert assemble(scanned([form(), certificate]))[0].application.application_date is None


def test_a_date_that_failed_its_check_is_not_taken() -> None:
    document = scanned([form(application_date="2016-01-01")])[0]
    odd = document.fields["application_date"].model_copy(update={"problem": "implausible_date"})
    failed = document.model_copy(update={"fields": {**document.fields, "application_date": odd}})
    assert assemble([failed])[0].application.application_date is None


def test_a_form_whose_name_was_misread_does_not_make_the_holder_of_all_other_papers_a_stranger() -> None:
    """C2015 A, note 3: doubt works for the applicant; a poor reading of the form is no second person."""
    misread = paper("application_form", holder_surname_el="ΜΑΝ", holder_surname_lat="LZ", application_no=A)
    held = [
        misread.guessing("holder_surname_el", "holder_surname_lat"),
        paper("passport", **ARBEN_PASSPORT),
        paper("residence_permit", **ARBEN, passport_no="BA1234567", birth_date="1980-02-01"),
        paper("tax_return", **ARBEN, afm="123456783"),
        paper("language_course", **ARBEN),
    ]
    (found,) = assemble(scanned(held), applications=[REGISTER[0]])
    assert roles(found) == ["applicant"] * 5


def test_a_form_filled_in_by_hand_whose_number_fails_its_check_is_nobody_elses() -> None:
    scribbled = {"holder_surname_el": "ΧΟΙΖΛ", "holder_name_el": "ΛΡΜΠ", "afm": "108981813"}
    names = ("holder_surname_el", "holder_name_el")
    hand = paper("application_form", application_no=A, **scribbled).guessing(*names).with_problem("afm", "check_digit")
    own = {"afm": "031089883", **ARBEN}
    documents = scanned([hand, paper("passport", **ARBEN_PASSPORT), paper("fee_receipt", **own)])
    (found,) = assemble(documents, applications=REGISTER[:1])
    assert roles(found) == ["applicant"] * 3


def test_an_application_listed_twice_is_one_dossier() -> None:
    (found,) = assemble(scanned([form()]), applications=[REGISTER[0], REGISTER[0]])
    assert found.application == REGISTER[0]


def test_without_a_form_the_certificate_of_the_application_tells_the_applicant() -> None:
    certificate = paper("type_a_certificate", **ARBEN, birth_date="1980-02-01", application_no=A)
    others = [paper("passport", **RAVI_PASSPORT), paper("tax_return", **RAVI, birth_date="1975-09-09")]
    (found,) = assemble(scanned([certificate, *others]), applications=REGISTER[:1])
    assert roles(found) == ["applicant", "other", "other"]
