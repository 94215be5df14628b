"""Proof of kinship with a Greek (αποδεικτικό συγγενικού δεσμού): family status, marriage, register extracts."""

import re
from collections.abc import Iterator, Sequence

from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import read_number
from fakelos.extractors.fields.issue import read_issue_date
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.countries import country_of
from fakelos.extractors.fields.people.families import Member, members_of, members_told
from fakelos.extractors.fields.people.names import greek_given_names
from fakelos.extractors.fields.text.choice import best, fields_of
from fakelos.extractors.fields.text.letters import fold
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.times.dates import date_parser, dates_in
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "act_no": (
        "Αριθ. πράξεως", "Αριθμός πράξεως", "Αρ. πράξεως", "Αριθμός πράξης", "Αριθ. πράξης", "Αρ. πράξης",
        "Αριθμός ληξιαρχικής πράξης", "Μερίδα", "Αριθμός μερίδας", "Οικογενειακή μερίδα",
        "Αριθμός οικογενειακής μερίδας", "Αρ. μερίδας", "Α/Α μερίδας", "στη μερίδα", "Αριθμός δημοτολογίου",
        "με αριθμό μερίδας", "Πράξη αριθ.", "Αριθ. μερίδος", "μερίδα με αριθμό", "Αριθμός", "Αρ.", "α/α μερίδας",
        "Αριθ.",
    ),
    "marriage_date": (
        "Ημερομηνία γάμου", "Ημερομηνία τέλεσης γάμου", "Ημ/νία γάμου", "Ο γάμος τελέσθηκε", "Ημερομηνία τελέσεως",
        "Ο γάμος τελέστηκε", "Ημερομηνία τέλεσης", "Τέλεση γάμου", "Ημερομηνία κατάρτισης", "Γάμος",
        "Ημερομηνία συμφώνου", "Ημερομηνία κατάρτισης συμφώνου", "Date of marriage",
    ),
}  # fmt: skip

_ACT = re.compile(
    r"(?:ΜΕΡΙΔ\w*|ΠΡΑΞ\w+)(?:\s+(?:ΑΡΙΘ\w*|ΑΡ|ΜΕ|ΥΠ\W?))*[.\s:]{1,3}([0-9]{1,6}(?:/[0-9]{1,4}(?:/(?:19|20)[0-9]{2})?)?)(?![0-9])"
)
_WED = re.compile(r"ΓΑΜΟ|ΤΕΛΕΣ(?:Τ|Θ)ΗΚΕ|ΕΤΕΛΕΣ|ΤΕΛΕΣΘΕΝ|ΣΥΖΥΓΟ?\w* ΑΠΟ|ΚΑΤΑΡΤΙΣ|ΣΥΝΗ(?:Ψ|ΦΘ)|ΣΥΜΒΙΩΣ|ΜΑRRΙ")
_OTHER_DAY = re.compile(r"(?:ΓΕΝ(?:ΝΗ\w*|\.)|ΕΚΔΟ\w*|ΕΚΤΥΠ\w*|ΗΜΕΡΟΜΗΝΙΑ|ΑΝΤΙΓΡΑΦΟ)[^0-9\n]{0,12}$")
_DIGITS = re.compile(r"[0-9]")
_ROLES = (
    ("spouse", re.compile(r"\b(?:ΣΥΖΥΓ\w*|ΑΝΔΡΑΣ|ΑΡΧΗΓΟΣ|ΕΓΓΑΜ\w*)")),
    ("child", re.compile(r"\b(?:(?<!ΕΝΑ )(?<!ΔΥΟ )(?<!ΤΡΙΑ )(?<!ΤΕΣΣΕΡΑ )ΤΕΚΝ\w*|ΓΙΟΣ|ΥΙΟΣ|ΚΟΡΗ|ΘΥΓΑΤ\w*|ΠΑΙΔΙ)\b")),
    ("parent", re.compile(r"\b(?:ΠΑΤΕΡΑΣ|ΜΗΤΕΡΑ|ΓΟΝΕ\w*|ΠΑΤΗΡ|ΜΗΤΗΡ)\b")),
    ("sibling", re.compile(r"\bΑΔΕΛΦ\w*")),
)
_GREEK = re.compile(r"ΕΛΛΗΝ(?!ΙΚ\w+\s(?:ΔΗΜΟΚ|ΑΣΤΥΝ|ΓΛΩΣ))\w*|ΕΛΛΑΔ\w*|ΟΜΟΓΕΝ\w*|ΗΜΕΔΑΠ\w*|GRΕΕΚ|GΡΕΕΚ")
_GREEK_ENDING = re.compile(r"(?:ΟΣ|ΗΣ|ΑΣ|ΟΥ)$")
_ROLL = re.compile(r"ΔΗΜΟΤΟΛΟΓΙ\w*|ΔΗΜΟΤΗ[ΣΝ]?(?![A-ZΑ-Ω])|ΟΙΚΟΓΕΝΕΙΑΚΗ\w?\sΜΕΡΙΔΑ\w*|ΕΛΛΗΝΙΔ\w+")
_COUPLE = 2
_FOREIGN = re.compile(r"ΑΛΛΟΔΑΠ\w*|ΥΠΗΚΟΟ\w* (?!ΕΛΛΗΝ)")
_GREEK_SURNAME = re.compile(r"(?:ΟΠΟΥΛΟΣ|ΟΠΟΥΛΟΥ|ΑΚΗΣ|ΑΚΗ|ΙΔΗΣ|ΙΔΟΥ|ΑΔΗΣ|ΑΔΟΥ|ΑΤΟΣ|ΕΛΛΗΣ|ΕΑΣ|ΙΩΤΗΣ|ΙΑΝΝΗΣ|ΕΛΑΣ)$")
_FIRST_IS_GREEK = re.compile(r"(?:ΙΘΑΓΕΝΕΙΑ|ΥΠΗΚΟΟΤΗΤΑ)\s+(?:ΤΟΥ\s+)?(?:ΠΡΩΤΟΥ|ΑΡΧΗΓΟΥ)\W+ΕΛΛΗΝ")
_GREEK_ROW = re.compile(r"ΑΡΙΘ\w*\.? ?([0-9]{1,2}) [^.\n]{0,30}ΕΙΝΑΙ ΕΛΛΗΝ")
_PARTS = {
    "surname_el": "surname",
    "name_el": "name",
    "father_el": "father",
    "mother_el": "mother",
    "birth_date": "birth_date",
}
_PARTNERS = re.compile(r"ΣΥΜΦΩΝ\w+ (?:ΕΛΕΥΘΕΡΗΣ )?ΣΥΜΒΙΩΣΗΣ")
_MARRIAGE = re.compile(r"(?<![A-ZΑ-Ω])ΓΑΜ(?:Ο[ΣΥΝ]?|ΩΝ)(?![A-ZΑ-Ω])|ΣΥΖΥΓ|ΕΓΓΑΜ")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, Greek relative, relation, marriage, number of the act or register page."""
    paper = Paper(pages, LABELS)
    members = next((found for labelled in paper.labelled if (found := members_of(labelled))), [])
    members = members or [member for strip in paper.strips for member in members_told(strip)]
    greek = _greek_of(paper, members)
    others = [member for member in members if greek and member is not greek]
    foreign = min(others, key=_greekness, default=None)
    return fields_of(
        {
            **_holder(paper, foreign),
            **_relative(greek),
            "relation": _relation(paper, foreign, greek),
            "relative_is_greek": _with_a_greek(paper, members),
            "act_no": best([*paper.find(_ACT, 0.92), *paper.read(read_number, "act_no")[:1]]),
            "marriage_date": _marriage(paper),
            "issue_date": read_issue_date(paper),
        }
    )


def _greek_of(paper: Paper, members: Sequence[Member]) -> Member | None:
    """The Greek among the members: as the table says, as a sentence says, or by the form of the name."""
    said = next(iter(paper.find(_GREEK_ROW, 0.9)), None)
    if said and 0 < int(str(said.value)) <= len(members):
        return members[int(str(said.value)) - 1]
    if members and paper.says(_FIRST_IS_GREEK):
        return members[0]
    most = max(map(_greekness, members), default=0.0)
    greeks = [member for member in members if _greekness(member) == most > 0]
    one_family = len({member.parts["surname"].value for member in greeks}) == 1
    return greeks[0] if one_family else None


def _greekness(member: Member) -> float:
    """How much speaks for a member being the Greek: what is said of them, and how their names are formed."""
    said = bool(_GREEK.search(member.words)) - bool(_FOREIGN.search(member.words) or _named_country(member))
    names = [fold(str(member.parts[part].value)) for part in ("name", "father", "mother") if part in member.parts]
    own = sum(name in greek_given_names() for name in names)
    surname = fold(str(member.parts["surname"].value))
    return 2.0 * said + own + bool(_GREEK_SURNAME.search(surname)) + 0.5 * bool(_GREEK_ENDING.search(surname))


def _with_a_greek(paper: Paper, members: Sequence[Member]) -> Reading | None:
    """`yes` where the paper speaks of a Greek or an ethnic Greek, `no` where all are said to be of other countries.

    Where nothing is said of somebody, nothing: the municipal roll knows Greeks alone.
    """
    said = paper.find(_GREEK, 0.9, group=0, value="yes") or paper.find(_ROLL, 0.85, group=0, value="yes")
    if said or len(members) < _COUPLE or any(map(_may_be_greek, members)):
        return best(said[:1])
    return members[0].parts["surname"].with_value("no").weaker(0.9)


def _may_be_greek(member: Member) -> bool:
    return _greekness(member) > 0 or not (_FOREIGN.search(member.words) or _named_country(member))


def _named_country(member: Member) -> bool:
    names = {word for reading in member.parts.values() for word in fold(str(reading.value)).split()}
    words = set(re.findall(r"[A-ZΑ-Ω]{4,}", member.words)) - names
    return any(country_of(word) not in {None, "GRC"} for word in words)


def _holder(paper: Paper, foreign: Member | None) -> dict[str, Reading | None]:
    """The holder: the table's foreigner, else whom the text names first."""
    found = read_holder(paper)
    if foreign is None:
        return found
    parts = foreign.parts
    own = {
        "holder_surname_el": parts["surname"],
        "holder_name_el": parts["name"],
        "birth_date": parts.get("birth_date"),
    }
    parents = {"father_name_el": parts.get("father"), "mother_name_el": parts.get("mother")}
    return {**found, **own, **parents}


def _relative(greek: Member | None) -> dict[str, Reading | None]:
    """The Greek relative's fields."""
    return {f"relative_{code}": greek.parts.get(part) for code, part in _PARTS.items()} if greek else {}


def _relation(paper: Paper, foreign: Member | None, greek: Member | None) -> Reading | None:
    """What the holder and the Greek are to each other: spouses, or child and parent."""
    for member in (foreign, greek):
        role = next((name for name, pattern in _ROLES if member and pattern.search(member.words)), None)
        if member and role and role != "spouse":
            return member.parts["name"].weaker(0.9).with_value(role)
    partners = paper.find(_PARTNERS, 0.85, group=0, value="partner")
    said = partners or paper.find(_MARRIAGE, 0.85, group=0, value="spouse")
    others = [r for name, pattern in _ROLES[1:] for r in paper.find(pattern, 0.5, group=0, value=name)]
    return best([*said[:1], *others[:1]])


def _marriage(paper: Paper) -> Reading | None:
    """The day of the marriage or of the pact: at its label, or the date whose sentence speaks of it."""
    spoken = [reading for strip in paper.strips for reading in _wedding_days(strip)]
    return best([*paper.read(date_parser("issue"), "marriage_date"), *spoken])


def _wedding_days(strip: Strip) -> Iterator[Reading]:
    for hit in dates_in(strip, "issue"):
        before, after = strip.folded[max(0, hit.start - 70) : hit.start], strip.folded[hit.end : hit.end + 70]
        if _OTHER_DAY.search(before):
            continue
        told = bool(_WED.search(_DIGITS.split(before)[-1])) * 0.95 or bool(_WED.search(_DIGITS.split(after)[0])) * 0.85
        if told:
            yield strip.read(hit.start, hit.end, hit.iso, hit.certainty * told)
