"""Figures of solutions/README.md that take minutes: what networks are invariant to, and depth against width.

    python tests/benchmarks/bench_course.py invariance --seeds 5
    python tests/benchmarks/bench_course.py depth --seeds 6

Prints least / median / most over the seeds, with one thread.
"""

import argparse
import itertools
import statistics
from collections.abc import Callable, Iterable

import torch
from torch import nn

from autograder.assignment import Course
from autograder.checks.solution import solution_cells
from autograder.checks.subject import run_cells
from shared.data import fashion_mnist, wave
from shared.pictures import mirrored, rotated, shifted
from shared.training import seed_everything

SHAPES = ([1, 80, 1], [1, 14, 14, 1], [1, 10, 10, 10, 1], [1, 7, 7, 7, 7, 7, 1])


def three(values: Iterable[float]) -> str:
    """Least, median and most."""
    values = list(values)
    return " / ".join(f"{value:.4f}" for value in (min(values), statistics.median(values), max(values)))


def changes() -> dict[str, list[Callable[[torch.Tensor], torch.Tensor]]]:
    """Names of changes, and in which ways each is made."""
    found: dict[str, list[Callable[[torch.Tensor], torch.Tensor]]] = {"as they are": [lambda x: x]}
    for k in (1, 2, 3, 4):
        ways = ((k, 0), (-k, 0), (0, k), (0, -k))
        found[f"moved by {k}"] = [lambda x, right=r, down=d: shifted(x, right, down) for r, d in ways]
    for angle in (5, 10, 15, 20, 30, 45, 90):
        found[f"turned by {angle}"] = [lambda x, by=a: rotated(x, by) for a in (angle, -angle)]
    return found | {"mirrored": [mirrored]}


@torch.no_grad()
def accuracy(model: nn.Module, images: torch.Tensor, labels: torch.Tensor) -> float:
    """Share of pictures that are right, in eval mode."""
    return (model.eval()(images).argmax(dim=1) == labels).double().mean().item()


def invariance(seeds: int) -> None:
    """The small network of hw6 and one of linear layers, on moved, turned and mirrored test pictures."""
    master = Course.find().assignment("hw6_cnn").master
    hw6 = run_cells([cell.source for cell in solution_cells(master)], "solution")
    train, test = (fashion_mnist(part, source="embedded") for part in ("train", "test"))
    makers = {
        "convolutional": hw6["make_small_cnn"],
        "linear layers": lambda: nn.Sequential(
            nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10)
        ),
    }
    for kind, make in makers.items():
        table: dict[str, list[float]] = {}
        for seed in range(seeds):
            seed_everything(seed)
            model = make()
            hw6["learn"](model, *train, epochs=6, seed=seed)
            for name, ways in changes().items():
                right = statistics.mean(accuracy(model, way(test.images), test.labels) for way in ways)
                table.setdefault(name, []).append(right)
        for name, shares in table.items():
            print(f"{kind:14} {name:13} {three(shares)}")


def depth(seeds: int) -> None:
    """The wave on |x| < 6, by networks of nearly the same number of weights, with Adam."""
    x, y = wave(half_width=6, step=0.05)
    for sizes, rate in itertools.product(SHAPES, (0.01, 0.003)):
        after: dict[int, list[float]] = {500: [], 1500: []}
        for seed in range(seeds):
            torch.manual_seed(seed)
            layers = [part for n in itertools.pairwise(sizes) for part in (nn.Linear(*n), nn.Tanh())]
            net = nn.Sequential(*layers[:-1])
            adam = torch.optim.Adam(net.parameters(), lr=rate)
            for step in range(1, 1501):
                loss = nn.functional.mse_loss(net(x), y)
                adam.zero_grad()
                loss.backward()
                adam.step()
                if step in after:
                    after[step].append(loss.item())
        weights = sum(p.numel() for p in net.parameters())
        print(f"{sizes} ({weights} weights), rate {rate}:", {k: three(v) for k, v in after.items()})


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=["invariance", "depth"])
    parser.add_argument("--seeds", type=int, default=5)
    arguments = parser.parse_args()
    torch.set_num_threads(1)
    {"invariance": invariance, "depth": depth}[arguments.what](arguments.seeds)
