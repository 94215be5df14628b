"""Mutation of the law's code: each comparison flipped, each clause dropped; the worked examples must notice.

`python -m tests.bench.mutants [MODULE…]` mutates modules of `fakelos/rules` (by default those that decide),
runs the examples of `tests/rules` in a child per mutant, and prints each survivor with its line. The children
are forked from a process that holds everything and put the changed code in its place, to cost a few hundredths
of a second; a change outside functions has the rules loaded anew.
"""

import ast
import os
import resource
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from inspect import signature
from itertools import product
from pathlib import Path
from tempfile import mkdtemp
from types import CodeType, FunctionType, ModuleType
from typing import Any, NamedTuple

RULES = Path(__file__).parents[2] / "fakelos" / "rules"
EXAMPLES = Path(__file__).parents[1] / "rules"
DECIDING = (
    *("evaluate", "outcome", "category", "titles", "ties", "intervals", "timeline", "clocks", "facts", "papers"),
    *("force_majeure", "routing", "conflicts", "contradictions", "dates", "answers", "readings", "what_if"),
    *(f"checks/{path.stem}" for path in sorted((RULES / "checks").glob("[a-z]*.py"))),
)
SECONDS = 60
"""Of processor time; a mutant that loops is noticed by that."""

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
    """One changed module: what was changed, and its tree."""

    module: str
    line: int
    change: str
    tree: ast.Module


def mutants_of(module: str) -> Iterator[Mutant]:
    """Every mutant of one module."""
    tree = ast.parse((RULES / f"{module}.py").read_text(encoding="utf-8"))
    for position, node in enumerate(ast.walk(tree)):
        for change, mutate in _changes(node):
            changed = deepcopy(tree)
            target = next(one for at, one in enumerate(ast.walk(changed)) if at == position)
            mutate(target)
            yield Mutant(module, getattr(node, "lineno", 0), change, ast.fix_missing_locations(changed))


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
    return lambda target: target.values.pop(at)


def _answering(*, answer: bool) -> Callable[[Any], None]:
    return lambda target: setattr(target, "test", ast.Constant(answer))


def _said(node: ast.AST) -> str:
    return ast.unparse(node)[:70]


class _Mutated(MetaPathFinder, Loader):
    """Gives the mutant where its module is imported."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, fullname: str, path: Any = None, target: Any = None) -> ModuleSpec | None:  # noqa: ARG002
        wanted = fullname == _name(self.mutant.module)
        return spec_from_loader(fullname, self, origin=_file(self.mutant.module)) if wanted else None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = _file(self.mutant.module)
        exec(_compiled(self.mutant.tree, self.mutant.module), module.__dict__)  # noqa: S102  # that is its job


def _name(module: str) -> str:
    return f"fakelos.rules.{module.replace('/', '.')}".removesuffix(".__init__")


def _file(module: str) -> str:
    return str(RULES / f"{module}.py")


def _compiled(tree: ast.Module, module: str) -> CodeType:
    return compile(tree, _file(module), "exec")


def _put_in_place(mutant: Mutant) -> bool:
    """Give the functions that the mutant changes their new code; False where the change is outside functions."""
    old = _codes(_compiled(ast.parse(Path(_file(mutant.module)).read_text(encoding="utf-8")), mutant.module))
    new = _codes(_compiled(mutant.tree, mutant.module))
    changed = [name for name in new if name in old and new[name] != old[name]]
    functions = [_function(import_module(_name(mutant.module)), name) for name in changed]
    if not functions or None in functions:
        return False
    for name, function in zip(changed, functions, strict=True):
        if function is not None:
            function.__code__ = new[name]
    if "serving" in changed or mutant.module == "conflicts":
        import_module("fakelos.rules.circulars").law.cache_clear()
    return True


def _codes(code: CodeType) -> dict[str, CodeType]:
    """The code of functions and methods by their names."""
    inner = [const for const in code.co_consts if isinstance(const, CodeType)]
    found = {one.co_qualname: one for one in inner if "<" not in one.co_qualname}
    return found | {name: nested for one in inner for name, nested in _codes(one).items()}


def _function(module: ModuleType, name: str) -> FunctionType | None:
    """The function behind a name, whatever wraps it; None for what is no function, such as a class's body."""
    thing: Any = module
    for part in name.split("."):
        thing = vars(thing).get(part)
    for wrapper in ("fget", "work", "__wrapped__", "__func__"):
        if hasattr(thing, "cache_clear"):
            thing.cache_clear()
        thing = getattr(thing, wrapper, thing)
    return thing if isinstance(thing, FunctionType) else None


def _load_anew(mutant: Mutant) -> None:
    for name in [name for name in sys.modules if name.startswith(("fakelos.rules", "tests.rules"))]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Mutated(mutant))


def survives(mutant: Mutant | None) -> bool:
    """Whether no example notices, tried in a child; None tries the rules as they are."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        if mutant and not _put_in_place(mutant):
            _load_anew(mutant)
        _run_examples()
    except BaseException:  # noqa: BLE001  # whatever happens, the mutant was noticed
        os._exit(1)
    os._exit(0)


def _examples() -> Iterator[ModuleType]:
    return (import_module(f"tests.rules.{path.stem}") for path in sorted(EXAMPLES.glob("test_*.py")))


def _run_examples() -> None:
    """Every example without fixtures, until one fails; the properties draw at random and are left out."""
    for module in _examples():
        for name, test in vars(module).items():
            if name.startswith("test_") and not hasattr(test, "hypothesis"):
                _run(test)


def _run(test: Callable[..., None]) -> None:
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    names = [mark.args[0] for mark in marks]
    given = {name for group in names for name in ([group] if isinstance(group, str) and "," not in group else group)}
    wanted = set(signature(test).parameters) - given
    if wanted - {"tmp_path"}:
        return
    for values in product(*(list(mark.args[1]) for mark in marks)):
        arguments: dict[str, Any] = {"tmp_path": Path(mkdtemp())} if wanted else {}
        for group, value in zip(names, values, strict=True):
            arguments |= {group: value} if isinstance(group, str) else dict(zip(group, value, strict=True))
        test(**arguments)


def main(modules: list[str]) -> None:
    """Print the survivors of each module as they are found, then the count."""
    list(_examples())
    if not survives(None):
        sys.exit("The examples fail without any mutant.")
    killed, left = 0, 0
    for module in modules or [name for name in DECIDING if (RULES / f"{name}.py").is_file()]:
        for mutant in mutants_of(module):
            if survives(mutant):
                left += 1
                print(f"survived: {mutant.module}.py:{mutant.line} {mutant.change}", flush=True)
            else:
                killed += 1
        print(f"{module}: {killed} killed, {left} survived so far", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
