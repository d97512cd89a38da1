"""Other ways to the same numbers: float64 inside, loops for comprehensions, the parameters' own device."""

from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code, Edit, loads, parameters
from autograder.grading.mutate.operators.data import kind_of
from autograder.grading.mutate.operators.operator import Operator


def mean_in_double(code: Code) -> Iterator[Change]:
    """A mean is taken in double precision."""
    numpy, tensors = "np." in code.source, "torch." in code.source
    for call in code.find(m.Call(func=m.Attribute(attr=m.Name("mean")))):
        of = cst.ensure_type(cst.ensure_type(call, cst.Call).func, cst.Attribute).value
        if numpy == tensors or m.matches(of, m.OneOf(m.Name("np"), m.Name("torch"))):
            continue  # which of the two it is cannot be told from the text
        rest = ", ".join(code.text(a).rstrip(", \n") for a in cst.ensure_type(call, cst.Call).args)
        if tensors:
            yield (code.replace(call, f"(_all := {code.text(of)}).double().mean({rest}).to(_all.dtype)"),)
        elif "dtype" not in rest:
            yield (
                code.replace(call, f"{code.grouped(of)}.mean({rest + ', ' if rest else ''}dtype=np.float64)"),
            )


def parameters_device(code: Code) -> Iterator[Change]:
    """A batch is moved to where the model's parameters are."""
    names = m.OneOf(m.Name("model"), m.Name("net"), m.Name("network"))
    for found in code.find(m.Call(func=names, args=[m.Arg(m.Name())])):
        call = cst.ensure_type(found, cst.Call)
        model, batch = code.text(call.func), call.args[0].value
        yield (code.replace(batch, f"{code.text(batch)}.to(next({model}.parameters()).device)"),)


def loop_for_list(code: Code) -> Iterator[Change]:
    """A list grows in a loop, where a comprehension made it."""
    for line in code.find(m.SimpleStatementLine([m.Assign([m.AssignTarget(m.Name())], m.ListComp())])):
        made = cst.ensure_type(cst.ensure_type(line, cst.SimpleStatementLine).body[0], cst.Assign)
        listed, function = cst.ensure_type(made.value, cst.ListComp), code.function(line)
        part, name = listed.for_in, code.text(made.targets[0].target)
        if function is None or part.ifs or part.inner_for_in or name in loads(listed):
            continue
        own = loads(part.target)
        if own & {
            n.value for n in code.all(cst.Name, function) if all(one is not listed for one in code.above(n))
        }:
            continue  # outside a comprehension its variable would be another one's
        head = f"for {code.text(part.target)} in {code.text(part.iter)}:"
        yield (code.replace(line, f"{name} = []\n{code.indent(line)}{head}\n{code.indent(line)}    "
                                  f"{name}.append({code.grouped(listed.elt)})"),)  # fmt: skip


def by_index(code: Code) -> Iterator[Change]:
    """Pairs are looked up by their number, not zipped."""
    for loop in code.find(m.For(iter=m.Call(func=m.Name("zip")), target=m.Tuple())):
        assert isinstance(loop, cst.For)
        assert isinstance(loop.iter, cst.Call)
        function = code.function(loop)
        given = {p.name.value for p in parameters(function)} if function else set()
        lists = [code.text(a.value) for a in loop.iter.args if a.keyword is None]
        if not lists or not set(lists) <= given or not isinstance(loop.body, cst.IndentedBlock):
            continue
        assert function is not None
        if not all(kind_of(code, function, name) in {"array", "tensor", "whole"} for name in lists):
            continue
        values = ", ".join(f"{name}[_place]" for name in lists)
        yield (
            code.replace(loop.target, "_place"),
            code.replace(loop.iter, f"range(len({lists[0]}))"),
            code.before(loop.body.body[0], f"{code.text(loop.target)} = {values}"),
        )


def while_loop(code: Code) -> Iterator[Change]:
    """A while loop counts."""
    counted = m.For(iter=m.Call(func=m.Name("range"), args=[m.Arg()]), orelse=None)
    for loop in code.find(counted):
        assert isinstance(loop, cst.For)
        assert isinstance(loop.iter, cst.Call)
        if isinstance(loop.body, cst.IndentedBlock):
            head = Edit(code.span(loop)[0], code.span(loop.iter)[1], "while _round < _rounds")
            count = f"{code.text(loop.target)} = _round\n_round += 1"
            yield (
                code.before(loop, f"_round, _rounds = 0, {code.text(loop.iter.args[0].value)}"),
                head,
                code.before(loop.body.body[0], count),
            )


def float_for_item(code: Code) -> Iterator[Change]:
    """``loss.item()`` is ``float(loss)``."""
    for found in code.find(m.Call(func=m.Attribute(attr=m.Name("item")), args=[])):
        of = cst.ensure_type(cst.ensure_type(found, cst.Call).func, cst.Attribute).value
        if not isinstance(of, cst.Subscript):  # that may be whole
            yield (code.replace(found, f"float({code.text(of)})"),)


def zeros_for_none(code: Code) -> Iterator[Change]:
    """Gradients are cleared by writing zeros."""
    for found in code.find(m.Call(func=m.Attribute(attr=m.Name("zero_grad")), args=[])):
        yield (code.replace(found, f"{code.text(found)[:-1]}set_to_none=False)"),)


def on_a_copy(code: Code) -> Iterator[Change]:
    """A function works on a copy of its argument."""
    for function in code.all(cst.FunctionDef):
        first, known = code.first(function), code.signatures.get(code.qualified(function))
        if first is None or known is None:
            continue
        for name in (parameter.name.value for parameter in parameters(function)):
            note, kind = known.notes.get(name, ""), kind_of(code, function, name)
            tensor = kind in {"tensor", "whole"} and "tensor" in note
            copied = "clone" if tensor else "copy" if kind == "array" else ""
            if copied and " or " not in note and name in loads(function.body):
                yield (code.before(first, f"{name} = {name}.{copied}()"),)


_SAME = "Nothing: it is as right as before."
WAYS = (
    Operator("mean-in-double", "a mean in double precision", _SAME, mean_in_double),
    Operator("parameters-device", "a batch goes where the parameters are", _SAME, parameters_device),
    Operator("loop-for-list", "a loop for a comprehension", _SAME, loop_for_list),
    Operator("by-index", "x[i], y[i] for zip(x, y)", _SAME, by_index),
    Operator("while-loop", "while for for", _SAME, while_loop),
    Operator("float-for-item", "float(x) for x.item()", _SAME, float_for_item),
    Operator("zeros-for-none", "gradients become 0, not None", _SAME, zeros_for_none),
    Operator("on-a-copy", "a copy of an argument", _SAME, on_a_copy),
)
