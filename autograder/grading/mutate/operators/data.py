"""What belongs to the caller: arguments that are changed, or left behind in another state."""

import re
from collections.abc import Iterator

import libcst as cst

from autograder.grading.mutate.code import Change, Code, is_conversion, parameters, stores
from autograder.grading.mutate.operators.operator import Operator

_MODEL = re.compile(r"nn\.Module|\bmodel\b|\bnetwork\b|\bnet\b", re.IGNORECASE)
_TENSOR = re.compile(r"\btensor|\bfloat32\b|\bint64\b|shape \(", re.IGNORECASE)
_WHOLE = re.compile(r"\binteger|\bint64\b|\bints?\b|\bbool", re.IGNORECASE)
_ARRAY = re.compile(r"\barray\b", re.IGNORECASE)
_STAYS = re.compile(r"unchanged|as (?:it|they) (?:is|was|are|were)|\bstays?\b|left alone|not changed")
_FUNCTION = re.compile(r"^\s*(?:a |the )?(?:function|callable)\b", re.IGNORECASE)
_LIST = re.compile(r"^\s*(?:a )?list\b", re.IGNORECASE)
_SIGNS: dict[type[cst.BaseBinaryOp], tuple[str, str]] = {
    cst.Add: ("add_", "add"), cst.Subtract: ("sub_", "subtract"), cst.Multiply: ("mul_", "multiply"),
    cst.Divide: ("div_", "divide"),
}  # fmt: skip


def kind_of(code: Code, function: cst.FunctionDef, name: str) -> str:
    """What an argument is, by the text: model, tensor, whole (a tensor of ints), array, list, or empty."""
    known = code.signatures.get(code.qualified(function))
    note = known.notes.get(name, "") if known else ""
    if _FUNCTION.match(note) or note.startswith(f"{name}("):  # the note tells of what it takes
        return ""
    if _LIST.search(note):
        return "list"
    if _ARRAY.search(note):
        return "array"
    if _MODEL.search(note.split(",")[0]) and "optimi" not in note.split(",")[0] + name:
        return "model"
    return ("whole" if _WHOLE.search(note) else "tensor") if _TENSOR.search(note) else ""


def in_place(code: Code) -> Iterator[Change]:
    """Arithmetic that changes an argument."""
    for function in code.all(cst.FunctionDef):
        kinds = {p.name.value: kind_of(code, function, p.name.value) for p in parameters(function)}
        for made in code.all(cst.BinaryOperation, function.body):
            signs = _SIGNS.get(type(made.operator))
            if signs is None or not isinstance(made.left, cst.Name):
                continue
            name, right = made.left.value, code.text(made.right)
            if kinds.get(name) == "tensor":
                yield (code.replace(made, f"{name}.{signs[0]}({right})"),)
            elif kinds.get(name) == "array":
                yield (code.replace(made, f"np.{signs[1]}({name}, {right}, out={name})"),)
        for line in code.all(cst.Assign, function.body):
            target = line.targets[0].target
            if not isinstance(target, cst.Name) or is_conversion(line.value):
                continue
            if kinds.get(target.value) in {"tensor", "whole", "array"}:
                yield (code.replace(target, f"{target.value}[...]"),)


def spoil(code: Code) -> Iterator[Change]:
    """An argument has another content after the call."""
    for function, returned in _returns(code):
        for parameter in parameters(function):
            name = parameter.name.value
            kind = kind_of(code, function, name)
            done = {
                "tensor": f"{name}.detach()[...] = 0",
                "array": f"{name}[...] = 0",
                "list": f"{name}.clear()",
            }
            if kind in done and not _rebound(code, function, name):
                yield _first_then(code, returned, done[kind])


def leave_behind(code: Code) -> Iterator[Change]:
    """A network is left in another mode, frozen, without its gradients, or in double precision."""
    for function, returned in _returns(code):
        for parameter in parameters(function):
            name = parameter.name.value
            if kind_of(code, function, name) == "model":
                for call in ("train()", "eval()", "zero_grad()", "requires_grad_(False)", "double()"):
                    if f"{name}.{call}" not in code.text(function):
                        yield _first_then(code, returned, f"{name}.{call}")


def need_gradients(code: Code) -> Iterator[Change]:
    """An argument collects gradients after the call."""
    for function, returned in _returns(code):
        for parameter in parameters(function):
            name = parameter.name.value
            known = code.signatures.get(code.qualified(function))
            promised = known is not None and _STAYS.search(known.text)
            if promised and kind_of(code, function, name) == "tensor" and not _rebound(code, function, name):
                yield _first_then(code, returned, f"{name}.requires_grad_()")


def _rebound(code: Code, function: cst.FunctionDef, name: str) -> bool:
    """Whether a name stands for something else at the end than for what the caller gave."""
    return any(name in stores(line) for line in code.all(cst.Assign, function.body))


def _returns(code: Code) -> Iterator[tuple[cst.FunctionDef, cst.SimpleStatementLine]]:
    """The last line of each outer function where it returns something."""
    for function in code.all(cst.FunctionDef):
        if code.function(function) is not None or not isinstance(function.body, cst.IndentedBlock):
            continue
        last = function.body.body[-1]
        if isinstance(last, cst.SimpleStatementLine) and isinstance(last.body[-1], cst.Return):
            yield function, last


def _first_then(code: Code, returned: cst.SimpleStatementLine, done: str) -> Change:
    statement = cst.ensure_type(returned.body[-1], cst.Return)
    value = code.text(statement.value) if statement.value is not None else "None"
    if isinstance(statement.value, cst.Tuple) and not statement.value.lpar:
        value = f"({value})"
    return (code.replace(statement, f"result = {value}; {done}; return result"),)


OPERATORS = (
    Operator(
        "in-place",
        "arithmetic changes an argument",
        "This changes the caller's data: both names mean the same memory.",
        in_place,
    ),
    Operator(
        "spoil-argument",
        "an argument has another content after the call",
        "An argument that must stay as it is was changed.",
        spoil,
    ),
    Operator(
        "leave-behind",
        "a network is left in another state",
        "The network is not left as it was: mind its mode, its gradients, its dtype.",
        leave_behind,
    ),
    Operator(
        "need-gradients",
        "an argument collects gradients after the call",
        "An argument needs gradients after the call, and did not before.",
        need_gradients,
    ),
)
