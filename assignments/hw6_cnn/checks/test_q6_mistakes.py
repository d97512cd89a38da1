"""q6_mistakes: the images that a network gets wrong."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.checks import check, expect, picture, probes
from shared.data import FASHION_CLASSES, fashion_mnist


class _FirstThree(nn.Module):
    """Its logits are an image's first three pixels; a weight of 1 tells where it is."""

    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(()))

    def forward(self, x):
        return self.weight * x[:, 0, 0, :3]


def _called(label):
    return FASHION_CLASSES[label] if 0 <= label < len(FASHION_CLASSES) else str(label)


def _loader(images, labels):
    return DataLoader(TensorDataset(images, labels), batch_size=3)


def _found(student, device):
    """Five images; the second (a pullover, taken for a T-shirt) and the last (a T-shirt) are mistakes."""
    pool, labels = fashion_mnist("test", 200, "embedded"), torch.tensor([0, 2, 1, 2, 0])
    images = torch.stack([pool.images[pool.labels == kind][row] for row, kind in enumerate(labels)])
    images[:, 0, 0, :3] = 0.0
    for row, brightest in enumerate([0, 0, 1, 2, 1]):
        images[row, 0, 0, brightest] = 1.0
        images[row, 0, 27, 27] = row / 10
    batches = student.put(list(zip(images.split(3), labels.split(3), strict=True)))
    return student.mistakes(student.put(_FirstThree().to(device)), batches, device)


@check(
    points=0.5,
    hint="Go through the loader with `for`: it may be a plain list of pairs. torch.cat of the batches' parts "
    "keeps their dtypes; an empty torch.Tensor() is float32.",
)
def test_it_gives_three_tensors(student, device):
    """The result is images (float32), labels and predictions (int64) of the same number, on the CPU."""
    found = _found(student, device)
    expect.type(found, (tuple, list), "the result")
    expect.equal(len(found), 3, "the number of results")
    expect.tensor(found[0], "the images", dtype=torch.float32)
    expect.shape(found[0], (len(found[0]), 1, 28, 28), "the images")
    for tensor, what in zip(found[1:], ("the labels", "the predictions"), strict=True):
        expect.tensor(tensor, what, shape=(len(found[0]),), dtype=torch.int64)
    devices = {tensor.device.type for tensor in found}
    expect.equal(devices, {"cpu"}, "the set of devices that the results are on")


@check(
    points=0.5,
    after="test_it_gives_three_tensors",
    hint="wrong = predictions != labels picks rows: images[wrong], labels[wrong], predictions[wrong]. All "
    "batches count, in the loader's order.",
)
def test_two_mistakes_of_five(student, device):
    """Of five images in two batches, the second and the last are wrong."""
    images, labels, predictions = _found(student, device)
    pairs = zip(labels[:10].tolist(), predictions[:10].tolist(), strict=False)
    titles = [f"{_called(label)}, taken for {_called(taken)}" for label, taken in pairs]
    with picture.image_grid(images, titles, what="images that you call mistakes"):
        expect.equal(labels, torch.tensor([2, 0]), "the labels")
        expect.equal(predictions, torch.tensor([0, 1]), "the predictions")
        expect.equal(images[:, 0, 27, 27], torch.tensor([0.1, 0.4]), "the last pixels of the images")


@check(
    points=0.25,
    after="test_two_mistakes_of_five",
    hint="Keep the empty parts too: torch.cat of empty tensors has their shape and their dtype.",
)
def test_no_mistakes(student, device):
    """Without mistakes the tensors are empty: shapes (0, 1, 28, 28), (0,) and (0,), dtypes as ever."""
    images, labels = torch.zeros(4, 1, 28, 28), torch.ones(4, dtype=torch.int64)
    images[:, 0, 0, 1] = 1.0
    found = student.mistakes(
        student.put(_FirstThree().to(device)), student.make(_loader, images, labels), device
    )
    expect.type(found, (tuple, list), "the result without mistakes")
    expect.equal(len(found), 3, "the number of results without mistakes")
    expect.tensor(found[0], "the images", shape=(0, 1, 28, 28), dtype=torch.float32)
    expect.tensor(found[1], "the labels", shape=(0,), dtype=torch.int64)
    expect.tensor(found[2], "the predictions", shape=(0,), dtype=torch.int64)


@check(
    points=0.25,
    after="test_two_mistakes_of_five",
    hint="model.eval() before the loop; keep model.training before you change it and bring it back "
    "afterwards.",
)
def test_eval_mode_and_back(student, device):
    """A network predicts in eval mode, and is afterwards in the mode that it came in, training or eval."""
    images, labels = torch.rand(4, 1, 28, 28), torch.zeros(4, dtype=torch.int64)
    for mode in (True, False):
        net = student.put(probes.WatchedModule(_FirstThree().to(device)).train(mode))
        student.mistakes(net, student.make(_loader, images, labels), device)
        expect.equal(set(net.modes), {"eval"}, "the set of modes that the network predicted in")
        expect.equal(net.training, mode, "model.training afterwards")
