"""q2_cnn: two convolutional stages and three linear layers."""

import torch
from torch import nn

from autograder.checks import check, expect

KINDS = (nn.Conv2d, nn.BatchNorm2d, nn.Linear)


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


def _sizes(net):
    """The number of parameters, and the shape of the last linear layer's weight."""
    last = [m for m in _layers(net) if isinstance(m, nn.Linear)]
    smallest = min(last, key=lambda m: m.weight.shape[1])
    return sum(p.numel() for p in net.parameters()), list(smallest.weight.shape)


def _frozen(net):
    return [name for name, p in net.named_parameters() if not p.requires_grad]


def _with_state(net, state):
    """Gives a network weights as `_state` reads them, whatever its attributes are called."""
    for layer, values in zip(_layers(net), state, strict=True):
        for own, value in zip(layer.state_dict().values(), values, strict=True):
            own.copy_(value)
    return net


def _into_linear(net, x):
    """What the linear layers receive, in the order of the calls."""
    seen = []
    hooks = [
        layer.register_forward_hook(lambda _m, inputs, _out: seen.append(inputs[0].detach().clone()))
        for layer in _layers(net)
        if isinstance(layer, nn.Linear)
    ]
    net(x)
    for hook in hooks:
        hook.remove()
    return seen


def _without_gradient(net, x, direction):
    net.eval()
    net.zero_grad()
    (net(x) * direction).sum().backward()
    named = net.named_parameters()
    return [name for name, p in named if p.grad is None or not bool(p.grad.abs().sum() > 0)]


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
    return state


def _pictures(rng, n, device):
    return torch.as_tensor(rng.random((n, 1, 28, 28)), dtype=torch.float32, device=device)


def _with_constant(student, solution, layer, bias, device):
    """The student's network with a linear layer number `layer` that gives `bias` whatever comes in."""
    state = solution.run(_state, solution.FashionCNN())
    linears = sorted(state[4:], key=lambda values: -values[0].shape[1])
    linears[layer][0] = torch.zeros_like(linears[layer][0])
    linears[layer][1] = bias
    net = student.make(_with_state, student.FashionCNN(), state)
    net.to(device)
    return net


@check(
    points=0.25,
    after="test_the_answers_are_raw_and_repeatable",
    hint="Leave the initial weights and biases to the layers, and the seed to whoever makes the network.",
)
def test_it_begins_as_pytorchs_layers_do(student, rng, device):
    """Weights and biases begin as PyTorch draws them, and so the loss is near ln 10 = 2.303."""
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
    expect.equal(student.run(_frozen, net), [], "the list of parameters that are frozen")


@check(
    points=0.25,
    after="test_the_answers_are_raw_and_repeatable",
    hint="Make the layers anew in __init__, and set no seed there: nothing may be shared or repeated.",
)
def test_two_networks_differ(student, rng, device):
    """Two new networks have other weights and share none."""
    x = _pictures(rng, 4, device)
    first, second = student.FashionCNN().to(device), student.FashionCNN().to(device)
    first.eval()
    second.eval()
    expect.true(
        not torch.equal(first(x).detach(), second(x).detach()),
        "Two networks made one after the other have the same weights.",
    )


@check(points=0.25, after="test_four_classes", hint="The last layer's width is n_classes, whatever that is.")
def test_another_number_of_classes(student, device):
    """FashionCNN(n_classes=k) has a last linear layer 120 → k, also for 1, 2 and 13 classes."""
    for n_classes in (1, 2, 13):
        net = student.FashionCNN(n_classes=n_classes).to(device)
        count, last = student.run(_sizes, net)
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
    net = _with_constant(student, solution, 2, bias, device)
    for mode, what in ((False, "in eval mode, the logits"), (True, "in training mode, the logits")):
        net.train(mode)
        expect.close(net(_pictures(rng, 8, device)), bias.to(device).expand(8, 10), what)


@check(
    points=0.5,
    after="test_the_answers_are_raw_and_repeatable",
    hint="Dropout with p = 0.25 stands between the linear layers and works only in training: nn.Dropout "
    "knows the mode, F.dropout must be told training=self.training.",
)
def test_dropout_works_in_training_only(student, solution, rng, device):
    """In training a quarter of what passes between linear layers is dropped; in eval mode nothing is."""
    for layer, width in ((0, 600), (1, 120)):
        net = _with_constant(student, solution, layer, torch.ones(width), device)
        x = _pictures(rng, 64, device)
        net.train()
        after = student.run(_into_linear, net, x)[layer + 1]
        share = float((after == 0).double().mean())
        # a share of n numbers has the standard deviation sqrt(.25 * .75 / n): .0049 for 64 * 120; six of them
        what = f"the share that is dropped before linear layer {layer + 2}"
        expect.close(share, 0.25, what, rtol=0, atol=0.03)
        expect.close(float(after.max()), 4 / 3, "what is not dropped, times", rtol=1e-5)
        net.eval()
        after = student.run(_into_linear, net, x)[layer + 1]
        expect.close(
            after, torch.ones(64, width, device=device), f"in eval mode, the input of layer {layer + 2}"
        )


@check(
    points=0.5,
    after="test_dropout_works_in_training_only",
    hint="Two linear layers without an activation between them are one linear layer: put a ReLU after each "
    "but the last.",
)
def test_a_relu_follows_each_hidden_linear_layer(student, solution, rng, device):
    """What the first and the second linear layer give below zero is cut off by a ReLU."""
    for layer, width in ((0, 600), (1, 120)):
        bias = torch.as_tensor(rng.normal(size=width), dtype=torch.float32)
        net = _with_constant(student, solution, layer, bias, device)
        net.eval()
        after = student.run(_into_linear, net, _pictures(rng, 2, device))[layer + 1]
        what = f"what linear layer {layer + 2} receives"
        expect.close(after, bias.clamp(min=0).to(device).expand(2, width), what)


@check(
    points=0.5,
    after="test_the_answers_are_raw_and_repeatable",
    hint="Something on the way cuts the graph: .detach(), .data, no_grad, or a trip through NumPy.",
)
def test_gradients_reach_every_parameter(student, rng, device):
    """A loss of the logits sends a gradient to every parameter."""
    direction = torch.as_tensor(rng.normal(size=(8, 10)), dtype=torch.float32, device=device)
    net = student.FashionCNN().to(device)
    cut = student.run(_without_gradient, net, _pictures(rng, 8, device), direction)
    expect.equal(cut, [], "the list of parameters without a gradient")


@check(
    points=0.5,
    after=(
        "test_the_logits_are_raw",
        "test_a_relu_follows_each_hidden_linear_layer",
        "test_gradients_reach_every_parameter",
        "test_dropout_works_in_training_only",
    ),
    hint="Each stage is convolution, batch norm, ReLU, max-pool, in this order, each with its own layers, "
    "and no dropout before the first linear layer. PyTorch's momentum of 0.1 is 0.9 elsewhere.",
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
        expect.close(mine(x).detach(), theirs(x).detach(), "the logits", rtol=1e-3, atol=1e-4)
    x = _pictures(rng, 6, device)
    mine.train()
    theirs.train()
    got, wanted = student.run(_into_linear, mine, x)[0], solution.run(_into_linear, theirs, x)[0]
    expect.close(got, wanted, "in training mode, what the first linear layer receives", rtol=1e-3, atol=1e-4)
    pairs = zip(student.run(_state, mine)[2:4], solution.run(_state, theirs)[2:4], strict=True)
    for stage, (got, wanted) in enumerate(pairs, start=1):
        for index, kind in ((2, "mean"), (3, "variance")):
            what = f"the running {kind} of batch norm {stage} after a batch in training mode"
            expect.close(got[index], wanted[index], what, rtol=1e-3, atol=1e-4)
