"""The persons of one dossier with their roles: applicant, sponsor, others, and papers of whom nobody can tell."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from fakelos.rules.identity import Identity, Verdict, identity_of
from fakelos.rules.names import Name
from fakelos.rules.persons import (
    IMPERSONAL,
    Group,
    applicant_among,
    group_by_identifiers,
    in_context,
    joint,
    named_beside,
)
from fakelos.schemas.document import Document
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Person, RoleOfPerson


def persons_of(
    documents: Sequence[Document],
    application_no: str | None,
    *,
    family: bool,
    strays: Collection[str] = (),
    whose: Mapping[str, RoleOfPerson] = MappingProxyType({}),
) -> tuple[Person, ...]:
    """Tell whom each paper of a dossier speaks of.

    Args:
        documents: the papers of the dossier.
        application_no: helps to find the applicant's own form.
        family: whether the applicant joins a sponsor (ΣΤ.1); then another holder of a permit is the sponsor.
        strays: ids of papers that may belong to another dossier: what bears nobody's data stays nobody's.
        whose: what a reviewer ruled, by document id. It stands against everything that papers say.
    """
    free = [document for document in documents if whose.get(document.id, "applicant") == "applicant"]
    strays = frozenset(strays) - set(whose)
    return honour(_persons_found(free, application_no, family=family, strays=strays), documents, whose)


def _persons_found(
    documents: Sequence[Document], application_no: str | None, *, family: bool, strays: Collection[str]
) -> tuple[Person, ...]:
    groups, loose = group_by_identifiers(documents)
    applicant = applicant_among(groups, loose, application_no) or Group()
    others, unknown = _settle_groups([group for group in groups if group is not applicant], applicant)
    placed = {document.id for document in applicant.documents}
    for document in (document for document in loose if document.id not in placed):
        person, reasons = _settle(document, applicant, others, stray=document.id in strays)
        (person or unknown).take([(document, identity_of(document))], reasons)
    _release_strays(applicant, strays, unknown)
    _claim_papers_that_name(applicant, others, unknown)
    return tuple(_persons(applicant, others, unknown, family=family))


def _settle_groups(groups: Sequence[Group], applicant: Group) -> tuple[list[Group], Group]:
    """Join what speaks of the applicant; keep the other persons; gather what nobody can tell."""
    rest = _without_the_applicants(list(groups), applicant)
    others = [group for group in rest if _verdict(group, applicant, rest) is Verdict.DIFFERENT]
    unknown = Group()
    for group in (group for group in rest if group not in others):
        if others or _comparable(group, applicant):
            unknown.take(group.entries, ["cannot_tell"])
        else:
            applicant.take(group.entries, ["nobody_else_here"])
    return others, unknown


def _without_the_applicants(groups: list[Group], applicant: Group) -> list[Group]:
    """Join the groups that are the applicant's, again and again, since each may bring what links the next."""
    for group in groups:
        if _verdict(group, applicant, groups) is Verdict.SAME:
            applicant.take(group.entries, group.reasons or ["names_alike"])
            return _without_the_applicants([other for other in groups if other is not group], applicant)
    return groups


def _verdict(group: Group, applicant: Group, groups: Sequence[Group]) -> Verdict:
    rivals = [other for other in groups if other is not group]
    return joint(in_context(identity, applicant, rivals).verdict for identity in group.identities)


def _comparable(group: Group, applicant: Group) -> bool:
    """Whether anything of the group could be compared with the applicant, though it decided nothing."""
    comparisons = (in_context(identity, applicant, ()) for identity in group.identities)
    return any(comparison.reasons or comparison.likeness is not None for comparison in comparisons)


def _settle(
    document: Document, applicant: Group, others: Sequence[Group], *, stray: bool
) -> tuple[Group | None, tuple[str, ...]]:
    """Whose a paper without identifiers is, and why; None when nobody can tell."""
    identity = identity_of(document)
    if not stray and _opens_the_dossier(document, identity):
        return applicant, ("own_form",)
    if not identity.named:
        alone = not others or document.doc_class in IMPERSONAL
        return (applicant, ("nobody_else_here",)) if alone and not stray else (None, ("cannot_tell",))
    for person in (applicant, *others):
        rivals = [other for other in (applicant, *others) if other is not person]
        comparison = in_context(identity, person, rivals)
        if comparison.verdict is Verdict.SAME:
            return person, comparison.told
    return None, ("cannot_tell",)


def _opens_the_dossier(document: Document, identity: Identity) -> bool:
    """Whether this is the application itself, its name too poorly read to speak against anybody."""
    return document.doc_class is DocumentClass.APPLICATION_FORM and "name" not in identity.trusted


def _release_strays(applicant: Group, strays: Collection[str], unknown: Group) -> None:
    """What only lies beside the dossier is the applicant's by a number; the whole batch told that names do not do."""
    own = {
        number for document, identity in applicant.entries if document.id not in strays for number in identity.numbers
    }
    for entry in tuple(applicant.entries):
        if entry[0].id in strays and own.isdisjoint(entry[1].numbers):
            applicant.entries.remove(entry)
            unknown.take([entry], ["cannot_tell"])


def _claim_papers_that_name(applicant: Group, others: Sequence[Group], unknown: Group) -> None:
    """A paper of somebody else that names the applicant, such as an act of marriage, speaks of the applicant too."""
    for group in (*others, unknown):
        rivals = [other for other in others if other is not group]
        for entry in tuple(group.entries):
            if named_beside(entry[0], applicant, rivals):
                group.entries.remove(entry)
                applicant.take([entry], ["named_beside"])


def _persons(applicant: Group, others: Sequence[Group], unknown: Group, *, family: bool) -> Iterator[Person]:
    yield _person("applicant", "applicant", applicant)
    remaining = [group for group in others if group.entries]
    sponsor = next((group for group in remaining if family and group.has(DocumentClass.RESIDENCE_PERMIT)), None)
    for number, group in enumerate(remaining, 1):
        if group is sponsor:
            yield _person("sponsor", "sponsor", group)
        else:
            yield _person(f"other-{number}", "other", group)
    if unknown.entries:
        yield Person(id="unknown", role="unknown", documents=_ids(unknown), reasons=tuple(unknown.reasons))


def _person(name: str, role: Literal["applicant", "sponsor", "other"], group: Group) -> Person:
    identities = group.identities
    born = Counter(filter(None, (document.text_of("birth_date") for document in group.documents)))
    return Person(
        id=name,
        role=role,
        names_el=_spelled(printed for identity in identities for printed in identity.names_el[:1]),
        names_lat=_spelled(printed for identity in identities for printed in identity.names_lat),
        birth_date=next((day for day, _ in born.most_common(1)), None),
        documents=_ids(group),
        reasons=tuple(group.reasons),
    )


def _spelled(names: Iterable[Name]) -> tuple[str, ...]:
    """The spellings as printed, the most frequent first."""
    return tuple(name for name, _ in Counter(" ".join(filter(None, name)) for name in names).most_common())


def _ids(group: Group) -> tuple[str, ...]:
    return tuple(document.id for document in group.documents)


def honour(
    persons: Iterable[Person], documents: Sequence[Document], whose: Mapping[str, RoleOfPerson]
) -> tuple[Person, ...]:
    """The persons with each ruled paper moved to whom the reviewer said; of several others, to the first."""
    left = [_without(person, whose) for person in persons]
    for role in dict.fromkeys(whose[document.id] for document in documents if document.id in whose):
        ruled = Group([(one, identity_of(one)) for one in documents if whose.get(one.id) == role], ["ruled"])
        at = next((at for at, person in enumerate(left) if person.role == role), None)
        if at is None:
            left.append(_ruled(role, ruled))
        else:
            left[at] = _with(left[at], _ruled(role, ruled))
    return tuple(person for person in left if person.documents or person.role == "applicant")


def _without(person: Person, whose: Mapping[str, RoleOfPerson]) -> Person:
    kept = tuple(one for one in person.documents if whose.get(one, person.role) == person.role)
    return person.model_copy(update={"documents": kept})


def _with(person: Person, ruled: Person) -> Person:
    """The person with the ruled papers; their names stand after those that papers linked by themselves."""
    merged = {
        name: tuple(dict.fromkeys((*getattr(person, name), *getattr(ruled, name))))
        for name in ("names_el", "names_lat", "documents", "reasons")
    }
    return person.model_copy(update={**merged, "birth_date": person.birth_date or ruled.birth_date})


def _ruled(role: RoleOfPerson, group: Group) -> Person:
    if role == "unknown":
        return Person(id="unknown", role="unknown", documents=_ids(group), reasons=("ruled",))
    return _person(f"{role}-ruled" if role == "other" else role, role, group)
