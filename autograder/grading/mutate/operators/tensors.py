"""Axes, reductions, types: what a line of tensors can get wrong."""

from collections.abc import Iterator, Mapping

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code
from autograder.grading.mutate.operators.operator import Changes, Operator
from autograder.grading.mutate.operators.words import pairs, words

_AXIS = ("dim", "axis")
_REDUCERS = words(
    "sum mean max min argmax argmin std var softmax log_softmax logsumexp cumsum any all norm argsort "
    "sort prod"
)
_AVERAGE = pairs("sum mean, nansum nanmean")
_EXTREMES = pairs("max min, argmax argmin, amax amin, maximum minimum, any all, floor ceil")
_ALIKE = {
    "relu": "abs", "sqrt": "abs", "sign": "abs", "logsigmoid": "sigmoid", "count_nonzero": "sum",
    "normal": "uniform", "permutation": "arange", "randperm": "arange", "round": "floor", "softplus": "relu",
    "logaddexp": "maximum",
    **pairs("sin cos, exp expm1, log log1p, abs square, sigmoid tanh, softmax log_softmax, zeros ones"),
    **pairs("rand randn, zeros_like ones_like, cat stack, cross_entropy nll_loss, mse_loss l1_loss"),
    **pairs("MSELoss L1Loss, CrossEntropyLoss NLLLoss, BCEWithLogitsLoss BCELoss, SGD Adam, isnan isinf"),
    **pairs("binary_cross_entropy_with_logits binary_cross_entropy"),
}  # fmt: skip
_TYPES = pairs("float32 float64, int64 int32, float double, long int") | {"bool": "uint8"}


def _named(call: cst.Call) -> str:
    if isinstance(call.func, cst.Attribute):
        return call.func.attr.value
    return call.func.value if isinstance(call.func, cst.Name) else ""


def other_axis(code: Code) -> Iterator[Change]:
    """Along the other axis, or along none."""
    for argument in code.all(cst.Arg):
        call = code.parent(argument)
        if not isinstance(call, cst.Call):
            continue
        named = argument.keyword is not None and argument.keyword.value in _AXIS
        method = isinstance(call.func, cst.Attribute) and _named(call) in _REDUCERS
        if not named and not (method and len(call.args) == 1 and _is_axis(code.text(argument))):
            continue
        word = f"{argument.keyword.value}=" if argument.keyword else ""
        axis = code.text(argument.value)
        for other in {"0": ["1"], "1": ["0"], "-1": ["0"]}.get(axis, ["0"]):
            yield (code.replace(argument, word + other),)


def _is_axis(text: str) -> bool:
    return text in {"0", "1", "-1", "2"}


def all_axes(code: Code) -> Iterator[Change]:
    """Over everything, where one axis was meant."""
    for argument in code.all(cst.Arg):
        call = code.parent(argument)
        if isinstance(call, cst.Call) and argument.keyword and argument.keyword.value in _AXIS:
            rest = [code.text(a) for a in call.args if a is not argument]
            yield (code.replace(call, f"{code.text(call.func)}({', '.join(rest)})"),)


def other_keepdim(code: Code) -> Iterator[Change]:
    """``keepdim`` where there was none, none where there was."""
    for call in code.all(cst.Call):
        keep = [a for a in call.args if a.keyword and a.keyword.value in {"keepdim", "keepdims"}]
        axis = [a for a in call.args if a.keyword and a.keyword.value in _AXIS]
        if keep:
            rest = [code.text(a) for a in call.args if a is not keep[0]]
            yield (code.replace(call, f"{code.text(call.func)}({', '.join(rest)})"),)
        elif axis and _named(call) in {
            "sum",
            "mean",
            "max",
            "min",
            "argmax",
            "amax",
            "std",
            "logsumexp",
            "norm",
        }:
            word = "keepdim" if axis[0].keyword and axis[0].keyword.value == "dim" else "keepdims"
            all_ = ", ".join([*(code.text(a) for a in call.args), f"{word}=True"])
            yield (code.replace(call, f"{code.text(call.func)}({all_})"),)


def _rename(table: Mapping[str, str]) -> Changes:
    """Another function of a kind, called in the same way."""

    def changes(code: Code) -> Iterator[Change]:
        for call in code.all(cst.Call):
            other = table.get(_named(call))
            if other is None:
                continue
            name = call.func.attr if isinstance(call.func, cst.Attribute) else call.func
            yield (code.replace(name, other),)

    return changes


def other_reduction(code: Code) -> Iterator[Change]:
    """A loss is summed, or averaged."""
    for call in code.all(cst.Call):
        name = _named(call)
        if not (name.endswith(("_loss", "Loss")) or "cross_entropy" in name):
            continue
        given = [a for a in call.args if a.keyword and a.keyword.value == "reduction"]
        if given:
            other = '"mean"' if "sum" in code.text(given[0]) or "none" in code.text(given[0]) else '"sum"'
            yield (code.replace(given[0].value, other),)
        elif not name.islower() or len(call.args) > 1:
            texts = [*(code.text(a) for a in call.args), 'reduction="sum"']
            yield (code.replace(call, f"{code.text(call.func)}({', '.join(texts)})"),)


def other_type(code: Code) -> Iterator[Change]:
    """Double for single precision, int32 for int64, and the other way round."""
    library = m.OneOf(m.Name("torch"), m.Name("np"), m.Name("numpy"))
    for found in code.find(m.Attribute(value=library)):
        attribute = cst.ensure_type(found, cst.Attribute)
        other = _TYPES.get(attribute.attr.value)
        finer = other == "float64" and code.text(attribute.value) != "torch"  # nothing is lost
        if other and not finer and not isinstance(code.parent(attribute), cst.Call):
            yield (code.replace(attribute.attr, other),)
    for call in code.all(cst.Call):
        if isinstance(call.func, cst.Attribute) and not call.args and call.func.attr.value in _TYPES:
            yield (code.replace(call.func.attr, _TYPES[call.func.attr.value]),)


def transpose(code: Code) -> Iterator[Change]:
    """A transpose too few."""
    for attribute in code.all(cst.Attribute):
        if attribute.attr.value in {"T", "mT"}:
            yield (code.replace(attribute, code.grouped(attribute.value)),)
    for call in code.find(m.Call(m.Attribute(attr=m.OneOf(m.Name("t"), m.Name("transpose"))))):
        function = cst.ensure_type(cst.ensure_type(call, cst.Call).func, cst.Attribute)
        yield (code.replace(call, code.grouped(function.value)),)


def other_product(code: Code) -> Iterator[Change]:
    """Factors of a matrix product change places, or it is taken entry by entry."""
    for product in code.find(m.BinaryOperation(operator=m.MatrixMultiply())):
        assert isinstance(product, cst.BinaryOperation)
        left, right = code.grouped(product.left), code.grouped(product.right)
        yield (code.replace(product, f"{right} @ {left}"),)
        yield (code.replace(product.operator, "*"),)


def skip_call(code: Code) -> Iterator[Change]:
    """What a call is given, in the place of what it gives."""
    for call in code.all(cst.Call):
        if isinstance(code.parent(call), cst.Expr | cst.Decorator | cst.Raise) or not _skipped(call):
            continue
        if isinstance(call.func, cst.Attribute) and not m.matches(call.func.value, _LIBRARY):
            if call.func.attr.value not in {"detach", "item", "clone", "copy", "deepcopy"}:
                yield (code.replace(call, code.grouped(call.func.value)),)
        elif call.args and not call.args[0].star and call.args[0].keyword is None:
            yield (code.replace(call, code.grouped(call.args[0].value)),)


_LIBRARY = m.OneOf(
    *(m.Name(n) for n in ("torch", "np", "numpy", "nn", "F", "math", "copy", "self", "super")),
    m.Attribute(value=m.OneOf(m.Name("torch"), m.Name("np"), m.Name("nn"))), m.Call(m.Name("super")),
)  # fmt: skip
_MADE = words(
    "super range zip enumerate len list append isinstance getattr zeros ones zeros_like ones_like arange "
    "linspace manual_seed parameters Generator type train backward step eval items values keys print "
    "default_rng asarray as_tensor from_numpy bool float int next iter dict tuple hasattr format contiguous"
)


def _skipped(call: cst.Call) -> bool:
    name = _named(call)
    return bool(name) and name not in _MADE and not name[0].isupper()


OPERATORS = (
    Operator("other-axis", "another axis", "This goes along the wrong axis.", other_axis),
    Operator("all-axes", "no axis", "This goes over everything, not along one axis.", all_axes),
    Operator(
        "other-keepdim",
        "keepdim more or less",
        "Mind the axis of length 1: with it, or without it, shapes broadcast differently.",
        other_keepdim,
    ),
    Operator(
        "sum-for-mean",
        "sum for mean, mean for sum",
        "A sum is taken where a mean is asked for, or the other way round.",
        _rename(_AVERAGE),
    ),
    Operator(
        "other-extreme", "max for min, all for any, …", "The wrong end is looked for.", _rename(_EXTREMES)
    ),
    Operator(
        "other-function",
        "a function of the same kind",
        "This is another function than the one that is asked for.",
        _rename(_ALIKE),
    ),
    Operator(
        "other-reduction",
        "a loss that is summed, or averaged",
        "Mind whether a loss is a sum over the batch or its mean.",
        other_reduction,
    ),
    Operator("other-type", "another dtype", "The dtype is not the one that is asked for.", other_type),
    Operator("drop-transpose", "a transpose too few", "A transpose is missing.", transpose),
    Operator(
        "other-product",
        "factors swapped, or entry by entry",
        "The matrix product is not the one that is asked for.",
        other_product,
    ),
    Operator("skip-call", "a call is left out", "One step of the computation is missing.", skip_call),
)
