"""Mutation of the law's code: each comparison flipped, each clause dropped; the worked examples must notice.

`python -m tests.bench.mutants [MODULE…]` mutates modules of `fakelos/rules` (by default those that decide), runs
the examples of `tests/rules` in a child per mutant until one fails, those first that pass through the changed
function, and prints each survivor with its line. The children are forked from a process that holds everything
and put the changed code in its place, to cost a few hundredths of a second; a change outside functions has the
rules loaded anew. `equivalent.toml` names the mutants that no example can notice, each with the reason.
"""

import ast
import doctest
import gc
import os
import resource
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from importlib import import_module
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from inspect import signature
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any, NamedTuple

from tests.bench.mutations import RULES, Mutant, mutants_of

EXAMPLES = Path(__file__).parents[1] / "rules"
EQUIVALENT = Path(__file__).with_name("equivalent.toml")
DECIDING = (
    *("evaluate", "outcome", "category", "titles", "ties", "intervals", "timeline", "clocks", "facts", "papers"),
    *("force_majeure", "routing", "conflicts", "contradictions", "dates", "answers", "readings", "what_if"),
    *("buyout", "comparable", "doubts", "no_title", "working_days"),
    *(f"checks/{path.stem}" for path in sorted((RULES / "checks").glob("[a-z]*.py"))),
)
DOCSTRINGS = "docstrings"
SECONDS = 60
"""Of processor time; a mutant that loops is noticed by that."""


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
    _forget(law="serving" in changed or mutant.module == "conflicts")
    return True


def _forget(*, law: bool) -> None:
    """Empty every cache of the rules, so that changed code is asked; that of the law itself only if need be."""
    for name in [name for name in sys.modules if name.startswith("fakelos.rules")]:
        for kept, thing in vars(sys.modules[name]).items():
            if hasattr(thing, "cache_clear") and (law or kept not in {"law", "packaged_law", "_holidays"}):
                thing.cache_clear()


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
        thing = getattr(thing, wrapper, thing)
    return thing if isinstance(thing, FunctionType) else None


def _load_anew(mutant: Mutant) -> None:
    for name in [name for name in sys.modules if name.startswith(("fakelos.rules", "tests.rules"))]:
        del sys.modules[name]
    sys.meta_path.insert(0, _Mutated(mutant))


class Example(NamedTuple):
    """One worked example: its place among all, the functions of the rules that it passes through, and what it costs."""

    place: tuple[str, str, int]
    through: frozenset[tuple[str, str]]
    seconds: float


def survives(mutant: Mutant | None, examples: Iterable[Example]) -> bool:
    """Whether no example notices, tried in a child; None tries the rules as they are."""
    child = os.fork()
    if child:
        return os.waitpid(child, 0)[1] == 0
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    try:
        if mutant and not _put_in_place(mutant):
            _load_anew(mutant)
        for example in examples:
            _run(*example.place)
    except BaseException:  # noqa: BLE001  # whatever happens, the mutant was noticed
        os._exit(1)
    os._exit(0)


def _run(module: str, name: str, number: int) -> None:
    place = import_module(module)
    run = partial(_docstrings, place) if name == DOCSTRINGS else list(_ways(getattr(place, name)))[number]
    run()


def _docstrings(module: ModuleType) -> None:
    if doctest.testmod(module, raise_on_error=True).failed:
        raise AssertionError(module.__name__)


def examples_of_the_rules() -> list[Example]:
    """Every example without fixtures, and those in docstrings; the properties draw at random and are left out."""
    modules = (import_module(f"tests.rules.{path.stem}") for path in sorted(EXAMPLES.glob("test_*.py")))
    tests = ((module, name) for module in modules for name in list(vars(module)) if name.startswith("test_"))
    said = [import_module(_name(module)) for module in DECIDING]
    in_docstrings = [_observed((module.__name__, DOCSTRINGS, 0), partial(_docstrings, module)) for module in said]
    return in_docstrings + [
        _observed((module.__name__, name, number), run)
        for module, name in tests
        if not hasattr(test := getattr(module, name), "hypothesis")
        for number, run in enumerate(_ways(test))
    ]


def _observed(place: tuple[str, str, int], run: Callable[[], None]) -> Example:
    through: set[tuple[str, str]] = set()

    def note(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(str(RULES)):
            through.add((frame.f_code.co_filename, frame.f_code.co_qualname.partition(".<")[0]))

    begun = time.process_time()
    sys.setprofile(note)
    try:
        run()
    finally:
        sys.setprofile(None)
    return Example(place, frozenset(through), time.process_time() - begun)


def _ways(test: Callable[..., None]) -> Iterator[Callable[[], None]]:
    """The example once for each set of its parameters; not at all if it needs a fixture."""
    marks = [mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"]
    names = [
        [name.strip() for name in mark.args[0].split(",")] if isinstance(mark.args[0], str) else mark.args[0]
        for mark in marks
    ]
    wanted = set(signature(test).parameters) - {name for group in names for name in group}
    if wanted - {"tmp_path"}:
        return
    for values in product(*(list(mark.args[1]) for mark in marks)):
        given: dict[str, Any] = {}
        for group, value in zip(names, values, strict=True):
            given |= dict(zip(group, [value] if len(group) == 1 else value, strict=True))
        yield partial(_in_a_folder if wanted else test, *([test] if wanted else []), **given)


def _in_a_folder(test: Callable[..., None], **given: object) -> None:
    with TemporaryDirectory() as folder:
        test(tmp_path=Path(folder), **given)


def nearest_first(examples: Iterable[Example], mutant: Mutant) -> list[Example]:
    """The examples that pass through the changed function, the quick ones first, then all others."""
    changed = (_file(mutant.module), mutant.function)
    return sorted(examples, key=lambda example: (changed not in example.through, example.seconds))


def main(modules: list[str]) -> None:
    """Print the survivors of each module as they are found, then its counts; fail if any is left."""
    examples = examples_of_the_rules()
    gc.collect()
    gc.freeze()
    if not survives(None, examples):
        sys.exit("The examples fail without any mutant.")
    named = {(one["module"], one["function"], one["change"]) for one in tomllib.loads(EQUIVALENT.read_text())["mutant"]}
    total = Counter[str]()
    for module in modules or DECIDING:
        counts = Counter(_judged(mutant, examples, named) for mutant in mutants_of(module))
        print(f"{module}: {_counted(counts)}", flush=True)
        total += counts
    print(f"all: {_counted(total)}")
    sys.exit(1 if total["survived"] else 0)


def _judged(mutant: Mutant, examples: list[Example], equivalent: set[tuple[str, str, str]]) -> str:
    """Whether it was killed, is named equivalent, or survived; what is named and yet noticed has survived its name."""
    _compiled(mutant.tree, mutant.module)  # here, since a child that cannot compile would count as killed
    alive, name = survives(mutant, nearest_first(examples, mutant)), (mutant.module, mutant.function, mutant.change)
    if alive and name not in equivalent:
        print(f"survived: {mutant.module}.py:{mutant.line} {mutant.function}: {mutant.change}", flush=True)
    if not alive and name in equivalent:
        print(f"named equivalent, yet noticed: {mutant.module}.py:{mutant.line} {mutant.change}", flush=True)
    return ("equivalent" if name in equivalent else "survived") if alive else "killed"


def _counted(counts: Counter[str]) -> str:
    kinds = ", ".join(f"{counts[kind]} {kind}" for kind in ("killed", "equivalent", "survived"))
    return f"{counts.total()} mutants, {kinds}"


if __name__ == "__main__":
    main(sys.argv[1:])
