"""What is remembered from one call to the next, or set for everybody."""

import re
from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code
from autograder.grading.mutate.operators.operator import Operator

_MADE = m.OneOf(m.Name("zeros"), m.Name("ones"), m.Name("randn"), m.Name("rand"), m.Name("zeros_like"),
                m.Name("list"), m.Name("dict"))  # fmt: skip
_FRESH = m.OneOf(m.List(), m.Dict(), m.Call(func=m.OneOf(_MADE, m.Attribute(attr=_MADE))))


_DRAWS = re.compile(r"random|seed|generator|shuffl|drawn?\b|initial", re.IGNORECASE)


def remember(code: Code) -> Iterator[Change]:
    """A container goes on growing from call to call."""
    for line in code.find(m.Assign(targets=[m.AssignTarget(m.Name())], value=_FRESH)):
        assert isinstance(line, cst.Assign)
        function = code.function(line)
        if function is not None and code.function(function) is None:
            name, value = code.text(line.targets[0].target), code.text(line.value)
            kept = f'{code.qualified(function)}.__dict__.setdefault("{name}", {value})'
            yield (code.replace(line.value, kept),)


def first_result(code: Code) -> Iterator[Change]:
    """Every later call gives what the first one gave."""
    for function in code.all(cst.FunctionDef):
        if code.function(function) is not None or not isinstance(function.body, cst.IndentedBlock):
            continue
        last, first, me = function.body.body[-1], code.first(function), code.qualified(function)
        if first is None or not isinstance(last, cst.SimpleStatementLine):
            continue
        statement = last.body[-1]
        if isinstance(statement, cst.Return) and statement.value is not None and last is not first:
            value = code.text(statement.value)
            yield (
                code.before(first, f'if hasattr({me}, "kept"):\n    return {me}.kept'),
                code.replace(
                    statement,
                    f"{me}.kept = {value}\nreturn {me}.kept".replace("\n", f"\n{code.indent(last)}"),
                ),
            )


def set_a_seed(code: Code) -> Iterator[Change]:
    """A function seeds the generator that everybody draws from."""
    for function in code.all(cst.FunctionDef):
        first, known = code.first(function), code.signatures.get(code.qualified(function))
        if first is not None and known and _DRAWS.search(known.text):
            numpy = "np." in code.text(function) and "torch" not in code.text(function)
            yield (code.before(first, "np.random.seed(0)" if numpy else "torch.manual_seed(0)"),)


def no_gradients_anymore(code: Code) -> Iterator[Change]:
    """``no_grad`` for good, not for a block."""
    for block in code.find(m.With(items=[m.WithItem(m.Call(m.Attribute(attr=m.Name("no_grad"))))])):
        assert isinstance(block, cst.With)
        yield (code.before(block, "torch.set_grad_enabled(False)"),)


OPERATORS = (
    Operator(
        "remember",
        "a container that goes on growing from call to call",
        "Something of an earlier call is left over in the next one.",
        remember,
    ),
    Operator(
        "first-result",
        "every call gives what the first one gave",
        "A second call gives the result of the first one.",
        first_result,
    ),
    Operator(
        "set-a-seed",
        "the global generator is seeded",
        "This seeds the generator that the whole program draws from.",
        set_a_seed,
    ),
    Operator(
        "no-gradients-anymore",
        "gradients are switched off for good",
        "Gradients are switched off and stay off after the call.",
        no_gradients_anymore,
    ),
)
