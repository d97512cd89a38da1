"""q8_dragons: a network that tells the colours of dragons."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect, probes
from shared.data import shifted_dragons


def cross_entropy(probs, labels):
    """What ce_loss computes."""
    return nn.functional.nll_loss(probs.clamp(min=1e-12).log(), labels)


def seeded(seed):
    """A generator for the order of the batches."""
    return torch.Generator().manual_seed(80_000 + seed)


def a_net(seed, device, hidden=16):
    """A network with random weights, the same for the same seed."""
    torch.manual_seed(8000 + seed)
    return nn.Sequential(nn.Linear(2, hidden), nn.ReLU(), nn.Linear(hidden, 3)).to(device)


class Fit:
    """One call of fit_colours, and what was learned from in it.

    Attributes:
        predict: What it returned.
        inputs: What the network saw in each batch.
        probs: What the loss was given first.
        labels: What it was given second.
    """

    def __init__(self, student, X, colours, net, order, **options):
        model = student.put(probes.WatchedModule(net))
        loss = student.put(probes.RecordingLoss(cross_entropy))
        self.predict = student.fit_colours(X, colours, model, loss, order, **options)
        self.inputs = probes.learned_from(model.inputs, model.learned)
        self.probs = probes.learned_from(loss.predictions, loss.learned)
        self.labels = probes.learned_from(loss.targets, loss.learned)


def fitted(student, herd, seed, device, epochs):
    """A run on a herd, with 16 hidden units."""
    order = student.make(seeded, seed)
    return Fit(student, herd.features, herd.colour, a_net(seed, device), order, epochs=epochs)


@check(
    points=0.25,
    hint="Define a function inside fit_colours, and return it. It standardises what it is given, asks the "
    "model, and takes the argmax.",
)
def test_the_predictor_gives_labels(student, seed, device):
    """fit_colours returns a function from raw features to int64 labels, one for each dragon."""
    herd = shifted_dragons(90, seed=8010 + seed)
    predict = fitted(student, herd, seed, device, epochs=2).predict
    returned_network = student.run(isinstance, predict, torch.nn.Module)
    expect.true(
        not returned_network, "fit_colours returned the network; a function of raw features is wanted."
    )
    expect.array(predict(herd.features[:10]), "the labels of 10 dragons", shape=(10,), dtype=np.int64)
    found = predict(herd.features[:10].astype(np.float64))
    expect.array(found, "the labels of float64 features", shape=(10,), dtype=np.int64)


@check(
    points=0.25,
    after="test_the_predictor_gives_labels",
    hint="Standardise with the mean and standard deviation that you measured in training; measured "
    "on one dragon the deviation is 0.",
)
def test_a_dragon_alone_or_in_a_herd(student, seed, device):
    """A dragon alone is given the same colour as the same dragon in a herd."""
    herd = shifted_dragons(90, seed=8010 + seed)
    predict = fitted(student, herd, seed, device, epochs=5).predict
    together = predict(herd.features)
    for first, last in ((0, 1), (1, 2), (2, 3), (40, 60), (60, 90)):
        alone = predict(herd.features[first:last])
        what = f"the labels of dragons {first} to {last - 1} when asked by themselves"
        expect.equal(alone, together[first:last], what)


@check(
    points=0.5,
    after="test_a_dragon_alone_or_in_a_herd",
    hint="Take each column by itself (axis=0). Subtract its mean, then divide by its standard deviation, "
    "before the network sees anything. Predict once for each batch, the small last one too.",
)
def test_the_network_sees_standardised_features(student, seed, device):
    """In training every column has mean 0 and standard deviation 1, and each dragon comes once an epoch."""
    herd = shifted_dragons(65, seed=8020 + seed)
    inputs = fitted(student, herd, seed, device, epochs=1).inputs
    expect.equal([len(batch) for batch in inputs], [32, 32, 1], "the sizes of the batches of 65 dragons")
    X = torch.cat(inputs).double()
    expect.close(X.mean(dim=0).numpy(), [0.0, 0.0], "the mean of each column in training", atol=1e-4)
    # Dividing by n or by n - 1 are both right: they differ by a factor of 1.008 for 65 dragons.
    what = "the standard deviation of each column in training"
    expect.close(X.std(dim=0).numpy(), [1.0, 1.0], what, atol=0.01, rtol=0)


@check(
    points=0.5,
    after="test_the_network_sees_standardised_features",
    hint="loss_fn(torch.softmax(model(x), dim=1), y): probabilities, each row with the sum 1, once for each "
    "batch, and int64 labels. A new order in every epoch. exp of logits of hundreds overflows: torch.softmax "
    "knows.",
)
def test_the_loss_gets_probabilities(student, seed, device):
    """The loss given is used once for each batch, with the softmax of the logits; uint8 labels too."""
    herd = shifted_dragons(75, seed=8030 + seed)
    fit = fitted(student, herd._replace(colour=herd.colour.astype(np.uint8)), seed, device, epochs=2)
    expect.equal(len(fit.probs), 6, "the number of losses in 2 epochs of 3 batches")
    for probs, labels in zip(fit.probs, fit.labels, strict=True):
        expect.close(
            probs.sum(dim=1), torch.ones(len(probs)), "the sum of each row of probabilities", rtol=1e-4
        )
        expect.tensor(labels, "the labels that loss_fn is given", shape=(len(probs),), dtype=torch.int64)
    orders = [
        [tuple(row) for batch in part for row in batch.tolist()] for part in (fit.inputs[:3], fit.inputs[3:])
    ]
    expect.true(orders[0] != orders[1], "both epochs have the same order")
    rings = {probes.ring(order) for order in orders}
    expect.true(len(rings) == 2, "The second epoch has the first one's order, rolled or reversed.")
    # The first batch meets the untrained network: its probabilities are known.
    logits = a_net(seed, device)(fit.inputs[0].to(device)).detach().cpu()
    what = "the probabilities that loss_fn is given"
    expect.close(fit.probs[0], torch.softmax(logits, dim=1), what, rtol=1e-4, atol=1e-5)
    loud = a_net(seed, device)
    loud[2].weight.data *= 1000
    fit = Fit(student, herd.features, herd.colour, loud, student.make(seeded, seed), epochs=1)
    loud = a_net(seed, device)
    loud[2].weight.data *= 1000
    right = torch.softmax(loud(fit.inputs[0].to(device)).detach().cpu(), dim=1)
    expect.close(fit.probs[0], right, "the probabilities where logits are hundreds", rtol=1e-2, atol=1e-2)
