"""q2_cnn: two convolutional stages and three linear layers."""

import math

import torch
from torch import nn

from autograder.checks import check, expect, probes

KINDS = (nn.Conv2d, nn.BatchNorm2d, nn.Linear)
_FIRST_LINEAR = 6  # the largest of seven
_ON_THE_WAY = {  # by their places in `_layers`, in the order of the calls
    0: "the first convolution",
    2: "the first batch norm",
    1: "the second convolution",
    3: "the second batch norm",
    _FIRST_LINEAR: "the first linear layer",
}


def _layers(net):
    """The layers that have weights: kind by kind, the small inputs before the large."""
    found = [(number, m) for number, kind in enumerate(KINDS) for m in net.modules() if isinstance(m, kind)]
    return [m for _, m in sorted(found, key=lambda pair: (pair[0], tuple(pair[1].weight.shape)))]


def _state(net):
    """Weights and running statistics of all layers, independent of the attributes' names."""
    return [list(m.state_dict().values()) for m in _layers(net)]


def _largest(net):
    """The largest absolute weight and bias of convolutions and linear layers, times sqrt(inputs)."""
    found = []
    for m in _layers(net):
        if not isinstance(m, nn.BatchNorm2d):
            inputs = m.weight[0].numel()
            found += [float(t.detach().abs().max()) * inputs**0.5 for t in (m.weight, m.bias)]
    return found


def _spread(net):
    """Standard deviation of the weights of convolutions and linear layers, times sqrt(inputs)."""
    weights = [m.weight.detach() for m in _layers(net) if not isinstance(m, nn.BatchNorm2d)]
    return [float(w.std()) * w[0].numel() ** 0.5 for w in weights]


def _norms(subject, net):
    """Weight, bias, mean, variance and count of both batch norms."""
    return subject.run(_state, net)[2:4]


def _frozen(net):
    return [name for name, p in net.named_parameters() if not p.requires_grad]


def _with_state(net, state):
    """Gives a network weights as `_state` reads them, whatever its attributes are called."""
    for layer, values in zip(_layers(net), state, strict=True):
        for own, value in zip(layer.state_dict().values(), values, strict=True):
            own.copy_(value)
    return net


def _received(net, x):
    """What each layer with weights receives, by its place in `_layers`; without those that are not called."""
    seen = {}

    def note(number, inputs):
        if inputs:  # not where it was given by name
            seen.setdefault(number, inputs[0].detach().clone())

    hooks = [
        layer.register_forward_hook(lambda _layer, inputs, _out, number=number: note(number, inputs))
        for number, layer in enumerate(_layers(net))
    ]
    net(x)
    for hook in hooks:
        hook.remove()
    return seen


def _expect_the_same_on_the_way(got, wanted):
    """Says where the first difference is; a shape of its own may be right, if somebody pads by hand."""
    for number, name in _ON_THE_WAY.items():
        if number in got and got[number].shape == wanted[number].shape:
            what = f"in eval mode, what {name} receives"
            expect.close(got[number], wanted[number], what, rtol=1e-3, atol=1e-4)


def _random_state(solution, rng):
    """A state of random weights, with running statistics that are not those of a new network."""
    state = solution.run(_state, solution.FashionCNN())
    seed = int(rng.integers(2**31))
    generator = torch.Generator().manual_seed(seed)
    for layer in state[2:4]:  # weight, bias, mean, variance, count
        layer[0] = torch.rand(len(layer[0]), generator=generator) + 0.5
        layer[1] = torch.randn(len(layer[1]), generator=generator) * 0.3
        layer[2] = torch.randn(len(layer[2]), generator=generator) * 0.3
        layer[3] = torch.rand(len(layer[3]), generator=generator) + 0.2
        layer[3][0] = 1e-3  # so small that what batch norm adds to it shows
    return state


def _pictures(rng, n, device):
    return torch.as_tensor(rng.random((n, 1, 28, 28)), dtype=torch.float32, device=device)


def _with_linears(subject, state, device, *linears):
    """A network of the subject's whose linear layers have other weights and biases, first to last."""
    changed = state[:4] + sorted(state[4:], key=lambda values: -values[0].shape[1])
    for number, values in linears:
        changed[4 + number] = list(values)
    changed[4:] = sorted(changed[4:], key=lambda values: tuple(values[0].shape))
    net = subject.make(_with_state, subject.FashionCNN(), changed)
    net.to(device)
    return net


def _constant(values, n_inputs):
    """Weight and bias of a linear layer that gives these values whatever comes in."""
    return torch.zeros(len(values), n_inputs), values


def _picking(rng, n_inputs, n_outputs):
    """Weight and bias of a linear layer each of whose outputs is another one of its inputs."""
    weight = torch.zeros(n_outputs, n_inputs)
    weight[range(n_outputs), rng.permutation(n_inputs)[:n_outputs]] = 1
    return weight, torch.zeros(n_outputs)


@check(
    points=0.25,
    after="test_the_answers_are_raw_and_repeatable",
    hint="Leave the initial weights and biases to the layers, also those of batch norm, and the seed to "
    "whoever makes the network.",
)
def test_it_begins_as_pytorchs_layers_do(student, solution, rng, device):
    """All layers begin as PyTorch makes them, batch norm's too, and so the loss is near ln 10 = 2.303."""
    net = student.FashionCNN().to(device)
    logits = net(_pictures(rng, 20, device)).detach()
    loss = nn.functional.cross_entropy(logits, torch.arange(20, device=device) % 10)
    # 2.26 to 2.38 in 150 right runs; weights from normal(0, 1) give thousands
    expect.at_most(loss, 3.0, "the loss before training")
    for number, size in enumerate(student.run(_largest, net)):
        part = ("weight", "bias")[number % 2]
        # Uniform in ±1/sqrt(inputs). The fewest numbers are the last 10 biases: all of them below .2 in
        # 1 of 10 million networks; weights from other recipes are larger, biases from others are 0.
        what = f"the largest {part} of layer {number // 2 + 1}, times the root of its inputs,"
        expect.at_least(size, 0.2, what)
        expect.at_most(size, 1.0001, what)
    for number, size in enumerate(student.run(_spread, net), start=1):
        # 1/sqrt(3) = .577 when uniform; the fewest weights are 288: .53 to .63 in 2000 runs
        what = f"the spread of the weights of layer {number}, times the root of its inputs,"
        expect.at_least(size, 0.45, what)
    expect.equal(student.run(_frozen, net), [], "the list of parameters that are frozen")
    pairs = zip(_norms(student, student.FashionCNN()), _norms(solution, solution.FashionCNN()), strict=True)
    for stage, (mine, theirs) in enumerate(pairs, start=1):
        for got, wanted, name in zip(mine, theirs, ("weight", "bias", "mean", "variance"), strict=False):
            expect.close(got, wanted, f"the {name} of batch norm {stage} in a new network")


@check(points=0.25, after="test_four_classes", hint="The last layer's width is n_classes, whatever that is.")
def test_another_number_of_classes(student, device):
    """FashionCNN(n_classes=k) has a last linear layer 120 → k, also for 1, 2 and 13 classes."""
    for n_classes in (1, 2, 13):
        net = student.FashionCNN(n_classes=n_classes).to(device)
        shapes = [list(p.shape) for p in net.parameters()]
        last = min((shape for shape in shapes if len(shape) == 2), key=lambda shape: shape[1])
        count = sum(math.prod(shape) for shape in shapes)
        expect.equal(last, [n_classes, 120], f"the shape of the last weight for {n_classes} classes")
        expect.equal(count, 1_474_128 + 121 * n_classes, f"the number of parameters for {n_classes} classes")
        logits = net(torch.rand(2, 1, 28, 28, device=device))
        expect.tensor(logits, f"the result for {n_classes} classes", shape=(2, n_classes))


@check(
    points=0.5,
    after="test_the_answers_are_raw_and_repeatable",
    hint="The last linear layer's numbers are the answer: CrossEntropyLoss applies the softmax itself.",
)
def test_the_logits_are_raw(student, solution, rng, device):
    """Nothing follows the last linear layer, neither in training nor in eval mode."""
    bias = torch.as_tensor(rng.normal(size=10), dtype=torch.float32)
    state = solution.run(_state, solution.FashionCNN())
    net = _with_linears(student, state, device, (2, _constant(bias, 120)))
    for mode, what in ((False, "in eval mode, the logits"), (True, "in training mode, the logits")):
        net.train(mode)
        expect.close(net(_pictures(rng, 8, device)), bias.to(device).expand(8, 10), what)


@check(
    points=0.5,
    after="test_the_logits_are_raw",
    hint="Dropout with p = 0.25 stands between the linear layers and works only in training: nn.Dropout "
    "knows the mode, F.dropout must be told training=self.training. In eval mode a 1 stays a 1, for a ReLU "
    "leaves it as it is.",
)
def test_dropout_works_in_training_only(student, solution, rng, device):
    """In training a quarter of what passes between linear layers is dropped; in eval mode nothing is."""
    state = solution.run(_state, solution.FashionCNN())
    x = _pictures(rng, 400, device)
    to_ten = (2, _picking(rng, 120, 10))
    second = (1, _constant(torch.ones(120), 600)), to_ten
    first = (0, _constant(torch.ones(600), 2304)), (1, _picking(rng, 600, 120)), to_ten
    for layer, linears in ((2, second), (1, first)):  # what was dropped behind 1 may be dropped behind 2, too
        net, kept = _with_linears(student, state, device, *linears), 0.75 ** (3 - layer)
        net.eval()
        what = f"in eval mode, what comes through behind linear layer {layer}"
        expect.close(net(x).detach(), torch.ones(400, 10, device=device), what)
        net.train()
        logits = net(x).detach()
        expect.close(float(logits.max()), 1 / kept, "the factor of what comes through", rtol=1e-5)
        share = float((logits != 0).double().mean())
        # a share of 4000 numbers has a standard deviation of .0079 at most; six of them
        what = f"the share that comes through behind linear layer {layer}" + ", and then 2" * (layer == 1)
        expect.close(share, kept, what, rtol=0, atol=0.048)


@check(
    points=0.5,
    after="test_dropout_works_in_training_only",
    hint="Two linear layers without an activation between them are one linear layer: put a ReLU after each "
    "but the last.",
)
def test_a_relu_follows_each_hidden_linear_layer(student, solution, rng, device):
    """What the first and the second linear layer give below zero is cut off by a ReLU."""
    state = solution.run(_state, solution.FashionCNN())
    for layer, width, n_inputs in ((1, 120, 600), (0, 600, 2304)):
        bias = torch.as_tensor(rng.normal(size=width), dtype=torch.float32)
        bias[bias < 0] *= 1000  # so large that a slope of a thousandth shows
        constant = layer, _constant(bias, n_inputs)
        mine, theirs = (_with_linears(who, state, device, constant) for who in (student, solution))
        x = _pictures(rng, 2, device)
        what = f"the logits where linear layer {layer + 1} gives known numbers, half of them below 0,"
        mine.eval()
        theirs.eval()
        expect.close(mine(x).detach(), theirs(x).detach(), what, rtol=1e-3, atol=1e-4)


@check(
    points=0.5,
    after="test_the_answers_are_raw_and_repeatable",
    hint="Is every layer that is made used in forward? Or something on the way cuts the graph: .detach(), "
    ".data, no_grad, or a trip through NumPy.",
)
def test_gradients_reach_every_parameter(student, rng, device):
    """A loss of the logits sends a gradient to every parameter."""
    direction = torch.as_tensor(rng.normal(size=(8, 10)), dtype=torch.float32, device=device)
    net = student.FashionCNN().to(device)
    net.eval()
    parameters = list(net.parameters())
    loss = (net(_pictures(rng, 8, device)) * direction).sum()
    expect.true(loss.requires_grad, "In eval mode the logits have no graph to send gradients back through.")
    loss.backward()
    reached = [p.grad is not None and bool(p.grad.abs().sum() > 0) for p in parameters]
    cut = [
        f"parameter {number} {list(p.shape)}" for number, p in enumerate(parameters) if not reached[number]
    ]
    expect.equal(cut, [], "the list of parameters without a gradient")


@check(
    points=0.5,
    after=(
        "test_the_logits_are_raw",
        "test_a_relu_follows_each_hidden_linear_layer",
        "test_gradients_reach_every_parameter",
        "test_dropout_works_in_training_only",
    ),
    hint="The picture goes in as it is. Each stage is convolution, batch norm, ReLU, max-pool, in this "
    "order, each with its own layers; then flatten(1), without dropout before the first linear layer. "
    "PyTorch's momentum of 0.1 is 0.9 elsewhere, and its eps of 1e-5 is 1e-3.",
)
def test_it_computes_what_the_docstring_says(student, solution, rng, device):
    """With the same weights it computes what the network of the docstring does, in eval and training mode."""
    state = _random_state(solution, rng)
    mine = student.make(_with_state, student.FashionCNN(), state).to(device)
    theirs = solution.make(_with_state, solution.FashionCNN(), state).to(device)
    mine.eval()
    theirs.eval()
    for n in (6, 1):
        x = _pictures(rng, n, device)
        logits, right = mine(x).detach(), theirs(x).detach()
        if not torch.allclose(logits, right, rtol=1e-3, atol=1e-4):
            _expect_the_same_on_the_way(student.run(_received, mine, x), solution.run(_received, theirs, x))
        expect.close(logits, right, "the logits", rtol=1e-3, atol=1e-4)
    x = _pictures(rng, 6, device)
    fresh = student.FashionCNN().to(device)
    shown = solution.make(_with_state, solution.FashionCNN(), student.run(_state, fresh)).to(device)
    fresh.eval()
    shown.eval()  # that a network begins with the weights that it shows is no word of its own
    expect.close(fresh(x).detach(), shown(x).detach(), "the logits of a new network", rtol=1e-3, atol=1e-4)
    pull = torch.as_tensor(rng.normal(size=(6, 10)), dtype=torch.float32, device=device)
    probes.same_gradients(mine, theirs, x, pull)
    mine.train()
    theirs.train()
    got, wanted = student.run(_received, mine, x), solution.run(_received, theirs, x)
    what = "in training mode, what the first linear layer receives"
    if _FIRST_LINEAR in got:
        expect.close(got[_FIRST_LINEAR], wanted[_FIRST_LINEAR], what, rtol=1e-3, atol=1e-4)
    pairs = zip(student.run(_state, mine)[2:4], solution.run(_state, theirs)[2:4], strict=True)
    for stage, (got, wanted) in enumerate(pairs, start=1):
        for index, kind in ((2, "mean"), (3, "variance")):
            what = f"the running {kind} of batch norm {stage} after a batch in training mode"
            expect.close(got[index], wanted[index], what, rtol=1e-3, atol=1e-4)
