"""Which category a dossier is examined under: what the applicant claims, and what the papers show.

Source: C2015 A, notes 3.α and 3.β: five years reached mean Γ1.4, otherwise Γ1.3.
"""

from functools import lru_cache

from fakelos.rules.facts import Facts
from fakelos.rules.titles import unaccented
from fakelos.schemas.document_class import DocumentClass
from fakelos.schemas.dossier import Category

_LATIN_TWINS = str.maketrans("TGS", "ΤΓΣ")


def claimed(facts: Facts) -> Category | None:
    """The category that the register or, failing that, the application form names."""
    if facts.case.application.category:
        return facts.case.application.category
    forms = facts.of(DocumentClass.APPLICATION_FORM)
    read = (read_category(form.document.text_of("category_claimed") or "") for form in forms)
    return next((category for category in read if category), None)


@lru_cache(maxsize=1024)
def read_category(text: str) -> Category | None:
    """The category that a form means, however it spaces it and in whichever script.

    >>> str(read_category("Γ 1.3.")), str(read_category("ST1"))
    ('Γ1.3', 'ΣΤ.1')
    """
    kept = "".join(c for c in unaccented(text) if c.isalnum()).translate(_LATIN_TWINS)
    return next((category for category in Category if category.replace(".", "") == kept), None)


def candidates(facts: Facts, claim: Category | None) -> tuple[Category, ...]:
    """The categories to examine, the proposed one first. Where one exceptional category is, both are."""
    exceptional = (Category.G14, Category.G13) if _five_years(facts, claim) else (Category.G13, Category.G14)
    if _is_family(facts, claim):
        return (Category.ST1, *exceptional) if facts.titles else (Category.ST1,)
    return (*exceptional, Category.ST1) if claim is Category.ST1 else exceptional


def _is_family(facts: Facts, claim: Category | None) -> bool:
    """Whether ΣΤ.1 is to be examined: the register says so, or the form does and the papers do not speak against it.

    Where nothing is claimed, a birth act beside the permit of somebody else says so.
    """
    acts = facts.of(DocumentClass.BIRTH_ACT, roles=("applicant", "sponsor", "other", "unknown"))
    permits = facts.of(DocumentClass.RESIDENCE_PERMIT, roles=("sponsor", "other"))
    if claim is None:
        return bool(acts and permits)
    if claim is not Category.ST1:
        return False
    return bool(facts.case.application.category or acts or permits or not facts.titles)


def may_be_five_years(facts: Facts) -> bool:
    """Whether the titles reach five years in the best reading of their dates, and of whose they are."""
    return facts.possible_days >= facts.law.titles.total_days


def _five_years(facts: Facts, claim: Category | None) -> bool:
    """Whether the titles reach five years as read or, where the applicant claims so, as they might be read."""
    if facts.dates is None:
        return claim is Category.G14
    needed = facts.law.titles.total_days
    possible = claim is Category.G14 and facts.possible_days >= needed
    return possible or facts.lawful_days >= needed
