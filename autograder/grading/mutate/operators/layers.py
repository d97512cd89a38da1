"""Networks: layers and biases that are missing, activations of another kind, parts that are shared."""

from collections.abc import Iterator

import libcst as cst
from libcst import matchers as m

from autograder.grading.mutate.code import Change, Code
from autograder.grading.mutate.operators.operator import Operator

_ACTIVATIONS = {"ReLU": ("Sigmoid", "LeakyReLU"), "Tanh": ("ReLU", "Sigmoid"), "Sigmoid": ("Tanh", "ReLU"),
                "LeakyReLU": ("ReLU",), "Softmax": ("LogSoftmax",), "LogSoftmax": ("Softmax",),
                "MaxPool2d": ("AvgPool2d",), "BatchNorm2d": ("InstanceNorm2d",)}  # fmt: skip
_BIASED = {"Linear", "Conv1d", "Conv2d"}


def _layer(call: cst.Call) -> str:
    """``"Linear"`` of ``nn.Linear(…)``; empty for what is no class."""
    name = call.func.attr if isinstance(call.func, cst.Attribute) else call.func
    return name.value if isinstance(name, cst.Name) and name.value[0].isupper() else ""


def drop_bias(code: Code) -> Iterator[Change]:
    """A layer without a bias."""
    for call in code.all(cst.Call):
        if _layer(call) in _BIASED and not any(a.keyword and a.keyword.value == "bias" for a in call.args):
            texts = [*(code.text(a) for a in call.args), "bias=False"]
            yield (code.replace(call, f"{code.text(call.func)}({', '.join(texts)})"),)


def other_activation(code: Code) -> Iterator[Change]:
    """A layer of another kind."""
    for call in code.all(cst.Call):
        name = call.func.attr if isinstance(call.func, cst.Attribute) else call.func
        for other in _ACTIVATIONS.get(_layer(call), ()):
            yield (code.replace(name, other),)


def drop_layer(code: Code) -> Iterator[Change]:
    """A layer that is left out."""
    for call, places in _containers(code):
        for place in range(len(places)):
            kept = [code.text(a) for i, a in enumerate(places) if i != place]
            yield (code.replace(call, _with(code, call, kept)),)


def swap_layers(code: Code) -> Iterator[Change]:
    """Neighbouring layers change places."""
    for call, places in _containers(code):
        for place in range(len(places) - 1):
            texts = [code.text(a) for a in places]
            texts[place : place + 2] = texts[place : place + 2][::-1]
            yield (code.replace(call, _with(code, call, texts)),)


def one_layer_more(code: Code) -> Iterator[Change]:
    """An activation after the last layer."""
    for call, places in _containers(code):
        for extra in ("nn.ReLU()", "nn.Softmax(dim=-1)", "nn.Dropout(0.1)"):
            yield (code.replace(call, _with(code, call, [*(code.text(a) for a in places), extra])),)


Container = cst.Call | cst.List


def _containers(code: Code) -> Iterator[tuple[Container, list[cst.CSTNode]]]:
    """``nn.Sequential(…)`` and lists of layers, each with what they hold."""
    for call in code.all(cst.Call):
        if _layer(call) == "Sequential" and len(call.args) > 1 and not any(a.star for a in call.args):
            yield call, list(call.args)
    for made in code.all(cst.List):
        held = [e.value for e in made.elements]
        if len(held) > 1 and all(isinstance(h, cst.Call) and _layer(h) for h in held):
            yield made, list(held)


def _with(code: Code, container: Container, texts: list[str]) -> str:
    clean = ", ".join(text.rstrip(", \n") for text in texts)
    return f"[{clean}]" if isinstance(container, cst.List) else f"{code.text(container.func)}({clean})"


def share(code: Code) -> Iterator[Change]:
    """One object many times, where each should be its own."""
    for made in code.all(cst.ListComp):
        loop = made.for_in
        if m.matches(loop.iter, m.Call(m.Name("range"), args=[m.Arg()])) and isinstance(made.elt, cst.Call):
            count = code.text(cst.ensure_type(loop.iter, cst.Call).args[0])
            yield (code.replace(made, f"[{code.text(made.elt)}] * ({count})"),)
    previous: cst.Assign | None = None
    for line in code.all(cst.Assign):
        new = isinstance(line.value, cst.Call | cst.List | cst.Dict)
        if new and previous is not None and code.text(previous.value) == code.text(line.value):
            yield (code.replace(line.value, code.text(previous.targets[0].target)),)
        previous = line


def frozen(code: Code) -> Iterator[Change]:
    """A network whose parameters do not learn."""
    for made in code.find(m.Return(m.Call())):
        value = cst.ensure_type(made, cst.Return).value
        if isinstance(value, cst.Call) and _layer(value) in {"Sequential", *_BIASED}:
            yield (code.replace(value, f"{code.text(value)}.requires_grad_(False)"),)


OPERATORS = (
    Operator("drop-bias", "a layer without a bias", "A layer has no bias.", drop_bias),
    Operator("other-activation", "a layer of another kind", "A layer is of another kind.", other_activation),
    Operator("drop-layer", "a layer is left out", "A layer is missing.", drop_layer),
    Operator("swap-layers", "two layers change places", "Two layers are in the wrong order.", swap_layers),
    Operator(
        "one-layer-more", "a layer after the last one", "There is a layer after the last one.", one_layer_more
    ),
    Operator(
        "share",
        "one object many times",
        "One and the same object is used where each should be its own.",
        share,
    ),
    Operator("freeze", "parameters that do not learn", "The network's parameters are frozen.", frozen),
)
