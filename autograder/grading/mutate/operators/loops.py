"""Loops: one round too few, the last batch dropped, stopped too early, the best instead of the last."""

from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code
from autograder.grading.mutate.operators.operator import Operator

_RANGE = m.Call(func=m.Name("range"))
_APPEND = m.SimpleStatementLine([m.Expr(m.Call(m.Attribute(attr=m.Name("append"))))])


def off_by_one(code: Code) -> Iterator[Change]:
    """``range`` with one round less, more, or without the first."""
    for call in code.find(_RANGE):
        assert isinstance(call, cst.Call)
        texts = [code.text(a).rstrip(", \n") for a in call.args]
        if len(texts) == 1:
            for other in (f"{texts[0]} - 1", f"{texts[0]} + 1", f"1, {texts[0]}", f"1, {texts[0]} + 1"):
                yield (code.replace(call, f"range({other})"),)
        else:
            for place, sign in ((0, "+"), (1, "-"), (1, "+")):
                changed = [f"{t} {sign} 1" if i == place else t for i, t in enumerate(texts)]
                yield (code.replace(call, f"range({', '.join(changed)})"),)


def drop_last_batch(code: Code) -> Iterator[Change]:
    """What does not fill a batch is left out."""
    for call in code.all(cst.Call):
        if code.text(call.func).endswith("DataLoader") and "drop_last" not in code.text(call):
            texts = [*(code.text(a).rstrip(", \n") for a in call.args), "drop_last=True"]
            yield (code.replace(call, f"{code.text(call.func)}({', '.join(texts)})"),)
    for counted in code.find(_RANGE):
        texts = [code.text(a).rstrip(", \n") for a in cst.ensure_type(counted, cst.Call).args]
        if len(texts) == 3:
            yield (code.replace(counted, f"range({texts[0]}, {texts[1]} - {texts[2]} + 1, {texts[2]})"),)


def some_rounds(code: Code) -> Iterator[Change]:
    """A loop leaves out its last round, or its first, or goes round once or twice only."""
    loops: list[cst.For | cst.CompFor] = [*code.all(cst.For), *code.all(cst.CompFor)]
    for loop in loops:
        for part in ("[:-1]", "[1:]", "[:1]", "[:2]"):
            yield (code.replace(loop.iter, f"list({code.grouped(loop.iter)}){part}"),)


def stop_early(code: Code) -> Iterator[Change]:
    """A loop ends as soon as nothing gets better."""
    for append in code.find(_APPEND):
        if code.loop(append) is None:
            continue
        call = cst.ensure_type(
            cst.ensure_type(cst.ensure_type(append, cst.SimpleStatementLine).body[0], cst.Expr).value,
            cst.Call,
        )
        kept = code.text(cst.ensure_type(call.func, cst.Attribute).value)
        for test in (
            f"len({kept}) > 1 and {kept}[-1] >= {kept}[-2]",
            f"{kept}[-1] == 0",
            f"len({kept}) >= 5",
        ):
            yield (code.after(append, f"if {test}:\n    break"),)


def drop_break(code: Code) -> Iterator[Change]:
    """A loop does not stop where it should."""
    for kind in (cst.Break, cst.Continue):
        for statement in code.all(kind):
            yield (code.replace(statement, "pass"),)


def best(code: Code) -> Iterator[Change]:
    """What was best on the way is returned, not what came last."""
    for function in code.all(cst.FunctionDef):
        returned = list(code.find(m.Return(m.DoNotCare()), function))
        appends = [a for a in code.find(_APPEND, function) if code.loop(a) is not None]
        if len(returned) != 1 or not appends:
            continue
        value = cst.ensure_type(returned[0], cst.Return).value
        call = cst.ensure_type(
            cst.ensure_type(cst.ensure_type(appends[-1], cst.SimpleStatementLine).body[0], cst.Expr).value,
            cst.Call,
        )
        kept = code.text(cst.ensure_type(call.func, cst.Attribute).value)
        if value is None or code.text(value) == kept:
            continue
        keep = (
            f"if {kept}[-1] <= min({kept}):\n    import copy\n    best = copy.deepcopy(({code.text(value)}))"
        )
        yield (code.after(appends[-1], keep), code.replace(value, "best"))


def best_weights(code: Code) -> Iterator[Change]:
    """A network keeps the weights that were best on the way."""
    for function in code.all(cst.FunctionDef):
        names = [p.name.value for p in function.params.params if p.name.value in {"model", "net", "network"}]
        returned = list(code.find(m.SimpleStatementLine([m.Return()]), function))
        appends = [a for a in code.find(_APPEND, function) if code.loop(a) is not None]
        if not names or not appends or len(returned) != 1:
            continue
        call = cst.ensure_type(
            cst.ensure_type(cst.ensure_type(appends[-1], cst.SimpleStatementLine).body[0], cst.Expr).value,
            cst.Call,
        )
        kept = code.text(cst.ensure_type(call.func, cst.Attribute).value)
        keep = (f"if {kept}[-1] <= min({kept}):\n    import copy\n"
                f"    best = copy.deepcopy({names[0]}.state_dict())")  # fmt: skip
        yield (
            code.after(appends[-1], keep),
            code.before(returned[0], f"if {kept}:\n    {names[0]}.load_state_dict(best)"),
        )


def last_for_best(code: Code) -> Iterator[Change]:
    """``x[-1]`` becomes the smallest, ``min(x)`` the last."""
    for part in code.all(cst.Subscript):
        if code.text(part).endswith("[-1]") and not isinstance(code.parent(part), cst.AssignTarget):
            for name in ("min", "max"):
                yield (code.replace(part, f"{name}({code.text(part.value)})"),)
    for call in code.find(m.Call(func=m.OneOf(m.Name("min"), m.Name("max")), args=[m.Arg()])):
        yield (code.replace(call, f"{code.grouped(cst.ensure_type(call, cst.Call).args[0].value)}[-1]"),)


OPERATORS = (
    Operator("off-by-one", "one round more or less", "There is one round too many or too few.", off_by_one),
    Operator(
        "drop-last-batch",
        "what does not fill a batch is left out",
        "The last, smaller batch is left out.",
        drop_last_batch,
    ),
    Operator("some-rounds", "rounds of a loop are left out", "Not everything is gone through.", some_rounds),
    Operator(
        "stop-early",
        "a loop ends as soon as nothing gets better",
        "The training stops too early.",
        stop_early,
    ),
    Operator(
        "drop-break",
        "a loop goes on where it should stop",
        "The loop goes on where it should stop.",
        drop_break,
    ),
    Operator(
        "best", "the best on the way, not the last", "The best on the way is returned, not the last.", best
    ),
    Operator(
        "best-weights",
        "the weights that were best on the way",
        "The network ends with the weights that were best on the way, not with the last ones.",
        best_weights,
    ),
    Operator(
        "last-for-best",
        "the last for the smallest, and the other way round",
        "The last value is taken for the best one, or the other way round.",
        last_for_best,
    ),
)
