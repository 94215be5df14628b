"""A rule may rest only on what some paper can bear: what an extractor reads, or a reviewer may add at the desk."""

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from fakelos.extractors.documents import fields_of_class
from fakelos.review.corrections.values import FIELDS_OF, OF_ANY_PAPER
from fakelos.review.field_words import FIELDS
from fakelos.rules.circulars import law
from fakelos.schemas.document_class import DocumentClass
from tests.rules import dossiers

ROOT = Path(__file__).parents[1]
RULES = sorted((ROOT / "fakelos" / "rules").rglob("*.py"))
EXAMPLES = sorted((ROOT / "tests" / "rules").glob("*.py"))
ASKING = frozenset({"day", "text_of", "values_of", "trusts", "readings", "periods", "evidence"})
"""What code asks of a paper by the codes of its fields."""


def known(doc_class: str) -> frozenset[str]:
    """The fields that a paper of this class may bear."""
    kind = DocumentClass[doc_class.upper()]
    read = fields_of_class(kind)
    return frozenset((*read["must"], *read["may"], *FIELDS_OF.get(kind, OF_ANY_PAPER)))


ANY = frozenset[str]().union(*map(known, DocumentClass))


def calls(path: Path) -> Iterator[ast.Call]:
    """The calls in a module."""
    return (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))


def asked(path: Path) -> set[str]:
    """The codes of fields that a module of the rules asks for by name, in a call or in a list of them."""
    by_method = (call for call in calls(path) if isinstance(call.func, ast.Attribute) and call.func.attr in ASKING)
    return {code for call in by_method for code in strings(call.args)}.union(*lists(path))


def lists(path: Path) -> Iterator[set[str]]:
    """The tuples of strings in a module of which one is the code of a field."""
    nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
    types = {id(node.slice) for node in nodes if isinstance(node, ast.Subscript)}
    tuples = (node for node in nodes if isinstance(node, ast.Tuple) and id(node) not in types)
    return (codes for node in tuples if (codes := strings(node.elts)) & ANY and len(codes) == len(node.elts))


def strings(nodes: Sequence[ast.expr]) -> set[str]:
    """What of these is a plain string."""
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("path", RULES, ids=lambda path: path.stem)
def test_the_rules_ask_only_for_fields_that_papers_bear(path: Path) -> None:
    assert asked(path) <= ANY


def test_the_ties_are_dated_by_fields_of_their_own_classes() -> None:
    """C2015, Γ1.3, 4th line."""
    for kind in law().ties:
        for doc_class in kind.classes:
            assert set(kind.fields) <= known(doc_class), kind.letter


def examples(path: Path) -> Iterator[tuple[str, set[str]]]:
    """The papers that worked examples make up: class and codes of fields."""
    for call in calls(path):
        named = isinstance(call.func, ast.Name) and call.func.id == "paper"
        first = call.args[0] if call.args else None
        if named and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield first.value, {keyword.arg for keyword in call.keywords if keyword.arg}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_worked_examples_rest_on_fields_that_papers_bear(path: Path) -> None:
    unknown = [(doc_class, codes - known(doc_class)) for doc_class, codes in examples(path)]
    assert [pair for pair in unknown if pair[1]] == []


@pytest.mark.parametrize("doc_class", dossiers.FIELDS)
def test_generated_dossiers_bear_fields_that_papers_bear(doc_class: str) -> None:
    assert set(dossiers.FIELDS[doc_class]) <= known(doc_class)


def test_every_field_that_a_reviewer_may_add_has_a_name() -> None:
    added = {code for codes in FIELDS_OF.values() for code in codes}
    assert added - set(FIELDS) == set()
