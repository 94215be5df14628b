"""Residence permit (άδεια διαμονής) of any authority: decision, sticker, card, and the police permits before 2001."""

import re
from collections.abc import Sequence
from dataclasses import replace

from fakelos.extractors.fields.cases import case_day
from fakelos.extractors.fields.holder import read_holder
from fakelos.extractors.fields.identifiers import passport_spelling, read_number, read_yeared_number
from fakelos.extractors.fields.issue import letterhead_date
from fakelos.extractors.fields.labels.labelled import Parser
from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.people.countries import read_country
from fakelos.extractors.fields.sexes import read_sex
from fakelos.extractors.fields.text.choice import best, fields_of, own_first
from fakelos.extractors.fields.text.letters import capitals
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.texts import text_parser
from fakelos.extractors.fields.times.dates import date_parser
from fakelos.extractors.fields.times.periods import years_between
from fakelos.extractors.fields.titles import read_authority, read_title_kind
from fakelos.extractors.fields.validity import read_validity
from fakelos.extractors.fields.vocabulary import entry_for, named_in
from fakelos.extractors.fields.zones import zone_readings, zone_with_print
from fakelos.schemas.document import Field
from fakelos.schemas.page import Page

LABELS = {
    "permit_no": (
        "Αρ. απόφ.", "Αριθ. απόφ.", "Αριθ. απόφασης", "Αρ. απόφασης", "Αριθμός απόφασης", "Αριθμός άδειας",
        "Αριθμός άδειας διαμονής", "Αρ. άδειας", "Αριθ. άδειας", "Αρ. άδειας διαμονής", "Αριθμ. απόφασης",
        "Αριθ. αδείας", "Permit No", "Permit number", "Αριθ.", "Αριθμός", "Αρ.", "Αριθμός τίτλου", "Αρ. τίτλου",
        "Residence permit no", "Αριθμός κάρτας", "Card No", "Αρ. Αδ.", "Αριθμός δελτίου", "Αρ. δελτίου",
        "Αριθμός εγγράφου", "Απόφαση αριθ.", "Άδεια αριθ.", "Αριθμός αδείας παραμονής",
        "Α/Α", "Α.Α.", "Αύξων αριθμός", "Decision No",
        "Αριθ. Πρωτ. Απόφασης", "Αρ. Πρωτ. Απόφασης", "Document number", "Document No", "No", "Number",
    ),
    "nationality": ("Χώρα",),
    "sticker_no": (
        "Αριθμός αυτοκόλλητης ετικέτας", "Αρ. αυτοκόλλητου", "Αριθμός αυτοκολλήτου", "Αυτοκόλλητο αριθ.",
        "Sticker No", "Βινιέτα", "Αριθμός ετικέτας", "Αρ. βινιέτας", "Αρ. ετικέτας", "Αριθμός ενιαίου εντύπου",
        "Αριθμός βινιέτας",
    ),
    "permit_type": (
        "Τύπος άδειας", "Σκοπός παραμονής", "Σκοπός διαμονής", "Είδος άδειας", "Κατηγορία άδειας", "Type of permit",
        "Είδος τίτλου", "Κατηγορία τίτλου", "Κατηγορία", "Λόγος παραμονής", "Τύπος αδείας", "Τύπος τίτλου",
        "Type of residence permit", "Σκοπός", "Αιτία παραμονής", "Λόγοι παραμονής", "Λόγος χορήγησης", "Είδος αδείας",
        "Purpose of stay", "Τύπος άδειας διαμονής", "Τύπος άδειας / Type of permit", "Κατηγορία άδειας διαμονής",
        "Σκοπός χορήγησης", "Remarks", "Παρατηρήσεις",
    ),
    "decision_date": (
        "Ημερομηνία απόφασης", "Ημ/νία απόφασης", "Ημ. απόφασης", "Ημερομηνία έκδοσης", "Ημ. έκδοσης", "Απόφαση της",
                      "Date of issue", "Ημ/νία έκδοσης", "Εκδόθηκε", "Ημερομηνία χορήγησης"),
    "valid_from": (
        "Τόπος έκδοσης - Έναρξη ισχύος", "Τόπος έκδοσης / Έναρξη ισχύος", "Τόπος και ημερομηνία έναρξης ισχύος",
        "Place of issue - date of begin", "Place of issue - valid from",
    ),
    "_": ("Δελτίο ταυτότητας", "Ειδικό δελτίο ταυτότητας", "Δελτίο ταυτότητας ομογενούς"),
    "place_date": (
        "Τόπος και ημερομηνία έκδοσης", "Place and date of issue", "Place and date of issue - valid from",
        "Τόπος & ημερομηνία έκδοσης", "Τόπος/ημερομηνία έκδοσης",
    ),
}  # fmt: skip

_NAMED_TYPE = re.compile(r"(?:ΚΑΤΗΓΟΡΙΑ[ΣΝ]?|ΤΥΠΟ[ΣΥ]|ΣΚΟΠΟΥ?|ΛΟΓΟΥ?[ΣΝ]?)\s*[:]?\s*[«\"“]([^«»\"“”]{4,70})[»\"”]")
_QUOTED_TYPE = re.compile(r"(?:ΔΙΑΜΟΝΗΣ|ΠΑΡΑΜΟΝΗΣ)[^«»\"“”]{0,40}?ΓΙΑ[^«»\"“”]{0,25}[«\"“]([^«»\"“”]{4,70})[»\"”]")
_PLAIN_TYPE = re.compile(
    r"ΓΙΑ\s+(?:ΛΟΓΟΥΣ\s+)?((?:[A-ZΑ-Ω]+\s){1,6}?|(?:[A-ZΑ-Ω]+\s){0,5}[A-ZΑ-Ω]+(?=,))"
    r"(?:,\s)?(?:ΣΤΟΝ|ΣΤΗΝ|ΣΤΟ|ΣΕ|ΜΕ|ΔΙΑΡΚΕΙΑΣ|ΙΣΧΥΟΣ|ΑΠΟ)\s"
)
_NUMBER_BEFORE = re.compile(
    r"(?:ΑΡΙΘ\w*|ΑΡ)[.\s]*(?:ΠΡΩΤ\w*[.\s:]*)?([0-9]{1,8}(?:[./\-][0-9]{1,6}){0,3})\s+(?:ΑΠΟΦΑΣ|ΑΔΕΙΑ)"
)
_NUMBER_AFTER = re.compile(r"ΑΠΟΦΑΣΗ[ΣΝ]?[\s:]{1,4}([0-9]{2,7}/(?:19|20)[0-9]{2})(?![0-9])")
_YEARED = re.compile(r"(?:^|[\n\t]|[0-9]{4} )\W*([0-9]{2,6}/(?:(?:19|20)[0-9]{2}|[0-9]{2}))(?=[\n\t]|\W*$)")
_HEAD, _GUESS = 0.25, 0.55
_OTHERS_NUMBER = re.compile(
    r"^[^0-9]{0,12}[0-9][0-9A-ZΑ-Ω./\-]*[\s,]+(?:(?:ΤΟΥ|ΤΗΣ|ΑΠΟ)\s+)?(?:[0-9./\-]+\s+)?"
    r"(?:ΑΙΤΗΣ|ΔΙΑΒΑΤ|ΕΓΓΡΑΦ|ΓΝΩΜΟΔΟΤ|ΕΙΣΗΓΗΣ|ΠΡΑΚΤΙΚ|ΠΑΡΑΒΟΛ|ΔΙΠΛΟΤΥΠ|ΕΓΚΥΚΛ|ΦΕΚ)"
)
_STICKER = re.compile(r"(?<![0-9A-ZΑ-Ω])((?:GR ?)?[A-ZΑ-Ω]{0,2} ?[0-9]{6,8})(?![0-9A-ZΑ-Ω<])")
_ON_PASSPORT = re.compile(r"ΑΥΤΟΚΟΛΛΗΤ|ΒΙΝΙΕΤ|ΔΙΑΒ|(?<![A-ZΑ-Ω])GR ?[A-ZΑ-Ω]{0,2}[0-9]{6,8}")
_IS_DECISION = re.compile(r"ΑΠΟΦΑΣ")
_IS_CARD = re.compile(r"ΑΥΤΟΚΟΛΛΗΤ|ΒΙΝΙΕΤ|RΕSΙDΕΝCΕ|ΡΕRΜΙΤ")


def extract(pages: Sequence[Page]) -> dict[str, Field]:
    """Holder, numbers, kind, validity and decision date of a permit."""
    paper = Paper(pages, LABELS)
    holder = read_holder(paper)
    born = holder["birth_date"]
    begin, end = read_validity(paper)
    begin = None if begin and born and begin.value == born.value else begin
    issued = best(paper.read(date_parser("issue", within=30), "place_date"))
    signed = letterhead_date(paper, alone=False)
    if begin is None and issued is None and (paper.says(_IS_CARD) or not paper.says(_IS_DECISION)):
        begin, signed = _begun(paper, signed, end), None
    permit_no = _permit_no(paper, but=holder["passport_no"])
    printed = {
        **holder,
        "permit_no": permit_no,
        **_card_number(paper, titled=permit_no is not None, but=holder["passport_no"]),
        "nationality": best(paper.read(read_country, "nationality")),
        "sex": best(paper.read(read_sex, "sex")),
        "permit_type": _permit_type(paper),
        "valid_from": begin or issued,
        "valid_to": end,
        "title_kind": read_title_kind(paper),
        "authority": read_authority(paper),
        "decision_date": best(paper.read(date_parser("issue"), "decision_date"))
        or case_day(paper, "ΑΠΟΦ(?:ΑΣΗ)?", "permit_no")
        or best(paper.read(date_parser("issue"), "issue_date"))
        or (issued if begin else None)
        or signed,
    }
    readings = zone_with_print(zone_readings(paper, {"TD1", "TD2"}, permit=True), printed)
    return fields_of({**readings, "years_covered": years_of(readings)})


def years_of(readings: dict[str, Reading | None]) -> Reading | None:
    """The years that the validity touches."""
    begin, end = readings.get("valid_from"), readings.get("valid_to")
    if begin is None or end is None or str(begin.value) > str(end.value):
        return None
    return replace(end, value=years_between(str(begin.value), str(end.value)), ocr=min(begin.ocr, end.ocr))


def _begun(paper: Paper, placed: Reading | None, end: Reading | None) -> Reading | None:
    """The day of issue of a sticker or card that names no beginning: at its label, or behind a place."""
    issued = placed or best(paper.read(date_parser("issue"), "decision_date", "issue_date"))
    return issued.weaker(0.7) if issued and end and str(issued.value) < str(end.value) else None


def _permit_no(paper: Paper, but: Reading | None) -> Reading | None:
    """The decision's or card's own number; one with its year is preferred to a bare one. `but` is the passport's."""
    with_year = paper.read(_own(read_yeared_number), "permit_no")
    labelled = paper.read(_own(read_number), "permit_no")
    own = (r for r in labelled if but is None or passport_spelling(str(r.value)) != but.value)
    bare = [r.weaker(0.8) for r in own if sum(map(str.isdigit, str(r.value))) > 2]  # noqa: PLR2004
    spoken = [r.weaker(0.9) for pattern in (_NUMBER_BEFORE, _NUMBER_AFTER) for r in paper.find(pattern, 0.85)]
    protocol = paper.read(read_yeared_number, "protocol_no")
    chosen = own_first(with_year) or best(spoken) or own_first(protocol) or best(bare[:2]) or _number_at_head(paper)
    return chosen or best(with_year[:1])


def _number_at_head(paper: Paper) -> Reading | None:
    """A number with its year among the topmost rows whose label was not read: a guess."""
    return best(r for r in paper.find(_YEARED, _GUESS)[:1] if r.box[1] < _HEAD)


def _own(parse: Parser) -> Parser:
    """The parser, deaf to numbers that the words behind them give to another paper."""

    def read(strip: Strip) -> Reading | None:
        return None if strip.search(_OTHERS_NUMBER) else parse(strip)

    return read


def _card_number(paper: Paper, *, titled: bool, but: Reading | None) -> dict[str, Reading | None]:
    """The number of a sticker or card: a sticker's has a label or `GR` before it, or is bound to a passport.

    `but` is the passport's own number.
    """
    labelled = best(paper.read(read_number, "sticker_no"))
    free = best(_free_numbers(paper, but)) if paper.says(_IS_CARD) and not labelled else None
    found = labelled or free
    if found is None:
        return {}
    bare = re.sub(r"^GR ?(?=[0-9A-ZΑ-Ω]{7})", "", str(found.value))
    number = passport_spelling(bare)
    kinds = {zone.kind for _, zone in paper.zones}
    card = not labelled and not titled and ("TD1" in kinds or ("TD2" not in kinds and not paper.says(_ON_PASSPORT)))
    return {"permit_no" if card else "sticker_no": replace(found, value=number.replace(" ", ""))}


def _free_numbers(paper: Paper, but: Reading | None) -> list[Reading]:
    """The numbers that may be a sticker's or card's; those without `GR` are trusted less."""
    found = paper.find(_STICKER, 0.6)
    own = [r for r in found if but is None or passport_spelling(str(r.value).replace(" ", "")) != but.value]
    return [r if str(r.value).startswith("GR") else r.weaker(0.8) for r in own]


def _permit_type(paper: Paper) -> Reading | None:
    quoted = [_typed(reading) for pattern in (_QUOTED_TYPE, _NAMED_TYPE) for reading in paper.find(pattern, 0.95)]
    labelled = [_typed(reading) for reading in paper.read(_read_type, "permit_type")]
    plain = [_typed(reading) for reading in paper.find(_PLAIN_TYPE, 0.6)]
    named = [reading.weaker(0.6) for reading in named_in(paper, "permit_types")][:1]
    return best([*quoted, *labelled, *plain, *named])


def _read_type(strip: Strip) -> Reading | None:
    found = text_parser(most=9)(strip)
    return found if found and not any(letter.isdigit() for letter in str(found.value)) else None


def _typed(reading: Reading) -> Reading:
    """The kind of permit as the list of kinds spells it; one that is not listed is trusted less."""
    text = " ".join(capitals(str(reading.value)).split())
    known = entry_for(text, "permit_types")
    return replace(reading, value=known or text, certainty=reading.certainty * (1.0 if known else 0.8))
