"""Small changes to the law's code: each comparison flipped, each clause dropped, each number raised by one."""

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

RULES = Path(__file__).parents[2] / "fakelos" / "rules"

SWAPS: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}


class Mutant(NamedTuple):
    """One changed module: what was changed, in which function of it (empty outside of all), and its tree."""

    module: str
    function: str
    line: int
    change: str
    tree: ast.Module


def mutants_of(module: str) -> Iterator[Mutant]:
    """Every mutant of one module."""
    tree = ast.parse((RULES / f"{module}.py").read_text(encoding="utf-8"))
    functions, sizes = _functions(tree), _decorations(tree)
    for position, node in enumerate(ast.walk(tree)):
        if node in sizes:
            continue
        for change, mutate in _changes(node):
            changed = deepcopy(tree)
            mutate(next(islice(ast.walk(changed), position, None)))
            line, function = getattr(node, "lineno", 0), functions.get(node, "")
            yield Mutant(module, function, line, change, ast.fix_missing_locations(changed))


def _functions(node: ast.AST, inside: str = "") -> dict[ast.AST, str]:
    """The qualified name of the function or class around each node."""
    found: dict[ast.AST, str] = {}
    for child in ast.iter_child_nodes(node):
        name = f"{inside}.{child.name}".lstrip(".") if isinstance(child, ast.FunctionDef | ast.ClassDef) else inside
        found |= {child: name} | _functions(child, name)
    return found


def _decorations(tree: ast.Module) -> set[ast.AST]:
    """What stands in decorators, such as the size of a cache: it decides nothing."""
    defined = (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef))
    return {part for node in defined for decorator in node.decorator_list for part in ast.walk(decorator)}


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], None]]]:
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPS:
        swap = SWAPS[type(node.ops[0])]
        yield f"{_said(node)}: {swap.__name__}", lambda target: target.ops.__setitem__(0, swap())
    if isinstance(node, ast.BoolOp):
        other = SWAPS[type(node.op)]
        yield f"{_said(node)}: {other.__name__}", lambda target: setattr(target, "op", other())
        for at in range(len(node.values)):
            yield f"{_said(node)}: without {_said(node.values[at])}", _dropping(at)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        sign = SWAPS[type(node.op)]
        yield f"{_said(node)}: {sign.__name__}", lambda target: setattr(target, "op", sign())
    if isinstance(node, ast.Name) and node.id in NAMES:
        yield f"{node.id}: {NAMES[node.id]}", lambda target: setattr(target, "id", NAMES[target.id])
    if isinstance(node, ast.Constant) and type(node.value) is int:
        yield f"{node.value}: {node.value + 1}", lambda target: setattr(target, "value", target.value + 1)
    if isinstance(node, ast.If | ast.IfExp) and _said(node.test) != "TYPE_CHECKING":
        for answer in (True, False):
            yield f"if {_said(node.test)}: {answer}", _answering(answer=answer)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield f"{_said(node)}: without not", _positive


def _positive(target: ast.UnaryOp) -> None:
    """`not x` becomes `not not x`."""
    target.op, target.operand = ast.Not(), ast.UnaryOp(ast.Not(), target.operand)


def _dropping(at: int) -> Callable[[Any], None]:
    """Without one clause; what is left of two is said twice, since Python has no `and` of one."""

    def drop(target: ast.BoolOp) -> None:
        left = [value for place, value in enumerate(target.values) if place != at]
        target.values = left if len(left) > 1 else [left[0], deepcopy(left[0])]

    return drop


def _answering(*, answer: bool) -> Callable[[Any], None]:
    return lambda target: setattr(target, "test", ast.Constant(answer))


def _said(node: ast.AST) -> str:
    return ast.unparse(node)[:70]
