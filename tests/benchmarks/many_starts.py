"""What the training checks measure of a right answer, for a thousand seeds at once.

``chaffinch calibrate`` runs a check as it is, one network after the other: exact, and slow where a training
takes seconds. Here the same trainings (same data, same start, same order of the batches, seed by seed) run side
by side in one stack of networks, some twenty times as fast. The first seeds must agree with what
``chaffinch calibrate HW --question Q --values FILE`` writes; the comments in the checks cite both.

    python -m tests.benchmarks.many_starts [NAME …] [--seeds 1000] [--values FOLDER]
"""

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.func import functional_call, stack_module_state, vmap

from autograder.grading.bounds import failure_bound, fitted_tail
from autograder.process.seeds import seed_here, uncommon
from autograder.report.calibration import one_in
from shared.data import noisy_parabola, patchwork_dragons, quadrants, quadratic, rings, shifted_dragons, wave
from shared.training import train_test_split

CHUNK = 250


@dataclass(frozen=True)
class Stack:
    """Networks of one kind, with the parameters of all of them in one tensor each, and their data.

    Attributes:
        net: Any one of them; gives the forward pass.
        parameters: By name, shape (seeds, …).
        x: Inputs, shape (seeds, n, d).
        y: Targets, shape (seeds, n, …).
        rest: Whatever else is measured with, shape (seeds, …).
    """

    net: nn.Module
    parameters: dict[str, torch.Tensor]
    x: torch.Tensor
    y: torch.Tensor
    rest: torch.Tensor

    def predict(self, x: torch.Tensor) -> torch.Tensor:
        """Predictions of each network for its own inputs."""
        return vmap(lambda p, each: functional_call(self.net, p, (each,)))(self.parameters, x)


def stack_of(
    runs: range, make: Callable[[int], tuple[nn.Module, torch.Tensor, torch.Tensor, torch.Tensor]]
) -> Stack:
    """Makes network and data of each run as the check does: from the run's seed."""
    made = []
    for run in runs:
        seed_here(run)
        made.append(make(uncommon(run)))
    parameters, _ = stack_module_state([net for net, *_ in made])
    columns = (torch.stack([entry[k] for entry in made]) for k in (1, 2, 3))
    return Stack(made[0][0], parameters, *columns)


def train(
    stack: Stack,
    optimizer: torch.optim.Optimizer,
    loss_of: Callable[[torch.Tensor, torch.Tensor], torch.Tensor],
    epochs: int,
    orders: Callable[[], list[torch.Tensor]] | None = None,
) -> torch.Tensor:
    """Trains all networks; what one does, no other sees.

    Args:
        stack: The networks.
        optimizer: Over ``stack.parameters``.
        loss_of: Mean losses, shape (seeds,), of predictions and targets.
        epochs: Number of epochs.
        orders: Gives the batches of an epoch as indices, shape (seeds, size) each; None for all at once.

    Returns:
        The last losses, each from before its step, shape (seeds,).
    """
    losses = torch.zeros(len(stack.x))
    for _ in range(epochs):
        for chosen in orders() if orders else [None]:
            x, y = (part if chosen is None else _picked(part, chosen) for part in (stack.x, stack.y))
            losses = loss_of(stack.predict(x), y)
            optimizer.zero_grad()
            losses.sum().backward()
            optimizer.step()
    return losses.detach()


def _picked(values: torch.Tensor, chosen: torch.Tensor) -> torch.Tensor:
    return values[torch.arange(len(values))[:, None], chosen]


def loader_orders(runs: range, offset: int, n: int, size: int) -> Callable[[], list[torch.Tensor]]:
    """The batches that a DataLoader with shuffle=True and a seeded generator gives, epoch after epoch."""
    generators = [torch.Generator().manual_seed(offset + uncommon(run)) for run in runs]

    def epoch() -> list[torch.Tensor]:
        drawn = []
        for generator in generators:
            torch.empty((), dtype=torch.int64).random_(generator=generator)  # the loader's own seed
            drawn.append(torch.randperm(n, generator=generator))
        return list(torch.stack(drawn).split(size, dim=1))

    return epoch


def squared(prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
    """Mean squared errors."""
    return ((prediction - target) ** 2).flatten(1).mean(dim=1)


def _tensors(*arrays: object) -> tuple[torch.Tensor, ...]:
    return tuple(torch.as_tensor(array) for array in arrays)


def hw3_rings(runs: range) -> dict[str, list[float]]:
    """q5_train: 2-8-1 on 400 points."""

    def make(seed: int):  # type: ignore[no-untyped-def]
        x, y = rings(400, seed)
        net = nn.Sequential(nn.Linear(2, 8), nn.Sigmoid(), nn.Linear(8, 1), nn.Sigmoid())
        return net, x, y, torch.zeros(1)

    stack = stack_of(runs, make)
    adam = torch.optim.Adam(stack.parameters.values(), lr=0.05)
    last = train(stack, adam, _cross_entropy, 300)
    with torch.no_grad():
        right = ((stack.predict(stack.x) > 0.5) == (stack.y > 0.5)).double().flatten(1).mean(dim=1)
    return {"accuracy ≥ 0.99": right.tolist(), "last loss ≤ 0.05": last.tolist()}


def _cross_entropy(p: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
    return nn.functional.binary_cross_entropy(p, y, reduction="none").flatten(1).mean(dim=1)


def hw4_parabola(runs: range) -> dict[str, list[float]]:
    """q2_fit: 32 ReLU units, 2000 steps."""

    def make(seed: int):  # type: ignore[no-untyped-def]
        data = quadratic(100, seed=seed)
        return nn.Sequential(nn.Linear(1, 32), nn.ReLU(), nn.Linear(32, 1)), data.x, data.y, torch.zeros(1)

    stack = stack_of(runs, make)
    train(stack, torch.optim.SGD(stack.parameters.values(), lr=0.005), squared, 2000)
    with torch.no_grad():
        return {"error ≤ 0.3": squared(stack.predict(stack.x), stack.y).tolist()}


def hw4_wave(runs: range) -> dict[str, list[float]]:
    """q5_wave: 20 Tanh units on the window."""
    x, y = wave()
    near = x[:, 0].abs() <= 3

    def make(seed: int):  # type: ignore[no-untyped-def]
        torch.manual_seed(seed)
        net = nn.Sequential(nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 1))
        return net, x[near], y[near], torch.zeros(1)

    stack = stack_of(runs, make)
    train(stack, torch.optim.Adam(stack.parameters.values(), lr=0.02), squared, 1500)
    with torch.no_grad():
        return {"error ≤ 0.02": squared(stack.predict(stack.x), stack.y).tolist()}


def hw5_exclusive_or(runs: range) -> dict[str, list[float]]:
    """q5_loader: 2-16-2 in batches of 20."""

    def make(seed: int):  # type: ignore[no-untyped-def]
        x, y = _tensors(*quadrants(200, seed=seed, labels="xor")[:2])
        torch.manual_seed(5200 + seed)
        return nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 2)), x, y, torch.zeros(1)

    stack = stack_of(runs, make)
    adam = torch.optim.Adam(stack.parameters.values(), lr=0.05)
    orders = loader_orders(runs, 910_000, 200, 20)
    train(stack, adam, _of_classes, 20, orders)
    with torch.no_grad():
        right = (stack.predict(stack.x).argmax(dim=2) == stack.y).double().mean(dim=1)
    return {"accuracy ≥ 0.97": right.tolist()}


def _of_classes(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    losses = nn.functional.cross_entropy(logits.flatten(0, 1), labels.flatten(), reduction="none")
    return losses.reshape(labels.shape).mean(dim=1)


def hw5_batches(runs: range) -> dict[str, list[float]]:
    """q5_loader: 50 ReLUs on a noisy parabola."""

    def make(seed: int):  # type: ignore[no-untyped-def]
        x, y, y_true = _tensors(*noisy_parabola(100, seed=seed))
        torch.manual_seed(5200 + seed)
        return nn.Sequential(nn.Linear(1, 50), nn.ReLU(), nn.Linear(50, 1)), x, y, y_true

    stack = stack_of(runs, make)
    sgd = torch.optim.SGD(stack.parameters.values(), lr=0.1)
    train(stack, sgd, squared, 300, loader_orders(runs, 910_000, 100, 25))
    with torch.no_grad():
        return {"true error ≤ 0.025": squared(stack.predict(stack.x), stack.rest).tolist()}


def hw5_momentum(runs: range) -> dict[str, list[float]]:
    """q6_compare_optimizers: 20 tanh units, 500 epochs, measured before the last step."""

    def make(seed: int):  # type: ignore[no-untyped-def]
        x, y, y_true = _tensors(*noisy_parabola(100, seed=60_000 + seed))
        return nn.Sequential(nn.Linear(1, 20), nn.Tanh(), nn.Linear(20, 1)), x, y, y_true

    stack = stack_of(runs, make)
    sgd = torch.optim.SGD(stack.parameters.values(), lr=0.1, momentum=0.8)
    train(stack, sgd, squared, 499)
    with torch.no_grad():
        return {"true error ≤ 0.015": squared(stack.predict(stack.x), stack.rest).tolist()}


def hw5_dragons(runs: range) -> dict[str, list[float]]:
    """q8_dragons: 2-32-3 on two kinds of herds, 40 epochs, measured on unseen dragons."""
    found = {}
    for herd_of, what in ((shifted_dragons, "shifted ≥ 0.86"), (patchwork_dragons, "patchwork ≥ 0.9")):
        tests = []

        def make(seed: int, herd_of=herd_of, tests=tests):  # type: ignore[no-untyped-def]
            known, unseen = train_test_split(480, 0.6, seed=seed)
            herd = herd_of(480, seed=seed)
            if herd_of is patchwork_dragons:
                herd = herd._replace(length=herd.length * np.float32(0.3))
            X = herd.features[known]
            scaled = (herd.features - X.mean(axis=0)) / X.std(axis=0)
            tests.append(torch.as_tensor(herd.colour[unseen], dtype=torch.int64))
            torch.manual_seed(8100 + seed)
            net = nn.Sequential(nn.Linear(2, 32), nn.ReLU(), nn.Linear(32, 3))
            x = torch.as_tensor(scaled, dtype=torch.float32)
            return net, x[known], torch.as_tensor(herd.colour[known], dtype=torch.int64), x[unseen]

        stack = stack_of(runs, make)
        adam = torch.optim.Adam(stack.parameters.values(), lr=0.01)
        train(stack, adam, _of_probabilities, 40, loader_orders(runs, 880_000, len(stack.x[0]), 32))
        with torch.no_grad():
            right = stack.predict(stack.rest).argmax(dim=2) == torch.stack(tests)
        found[what] = right.double().mean(dim=1).tolist()
    return found


def _of_probabilities(logits: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    chosen = torch.softmax(logits, dim=2).gather(2, labels[:, :, None])[:, :, 0]
    return -chosen.clamp(min=1e-12).log().mean(dim=1)


TRAININGS = {
    run.__name__: run
    for run in (hw3_rings, hw4_parabola, hw4_wave, hw5_exclusive_or, hw5_batches, hw5_momentum, hw5_dragons)
}


def told(what: str, values: list[float]) -> str:
    """A line for a threshold: seeds, failures and bounds."""
    upper, bound = "≤" in what, float(what.rpartition(" ")[2])
    failed = sum(not (value <= bound if upper else value >= bound) or math.isnan(value) for value in values)
    worst = (max if upper else min)(values)
    tail = fitted_tail(values, bound, upper=upper)
    said = f"; tail {one_in(tail.rate)}, at most {one_in(tail.at_most)}" if tail else ""
    rate = one_in(failure_bound(failed, len(values)))
    middle = float(np.median(values))
    return f"{what}: {failed} of {len(values)} fail, at most {rate}; worst {worst:.4g}, median {middle:.4g}{said}"


def main() -> None:
    """Prints a line for each threshold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(TRAININGS))
    parser.add_argument("--seeds", type=int, default=1000)
    parser.add_argument("--values", type=Path, help="a folder for the values, one file for each threshold")
    options = parser.parse_args()
    torch.set_num_threads(1)
    for name in options.names:
        found: dict[str, list[float]] = {}
        for first in range(0, options.seeds, CHUNK):
            runs = range(first, min(first + CHUNK, options.seeds))
            for what, values in TRAININGS[name](runs).items():
                found.setdefault(what, []).extend(values)
        for what, values in found.items():
            print(f"{name}: {told(what, values)}", flush=True)
            if options.values:
                path = options.values / f"{name} {what.rsplit(' ', 2)[0]}.txt"
                path.write_text("\n".join(map(repr, values)), encoding="utf-8")


if __name__ == "__main__":
    main()
