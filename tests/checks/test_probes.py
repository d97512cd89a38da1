"""What probes note, and what they make of it."""

import copy

import pytest
import torch
from torch import nn

from autograder.checks import CheckFailure, probes
from autograder.checks.subject import LocalSubject

HERE = LocalSubject({})


def line():
    return nn.Linear(2, 1)


# --- a watched network and a recording loss -------------------------------------------------------------------


def test_a_pass_that_only_looks_is_not_learned_from():
    net = probes.WatchedModule(line())
    with torch.no_grad():
        net(torch.ones(3, 2))
    net(torch.ones(4, 2)).sum().backward()
    assert net.recorded == [False, True]
    assert [len(x) for x in probes.learned_from(net.inputs, net.learned)] == [4]


def test_the_mode_is_that_of_all_parts():
    net = probes.WatchedModule(nn.Sequential(line(), nn.Dropout()))
    for change in (net.eval, net.train, net.inner[1].eval):
        change()
        net(torch.ones(1, 2))
    assert net.modes == ["eval", "training", "mixed"]


def test_a_watched_network_gives_what_its_inner_one_gives():
    inner, x = line(), torch.ones(3, 2)
    net = probes.WatchedModule(inner)
    assert torch.equal(net(x), inner(x))
    assert torch.equal(net.outputs[0], inner(x))
    assert torch.equal(probes.WatchedModule()(x), x)


def test_a_copy_writes_into_the_same_notes_and_shares_no_weights():
    net = probes.WatchedModule(line())
    twin = copy.deepcopy(net).eval()
    twin(torch.ones(1, 2))
    assert net.modes == ["eval"]
    assert net.training
    assert net.inner.training
    assert twin.inner.weight is not net.inner.weight


def test_a_loss_notes_its_arguments_and_counts_what_was_learned_from():
    loss_fn = probes.RecordingLoss(nn.MSELoss())
    prediction = torch.ones(2, 1, requires_grad=True)
    loss_fn(prediction, torch.zeros(2, 1)).backward()
    loss_fn(prediction.detach(), torch.zeros(2, 1))
    assert loss_fn.values == [1.0, 1.0]
    assert loss_fn.learned == [0]
    assert torch.equal(loss_fn.targets[0], torch.zeros(2, 1))


# --- moves ------------------------------------------------------------------------------------------------------


def to_given(net, loader, device):
    for batch in loader:
        images, _ = (part.to(device) for part in batch)
        net(images)


def to_keyword(net, loader, device):
    for images, _ in loader:
        net(images.to(device=device, dtype=torch.float32))


def as_tensor(net, loader, device):
    for images, _ in loader:
        net(torch.as_tensor(images, device=device))


def to_where_the_parameters_are(net, loader, device):
    for images, _ in loader:
        net(images.to(next(net.parameters()).device))


def to_like_the_parameters(net, loader, device):
    for images, _ in loader:
        net(images.to(next(net.parameters())))


def moved(function):
    net = probes.WatchedModule(line())
    loader = probes.loader_of_unmoved(torch.ones(3, 2), torch.zeros(3), 2)
    return net, probes.moves_during(function, "cpu:0", net, loader, "cpu:0")


@pytest.mark.parametrize(
    "function", [to_given, to_keyword, as_tensor, to_where_the_parameters_are, to_like_the_parameters]
)
def test_every_way_to_move_counts(function):
    net, devices = moved(function)
    assert "cpu:0" in devices
    assert net.kinds == ["Tensor", "Tensor"]


def test_a_moved_tensor_that_is_not_kept_shows():
    def forgets(net, loader, device):
        for images, _ in loader:
            images.to(device)
            net(images * 2)

    net, _ = moved(forgets)
    assert net.kinds == ["Unmoved", "Unmoved"]


def test_another_device_than_the_given_one_shows():
    def by_name(net, loader, device):
        for images, _ in loader:
            net(images.cpu())

    assert moved(by_name)[1] == ["cpu", "cpu"]


def test_another_dtype_is_no_move():
    def converts(net, loader, device):
        for images, _ in loader:
            net(images.to(torch.float32))

    net, devices = moved(converts)
    assert devices == []
    assert net.kinds == ["Unmoved", "Unmoved"]


# --- operations and passes --------------------------------------------------------------------------------------


def aliased(z, hidden=torch.log_softmax):
    return hidden(z, 1)


def from_a_module(z, layer=nn.LogSoftmax(dim=1)):
    return layer(z)


def through_ops(z):
    return torch.ops.aten.log_softmax(z, 1)


def by_hand(z):
    return z - z.exp().sum(1, keepdim=True).log()


@pytest.mark.parametrize(
    ("function", "is_ready_made"),
    [(aliased, True), (from_a_module, True), (through_ops, True), (by_hand, False)],
)
def test_an_operation_is_seen_by_whatever_name_it_is_called(function, is_ready_made):
    names = probes.operations_during(function, torch.ones(2, 3))
    assert ("log_softmax" in names) is is_ready_made


def test_a_second_pass_finds_nothing():
    batches = probes.OnceThrough([1, 2, 3])
    assert [list(batches), list(batches), len(batches), batches.passes] == [[1, 2, 3], [], 3, 2]


# --- one start --------------------------------------------------------------------------------------------------


def first_output(net):
    return net(torch.ones(1, 1)).item()


def test_the_start_is_that_of_the_network_with_the_first_error_not_of_the_first_made():
    factory = probes.Factory(4, torch.device("cpu"))
    factory()  # somebody looks at its shape
    second = copy.deepcopy(factory())
    start = probes.start_of(factory, factory.made, first_output(second), first_output)
    assert torch.equal(start["0.weight"], second[0].weight)


def test_an_error_that_no_network_has_is_no_start():
    factory = probes.Factory(4, torch.device("cpu"))
    factory()
    with pytest.raises(CheckFailure, match="No network that make_model gave"):
        probes.start_of(factory, factory.made, 1e6, first_output)


def test_the_factory_draws_as_torch_does():
    factory = probes.Factory(4, torch.device("cpu"))
    torch.manual_seed(7)
    first = factory()
    torch.manual_seed(7)
    assert torch.equal(first[0].weight, factory()[0].weight)
    assert not torch.equal(first[0].weight, factory()[0].weight)


# --- unchanged --------------------------------------------------------------------------------------------------


def a_net():
    net = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1))
    net(torch.rand(4, 2)).sum().backward()
    return net


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


# --- networks that somebody used before, and whole trainings ------------------------------------------------------


def others_hook(_module, _inputs, _output):
    """Somebody else's."""


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


def fit(_subject, model, x, y, lr, epochs, *, stop=lambda _losses: False, keep_best=False):
    optimizer, losses, best = (
        torch.optim.SGD(model.parameters(), lr=lr),
        [],
        copy.deepcopy(model.state_dict()),
    )
    for _ in range(epochs):
        loss = nn.functional.mse_loss(model(x), y)
        if losses and loss.item() < min(losses):
            best = copy.deepcopy(model.state_dict())
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if stop(losses):
            break
    if keep_best and losses:
        model.load_state_dict(best)
    return losses


RUNS = probes.long_runs(far=(8.0, 1e-3, 60), overshoots=(0.55, 30))
WRONG = {
    "stops at 0": {"stop": lambda losses: losses[-1] == 0},
    "stops at nan": {"stop": lambda losses: losses[-1] != losses[-1]},
    "stops when it rises": {"stop": lambda losses: len(losses) > 1 and losses[-1] > losses[-2]},
    "stops after 50": {"stop": lambda losses: len(losses) == 50},
    "keeps the best": {"keep_best": True},
}


def check_runs(**options):
    def train(subject, *arguments):
        return fit(subject, *arguments, **(options if subject is not SOLUTION else {}))

    for run in RUNS:
        probes.every_epoch_counts(HERE, SOLUTION, train, run, torch.device("cpu"))


SOLUTION = LocalSubject({})


def test_a_training_to_the_last_epoch_passes():
    check_runs()


@pytest.mark.parametrize("mistake", WRONG)
def test_every_way_to_end_early_shows_in_a_long_run(mistake):
    with pytest.raises(CheckFailure):
        check_runs(**WRONG[mistake])


def test_what_one_training_remembers_shows_in_a_second_one():
    kept = []

    def train(subject, *arguments):
        losses = fit(subject, *arguments)
        kept.extend(losses)
        return losses if subject is SOLUTION else list(kept)

    with pytest.raises(CheckFailure, match="of a second training of the same model"):
        probes.every_epoch_counts(HERE, SOLUTION, train, RUNS[1], torch.device("cpu"))


def steps_in(model, mode_of_step, mode_at_end=True, looks=False):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(3):
        if looks:
            model.eval()
            model(torch.ones(2, 1))
        model.train(mode_of_step(step))
        optimizer.zero_grad()
        model(torch.ones(2, 1)).sum().backward()
        optimizer.step()
    model.train(mode_at_end)


@pytest.mark.parametrize("options", [{}, {"looks": True}])
def test_a_training_in_training_mode_passes_even_if_it_looks_in_eval_mode(options):
    net = nn.Sequential(nn.Linear(1, 2), nn.Dropout())
    probes.trains_in_training_mode(HERE, net, lambda model: steps_in(model, lambda _step: True, **options))


@pytest.mark.parametrize(
    ("mode", "at_end", "said"),
    [
        (lambda step: step == 0, True, "A step was trained"),
        (lambda _step: True, False, "eval mode afterwards"),
    ],
)
def test_a_step_in_eval_mode_or_an_end_in_it_is_seen(mode, at_end, said):
    net = nn.Sequential(nn.Linear(1, 2), nn.Dropout())
    with pytest.raises(CheckFailure, match=said):
        probes.trains_in_training_mode(HERE, net, lambda model: steps_in(model, mode, at_end))


# --- what learns ------------------------------------------------------------------------------------------------


def one_layer(*, freeze=None, scale=1.0):
    """A layer of three times two weights and three biases, or one that learns less."""
    layer = nn.Linear(2, 3)
    nn.init.constant_(layer.weight, 0.5)
    nn.init.zeros_(layer.bias)
    if freeze is not None:
        getattr(layer, freeze).requires_grad_(False)
    layer.weight.register_hook(lambda grad: grad * scale) if layer.weight.requires_grad else None
    return layer


@pytest.mark.parametrize("freeze", ["weight", "bias"])
def test_what_is_frozen_gets_no_gradient_whatever_it_says(freeze):
    with pytest.raises(CheckFailure, match="gets no gradient"):
        probes.same_gradients(one_layer(freeze=freeze), one_layer(), torch.ones(4, 2), torch.ones(4, 3))


def test_a_gradient_of_another_size_is_seen():
    probes.same_gradients(one_layer(), one_layer(), torch.ones(4, 2), torch.ones(4, 3))
    with pytest.raises(CheckFailure, match="is 48; expected 24"):
        probes.same_gradients(one_layer(scale=2.0), one_layer(), torch.ones(4, 2), torch.ones(4, 3))


def test_a_rolled_or_reversed_order_is_the_same_ring_and_another_order_is_not():
    orders = [[2, 0, 3, 1, 4], [3, 1, 4, 2, 0], [4, 1, 3, 0, 2]]
    assert len({probes.ring(order) for order in orders}) == 1
    assert probes.ring([0, 1, 3, 2, 4]) != probes.ring(orders[0])


def test_an_optimizer_that_notes_its_steps_tells_how_many_there_were_and_its_rate():
    layer = nn.Linear(1, 1)
    optimizer = probes.noting_sgd(layer.parameters(), 0.25)
    assert probes.steps_and_rate(optimizer) == (0, 0.25)
    for _ in range(2):
        layer(torch.ones(1, 1)).sum().backward()
        optimizer.step()
    assert probes.steps_and_rate(optimizer) == (2, 0.25)
