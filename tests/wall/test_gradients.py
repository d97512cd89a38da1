"""Tensors stay differentiable across the wall: the same numbers as without it."""

import pytest
import torch
from torch import nn

from autograder.checks import StudentError

CODE = """
import torch
from torch import nn

def product(a, b): return a * b
def several(a): return a ** 2, a.sum(), {"deep": [a.exp()]}, 3 * a.detach()
def nested(d, *, k): return d["x"][0] * k + d["x"][1][0] * d["x"][1][0]
def twice(a): return a, a * 2, a
def same_storage(a): return a[:2] * 3
def own_backward(w, x):
    loss = ((w * x) ** 2).sum(); loss.backward(); return w.grad
def in_place(a):
    b = a * 1; b *= 3; b[0] = 0; return b
def no_graph(a):
    with torch.no_grad(): return a * 2
def hang(a):
    a = a * 1
    def forever(_):
        while True: pass
    a.register_hook(forever)
    return a
def wrong(a):
    class Bad(torch.autograd.Function):
        @staticmethod
        def forward(ctx, x): return x * 2
        @staticmethod
        def backward(ctx, g): raise KeyError("no gradient")
    return Bad.apply(a)
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b = nn.Linear(3, 4), nn.Linear(4, 1)
        self.register_buffer("scale", torch.tensor(2.0))
    def forward(self, x): return self.b(torch.tanh(self.a(x))) * self.scale
class Keeper:
    def __init__(self): self.x = None
    def keep(self, x): self.x = x; return x * 1
"""


def leaf(*shape, dtype=torch.float64):
    return torch.randn(shape, dtype=dtype, requires_grad=True)


def test_gradcheck_passes_through_the_wall(behind):
    assert torch.autograd.gradcheck(behind(CODE).product, (leaf(3), leaf(3)))


def test_several_outputs_and_unused_ones(behind):
    a = leaf(3)
    square, total, deep, detached = behind(CODE).several(a)
    assert not detached.requires_grad
    (square.sum() + 2 * deep["deep"][0].sum()).backward()
    torch.testing.assert_close(a.grad, 2 * a.detach() + 2 * a.detach().exp())
    a.grad = None
    total.backward()  # a second backward through another output of the same call
    assert torch.equal(a.grad, torch.ones(3, dtype=torch.float64))


def test_inputs_nested_in_lists_dicts_and_keywords(behind):
    x, y, k = leaf(2), leaf(2), leaf()
    behind(CODE).nested({"x": [x, (y,)]}, k=k).sum().backward()
    torch.testing.assert_close(x.grad, k.detach().expand(2))
    torch.testing.assert_close(y.grad, 2 * y.detach())
    torch.testing.assert_close(k.grad, x.detach().sum())


def test_the_same_tensor_twice_gets_both_gradients(behind):
    a = leaf(3)
    behind(CODE).product(a, a).sum().backward()
    torch.testing.assert_close(a.grad, 2 * a.detach())


def test_an_input_that_comes_back_is_the_very_tensor(behind):
    a = leaf(3)
    first, double, last = behind(CODE).twice(a)
    assert first is a
    assert last is a
    (first + double + last).sum().backward()
    assert torch.equal(a.grad, torch.full((3,), 4.0, dtype=torch.float64))


def test_views_of_one_storage_add_up(behind):
    a = leaf(4)
    student = behind(CODE)
    (student.same_storage(a).sum() + student.same_storage(a[1:]).sum()).backward()
    assert a.grad.tolist() == [3, 6, 3, 0]


def test_a_graph_may_cross_several_times(behind):
    student, a = behind(CODE), leaf(3)
    middle = student.product(a, a)
    student.product(middle + 1, middle).sum().backward()
    torch.testing.assert_close(a.grad, (4 * a**3 + 2 * a).detach())


def test_a_non_leaf_input_passes_its_gradient_on(behind):
    a = leaf(3)
    behind(CODE).product((a * 2).exp(), 3).sum().backward()
    torch.testing.assert_close(a.grad, (6 * (2 * a).exp()).detach())


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_a_modules_parameters_get_their_gradients(behind, dtype):
    student = behind(CODE)
    net, here = student.Net(), nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1)).to(dtype)
    net.to(dtype)
    state = list(here.state_dict().values())
    student.run(
        lambda n, values: [p.data.copy_(v) for p, v in zip(n.parameters(), values, strict=True)] and None,
        net,
        state,
    )
    x = torch.randn(5, 3, dtype=dtype)
    parameters = list(net.parameters())
    net(x).sum().backward()
    (here(x) * 2).sum().backward()
    for mine, theirs in zip(parameters, here.parameters(), strict=True):
        torch.testing.assert_close(mine.grad, theirs.grad)
    for mine, theirs in zip(net.parameters(), here.parameters(), strict=True):  # fetched again: the same
        torch.testing.assert_close(mine.grad, theirs.grad)


def test_gradients_of_parameters_accumulate_until_they_are_zeroed(behind):
    net = behind(CODE).Net()
    x = torch.ones(1, 3)
    net(x).sum().backward()
    once = net.b.weight.grad
    net(x).sum().backward()
    torch.testing.assert_close(net.b.weight.grad, 2 * once)
    net.zero_grad()
    assert net.b.weight.grad is None


def test_parameters_go_back_as_what_they_are(behind):
    student = behind(CODE)
    net = student.Net()
    old = list(net.parameters())
    list(net.parameters())  # newer snapshots change nothing
    optimizer = student.make(torch.optim.SGD, old, lr=1.0)
    net(torch.ones(1, 3)).sum().backward()
    optimizer.step()
    assert not torch.equal(net.b.weight, old[2])


def test_student_code_may_run_backward_itself(behind):
    w, x = leaf(3), torch.ones(3, dtype=torch.float64)
    torch.testing.assert_close(behind(CODE).own_backward(w, x), 2 * w.detach())


def test_in_place_operations_in_the_graph_are_fine(behind):
    a = leaf(3)
    behind(CODE).in_place(a).sum().backward()
    assert a.grad.tolist() == [0, 3, 3]


def test_a_result_without_a_graph_has_none_here_either(behind):
    assert not behind(CODE).no_graph(leaf(2)).requires_grad


def test_backward_twice_with_retain_graph_accumulates(behind):
    a = leaf(2)
    out = behind(CODE).product(a, 3).sum()
    out.backward(retain_graph=True)
    out.backward()
    assert a.grad.tolist() == [6, 6]


def test_autograd_grad_does_not_touch_grad(behind):
    a = leaf(2)
    (found,) = torch.autograd.grad(behind(CODE).product(a, 3).sum(), a)
    assert found.tolist() == [3, 3]
    assert a.grad is None


def test_what_the_student_keeps_does_not_confuse_later_calls(behind):
    student = behind(CODE)
    keeper, a, b = student.Keeper(), leaf(2), leaf(2)
    keeper.keep(a)
    keeper.keep(b).sum().backward()
    assert b.grad.tolist() == [1, 1]
    torch.testing.assert_close(keeper.x, b)


def test_an_error_in_backward_is_the_submissions(behind):
    with pytest.raises(StudentError, match="KeyError"):
        behind(CODE).wrong(leaf(2)).sum().backward()


def test_a_gradient_that_never_comes_is_late(behind):
    with pytest.raises(StudentError) as caught:
        behind(CODE, call_seconds=1).hang(leaf(2)).sum().backward()
    assert caught.value.kind == "timeout"


FORGED = "import autograder.wall.inside.worker as w\nw.Worker.do_backward = lambda self, e, *a: {}\ndef f(a): return a * 2"


@pytest.mark.parametrize(
    "answer",
    [
        "1",
        "['l', []]",
        "['l', [['l', []], ['l', []]]]",
        "['l', [['l', [1]], ['l', []]]]",
        "e.encode([[None] * 9, []])",
    ],
)
def test_forged_gradients_are_malformed(behind, answer):
    with pytest.raises(StudentError) as caught:
        behind(FORGED.replace("{}", answer)).f(leaf(2)).sum().backward()
    assert caught.value.kind == "malformed"


def test_a_forged_gradient_of_another_shape_gains_nothing(behind):
    answer = "e.encode([[torch.ones(7)], []])"
    student = behind("import torch\n" + FORGED.replace("{}", answer))
    with pytest.raises((StudentError, RuntimeError)):
        student.f(leaf(2)).sum().backward()
