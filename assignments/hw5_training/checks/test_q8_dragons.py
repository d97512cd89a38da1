"""q8_dragons: a network that tells the colours of dragons."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect
from shared.data import shifted_dragons


def cross_entropy(probs, labels):
    """What ce_loss computes."""
    return nn.functional.nll_loss(probs.clamp(min=1e-12).log(), labels)


def seeded(seed):
    """A generator for the order of the batches."""
    return torch.Generator().manual_seed(seed)


def fitted(student, herd, seed, device, epochs):
    """The student's predictor after some epochs with 16 hidden units."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 3)).to(device)
    return student.fit_colours(
        herd.features,
        herd.colour,
        student.put(model),
        cross_entropy,
        student.make(seeded, seed),
        epochs=epochs,
    )


@check(
    points=0.25,
    hint="Define a function inside fit_colours that standardises, predicts and takes the argmax, and "
    "return that function.",
)
def test_the_predictor_gives_labels(student, seed, device):
    """fit_colours returns a function from raw features to int64 labels, one for each dragon."""
    herd = shifted_dragons(90, seed=seed)
    predict = fitted(student, herd, seed, device, epochs=2)
    expect.array(predict(herd.features[:10]), "the labels of 10 dragons", shape=(10,), dtype=np.int64)
    expect.array(
        predict(herd.features[:10].astype(np.float64)),
        "the labels of float64 features",
        shape=(10,),
        dtype=np.int64,
    )


@check(
    points=0.5,
    after="test_the_predictor_gives_labels",
    hint="Standardise with the mean and standard deviation that you measured in training; measured "
    "on one dragon the deviation is 0.",
)
def test_a_dragon_alone_or_in_a_herd(student, seed, device):
    """A dragon alone is given the same colour as the same dragon in a herd."""
    herd = shifted_dragons(90, seed=seed)
    predict = fitted(student, herd, seed, device, epochs=5)
    together = predict(herd.features)
    for first, last in ((0, 1), (1, 2), (2, 3), (40, 60), (60, 90)):
        alone = predict(herd.features[first:last])
        expect.equal(
            alone,
            together[first:last],
            f"the labels of dragons {first} to {last - 1} when asked by themselves",
        )
