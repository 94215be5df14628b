"""What a title of stay says of itself: definitive or provisional, and the authority that issued it."""

import re
from dataclasses import replace

from fakelos.extractors.fields.paper import Paper
from fakelos.extractors.fields.text.choice import best
from fakelos.extractors.fields.text.letters import capitals
from fakelos.extractors.fields.text.strip import Reading, Strip
from fakelos.extractors.fields.texts import text_parser

_PROVISIONAL = re.compile(
    r"ΠΡΟΣΩΡΙΝ\w+|ΒΕΒΑΙΩΣΗ (?:ΤΥΠΟΥ|ΚΑΤΑΘΕΣΗΣ|ΥΠΟΒΟΛΗΣ)|ΕΙΔΙΚΗ ΒΕΒΑΙΩΣΗ ΝΟΜΙΜΗΣ ΔΙΑΜΟΝΗΣ|ΑΙΤΟΥΝΤ\w+ (?:ΔΙΕΘΝΗ|ΑΣΥΛ)\w*"
)
_DEFINITIVE = re.compile(
    r"ΟΡΙΣΤΙΚ\w+ (?:ΤΙΤΛ|ΑΔΕΙ)\w+|(?:ΑΔΕΙΑ|ΤΙΤΛΟ[ΣΥ]|ΑΔΕΙΑΣ) (?:ΔΙΑΜΟΝΗΣ|ΠΑΡΑΜΟΝΗΣ)|RΕSΙDΕΝCΕ ΡΕRΜΙΤ"
)
_HEAD = 0.35
_AUTHORITY = re.compile(
    r"(?m)^((?:ΑΠΟΚΕΝΤΡΩΜΕΝΗ ΔΙΟΙΚΗΣΗ|ΠΕΡΙΦΕΡΕΙΑ|ΝΟΜΑΡΧΙΑ|ΝΟΜΑΡΧΙΑΚΗ ΑΥΤΟΔΙΟΙΚΗΣΗ|ΥΠΟΥΡΓΕΙΟ|ΓΕΝΙΚΗ ΓΡΑΜΜΑΤΕΙΑ|"
    r"ΔΗΜΟΣ|Τ\.?Υ\.?Α|ΑΣΤΥΝΟΜΙΚΗ ΔΙΕΥΘΥΝΣΗ|ΔΙΕΥΘΥΝΣΗ ΑΛΛΟΔΑΠΩΝ|ΤΜΗΜΑ ΑΛΛΟΔΑΠΩΝ|ΕΛΛΗΝΙΚΗ ΑΣΤΥΝΟΜΙΑ|ΟΑΕΔ)"
    r"(?: [A-ZΑ-Ω.,\-]+){0,6})"
)


def read_title_kind(paper: Paper) -> Reading | None:
    """`provisional` where the paper calls the stay or itself so, `definitive` where its head names a permit.

    Only the head counts for `definitive`: a certificate of application names the permit that is asked for.
    """
    provisional = [r for r in paper.find(_PROVISIONAL, 0.85, group=0, value="provisional") if r.box[1] < _HEAD]
    definitive = [r for r in paper.find(_DEFINITIVE, 0.85, group=0, value="definitive") if r.box[1] < _HEAD]
    return best(provisional[:1]) or best(definitive[:1])


def read_authority(paper: Paper) -> Reading | None:
    """The issuing authority: at its label, else as the letterhead names it, its most particular part."""
    labelled = paper.read(_read_office, "authority")
    found = [reading for reading in paper.find(_AUTHORITY, 0.7) if reading.box[1] < _HEAD]
    chosen = best(labelled[:1]) or next(iter(found), None)
    return replace(chosen, value=capitals(str(chosen.value))) if chosen else None


def _read_office(strip: Strip) -> Reading | None:
    found = text_parser(most=8)(strip)
    return found if found and not any(letter.isdigit() for letter in str(found.value)) else None
