import pytest

from fakelos.schemas.document_class import DocumentClass
from tests.extractors.classes.values_of import values_of

PERMIT = DocumentClass.RESIDENCE_PERMIT


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        (("ΟΡΙΣΤΙΚΗ ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", "Ισχύς: από την 5η Μαΐου 2009 έως και την 4η Μαΐου 2011"), "definitive"),
        (("ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ", "Ισχύει έως 04/05/2011"), "definitive"),
        (("ΒΕΒΑΙΩΣΗ ΚΑΤΑΘΕΣΗΣ ΑΙΤΗΣΗΣ", "για άδεια διαμονής"), "provisional"),
        (("ΠΡΟΣΩΡΙΝΗ ΑΔΕΙΑ ΔΙΑΜΟΝΗΣ",), "provisional"),
    ],
)
def test_a_title_says_whether_it_is_definitive(lines: tuple[str, ...], kind: str) -> None:
    assert values_of(PERMIT, *lines)["title_kind"] == kind


def test_the_authority_stands_at_its_caption_or_in_the_letterhead() -> None:
    assert values_of(PERMIT, "Αρχή έκδοσης: ΠΕΡΙΦΕΡΕΙΑ ΑΤΤΙΚΗΣ")["authority"] == "ΠΕΡΙΦΕΡΕΙΑ ΑΤΤΙΚΗΣ"
    assert values_of(PERMIT, "ΕΛΛΗΝΙΚΗ ΔΗΜΟΚΡΑΤΙΑ", "ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ")["authority"] == "ΠΕΡΙΦΕΡΕΙΑ ΗΠΕΙΡΟΥ"
