"""Steps of a training: gradients that are kept, steps in another order, modes that are forgotten."""

import re
from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code, Statement, is_conversion, is_docstring, loads, stores
from autograder.grading.mutate.operators.operator import Changes, Operator


def _calls(*names: str) -> m.SimpleStatementLine:
    """A line that is nothing but a call of a method of one of these names."""
    attribute = m.OneOf(*(m.Name(name) for name in names)) if len(names) > 1 else m.Name(names[0])
    return m.SimpleStatementLine([m.Expr(m.Call(m.Attribute(attr=attribute)))])


_ZERO = m.OneOf(
    _calls("zero_grad", "zero_"),
    m.SimpleStatementLine([m.Assign([m.AssignTarget(m.Attribute(attr=m.Name("grad")))], m.Name("None"))]),
)
_BACKWARD = _calls("backward")


def _zero_lines(code: Code) -> Iterator[Statement]:
    for line in code.find(_ZERO):
        above = code.parent(code.parent(line) or line)
        alone = isinstance(above, cst.For) and len(code.siblings(line)) == 1
        statement = above if alone else line
        if isinstance(statement, cst.SimpleStatementLine | cst.For):
            yield statement


def drop_zero_grad(code: Code) -> Iterator[Change]:
    """Gradients add up."""
    for line in _zero_lines(code):
        yield (code.drop(line),)


def late_zero_grad(code: Code) -> Iterator[Change]:
    """Gradients are gone before the step."""
    for line in _zero_lines(code):
        for other in code.siblings(line):
            if m.matches(other, _BACKWARD) or "backward" in code.text(other).partition("(")[0]:
                yield (code.drop(line), code.after(other, code.dedented(line)))
                break


def zero_grad_once(code: Code) -> Iterator[Change]:
    """Gradients are cleared before the loop only."""
    for line in _zero_lines(code):
        loop = code.loop(line)
        if loop is not None:
            yield (code.drop(line), code.before(loop, code.dedented(line)))


def _drop(*names: str) -> Changes:
    def changes(code: Code) -> Iterator[Change]:
        for line in code.find(_calls(*names)):
            yield (code.drop(line),)

    return changes


def other_mode(code: Code) -> Iterator[Change]:
    """``eval`` for ``train`` and the other way round; ``train()`` for ``train(was)``."""
    for call in code.find(m.Call(m.Attribute(attr=m.OneOf(m.Name("eval"), m.Name("train"))))):
        assert isinstance(call, cst.Call)
        of = code.text(cst.ensure_type(call.func, cst.Attribute).value)
        wanted = [f"{of}.train()"] if code.text(call).endswith(".eval()") else [f"{of}.eval()"]
        if call.args:
            wanted = [f"{of}.train()", f"{of}.eval()"]
        for text in wanted:
            yield (code.replace(call, text),)


def record_the_graph(code: Code) -> Iterator[Change]:
    """``no_grad`` does nothing."""
    for call in code.find(m.Call(m.OneOf(
        m.Attribute(attr=m.OneOf(m.Name("no_grad"), m.Name("inference_mode"))),
        m.OneOf(m.Name("no_grad"), m.Name("inference_mode")),
    ))):  # fmt: skip
        yield (code.replace(call, "torch.enable_grad()"),)


def _without(*names: str) -> Changes:
    """``x.name()`` becomes ``x``, ``module.name(x)`` becomes ``x``."""

    def changes(code: Code) -> Iterator[Change]:
        for call in code.all(cst.Call):
            if not isinstance(call.func, cst.Attribute) or call.func.attr.value not in names:
                continue
            if call.args and m.matches(call.func.value, _MODULE):
                yield (code.replace(call, code.grouped(call.args[0].value)),)
            elif not call.args:
                yield (code.replace(call, code.grouped(call.func.value)),)

    return changes


_MODULE = m.OneOf(*(m.Name(n) for n in ("torch", "np", "numpy", "copy", "F")))


def swap_lines(code: Code) -> Iterator[Change]:
    """Two lines that stand one below the other change places."""
    for line in code.all(cst.SimpleStatementLine):
        siblings = code.siblings(line)
        place = siblings.index(line)
        following = siblings[place + 1] if place + 1 < len(siblings) else None
        if not isinstance(following, cst.SimpleStatementLine) or _jumps(line) or _jumps(following):
            continue
        if _depend(code, line, following):
            yield (code.drop(line), code.after(following, code.dedented(line)))


_EFFECT = re.compile(r"rand|normal|shuffle|perm|choice|next\(|pop\(|[sS]eed|nn\.[A-Z]|^[\w.]+\([^=]*\)$")


def _depend(code: Code, first: cst.SimpleStatementLine, second: cst.SimpleStatementLine) -> bool:
    """Whether it can matter which of two lines comes first, and is not seen at once."""
    if is_docstring(first):
        return False
    if stores(first) & loads(second) and not code.loop(first):
        return False  # a name before it is bound
    effects = _EFFECT.search(code.text(first)) and _EFFECT.search(code.text(second))
    return bool(loads(first) & stores(second) or stores(first) & loads(second) or effects)


def _jumps(line: cst.SimpleStatementLine) -> bool:
    kinds = cst.Return | cst.Break | cst.Continue | cst.Raise | cst.Import | cst.ImportFrom
    return any(isinstance(part, kinds) for part in line.body)


def start_again(code: Code) -> Iterator[Change]:
    """What is made before a loop is made anew in each round."""
    for loop in code.all(cst.BaseCompoundStatement):  # type: ignore[type-abstract]
        if not isinstance(loop, cst.For | cst.While) or not isinstance(loop.body, cst.IndentedBlock):
            continue
        siblings = code.siblings(loop)
        for line in siblings[: siblings.index(loop)]:
            if isinstance(line, cst.SimpleStatementLine) and _changes_in(code, loop, line):
                yield (code.drop(line), code.before(loop.body.body[0], code.dedented(line)))


def _changes_in(code: Code, loop: cst.CSTNode, line: cst.SimpleStatementLine) -> bool:
    """Whether the rounds of a loop could change what a line before it made: else anew is the same."""
    names = stores(line)
    if not names & loads(loop) or (
        isinstance(line.body[0], cst.Assign) and is_conversion(line.body[0].value)
    ):
        return False
    bound = {
        n
        for kind in (cst.Assign, cst.AugAssign, cst.AnnAssign)
        for s in code.all(kind, loop)
        for n in stores(s)
    }
    asked = {code.text(c.func.value) for c in code.all(cst.Call, loop) if isinstance(c.func, cst.Attribute)}
    handed = {code.text(a.value) for a in code.all(cst.Arg, loop)}
    return bool(names & (bound | asked | handed))


def make_once(code: Code) -> Iterator[Change]:
    """What begins each round of a loop is made once, before it."""
    for loop in code.all(cst.BaseCompoundStatement):  # type: ignore[type-abstract]
        if not isinstance(loop, cst.For | cst.While) or not isinstance(loop.body, cst.IndentedBlock):
            continue
        own = loads(loop.target) if isinstance(loop, cst.For) else set()
        for line in loop.body.body:
            if isinstance(line, cst.SimpleStatementLine) and stores(line) and not loads(line) & own:
                yield (code.drop(line), code.before(loop, code.dedented(line)))


OPERATORS = (
    Operator(
        "drop-zero-grad",
        "gradients are not cleared",
        "Gradients add up over the steps: clear them before each backward pass.",
        drop_zero_grad,
    ),
    Operator(
        "late-zero-grad",
        "gradients are cleared between backward and step",
        "The gradients are cleared before the step uses them.",
        late_zero_grad,
    ),
    Operator(
        "zero-grad-once",
        "gradients are cleared before the loop only",
        "Gradients are cleared once; clear them before each backward pass.",
        zero_grad_once,
    ),
    Operator(
        "drop-backward",
        "backward is not called",
        "Without backward there are no gradients.",
        _drop("backward"),
    ),
    Operator(
        "drop-step",
        "the optimizer takes no step",
        "Without the step the parameters stay as they are.",
        _drop("step"),
    ),
    Operator(
        "drop-mode",
        "eval() or train() is not called",
        "Dropout and batch norm need the mode: train() to learn, eval() to predict.",
        _drop("eval", "train"),
    ),
    Operator("other-mode", "eval and train change places", "The network is in the other mode.", other_mode),
    Operator(
        "record-the-graph",
        "no_grad does nothing",
        "A graph is recorded where no gradient is wanted: use torch.no_grad().",
        record_the_graph,
    ),
    Operator(
        "drop-detach",
        "detach or item is left out",
        "The result keeps the graph that it was computed with: detach it, or take its item().",
        _without("detach", "item"),
    ),
    Operator(
        "drop-clone",
        "a copy is none",
        "This is no copy: when the original changes, what you kept changes with it.",
        _without("clone", "copy", "deepcopy"),
    ),
    Operator("swap-lines", "two lines change places", "Two steps are in the wrong order.", swap_lines),
    Operator(
        "start-again",
        "a value is made anew in each round of a loop",
        "Something starts again in every round of the loop.",
        start_again,
    ),
    Operator(
        "make-once",
        "a value is made once, before the loop",
        "Something is made once and not in every round of the loop.",
        make_once,
    ),
)
