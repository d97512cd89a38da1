"""q8_dragons: a network that tells the colours of dragons."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along
from shared.data import patchwork_dragons, shifted_dragons
from shared.training import train_test_split


def cross_entropy(probs, labels):
    """What ce_loss computes."""
    return nn.functional.nll_loss(probs.clamp(min=1e-12).log(), labels)


class Rising:
    """Cross-entropy that grows by a factor from batch to batch, however often each is looked at."""

    def __init__(self, growth):
        self.growth, self.factor, self.labels = growth, 1.0, None

    def __call__(self, probs, labels):
        """The loss of a batch."""
        if self.labels is not None and not torch.equal(self.labels, labels):
            self.factor *= self.growth
        self.labels = labels.clone()
        return self.factor * cross_entropy(probs, labels)


def seeded(seed):
    """A generator for the order of the batches."""
    return torch.Generator().manual_seed(880_000 + seed)


def a_net(seed, device, hidden=16, outputs=3):
    """A network with random weights, the same for the same seed."""
    torch.manual_seed(8100 + seed)
    return nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, outputs)).to(device)


class Fit:
    """One call of fit_colours, and what was learned from in it.

    Attributes:
        predict: What it returned.
        model: What stands for the watched model.
        inputs: What the network saw in each batch.
        probs: What the loss was given first.
        labels: What it was given second.
        weights: The model's afterwards.
    """

    def __init__(self, student, X, colours, net, order, **options):
        self.model = student.put(probes.WatchedModule(net))
        loss = student.put(probes.RecordingLoss(cross_entropy))
        self.predict = student.fit_colours(X, colours, self.model, loss, order, **options)
        self.inputs = probes.learned_from(self.model.inputs, self.model.learned)
        self.probs = probes.learned_from(loss.predictions, loss.learned)
        self.weights = student.fetch(self.model.inner.state_dict())
        self.labels = probes.learned_from(loss.targets, loss.learned)


def leave_gradients(net):
    """Gradients that somebody forgot."""
    for parameter in net.parameters():
        parameter.grad = torch.full_like(parameter, 3.0)


def standardised(raw, known, ddof):
    """Columns as the known ones make them; dividing by n or by n - 1 are both right."""
    return (raw - known.mean(axis=0)) / known.std(axis=0, ddof=ddof)


def five_colours(colour):
    """Labels 0, 2, 3, 4 and 5 from three colours, of which every second has a shade; there is no 1."""
    shades = colour + 2 * (np.arange(len(colour)) % 2)
    return (shades + (shades > 0)).astype(np.uint8)


@check(
    points=0.25,
    after="test_the_loss_gets_probabilities",
    hint="Labels go to loss_fn as they are, in the same order as their rows: any integer dtype, as many "
    "colours as the network has outputs, also those that no dragon here has. The model takes float32.",
)
def test_each_dragon_has_its_own_label(student, seed, device):
    """Each dragon comes with its own label, also float64 dragons with uint8 labels of five of six colours."""
    herd = shifted_dragons(75, seed=8110 + seed)
    X, colours = herd.features.astype(np.float64), five_colours(herd.colour)
    net, order = a_net(seed, device, outputs=6), student.make(seeded, 3)
    fit = Fit(student, X, colours, net, order, epochs=2, batch_size=32)
    # Scaled once more, so that deviations with n and with n - 1 find the same dragons.
    seen = torch.cat(fit.inputs[:3]).double().numpy()
    expect.equal(len(seen), 75, "the number of dragons in one epoch")
    for x, y in zip(fit.inputs, fit.labels, strict=True):
        expect.dtype(y, torch.int64, "the labels that loss_fn is given")
        again = standardised(x.double().numpy(), seen, 0)
        distance = np.abs(standardised(X, X, 0)[None] - again[:, None]).sum(axis=2)
        expect.at_most(distance.min(axis=1).max(), 0.01, "the distance of a row to the nearest dragon")
        twins = distance <= distance.min(axis=1, keepdims=True) + 1e-4
        own = (twins & (colours[None] == y.numpy()[:, None])).any(axis=1)
        expect.true(bool(own.all()), "dragons were learned with the labels of others")


@check(
    points=0.25,
    after="test_each_dragon_has_its_own_label",
    hint="Hand the generator on to what draws the order: DataLoader(…, shuffle=True, generator=generator). "
    "Make no generator of your own from its seed.",
)
def test_the_generator_determines_the_order(student, seed, device):
    """Equally seeded generators give the same order, others another one, and each goes on where it is."""
    herd = shifted_dragons(40, seed=8120 + seed)

    def order_of(net_seed, order):
        fit = Fit(student, herd.features, herd.colour, a_net(net_seed, device), order, epochs=2)
        return torch.cat(fit.inputs).tolist()

    # The network's seed may set torch's own generator too: it must make no difference.
    first, again, other = (
        order_of(net_seed, student.make(seeded, order)) for net_seed, order in ((1, 7), (2, 7), (1, 8))
    )
    expect.true(first == again, "two generators with the same seed give different orders")
    expect.true(first != other, "a generator with another seed gives the same order")
    generator = student.make(seeded, 7)
    expect.true(
        order_of(1, generator) != order_of(1, generator), "the same generator gives the same order twice"
    )


def replayed(net, inputs, labels, lr, device, loss=cross_entropy):
    """Trains a network on the very same batches, with one Adam."""
    optimizer = torch.optim.Adam(net.parameters(), lr=lr)
    for x, y in zip(inputs, labels, strict=True):
        optimizer.zero_grad()
        loss(torch.softmax(net(x.to(device)), dim=1), y.to(device)).backward()
        optimizer.step()


@check(
    points=0.25,
    after="test_each_dragon_has_its_own_label",
    hint="torch.optim.Adam over all of the model's parameters with lr=lr, made once; for each batch "
    "clear the gradients (somebody may have left some), loss, backward, step. Keep the last weights.",
)
def test_six_steps_with_adam_are_exact(student, seed, device):
    """After two epochs of three batches the weights are what six right steps of Adam make of them."""
    # atol 1e-5 after three steps: right variants differ by 3.1e-7 at most, the mildest mistake (Adam's betas)
    # by 2e-4. The second run takes long steps; there 2e-3 of the weights' size are allowed.
    long_steps = {"rtol": 2e-3, "atol": 2e-3}
    for lr, growth, tolerance in (
        (0.02, 1, {"rtol": 0, "atol": 2e-5}),
        (0.3, 1, long_steps),
        (0.02, 3, long_steps),
    ):
        herd = shifted_dragons(60, seed=8130 + seed)
        net = a_net(seed, device)
        watched = student.put(probes.WatchedModule(net))
        student.run(leave_gradients, watched)
        loss = student.put(probes.RecordingLoss(Rising(growth)))
        student.fit_colours(
            herd.features, herd.colour, watched, loss, student.make(seeded, 5), epochs=2, batch_size=20, lr=lr
        )
        inputs = probes.learned_from(watched.inputs, watched.learned)
        labels = probes.learned_from(loss.targets, loss.learned)
        expect.equal(len(inputs), 6, "the number of batches in 2 epochs")
        weights = student.fetch(watched.inner.state_dict())
        moved = any(not torch.equal(weights[name], weight) for name, weight in net.state_dict().items())
        expect.true(moved, "No weight of the model has moved: something else was trained.")
        replayed(net, inputs, labels, lr, device, Rising(growth))
        for name, weight in net.state_dict().items():
            expect.close(weights[name].cpu(), weight.cpu(), f"the model's {name} after 6 steps", **tolerance)


@check(
    points=0.25,
    after="test_six_steps_with_adam_are_exact",
    hint="The signature in the stub has epochs=40, batch_size=32 and lr=0.01; hand all three on to "
    "where they are used. A batch of one dragon is trained, too. Nobody asked to stop when all are right, to "
    "go back to the best weights, or to change the learning rate on the way.",
)
def test_the_default_settings_are_as_promised(student, seed, device):
    """Without further arguments it trains for 40 epochs in batches of 32, and keeps the last weights."""
    herd, order = shifted_dragons(33, seed=8140 + seed), student.make(seeded, 6)
    apart = herd.features + 40 * herd.colour[:, None].astype(np.float32)  # soon all of them are right
    fit = Fit(student, apart, herd.colour, a_net(seed, device), order)
    expect.equal([len(batch) for batch in fit.labels], [32, 1] * 40, "the sizes of all batches of 33 dragons")
    net = a_net(seed, device)
    replayed(net, fit.inputs, fit.labels, 0.01, device)
    for name, weight in net.state_dict().items():
        what = f"the model's {name} after 40 epochs"
        # In 120 runs softmax by hand and in double precision differ by 3e-7 at most.
        expect.close(fit.weights[name].cpu(), weight.cpu(), what, rtol=1e-3, atol=1e-3)


def part_frozen(seed, device):
    """A network that somebody used, whose first layer does not learn."""
    return lived_in(a_net(seed, device))


@check(
    points=0.25,
    after="test_six_steps_with_adam_are_exact",
    hint="Train, and leave the rest of the model to the caller: no requires_grad_(), no .double(), no hook "
    "that stays.",
)
def test_the_model_is_trained_and_nothing_else(student, seed, device):
    """A model with a frozen part is trained and predicts, and nothing else about it changes."""
    herd, model = shifted_dragons(20, seed=8170 + seed), student.make(part_frozen, seed, device)
    with probes.only_trained(student, model, "the model"):
        predict = student.fit_colours(
            herd.features, herd.colour, model, cross_entropy, student.make(seeded, 4), epochs=2, batch_size=8
        )
        predict(herd.features[:3])


def far_away(known):
    """Dragons of every kind, some far outside of what was seen in training."""
    toes, length = np.meshgrid(np.linspace(-10.0, 40.0, 13), np.linspace(-100.0, 600.0, 13))
    return np.stack([toes.ravel(), length.ravel() * known[:, 1].std() / 50], axis=1).astype(np.float32)


def put_others_in(X):
    """Other dragons in the same array, of the same smallest and largest numbers."""
    np.copyto(X, X.max(axis=0), where=np.median(X, axis=0) < X)


@check(
    points=0.25,
    after="test_the_predictor_gives_labels",
    hint="X - mean makes a new array; X -= mean changes the caller's. Measure mean and deviation once, in "
    "training, and keep them: X is the caller's.",
)
def test_the_dragons_stay_as_they_are(student, seed, device):
    """Features and labels that you were given are unchanged, and the predictor no longer needs them."""
    herd = shifted_dragons(40, seed=8150 + seed)
    there = student.put(herd.features.copy()), student.put(herd.colour.copy())
    order = student.make(seeded, seed)
    with probes.unchanged(student, there[0], "X"), probes.unchanged(student, there[1], "labels"):
        predict = student.fit_colours(
            *there, student.put(a_net(seed, device)), cross_entropy, order, epochs=5
        )
        predict(there[0])
    before = predict(far_away(herd.features))
    student.run(put_others_in, there[0])
    what = "the labels of the same dragons, after X has got other numbers,"
    expect.equal(predict(far_away(herd.features)), before, what)


def predictor(student, herd, train, seed, device):
    """The run of 40 epochs on some of the dragons, with 32 hidden units."""
    order = student.make(seeded, seed)
    return Fit(student, herd.features[train], herd.colour[train], a_net(seed, device, hidden=32), order)


def expect_its_own_labels(fit, known, net):
    """The labels of far-away dragons are those that the network gives their standardised features."""
    raw, device = far_away(known), next(net.parameters()).device
    net.load_state_dict(fit.weights)
    logits = [
        net(torch.tensor(standardised(raw, known, ddof), dtype=torch.float32, device=device))
        for ddof in (0, 1)
    ]
    first, second = (z.argmax(dim=1).cpu().numpy() for z in logits)
    top = logits[0].topk(2, dim=1).values
    clear = (first == second) & ((top[:, 0] - top[:, 1]) > 0.2).cpu().numpy()
    expect.equal(fit.predict(raw)[clear], first[clear], "the labels of dragons of every size")


@check(
    points=0.25,
    after="test_the_default_settings_are_as_promised",
    hint="The training is right. Does the predictor standardise with the same mean and deviation, "
    "and take the argmax of each row? Does each predictor keep its own, without global variables?",
)
def test_it_knows_unseen_dragons(student, seed, device):
    """With the default settings it tells the colours of unseen dragons, also where no line can."""
    # `many_starts.py hw5_dragons` (tests/benchmarks): 0 of 1000 seeds fail, so at most 1 in 330 (95 %);
    # worst .891 and .979. Earlier, in 1336 right runs: .885 and .964. Best wrong run .833 (zero_grad
    # misplaced); a linear network gets .22 to .68 of the patchwork.
    train, test = train_test_split(480, 0.6, seed=seed)
    shifted_herd, herd = (make(480, seed=seed) for make in (shifted_dragons, patchwork_dragons))
    herds = [shifted_herd, herd._replace(length=herd.length * np.float32(0.3))]  # the second one in metres
    fits = [predictor(student, herd, train, seed, device) for herd in herds]
    shifted, patchwork = (
        np.mean(fit.predict(unseen.features[test]) == unseen.colour[test])
        for fit, unseen in zip(fits, herds, strict=True)
    )
    expect.at_least(shifted, 0.86, "the accuracy in the shifted valley")
    expect.at_least(patchwork, 0.9, "the accuracy in the patchwork valley")
    for fit, known in zip(fits, herds, strict=True):
        expect_its_own_labels(fit, known.features[train], a_net(0, device, hidden=32))
    net, X = a_net(seed, device, outputs=6), herds[0].features[train]
    colours = five_colours(herds[0].colour[train])
    more = Fit(student, X, colours, net, student.make(seeded, seed), epochs=2)
    expect_its_own_labels(more, X, net)


@check(
    points=0.25,
    after=("test_it_knows_unseen_dragons", "test_the_dragons_stay_as_they_are"),
    hint="model.train() before each epoch, model.eval() in the predictor: dropout and batch norm behave "
    "differently in the two.",
)
def test_the_mode_fits_what_it_does(student, seed, device):
    """Every batch is learned in training mode, however the model came, and it predicts in eval mode."""
    herd = shifted_dragons(40, seed=8160 + seed)
    net = nn.Sequential(a_net(seed, device), nn.Dropout(0.1)).eval()
    fit = Fit(student, herd.features, herd.colour, net, student.make(seeded, 9), epochs=3)
    learned = probes.learned_from(fit.model.modes, fit.model.learned)
    expect.equal(set(learned), {"training"}, "the set of modes that the model learned in")
    before = len(fit.model.modes)
    for mode in (True, False):
        fit.model.train(mode)
        fit.predict(herd.features[:3])
    expect.equal(set(fit.model.modes[before:]), {"eval"}, "the set of modes that the model predicted in")
