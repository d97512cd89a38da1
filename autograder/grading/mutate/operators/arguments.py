"""Arguments that are ignored, swapped, or taken for one another."""

import re
from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code, loads, parameters
from autograder.grading.mutate.operators.data import kind_of
from autograder.grading.mutate.operators.operator import Operator
from autograder.grading.mutate.operators.words import IDLE_KEYWORDS, words

_USUAL = {"lr": "0.1", "momentum": "0.0", "eps": "1e-8", "seed": "0", "generator": "None", "device": '"cpu"',
          "epochs": "3", "batch_size": "32", "n_classes": "10", "steps": "10", "tol": "1e-3"}  # fmt: skip


def ignore(code: Code) -> Iterator[Change]:
    """An argument is always its default, or what it usually is."""
    for function in code.all(cst.FunctionDef):
        first = code.first(function)
        if first is None:
            continue
        for parameter in parameters(function):
            name = parameter.name.value
            usual = code.text(parameter.default) if parameter.default else _USUAL.get(name, "")
            if usual and name in loads(function.body):
                yield (code.before(first, f"{name} = {usual}"),)


def drop_keyword(code: Code) -> Iterator[Change]:
    """A call without one of its keyword arguments."""
    for argument in code.all(cst.Arg):
        call = code.parent(argument)
        if (
            isinstance(call, cst.Call)
            and argument.keyword
            and argument.keyword.value not in IDLE_KEYWORDS | {"dim", "axis"}
        ):
            rest = [code.text(a).rstrip(", \n") for a in call.args if a is not argument]
            yield (code.replace(call, f"{code.text(call.func)}({', '.join(rest)})"),)


_EITHER_WAY = words(
    "maximum minimum max min dot equal logical_and logical_or add multiply isclose allclose hypot logaddexp "
    "isinstance"
)


def swap_arguments(code: Code) -> Iterator[Change]:
    """The first two arguments of a call change places."""
    for call in code.all(cst.Call):
        if code.text(call.func).rpartition(".")[2] in _EITHER_WAY:
            continue
        if len(call.args) >= 2 and not any(a.star or a.keyword for a in call.args[:2]):
            first, second = call.args[0].value, call.args[1].value
            yield (code.replace(first, code.text(second)), code.replace(second, code.text(first)))


def other_argument(code: Code) -> Iterator[Change]:
    """Another argument of the same kind is taken."""
    for function in code.all(cst.FunctionDef):
        names = [p.name.value for p in parameters(function)]
        kinds = {name: _finer(code, function, name) for name in names}
        for used in code.all(cst.Name, function.body):
            mine = kinds.get(used.value, "")
            if not mine or _is_target(code, used):
                continue
            others = [name for name in names if name != used.value and kinds[name] == mine]
            for other in others[:1]:
                yield (code.replace(used, other),)


def _finer(code: Code, function: cst.FunctionDef, name: str) -> str:
    known = code.signatures.get(code.qualified(function))
    note = known.notes.get(name, "") if known else ""
    number = re.search(r"\b(?:float|int)\b", note)
    return kind_of(code, function, name) or (number[0] if number else "")


def _is_target(code: Code, used: cst.Name) -> bool:
    parent = code.parent(used)
    if isinstance(parent, cst.Arg) and parent.keyword is used:
        return True
    if isinstance(parent, cst.Attribute):
        return parent.attr is used
    return isinstance(parent, cst.AssignTarget | cst.AugAssign | cst.CompFor | cst.For | cst.Param)


def other_name(code: Code) -> Iterator[Change]:
    """A variable that was bound just before is taken instead."""
    for function in code.all(cst.FunctionDef):
        bound = [n.value for line in code.all(cst.AssignTarget, function.body)
                 for n in code.all(cst.Name, line) if not _attribute(code, n)]  # fmt: skip
        names = list(dict.fromkeys(bound))
        if len(names) < 2:
            continue
        for used in code.all(cst.Name, function.body):
            if used.value in names and not _is_target(code, used) and not _bound_here(code, used):
                place = names.index(used.value)
                yield (code.replace(used, names[place - 1] if place else names[1]),)


def _attribute(code: Code, name: cst.Name) -> bool:
    return isinstance(code.parent(name), cst.Attribute)


def _bound_here(code: Code, used: cst.Name) -> bool:
    """Whether a name is on the left of an assignment, in a tuple, say."""
    return any(isinstance(one, cst.AssignTarget) for one in code.above(used))


def drop_device(code: Code) -> Iterator[Change]:
    """A tensor or network stays where it was."""
    for call in code.find(m.Call(m.Attribute(attr=m.OneOf(m.Name("to"), m.Name("cpu"))))):
        assert isinstance(call, cst.Call)
        if not isinstance(code.parent(call), cst.Expr):
            yield (code.replace(call, code.grouped(cst.ensure_type(call.func, cst.Attribute).value)),)


OPERATORS = (
    Operator("ignore-argument", "an argument is always its default", "An argument has no effect.", ignore),
    Operator("drop-keyword", "a keyword argument is left out", "An argument is not handed on.", drop_keyword),
    Operator(
        "swap-arguments",
        "two arguments change places",
        "Two arguments are in the wrong order.",
        swap_arguments,
    ),
    Operator(
        "other-argument",
        "another argument of the same kind",
        "One argument is taken for another.",
        other_argument,
    ),
    Operator("other-name", "another variable", "One variable is taken for another.", other_name),
    Operator(
        "drop-device",
        "nothing is moved to the device",
        "Data and network must be on the same device.",
        drop_device,
    ),
)
