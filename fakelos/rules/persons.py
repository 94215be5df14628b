"""Which papers speak of one person, and which of these persons is the applicant.

Papers with identifiers are grouped first. What bears a name only joins a person when it lies in that
person's file and nobody else there is called alike: two grounds, never the name alone. What bears
nothing is the applicant's where nobody else has papers in the file. The rest is told to be unknown.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations, product

from fakelos.rules.identity import Comparison, Identity, Verdict, compare, identity_of
from fakelos.rules.names import PARTIAL
from fakelos.schemas.document import Document
from fakelos.schemas.document_class import DocumentClass

_OTHER_SLOTS = ("relative", "spouse", "father", "mother", "sponsor")
"""Persons that a paper may name beside its holder."""
IMPERSONAL = (DocumentClass.PHOTO, DocumentClass.BLANK, DocumentClass.SEPARATOR, DocumentClass.OTHER)
"""Papers that often bear no name at all."""
_NUMBERS_AGREE = frozenset({"same_afm", "same_amka", "same_passport_no", "same_permit_no"})
_ANOTHER_NAME = frozenset({"other_given_name", "names_unlike"})
MARGIN = 0.1
"""How much more alike one person's name must be than every other's."""


@dataclass(eq=False)
class Group:
    """Papers that speak of one person, with what each says of it, and why they are held together."""

    entries: list[tuple[Document, Identity]] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    @property
    def documents(self) -> list[Document]:
        """The papers."""
        return [document for document, _ in self.entries]

    @property
    def identities(self) -> list[Identity]:
        """What the papers say of the person, each different saying once."""
        return list(dict.fromkeys(identity for _, identity in self.entries))

    def take(self, entries: Iterable[tuple[Document, Identity]], reasons: Iterable[str] = ()) -> None:
        """Add papers, for these reasons; of names, the least alike is told."""
        self.entries += entries
        least: dict[str, str] = {}
        for reason in (*self.reasons, *reasons):
            code = reason.split()[0]
            least[code] = min(reason, least.get(code, reason))
        self.reasons = list(least.values())

    def has(self, *classes: DocumentClass) -> bool:
        """Whether one of its papers is of these classes."""
        return any(document.doc_class in classes for document in self.documents)


def group_by_identifiers(documents: Iterable[Document]) -> tuple[list[Group], list[Document]]:
    """The persons that identifiers tell apart, and the papers left that bear none.

    Papers with most identifiers come first, so that what links others is there before them.
    """
    entries = [(document, identity_of(document)) for document in documents]
    groups: list[Group] = []
    for entry in sorted((e for e in entries if e[1].known), key=lambda e: -len(e[1].numbers)):
        _place(entry, groups)
    return groups, [document for document, identity in entries if not identity.known]


def _place(entry: tuple[Document, Identity], groups: list[Group]) -> None:
    verdicts = [(group, against(entry[1], group.identities)) for group in groups]
    same = _without_twins([pair for pair in verdicts if pair[1].verdict is Verdict.SAME])
    if not same:
        groups.append(Group([entry]))
        return
    first, comparison = same[0]
    first.take([entry], comparison.told)
    for other, _ in same[1:]:
        _merge(first, other, groups)


def _without_twins(same: list[tuple[Group, Comparison]]) -> list[tuple[Group, Comparison]]:
    """The persons that a paper speaks of; of two that are surely not one, who shares a number with it, else nobody."""
    if not any(_are_two(one, other) for (one, _), (other, _) in combinations(same, 2)):
        return same
    numbered = [pair for pair in same if _by_number(pair[1])]
    return _without_twins(numbered) if len(numbered) < len(same) else []


def _by_number(comparison: Comparison) -> bool:
    """Whether a number agrees."""
    return not _NUMBERS_AGREE.isdisjoint(comparison.reasons)


def _merge(first: Group, other: Group, groups: list[Group]) -> None:
    """Two persons are one when a paper is surely of both, unless something else excludes it."""
    pairs = (compare(one, two) for one, two in product(first.identities, other.identities))
    if any(comparison.verdict is Verdict.DIFFERENT for comparison in pairs):
        return
    first.take(other.entries, other.reasons)
    groups.remove(other)


def _are_two(first: Group, other: Group) -> bool:
    """Whether two persons are surely not one; twins by their given names."""
    pairs = [compare(one, two) for one, two in product(first.identities, other.identities)]
    if any(pair.verdict is Verdict.SAME for pair in pairs):
        return False
    return any(pair.verdict is Verdict.DIFFERENT or "other_given_name" in pair.reasons for pair in pairs)


def against(identity: Identity, others: Iterable[Identity]) -> Comparison:
    """One identity against all that is known of a person: surely the same, surely another, or not to tell."""
    comparisons = [compare(identity, other) for other in others]
    reasons = tuple(dict.fromkeys(reason for comparison in comparisons for reason in comparison.reasons))
    score = max((c.likeness for c in comparisons if c.likeness is not None), default=None)
    verdict = joint(comparison.verdict for comparison in comparisons)
    if not _ANOTHER_NAME.isdisjoint(reasons) and not any(map(_is_full, comparisons)):
        verdict = Verdict.CANNOT_TELL if verdict is Verdict.SAME else verdict
    return Comparison(verdict, score, reasons)


def _is_full(comparison: Comparison) -> bool:
    """Whether it holds two papers together by a number, or by more of the names than the one part that siblings share.

    >>> _is_full(Comparison(Verdict.SAME, 0.9, ("same_birth_date", "names_alike")))
    False
    """
    return comparison.verdict is Verdict.SAME and (_by_number(comparison) or (comparison.likeness or 0) > PARTIAL)


def joint(verdicts: Iterable[Verdict]) -> Verdict:
    """What several comparisons say together: the one sure answer, or none if both are given."""
    sure = set(verdicts) - {Verdict.CANNOT_TELL}
    return sure.pop() if len(sure) == 1 else Verdict.CANNOT_TELL


def named_beside(document: Document, person: Group, others: Sequence[Group]) -> bool:
    """Whether a paper names `person` beside its holder: as a relative, a spouse, a parent."""
    named = (identity_of(document, slot) for slot in _OTHER_SLOTS)
    found = (in_context(identity, person, others) for identity in named if _whole(identity))
    return any(comparison.verdict is Verdict.SAME for comparison in found)


def _whole(identity: Identity) -> bool:
    """Whether a person beside the holder is named in full: a father's given name is nobody's identity."""
    return identity.known or any(name.surname and name.given for name in (*identity.names_el, *identity.names_lat))


def in_context(identity: Identity, person: Group, others: Sequence[Group]) -> Comparison:
    """The same as `against`, where a name alike joins a person if nobody else in the file is called so.

    What is as surely another person's, as papers without a given name are of twins, is nobody's, unless a number tells.
    """
    comparison = against(identity, person.identities)
    if comparison.verdict is Verdict.SAME and any(_claims_too(identity, comparison, person, it) for it in others):
        return Comparison(Verdict.CANNOT_TELL, comparison.likeness, comparison.reasons)
    if comparison.verdict is not Verdict.CANNOT_TELL or "names_alike" not in comparison.reasons:
        return comparison
    if any(reason.startswith("other_") for reason in comparison.reasons):
        return comparison
    rivals = (against(identity, other.identities).likeness or 0 for other in others)
    if max(rivals, default=0) + MARGIN > (comparison.likeness or 0):
        return comparison
    return Comparison(Verdict.SAME, comparison.likeness, (*comparison.reasons, "nobody_else_alike"))


def _claims_too(identity: Identity, claim: Comparison, person: Group, other: Group) -> bool:
    """Whether the identity is as surely that of another person as well: a number outweighs what twins share."""
    theirs = against(identity, other.identities)
    outweighed = _by_number(claim) and not _by_number(theirs)
    return theirs.verdict is Verdict.SAME and not outweighed and _are_two(person, other)


def applicant_among(groups: list[Group], loose: Sequence[Document], application_no: str | None) -> Group | None:
    """The applicant: whoever filed the form of this application, else any form, else who bears a paper of its number.

    After them comes who has the passport. A form whose name was poorly read and which bears nothing else tells
    nobody's name.
    """
    candidates = [*groups, *_by_name_only(loose)]
    ranked = sorted(candidates, key=lambda group: _claim(group, application_no), reverse=True)
    return ranked[0] if ranked else None


def _by_name_only(loose: Sequence[Document]) -> Iterator[Group]:
    for document in loose:
        identity = identity_of(document)
        if "name" in identity.trusted:
            yield Group([(document, identity)])


def _claim(group: Group, application_no: str | None) -> tuple[bool, bool, bool, bool, int]:
    named = [d.doc_class for d in group.documents if application_no and d.text_of("application_no") == application_no]
    own = DocumentClass.APPLICATION_FORM in named
    form, passport = group.has(DocumentClass.APPLICATION_FORM), group.has(DocumentClass.PASSPORT)
    return own, form, bool(named), passport, len(group.documents)
