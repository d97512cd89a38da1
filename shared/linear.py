"""Linear models, trained to the end, to compare one's own with; no student is asked to write them."""

from collections.abc import Callable

import numpy as np
import torch
from numpy.typing import ArrayLike, NDArray

from shared.training import Scaler


def logistic_regression(X: NDArray[np.floating], y: NDArray[np.integer]) -> tuple[NDArray[np.float64], float]:
    """Fit P(1 | x) = sigmoid(w · x + b) with a little weight decay, on standardised inputs.

    Args:
        X: points, shape (n, d).
        y: labels 0 and 1, shape (n,).

    Returns:
        Weights, shape (d,), and bias, for the points as they are.
    """
    scale = Scaler.of(X)
    inputs, targets = torch.tensor(scale(X)), torch.tensor(y, dtype=torch.float32)
    weights = torch.zeros(X.shape[1] + 1, requires_grad=True)
    optimizer = torch.optim.LBFGS([weights], max_iter=200)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        scores = inputs @ weights[:-1] + weights[-1]
        data = torch.nn.functional.binary_cross_entropy_with_logits(scores, targets, reduction="sum")
        total = data + 0.5 * (weights[:-1] ** 2).sum()
        total.backward()  # type: ignore[no-untyped-call]
        return total

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    found = weights.detach().numpy().astype(np.float64)
    w = found[:-1] / scale.spread
    return w, float(found[-1] - w @ scale.mean)


def logistic_classifier(
    features: ArrayLike | torch.Tensor, labels: ArrayLike | torch.Tensor
) -> Callable[[ArrayLike | torch.Tensor], NDArray[np.bool_]]:
    """Fit logistic regression and return the function that predicts by it.

    Args:
        features: shape (n, d).
        labels: 0 or 1, shape (n,) or (n, 1).

    Returns:
        A function that takes points, shape (m, d), and returns booleans, shape (m,): whether class 1 is the
        more probable one.
    """
    w, b = logistic_regression(np.asarray(features), np.asarray(labels).reshape(-1))

    def predict(points: ArrayLike | torch.Tensor) -> NDArray[np.bool_]:
        above: NDArray[np.bool_] = np.asarray(points) @ w + b > 0
        return above

    return predict


def softmax_regression(
    X: NDArray[np.floating], y: NDArray[np.integer], n_classes: int
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Fit scores X @ W + b by the cross-entropy of their softmax.

    Args:
        X: points, float32, shape (n, d); standardised ones are fitted best.
        y: labels 0 … n_classes - 1, shape (n,).
        n_classes: number of classes.

    Returns:
        Weights, shape (d, n_classes), and biases, shape (n_classes,).
    """
    inputs, targets = torch.tensor(X), torch.tensor(y)
    model = torch.nn.Linear(X.shape[1], n_classes)
    torch.nn.init.zeros_(model.weight)
    torch.nn.init.zeros_(model.bias)
    optimizer = torch.optim.LBFGS(model.parameters(), max_iter=300)

    def loss() -> torch.Tensor:
        optimizer.zero_grad()
        value = torch.nn.functional.cross_entropy(model(inputs), targets)
        value.backward()  # type: ignore[no-untyped-call]
        return value

    optimizer.step(loss)  # type: ignore[no-untyped-call]
    return model.weight.detach().numpy().T, model.bias.detach().numpy()
