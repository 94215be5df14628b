"""What speaks for each class on one page: phrases, machine-readable zones, and the shape of its lines."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from fakelos.extractors.classify.lexicon import Announcement, Clue, announcements
from fakelos.extractors.classify.search import Hit, search
from fakelos.extractors.classify.text import PageText
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.page import MrzReading, Page

_FADING = 0.75
"""Each further clue counts this much of the one before: many weak hints do not outweigh what a paper calls itself."""
_REPEATED = 0.2
"""What a clue still counts whose letters were counted already for the same class."""
_WITHIN = 0.5
"""What a phrase still counts that stands only inside longer ones: they say what the paper is about."""
_MENTIONED = 0.3
"""A title that stands in running text only."""
_MOST_AGAINST = 0.5
"""The share of a class's points that single phrases against it may take; phrases that stand together take all."""
_CERTAIN = 0.85
"""How surely a phrase must be read to speak against a class: a misreading may hide a paper, but not disown it."""
_TITLE, _STANDS_OUT = 5.0, 0.75
_ZONE, _ZONE_LETTERS = 14.0, 5.0
_ENTRIES = 5
_ENTRY_POINTS, _MOSTLY_ENTRIES = 4.0, 4.0
_ENTRY = re.compile(r"\d{1,2}[/.\-]\d{1,2}([/.\-]\d{2,4})?\b.*\d[.,]\d{2}\b")
_FILLERS = re.compile(r"[<«]{4}")


@dataclass(frozen=True)
class Points:
    """What speaks for a class, about 10 is plenty, and what shows that the paper is something else."""

    pro: float = 0.0
    contra: float = 0.0

    @property
    def net(self) -> float:
        """The points that count: what speaks against takes half of them at most, for it may be a mere mention."""
        return self.pro - min(self.contra, _MOST_AGAINST * self.pro)

    def raised(self, more: float) -> "Points":
        """The same with more to say for the class."""
        return Points(self.pro + more, self.contra)


Evidence: TypeAlias = dict[DocumentClass, Points]


@dataclass(frozen=True, order=True)
class Claim:
    """Points that a clue claims for its class, and the letters of the page that it rests on."""

    points: float
    spans: tuple[tuple[int, int], ...]


def points_of(text: PageText) -> Evidence:
    """The points of each class on one page."""
    hits = search(text)
    points = {doc_class: _announced(announcement, hits) for doc_class, announcement in announcements().items()}
    for doc_class, more in (*_zones(text.page.mrz), *_shapes(text.page)):
        points[doc_class] = points[doc_class].raised(more)
    return points


def announces(text: PageText, doc_class: DocumentClass) -> bool:
    """Whether the upper half of the page bears a title of the class, as the first page of such a paper does."""
    hits = search(text)
    titles = (clue for clue in announcements()[doc_class].title if clue.weight >= _TITLE)
    return any(hits[p].heading >= _STANDS_OUT for clue in titles if clue.phrases <= hits.keys() for p in clue.phrases)


def _announced(announcement: Announcement, hits: Mapping[str, Hit]) -> Points:
    title = _claims(announcement.title, hits, mentioned=_MENTIONED, within=_WITHIN)
    body = _claims(announcement.body, hits, mentioned=1.0, within=_WITHIN)
    certain = {phrase: hit for phrase, hit in hits.items() if hit.found >= _CERTAIN}
    decisive = _claims(tuple(clue for clue in announcement.against if len(clue.phrases) > 1), certain, mentioned=1.0)
    against = _claims(tuple(clue for clue in announcement.against if len(clue.phrases) == 1), certain, mentioned=1.0)
    otherwise = _claims(announcement.titled_otherwise, certain, mentioned=0.0)
    return Points(max(_sum(title + body) - _sum(decisive), 0.0), _sum(against + otherwise))


def _claims(clues: tuple[Clue, ...], hits: Mapping[str, Hit], *, mentioned: float, within: float = 1.0) -> list[Claim]:
    """What each clue on the page is worth.

    `mentioned` is the share of one that stands in running text only, `within` of one that is only part of longer
    phrases.
    """
    present = ((clue, [hits[p] for p in clue.phrases]) for clue in clues if clue.phrases <= hits.keys())
    return [
        Claim(
            clue.weight * _strength(found, mentioned) * (within if len(found) == 1 and found[0].within else 1.0),
            tuple(hit.span for hit in found),
        )
        for clue, found in present
    ]


def _strength(found: list[Hit], mentioned: float) -> float:
    return max(mentioned * min(hit.found for hit in found), *(hit.heading for hit in found))


def _sum(claims: list[Claim]) -> float:
    """Add claims, the greatest first, each further one fading; the same letters count in full only once.

    >>> _sum([Claim(4.0, ((9, 12),)), Claim(8.0, ((0, 3),)), Claim(4.0, ((0, 2),))])
    11.45
    """
    total, share, counted = 0.0, 1.0, set[int]()
    for claim in sorted(claims, reverse=True):
        letters = {at for start, end in claim.spans for at in range(start, end)}
        fresh = len(letters - counted) / len(letters) if letters else 1.0
        worth = max(fresh, _REPEATED)
        total += share * worth * claim.points
        share *= 1 - (1 - _FADING) * worth
        counted |= letters
    return total


def _zones(zones: Iterable[MrzReading]) -> list[tuple[DocumentClass, float]]:
    return [(class_of_zone(zone), _ZONE * (1.0 if zone.verified else zone.confidence / 2)) for zone in zones]


def class_of_zone(zone: MrzReading) -> DocumentClass:
    """Which paper carries such a zone (ICAO 9303: document code, then issuer, on the first line)."""
    first = "".join(zone.lines[:1])
    code, issuer = first[:2], first[2:5]
    if zone.kind in ("TD3", "MRVA", "MRVB") or code.startswith("P"):
        return DocumentClass.PASSPORT
    foreigner = not any("GRC" in line[10:22] for line in zone.lines[1:2])
    greek = issuer in ("GRC", "GR<") and foreigner
    return DocumentClass.RESIDENCE_PERMIT if greek else DocumentClass.IDENTITY_OTHER


def _shapes(page: Page) -> list[tuple[DocumentClass, float]]:
    """Clues that are no words: filler signs of an unread zone, and rows of dated amounts."""
    rows = page.text.splitlines()
    found = []
    if not page.mrz and any(_FILLERS.search(row) for row in rows):
        passport = any(row.lstrip().startswith(("P<", "P«", "Ρ<", "Ρ«")) for row in rows)
        found.append((DocumentClass.PASSPORT, _ZONE_LETTERS if passport else _ZONE_LETTERS / 2))
    entries = sum(bool(_ENTRY.search(row)) for row in rows)
    if entries >= _ENTRIES:
        mostly = _MOSTLY_ENTRIES if entries > len(rows) / 2 else 0.0
        found.append((DocumentClass.BANK_TRANSACTION, _ENTRY_POINTS + mostly))
    return found
