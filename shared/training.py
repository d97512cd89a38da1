"""Small aids around training that several assignments use and no student is asked to write."""

import random
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray


def seed_everything(seed: int) -> None:
    """Set the seeds of Python, NumPy and PyTorch, so that what follows gives the same numbers every time.

    Args:
        seed: whole number from 0 to 2**32 - 1.
    """
    random.seed(seed)
    np.random.seed(seed)  # noqa: NPY002 - students' code may draw from NumPy's global generator
    torch.manual_seed(seed)


def train_test_split(n: int, train_fraction: float, seed: int) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Deal the positions 0 … n - 1 into two groups at random.

    Args:
        n: number of points.
        train_fraction: share of the points to train on, strictly between 0 and 1.
        seed: whole number; the same seed gives the same groups.

    Returns:
        Positions to train on, int(n · train_fraction) of them, and positions to test on, all the others.

    Raises:
        ValueError: one of the groups would be empty.
    """
    n_train = int(n * train_fraction)
    if not 0 < n_train < n:
        raise ValueError(f"A train_fraction of {train_fraction!r} leaves one group of {n} points empty.")
    order = np.random.RandomState(seed).permutation(n)
    return order[:n_train], order[n_train:]


@dataclass(frozen=True)
class Scaler:
    """Moves and stretches columns by the statistics of the data that it was made from.

    Make it from the training data and use it on everything, so that nothing about the test data leaks into
    training:

        scaler = Scaler.of(X_train)
        model(scaler(X_train)), model(scaler(X_test))

    Attributes:
        mean: float32, shape (d,), what is subtracted from each column.
        spread: float32, shape (d,), what each column is then divided by.
    """

    mean: NDArray[np.float32]
    spread: NDArray[np.float32]

    @classmethod
    def of(cls, X: NDArray[np.floating]) -> "Scaler":
        """Measure the columns of X, shape (n, d). A constant column is moved, not stretched."""
        X = np.asarray(X, dtype=np.float64)
        spread = X.std(axis=0)
        return cls(X.mean(axis=0).astype(np.float32), np.where(spread > 0, spread, 1).astype(np.float32))

    def __call__(self, X: NDArray[np.floating]) -> NDArray[np.float32]:
        """Return a scaled copy of X: float32, shape (n, d)."""
        return ((np.asarray(X) - self.mean) / self.spread).astype(np.float32)


def sharpness(model: torch.nn.Module, x: torch.Tensor, y: torch.Tensor) -> float:
    """Measure how sharply the mean squared error curves at the model's weights.

    Gradient descent with a learning rate above 2 / sharpness leaves a minimum instead of approaching it.

    Args:
        model: maps x to the shape of y; it is not changed. A few hundred parameters at most: the whole matrix
            of second derivatives is computed.
        x: inputs, shape (n, d).
        y: targets, in the shape of model(x).

    Returns:
        The largest eigenvalue of the second derivatives by all parameters; NaN where they are not finite.
    """
    shapes = {name: parameter.shape for name, parameter in model.named_parameters()}
    weights = torch.cat([parameter.detach().reshape(-1) for parameter in model.parameters()])

    def loss_at(weights: torch.Tensor) -> torch.Tensor:
        parts = weights.split([shape.numel() for shape in shapes.values()])  # type: ignore[no-untyped-call]
        named = {name: part.reshape(shapes[name]) for name, part in zip(shapes, parts, strict=True)}
        return torch.nn.functional.mse_loss(torch.func.functional_call(model, named, (x,)), y)

    curvature = torch.autograd.functional.hessian(loss_at, weights)  # type: ignore[no-untyped-call]
    return float(torch.linalg.eigvalsh(curvature)[-1]) if curvature.isfinite().all() else float("nan")
