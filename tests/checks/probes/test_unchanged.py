"""What a call left unchanged."""

import pytest
import torch
from torch import nn

from autograder.checks import CheckFailure, probes
from autograder.checks.subject import LocalSubject

HERE = LocalSubject({})


def a_net():
    net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1))
    net(torch.rand(4, 2)).sum().backward()
    return net


def others_hook(_module, _inputs, _output):
    """Somebody else's."""


def fill(tensor):
    with torch.no_grad():
        tensor.fill_(7)


CHANGES = {
    "content of the network at 0.weight": lambda net: fill(net[0].weight),
    "dtype": lambda net: net.double(),
    "requires_grad": lambda net: net[2].weight.requires_grad_(False),
    "gradient of the network at 0.weight": lambda net: net.zero_grad(),
    "content of the network at 1.running_mean": lambda net: fill(net[1].running_mean),
    "mode of the network at 1": lambda net: net[1].eval(),
    "class of the network at 1": lambda net: net.__setitem__(1, nn.Identity()),
    "number of hooks": lambda net: net[0].register_forward_hook(lambda *_: None),
    "has a part more": lambda net: net.append(nn.Linear(1, 1)),
}


@pytest.mark.parametrize("aspect", CHANGES)
def test_every_change_of_a_network_is_named(aspect):
    net = a_net()
    with (
        pytest.raises(CheckFailure, match=aspect if "class" not in aspect else "lost|class"),
        probes.unchanged(HERE, net, "the network"),
    ):
        CHANGES[aspect](net)


def test_what_only_looks_changes_nothing():
    net, x = a_net(), {"x": [torch.tensor([1.0, float("nan")])]}
    with probes.unchanged(HERE, net, "the network"), probes.unchanged(HERE, x, "x"):
        net.eval()
        with torch.no_grad():
            net(torch.ones(2, 2))
        net.train()


@pytest.mark.parametrize(
    "change",
    [
        lambda t: t.add_(1),
        lambda t: t.requires_grad_(),
        lambda t: t.resize_(1),
        lambda t: t.requires_grad_().register_hook(lambda grad: grad),
    ],
)
def test_changes_of_a_tensor_in_a_list_are_seen(change):
    values = [torch.ones(2), "more"]
    with (
        pytest.raises(CheckFailure, match=r"of the values\[0\]"),
        probes.unchanged(HERE, values, "the values"),
    ):
        change(values[0])


def trained(net):
    """One step of what learns, in training mode, with its gradients cleared before."""
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    optimizer.zero_grad()
    net.train()(torch.rand(4, 2)).sum().backward()
    optimizer.step()
    return net


def test_a_training_changes_what_it_may():
    net = probes.lived_in(a_net().eval())
    with probes.only_trained(HERE, net, "the network"):
        trained(net)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda net: net.requires_grad_(), "requires_grad of the network at 0"),
        (lambda net: fill(net[0].weight), "frozen part of the network at 0.weight"),
        (lambda net: another_parameter(net[2]), "identity"),
        (lambda net: net.double(), "dtype"),
        (lambda net: net[2].register_forward_hook(others_hook), "number of hooks"),
        (lambda net: net.append(nn.ReLU()), "has a part more"),
        (lambda _net: torch.set_grad_enabled(False), "recording was left off"),
    ],
)
def test_what_no_training_changes_is_seen(change, said):
    net = probes.lived_in(a_net())
    with pytest.raises(CheckFailure, match=said), probes.only_trained(HERE, net, "the network"):
        change(trained(net))


def test_autograd_that_was_off_stays_off():
    with probes.autograd_as_it_was(HERE, "the switch"), torch.enable_grad():
        pass
    with (
        pytest.raises(CheckFailure, match="is on after it"),
        probes.autograd_as_it_was(HERE, "the switch"),
    ):
        torch.set_grad_enabled(True)
    assert torch.is_grad_enabled()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda net: another_parameter(net[2]), "identity"),
        (lambda net: swap_hooks(net[0]), "list of hooks"),
        (lambda _net: torch.set_grad_enabled(False), "recording was left off"),
        (lambda net: net[0].weight.grad.zero_(), "gradient"),
        (lambda net: net.requires_grad_(), "requires_grad"),
        (lambda net: net.train(), "mode"),
        (lambda net: setattr(net[0], "seen", 1), "list of attributes"),
    ],
)
def test_what_a_used_network_can_lose_is_seen(change, said):
    net = probes.lived_in(a_net(), mixed=True)
    with pytest.raises(CheckFailure, match=said), probes.unchanged(HERE, net, "the network"):
        change(net)
    assert torch.is_grad_enabled()


def another_parameter(layer):
    twin = nn.Parameter(layer.weight.detach().clone())
    twin.grad = layer.weight.grad.clone()
    layer.weight = twin


def swap_hooks(layer):
    layer._forward_hooks.clear()
    layer.register_forward_hook(others_hook)


def test_a_hook_on_all_modules_is_seen():
    handles = []
    with (
        pytest.raises(CheckFailure, match="hooks on all modules"),
        probes.unchanged(HERE, a_net(), "the network"),
    ):
        handles.append(nn.modules.module.register_module_forward_hook(others_hook))
    handles[0].remove()
