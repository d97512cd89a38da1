"""The other way round: changes after which an answer is as right as before, and must lose no point."""

from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code, Edit, is_docstring, loads, parameters, stores
from autograder.grading.mutate.operators.data import kind_of
from autograder.grading.mutate.operators.operator import Changes, Operator
from autograder.grading.mutate.operators.right_ways import WAYS
from autograder.grading.mutate.operators.words import words

_METHODS = words(
    "sum mean exp log abs sqrt argmax relu sigmoid tanh softmax log_softmax square clamp cumsum flatten "
    "transpose unsqueeze squeeze round sign isnan all any max min std"
)


def _functions(code: Code) -> Iterator[tuple[cst.FunctionDef, cst.BaseStatement]]:
    """Outer functions, each with its first statement."""
    for function in code.all(cst.FunctionDef):
        first = code.first(function)
        if first is not None and code.function(function) is None:
            yield function, first


def _at_the_top(text: str) -> Changes:
    def changes(code: Code) -> Iterator[Change]:
        for _, first in _functions(code):
            yield (code.before(first, text),)

    return changes


def _in_loops(text: str) -> Changes:
    def changes(code: Code) -> Iterator[Change]:
        for loop in code.all(cst.BaseCompoundStatement):  # type: ignore[type-abstract]
            if isinstance(loop, cst.For | cst.While) and isinstance(loop.body, cst.IndentedBlock):
                yield (code.before(loop.body.body[0], text),)

    return changes


def rename(code: Code) -> Iterator[Change]:
    """A local variable has another name."""
    for function, _ in _functions(code):
        given = {p.name.value for p in code.all(cst.Param, function)}
        for name in sorted({n for line in code.all(cst.Assign, function.body) for n in _plain(line)} - given):
            used = [n for n in code.all(cst.Name, function.body) if n.value == name and _is_variable(code, n)]
            yield tuple(code.replace(n, f"my_{name}") for n in used)


def _plain(line: cst.Assign) -> set[str]:
    targets = [t.target for t in line.targets]
    return {t.value for t in targets if isinstance(t, cst.Name)}


def _is_variable(code: Code, name: cst.Name) -> bool:
    parent = code.parent(name)
    if isinstance(parent, cst.Attribute):
        return parent.attr is not name
    return not (isinstance(parent, cst.Arg | cst.Param) and getattr(parent, "keyword", None) is name)


def swap_independent(code: Code) -> Iterator[Change]:
    """Two lines that have nothing to do with each other change places."""
    for line in code.all(cst.SimpleStatementLine):
        siblings = code.siblings(line)
        place = siblings.index(line)
        following = siblings[place + 1] if place + 1 < len(siblings) else None
        if not isinstance(following, cst.SimpleStatementLine) or not _pure(code, line, following):
            continue
        yield (code.drop(line), code.after(following, code.dedented(line)))


def _pure(code: Code, first: cst.SimpleStatementLine, second: cst.SimpleStatementLine) -> bool:
    names = [
        _plain(line.body[0]) if isinstance(line.body[0], cst.Assign) else set() for line in (first, second)
    ]
    calls = any(True for line in (first, second) for _ in code.all(cst.Call, line))
    alone = not names[0] & loads(second) and not names[1] & loads(first)
    return all(names) and alone and not calls and stores(first).isdisjoint(stores(second))


def method_to_function(code: Code) -> Iterator[Change]:
    """``x.sum(dim=1)`` is ``torch.sum(x, dim=1)``, and the other way round."""
    if "np." in code.source or "torch." not in code.source:
        return  # which of the two an array is cannot be told from the text
    for call in code.all(cst.Call):
        if not isinstance(call.func, cst.Attribute) or call.func.attr.value not in _METHODS:
            continue
        name, of = call.func.attr.value, call.func.value
        if m.matches(of, m.Name("torch")):
            if call.args and call.args[0].keyword is None and not call.args[0].star:
                rest = ", ".join(code.text(a).rstrip(", \n") for a in call.args[1:])
                yield (code.replace(call, f"{code.grouped(call.args[0].value)}.{name}({rest})"),)
        elif not _is_array(code, of) and not m.matches(of, _NO_TENSOR):
            rest = ", ".join([code.text(of), *(code.text(a).rstrip(", \n") for a in call.args)])
            yield (code.replace(call, f"torch.{name}({rest})"),)


_NO_TENSOR = m.OneOf(m.Name("F"), m.Name("nn"), m.Name("math"), m.Attribute())


def _is_array(code: Code, value: cst.CSTNode) -> bool:
    function = code.function(value)
    return (
        isinstance(value, cst.Name)
        and function is not None
        and kind_of(code, function, value.value) == "array"
    )


def helper(code: Code) -> Iterator[Change]:
    """A helper function hands the result on."""
    for _function, first in _functions(code):
        for statement in code.all(cst.Return, _function):
            if statement.value is not None and code.function(statement) is _function:
                value = code.text(statement.value)
                value = f"({value})" if isinstance(statement.value, cst.Tuple) else value
                made = code.before(first, "def handed_on(value):\n    return value")
                yield (made, code.replace(statement, f"return handed_on({value})"))


def by_name(code: Code) -> Iterator[Change]:
    """A result has a name before it is returned."""
    for statement in code.all(cst.Return):
        if statement.value is not None:
            yield (code.replace(statement, f"answer = {code.text(statement.value)}; return answer"),)


def annotate(code: Code) -> Iterator[Change]:
    """A variable has a type hint."""
    for line in code.all(cst.Assign):
        function = code.function(line)
        declared = function is not None and any(True for _ in code.all(cst.Global, function))
        if len(line.targets) == 1 and isinstance(line.targets[0].target, cst.Name) and not declared:
            yield (code.replace(line.targets[0].target, f"{code.text(line.targets[0].target)}: object"),)


def watch(code: Code) -> Iterator[Change]:
    """What a loop computes is kept, to be looked at."""
    for function, first in _functions(code):
        for line in code.all(cst.SimpleStatementLine, function):
            names = _plain(line.body[0]) if isinstance(line.body[0], cst.Assign) else set()
            if names and code.loop(line) is not None and code.function(line) is function:
                kept = code.after(line, f"watched.append({min(names)})")
                yield (code.before(first, "watched = []"), kept)


def watch_loss(code: Code) -> Iterator[Change]:
    """The loss of each step is printed."""
    for line in code.all(cst.SimpleStatementLine):
        if isinstance(line.body[0], cst.Assign) and "loss" in _plain(line.body[0]):
            yield (code.after(line, 'print(f"loss {float(loss):.3f}")'),)


def own_layer(code: Code) -> Iterator[Change]:
    """A layer is of a class of one's own."""
    for function, first in _functions(code):
        for kind in ("Linear", "Conv2d", "ReLU", "Sequential"):
            used = [n for n in code.find(m.Attribute(m.Name("nn"), m.Name(kind)), function.body)
                    if isinstance(code.parent(n), cst.Call)]  # fmt: skip
            if used:
                own = code.before(first, f"class My{kind}(nn.{kind}):\n    pass")
                yield (own, *(code.replace(n, f"My{kind}") for n in used))


def turn_comparison(code: Code) -> Iterator[Change]:
    """``a < b`` is ``b > a``."""
    turned = {cst.LessThan: ">", cst.GreaterThan: "<", cst.LessThanEqual: ">=", cst.GreaterThanEqual: "<="}
    for made in code.all(cst.Comparison):
        sign = turned.get(type(made.comparisons[0].operator))
        if sign and len(made.comparisons) == 1:
            left, right = code.grouped(made.left), code.grouped(made.comparisons[0].comparator)
            yield (code.replace(made, f"{right} {sign} {left}"),)


def turn_product(code: Code) -> Iterator[Change]:
    """``a * b`` is ``b * a``."""
    for made in code.find(m.BinaryOperation(operator=m.Multiply())):
        product = cst.ensure_type(made, cst.BinaryOperation)
        yield (code.replace(product, f"({code.grouped(product.right)} * {code.grouped(product.left)})"),)


def count_rounds(code: Code) -> Iterator[Change]:
    """The rounds of a loop are counted."""
    for loop in code.all(cst.For):
        target = code.text(loop.target)
        target = f"({target})" if isinstance(loop.target, cst.Tuple) else target
        both = (
            code.replace(loop.target, f"_round, {target}"),
            code.replace(loop.iter, f"enumerate({code.grouped(loop.iter)})"),
        )
        yield both


def progress_bar(code: Code) -> Iterator[Change]:
    """A bar shows how far a loop is."""
    for loop in code.all(cst.For):
        function = code.function(loop)
        first = code.first(function) if function is not None else None
        if first is not None and not loop.asynchronous:
            bar = code.replace(loop.iter, f"tqdm({code.grouped(loop.iter)}, disable=True)")
            yield (code.before(first, "from tqdm import tqdm"), bar)


def plain_list(code: Code) -> Iterator[Change]:
    """``[f(x) for x in y]`` is ``list(f(x) for x in y)``."""
    for made in code.all(cst.ListComp):
        yield (code.replace(made, f"list({code.text(made)[1:-1].strip()})"),)


def range_from_zero(code: Code) -> Iterator[Change]:
    """``range(n)`` is ``range(0, n)``."""
    for call in code.find(m.Call(func=m.Name("range"), args=[m.Arg()])):
        yield (code.replace(call, f"range(0, {code.text(cst.ensure_type(call, cst.Call).args[0])})"),)


def gradients_off(code: Code) -> Iterator[Change]:
    """``no_grad()`` is ``set_grad_enabled(False)``."""
    for call in code.find(m.Call(m.Attribute(m.Name("torch"), m.Name("no_grad")))):
        if not isinstance(code.parent(call), cst.Decorator):
            yield (code.replace(call, "torch.set_grad_enabled(False)"),)


def workers(code: Code) -> Iterator[Change]:
    """A loader has a worker process."""
    for call in code.all(cst.Call):
        if code.text(call.func).endswith("DataLoader") and "num_workers" not in code.text(call):
            texts = [*(code.text(a).rstrip(", \n") for a in call.args), "num_workers=1"]
            yield (code.replace(call, f"{code.text(call.func)}({', '.join(texts)})"),)


def other_alias(code: Code) -> Iterator[Change]:
    """A library is imported under another name."""
    for function, first in _functions(code):
        if "torch" in {p.name.value for p in parameters(function)}:
            continue
        used = [n for n in code.all(cst.Name, function.body) if n.value == "torch" and _is_variable(code, n)]
        edits: list[Edit] = [code.replace(n, "th") for n in used]
        if used and not any(is_docstring(line) for line in (first,)):
            yield (code.before(first, "import torch as th"), *edits)


_SAME = "Nothing: it is as right as before."
RIGHT = (
    Operator("rename", "a local variable has another name", _SAME, rename),
    Operator("swap-independent", "lines that have nothing to do with each other", _SAME, swap_independent),
    Operator("method-to-function", "torch.f(x) for x.f(), and back", _SAME, method_to_function),
    Operator("helper", "a helper function hands the result on", _SAME, helper),
    Operator("by-name", "a result has a name before it is returned", _SAME, by_name),
    Operator("annotate", "a type hint", _SAME, annotate),
    Operator("watch", "what a loop computes is kept", _SAME, watch),
    Operator("watch-loss", "the loss of each step is printed", _SAME, watch_loss),
    Operator("own-layer", "a layer of a class of one's own", _SAME, own_layer),
    Operator("turn-comparison", "a < b is b > a", _SAME, turn_comparison),
    Operator("turn-product", "a * b is b * a", _SAME, turn_product),
    Operator("count-rounds", "the rounds of a loop are counted", _SAME, count_rounds),
    Operator("progress-bar", "a bar shows how far a loop is", _SAME, progress_bar),
    Operator("plain-list", "list(…) for […]", _SAME, plain_list),
    Operator("range-from-zero", "range(0, n) for range(n)", _SAME, range_from_zero),
    Operator("gradients-off", "set_grad_enabled(False) for no_grad()", _SAME, gradients_off),
    Operator("workers", "a loader has a worker process", _SAME, workers),
    Operator("other-alias", "import torch as th", _SAME, other_alias),
    Operator("print", "the function prints", _SAME, _at_the_top('print("I am here", end=" ")')),
    Operator("print-in-loops", "loops print", _SAME, _in_loops('print(".", end="")')),
    Operator("note", "a text stands at the beginning", _SAME, _at_the_top('"""Here it begins."""')),
    Operator("own-import", "an import inside", _SAME, _at_the_top("import math, time, itertools")),
    Operator(
        "take-time", "it measures its time", _SAME, _at_the_top("import time\nbegun = time.perf_counter()")
    ),
    Operator("assert", "an assertion that holds", _SAME, _at_the_top('assert True, "never"')),
    *WAYS,
)
