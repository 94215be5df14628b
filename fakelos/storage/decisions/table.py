"""What may be decided, when, and where it leads: one table.

Sources: SVC, step 3 (Type A; Type A with the missing-documents form; end of the procedure), C2015 A,
note 1 (Type A with buy-out), SVC 4 to 6 (inquiries, grant, refusal). A second signature on what ends
badly for the applicant is this product's own rule.
"""

from typing import NamedTuple

from fakelos.schemas.dossier import Outcome
from fakelos.storage.models import Decision, Dossier

Kind = Decision.Kind
State = Dossier.State

OPEN = frozenset({State.READY, State.WAITING_PAPERS, State.WAITING_RESCAN, State.WAITING_AUTHORITIES})
"""The states in which an officer may decide; a waiting dossier may be decided on without what it waits for."""


class Rule(NamedTuple):
    """One kind of decision.

    Attributes:
        to: where the dossier goes; None: it stays where it is.
        letters: what is printed, in order.
        proposed_by: the outcomes that propose it before a Type A certificate.
        follows_type_a: it is usual once a certificate was given.
        always_usual: it asks for no reason why not something else.
        on_the_lines: it rests on the lines, so doubtful ones have to be resolved or explained.
    """

    to: State | None
    letters: tuple[str, ...] = ()
    proposed_by: frozenset[Outcome] = frozenset()
    follows_type_a: bool = False
    always_usual: bool = False
    on_the_lines: bool = True


RULES: dict[Kind, Rule] = {
    Kind.TYPE_A: Rule(State.WAITING_AUTHORITIES, ("type_a",), frozenset({Outcome.TYPE_A_COMPLETE})),
    Kind.TYPE_A_MISSING: Rule(
        State.WAITING_PAPERS, ("type_a", "missing_documents"), frozenset({Outcome.TYPE_A_MISSING_DOCUMENTS})
    ),
    Kind.TYPE_A_BUYOUT: Rule(State.WAITING_PAPERS, ("type_a",), frozenset({Outcome.TYPE_A_BUYOUT_PENDING})),
    Kind.ASK_RESCAN: Rule(State.WAITING_RESCAN, ("rescan_request",), always_usual=True, on_the_lines=False),
    Kind.ASK_PAPERS: Rule(State.WAITING_PAPERS, ("missing_documents",), always_usual=True, on_the_lines=False),
    Kind.ASK_AUTHORITIES: Rule(State.WAITING_AUTHORITIES, follows_type_a=True, on_the_lines=False),
    Kind.RENEW_TYPE_A: Rule(None, ("type_a",), follows_type_a=True, on_the_lines=False),
    Kind.GRANT: Rule(State.DONE, ("grant",), follows_type_a=True),
    Kind.END_PROCEDURE: Rule(State.DONE, ("end_procedure",), frozenset({Outcome.INCOMPLETE})),
    Kind.REFUSE: Rule(State.DONE, ("refusal",), frozenset({Outcome.REJECT_BUYOUT_DEADLINE}), follows_type_a=True),
}
TYPE_A = frozenset({Kind.TYPE_A, Kind.TYPE_A_MISSING, Kind.TYPE_A_BUYOUT})
NEGATIVE = frozenset(Decision.NEGATIVE)
JUSTIFIED = NEGATIVE | {Kind.ASK_RESCAN}
"""What always needs the officer's reason, since the one whom it concerns is told it."""


def first_signature(state: State, kind: Kind) -> State:
    """Where the dossier stands once one person has decided.

    >>> first_signature(State.READY, Kind.REFUSE)
    Dossier.State.COUNTERSIGN
    """
    return State.COUNTERSIGN if kind in NEGATIVE else RULES[kind].to or state


def usual(outcome: str, *, certified: bool) -> frozenset[Kind]:
    """The kinds that what the machine found leads to: those that need no reason why.

    >>> sorted(kind.value for kind in usual("incomplete", certified=False))
    ['ask_papers', 'ask_rescan', 'end_procedure']
    """
    return frozenset(kind for kind, rule in RULES.items() if _is_usual(rule, outcome, certified=certified))


def _is_usual(rule: Rule, outcome: str, *, certified: bool) -> bool:
    by_outcome = outcome in rule.proposed_by and (not certified or rule.follows_type_a)
    return rule.always_usual or by_outcome or (certified and rule.follows_type_a)


def proposed(outcome: str, *, certified: bool) -> Kind | None:
    """The kind that the outcome names; after a certificate only a passed deadline names one.

    >>> proposed("type_a_complete", certified=False)
    Decision.Kind.TYPE_A
    """
    kind = next((kind for kind, rule in RULES.items() if outcome in rule.proposed_by), None)
    return kind if kind is not None and (not certified or RULES[kind].follows_type_a) else None
