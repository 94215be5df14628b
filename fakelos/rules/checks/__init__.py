"""The closed vocabulary of checks that circulars may name: one module each, with one verb.

A check has `Options`, what a circular's line may set; `serving(options, ties)`, the classes of paper that
could satisfy it; and `examine(facts, options)`, which answers with a status, the sentence why, and the
evidence. Doubt about pages that nobody could read is not its business: `evaluate` adds it.
"""

from typing import Any, Final, Protocol

from fakelos.rules.answers import Answer
from fakelos.rules.checks import (
    birth_act,
    fee,
    insurance,
    non_interruption,
    paper_present,
    passport_copy,
    passport_or_declaration,
    passport_valid,
    power_of_attorney,
    sponsor_permit,
    stay_after_birth,
    tie_any,
    tie_each_year,
    title_expired,
    titles_duration,
)
from fakelos.rules.facts import Facts
from fakelos.schemas.base import Frozen
from fakelos.schemas.document_class import DocumentClass


class Check(Protocol):
    """What every module of this folder offers."""

    @property
    def Options(self) -> type[Frozen]:  # noqa: N802  # a class of the module
        """What a circular's line may set."""

    def serving(self, options: Any, ties: frozenset[DocumentClass]) -> frozenset[DocumentClass]:
        """The classes of paper that could satisfy it; `ties` are those that may be a tie."""

    def examine(self, facts: Facts, options: Any) -> Answer:
        """Answer one requirement."""


CHECKS: Final[dict[str, Check]] = {
    "passport_copy": passport_copy,
    "passport_valid": passport_valid,
    "passport_or_declaration": passport_or_declaration,
    "title_expired": title_expired,
    "titles_duration": titles_duration,
    "non_interruption": non_interruption,
    "tie_any": tie_any,
    "tie_each_year": tie_each_year,
    "fee": fee,
    "insurance": insurance,
    "paper_present": paper_present,
    "power_of_attorney": power_of_attorney,
    "sponsor_permit": sponsor_permit,
    "birth_act": birth_act,
    "stay_after_birth": stay_after_birth,
}
