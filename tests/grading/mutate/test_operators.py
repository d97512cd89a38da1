"""Each operator makes the mistake that it is named after, and says what it is."""

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.mutate.code import Code, Signature
from autograder.grading.mutate.operators import OPERATORS, RIGHT, chosen

TRAIN = """
def train(model, x, y, lr=0.1, epochs=3):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        optimizer.zero_grad()
        loss = mse_loss(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
"""
NOTES = {
    "train": Signature({"model": "nn.Module, trained in place.", "x": "tensor, float32 of shape (n, 2)."})
}


def mutated(operator, source, notes=NOTES):
    """All texts that an operator makes of a source."""
    (one,) = chosen([operator])
    code = Code(source, notes)
    return [code.changed(change) for change in one.changes(code)]


def lines(text):
    return [line.strip() for line in text.splitlines() if line.strip()]


def test_there_are_many_and_each_has_its_own_name_and_a_lesson():
    names = [operator.name for operator in OPERATORS]
    assert len(names) == len(set(names)) >= 25
    assert [o.name for o in OPERATORS if not o.lesson.endswith(".") or not o.does] == []


def test_one_that_does_not_exist_is_refused_by_name():
    with pytest.raises(ChaffinchError, match="no operator 'drop-everything'") as told:
        chosen(["drop-everything"])
    assert "drop-zero-grad" in told.value.tip


def test_gradients_are_kept_cleared_late_or_once():
    assert "zero_grad" not in mutated("drop-zero-grad", TRAIN)[0]
    late = lines(mutated("late-zero-grad", TRAIN)[0])
    assert late.index("loss.backward()") + 1 == late.index("optimizer.zero_grad()")
    once = lines(mutated("zero-grad-once", TRAIN)[0])
    assert once.index("optimizer.zero_grad()") < once.index("for epoch in range(epochs):")


@pytest.mark.parametrize(
    ("operator", "before", "after"),
    [
        ("drop-mode", "model.eval()\ny = 1", "y = 1"),
        ("other-mode", "model.train(was)", "model.train()"),
        ("record-the-graph", "with torch.no_grad():\n    f()", "with torch.enable_grad():\n    f()"),
        ("drop-detach", "a = x.detach()", "a = x"),
        ("drop-clone", "a = copy.deepcopy(x)", "a = x"),
        ("drop-bias", "nn.Linear(2, 3)", "nn.Linear(2, 3, bias=False)"),
        ("drop-layer", "nn.Sequential(a, b)", "nn.Sequential(b)"),
        ("swap-layers", "nn.Sequential(a, b)", "nn.Sequential(b, a)"),
        ("other-activation", "nn.ReLU()", "nn.Sigmoid()"),
        ("share", "[nn.Linear(2, 2) for _ in range(3)]", "[nn.Linear(2, 2)] * (3)"),
        ("off-by-one", "range(n)", "range(n - 1)"),
        ("drop-last-batch", "range(0, n, k)", "range(0, n - k + 1, k)"),
        ("some-rounds", "[f(a) for a in b]", "[f(a) for a in list(b)[:-1]]"),
        ("last-for-best", "a = losses[-1]", "a = min(losses)"),
        ("drop-keyword", "f(x, generator=g)", "f(x)"),
        ("swap-arguments", "f(x, y)", "f(y, x)"),
        ("drop-device", "a = x.to(device)", "a = x"),
        ("other-axis", "x.sum(dim=1)", "x.sum(dim=0)"),
        ("all-axes", "x.sum(dim=1)", "x.sum()"),
        ("other-keepdim", "x.sum(1, keepdim=True)", "x.sum(1)"),
        ("sum-for-mean", "x.sum()", "x.mean()"),
        ("other-extreme", "x.argmax()", "x.argmin()"),
        ("other-reduction", "mse_loss(a, b)", 'mse_loss(a, b, reduction="sum")'),
        ("other-type", "a = torch.float32", "a = torch.float64"),
        ("drop-transpose", "a = w.T", "a = w"),
        ("other-product", "a @ b", "b @ a"),
        ("skip-call", "a = x.abs()", "a = x"),
        ("constant", "a = 3", "a = 4"),
        ("truth", "a = True", "a = False"),
        ("arithmetic", "a + b", "a - b"),
        ("drop-term", "a + b", "a"),
        ("minus", "a = -b", "a = b"),
        ("comparison", "a < b", "a <= b"),
        ("logic", "a and b", "a or b"),
        ("condition", "a if b else c", "a if True else c"),
        ("augmented", "a += b", "a = b"),
        ("index", "a[:3]", "a"),
    ],
)
def test_an_operator_makes_its_mistake(operator, before, after):
    assert after in [text.strip() for text in mutated(operator, before)]


def test_the_best_on_the_way_is_returned():
    source = TRAIN.replace("return losses", "return model, losses")
    (text,) = mutated("best", source)
    assert "best = copy.deepcopy((model, losses))" in text
    assert text.rstrip().endswith("return best")


def test_an_argument_that_the_text_calls_a_tensor_is_spoilt():
    (text,) = mutated("spoil-argument", TRAIN)
    assert "x.detach()[...] = 0; return result" in text
    assert "model.eval(); return result" in "".join(mutated("leave-behind", TRAIN))


def test_a_list_goes_on_growing_from_call_to_call():
    (text,) = mutated("remember", TRAIN)
    assert 'losses = train.__dict__.setdefault("losses", [])' in text


def test_an_argument_is_ignored():
    assert any(lines(text)[1] == "epochs = 3" for text in mutated("ignore-argument", TRAIN))
    assert any(lines(text)[1] == "lr = 0.1" for text in mutated("ignore-argument", TRAIN))


def test_lines_that_have_nothing_to_do_with_each_other_are_not_swapped():
    assert mutated("swap-lines", "def f(x):\n    a = x + 1\n    b = x + 2\n    return a, b\n") == []


def test_text_that_is_not_ascii_stays_whole():
    assert mutated("constant", 'a = "größe", 1')[0] == 'a = "größe", 2'


def test_an_answer_knows_the_example_only():
    text = """Doubles.

    Example:
        >>> one = np.ones(2)
        >>> double(one, by=3)
        array([3., 3.])
    """
    (source,) = mutated(
        "knows-the-example", "def double(x, by=2):\n    return x * by", {"double": Signature({}, text)}
    )
    assert lines(source) == [
        "def double(x, by=2):",
        "one = np.ones(2)",
        "(x, by) = (one, 3)",
        "return x * by",
    ]


def same_as_before(operator, source, notes=NOTES):
    """All texts that an operator for right answers makes of a source."""
    (one,) = chosen([operator], right=True)
    code = Code(source, notes)
    return [code.changed(change) for change in one.changes(code)]


def test_each_change_of_a_right_answer_has_a_name_of_its_own():
    names = [operator.name for operator in RIGHT]
    assert len(names) == len(set(names)) >= 30


@pytest.mark.parametrize(
    ("operator", "before", "after"),
    [
        ("mean-in-double", "a = torch.abs(x).mean(dim=0)", "(_all := torch.abs(x)).double().mean(dim=0).to(_all.dtype)"),
        ("mean-in-double", "a = np.abs(x).mean(axis=0)", "np.abs(x).mean(axis=0, dtype=np.float64)"),
        ("parameters-device", "p = model(x)", "p = model(x.to(next(model.parameters()).device))"),
        ("float-for-item", "a = loss.item()", "a = float(loss)"),
        ("zeros-for-none", "optimizer.zero_grad()", "optimizer.zero_grad(set_to_none=False)"),
    ],
)  # fmt: skip
def test_the_same_numbers_come_another_way(operator, before, after):
    (source,) = same_as_before(operator, before)
    assert after in source


def test_loops_are_written_another_way():
    assert lines(same_as_before("while-loop", "for k in range(n):\n    f(k)")[0]) == [
        "_round, _rounds = 0, n", "while _round < _rounds:", "k = _round", "_round += 1", "f(k)",
    ]  # fmt: skip
    source = "def f(xs):\n    ys = [g(x) for x in xs]\n    return ys"
    assert lines(same_as_before("loop-for-list", source)[0])[1:4] == [
        "ys = []", "for x in xs:", "ys.append(g(x))",
    ]  # fmt: skip
    pairs = "def train(model, x, y):\n    for a, b in zip(x, y, strict=True):\n        f(a, b)"
    notes = {"train": Signature({"x": "float tensor of shape (n, 1).", "y": "float tensor of shape (n, 1)."})}
    assert lines(same_as_before("by-index", pairs, notes)[0])[1:3] == [
        "for _place in range(len(x)):", "a, b = x[_place], y[_place]",
    ]  # fmt: skip


def test_a_copy_of_an_argument_is_worked_on():
    source = "def train(model, x, y):\n    return model(x)"
    assert [lines(text)[1] for text in same_as_before("on-a-copy", source)] == ["x = x.clone()"]


@pytest.mark.parametrize(
    "note", ["Function that is called with a list of tensors.", "make(x) gives a tensor."]
)
def test_a_function_that_is_given_is_no_tensor(note):
    source = "def train(make, x):\n    return make(x)"
    notes = {"train": Signature({"make": note, "x": "float tensor of shape (n, 1)."})}
    assert [lines(text)[1] for text in same_as_before("on-a-copy", source, notes)] == ["x = x.clone()"]


def test_a_method_of_an_array_is_no_function_of_torch():
    source = "def f(a, t):\n    return torch.stack([a.sum(), t.sum()])"
    notes = {"f": Signature({"a": "float array of shape (n,).", "t": "float tensor of shape (n,)."})}
    made = "".join(same_as_before("method-to-function", source, notes))
    assert "torch.sum(t)" in made
    assert "torch.sum(a)" not in made
