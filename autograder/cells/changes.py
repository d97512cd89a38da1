"""What a cell changes of what stands above it, as its text says."""

import ast
import builtins
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from autograder.cells.statements import bound_names

_IMPORTS = (ast.Import, ast.ImportFrom)
_FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
_INNER = (*_FUNCTIONS, ast.Lambda)  # what stands in them has not happened yet
_TARGETS = (ast.Name, ast.Attribute, ast.Subscript)
_SETS = re.compile("set(_|err|attr)")  # set_default_dtype, seterr, setattr
_BUILTINS = frozenset(dir(builtins))
_DEEPEST = 5  # calls within calls that are followed
_MOST_FUNCTIONS = 500  # beyond these numbers nobody writes, and nothing is followed
_MOST_EFFECTS = 50
_CHANGE = {"next", "list", "delattr", "shuffle", "heappush", "heappop"}
_OF_ALL = {"globals", "locals", "vars", "exec"}

Function = ast.FunctionDef | ast.AsyncFunctionDef
Alias = tuple[str, str, str]
"""Of an import: module, or "" for `import`; name; name here, or ""."""


@dataclass(frozen=True)
class Changes:
    """What a cell changes.

    Attributes:
        names: Names that it binds, removes, or whose objects it changes or may change, in order; each once.
        anything: Whether it may be anything, as by ``%reset``, ``from numpy import *`` or
            ``torch.set_grad_enabled(False)``.
    """

    names: tuple[str, ...]
    anything: bool


@dataclass(frozen=True)
class Known:
    """What is known of names when a cell is read.

    Attributes:
        imported: What has been imported. To import the same once more changes nothing.
        modules: Names that they bind: to call a function of a module does not change the module.
        defined: Names of functions and classes: to hand one over does not change it.
        effects: By name of a function or method: what it changes outside of itself.
    """

    imported: frozenset[Alias]
    modules: frozenset[str]
    defined: frozenset[str]
    effects: Mapping[str, AbstractSet[str]]

    @classmethod
    def of(cls, above: Sequence[ast.stmt], below: Sequence[ast.stmt] = ()) -> "Known":
        """What these statements, and definitions that come later, make known."""
        imports = [node for node in above if isinstance(node, _IMPORTS)]
        every = (*above, *below)
        defined = {node.name for node in every if isinstance(node, (*_FUNCTIONS, ast.ClassDef))}
        modules = frozenset(bound_names(imports))
        there = frozenset[Alias]().union(*map(imported, imports))
        plain = cls(there, modules, frozenset(defined), {})
        functions = [node for node in _happening(every) if isinstance(node, _FUNCTIONS)]
        return replace(plain, effects=_effects(functions, plain))


def changed(body: Sequence[ast.stmt], known: Known) -> Changes:
    """Reads a cell's statements.

    Args:
        body: The cell's.
        known: What stands above it.
    """
    names = dict.fromkeys(bound_names([node for node in body if not isinstance(node, _IMPORTS)]))
    news = frozenset[Alias]().union(*map(imported, body)) - known.imported
    names |= dict.fromkeys(
        here or (name if module else name.split(".")[0]) for module, name, here in sorted(news)
    )
    anything = "*" in names
    for node in _happening(body):
        if isinstance(node, _TARGETS) and not isinstance(node.ctx, ast.Load):
            names[_root(node)] = None
        elif isinstance(node, ast.Call):
            anything |= _is_of_all(node) or (_sets(node) and _root(node.func) in known.modules)
    names |= dict.fromkeys(_by_calls(body, known))
    names.pop("", None)
    return Changes(tuple(names), anything)


def imported(node: ast.stmt) -> frozenset[Alias]:
    """What an import statement imports; of another statement nothing."""
    if not isinstance(node, _IMPORTS):
        return frozenset()
    module = "." * node.level + (node.module or "") if isinstance(node, ast.ImportFrom) else ""
    return frozenset((module, alias.name, alias.asname or "") for alias in node.names)


def own_names(scope: Function | ast.Lambda) -> frozenset[str]:
    """Names of a function's own: arguments and what it binds, but for those that it shares."""
    body = scope.body if isinstance(scope.body, list) else []
    arguments = {node.arg for node in ast.walk(scope.args) if isinstance(node, ast.arg)}
    return frozenset((arguments | set(bound_names(body))) - _shared(body))


def outside(scope: Function | ast.Lambda) -> list[ast.expr]:
    """What of a function is evaluated where it stands: decorators and defaults."""
    defaults = [node for node in (*scope.args.defaults, *scope.args.kw_defaults) if node]
    return [*getattr(scope, "decorator_list", []), *defaults]


def _shared(body: Sequence[ast.stmt]) -> set[str]:
    nodes = (node for statement in body for node in ast.walk(statement))
    return {name for node in nodes if isinstance(node, ast.Global) for name in node.names}


def _happening(body: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """What runs when the cell does."""
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        yield node
        waiting += outside(node) if isinstance(node, _INNER) else ast.iter_child_nodes(node)


def _by_calls(body: Sequence[ast.AST], known: Known) -> Iterator[str]:
    """Names whose objects calls may change: ``a.update()``, ``f(a)``, and what functions change."""
    for node in _happening(body):
        if isinstance(node, ast.Call):
            root = _root(node.func)
            if isinstance(node.func, ast.Attribute) and (root not in known.modules or _sets(node)):
                yield root
            if _changes_arguments(node, known):
                given = {_root(word) for word in (*node.args, *(word.value for word in node.keywords))}
                yield from given if _sets(node) else given - known.modules - known.defined - _BUILTINS
            yield from known.effects.get(_called(node.func), ())
        elif isinstance(node, (*_FUNCTIONS, ast.ClassDef)):
            for decorator in node.decorator_list:
                yield from {_root(decorator)} - known.modules - known.defined
                yield from known.effects.get(_called(decorator), ())


def _changes_arguments(call: ast.Call, known: Known) -> bool:
    """Whether it may: what others wrote seldom does, and is called so."""
    name = _called(call.func)
    others = _root(call.func) in known.modules or name in _BUILTINS
    return not others or _sets(call) or name in _CHANGE or (name.endswith("_") and not name.endswith("__"))


def _effects(functions: Sequence[Function], known: Known) -> dict[str, set[str]]:
    """By name what functions change outside of themselves, and through those that they call."""
    calls = defaultdict[str, set[str]](set)
    effects: dict[str, set[str]] = {function.name: set() for function in functions}
    if len(functions) > _MOST_FUNCTIONS:
        return {}
    for function in functions:
        shared, own = _shared(function.body), own_names(function)
        for node in _happening(function.body):
            if isinstance(node, _TARGETS) and not isinstance(node.ctx, ast.Load):
                effects[function.name] |= {_root(node)} - (own - shared)
            elif isinstance(node, ast.Call):
                calls[function.name].add(_called(node.func))
        effects[function.name] |= set(_by_calls(function.body, known)) - own
    for _ in range(_DEEPEST):
        effects = {name: names for name, names in effects.items() if len(names) <= _MOST_EFFECTS}
        for name in effects:
            effects[name] = effects[name].union(*(effects[other] for other in calls[name] & effects.keys()))
    return effects


def _called(function: ast.expr) -> str:
    return str(getattr(function, "id", getattr(function, "attr", "")))


def _is_of_all(call: ast.Call) -> bool:
    """``%reset`` and ``globals()``."""
    magic = getattr(call.func, "attr", "") == "run_line_magic"
    of_all = magic and any(isinstance(word, ast.Constant) and word.value == "reset" for word in call.args)
    return of_all or getattr(call.func, "id", "") in _OF_ALL


def _sets(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    return _SETS.match(name) is not None


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Starred):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
