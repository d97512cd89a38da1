"""What all plots share: colours, markers, line styles, and how to get at an array."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

# Okabe and Ito's palette, https://jfly.uni-koeln.de/color/: told apart by people of every colour vision.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "^", "s", "D", "P", "X", "v", "*", "<", ">")
LINE_STYLES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)), (0, (1, 1)))
HATCHES = ("", "//", "..", "\\\\", "xx", "++", "oo", "--", "||", "**")


def as_array(values: "ArrayLike | torch.Tensor") -> NDArray[Any]:
    """Return a NumPy array of anything array-like, also of a tensor on a GPU or with a graph."""
    if isinstance(values, torch.Tensor):
        return values.detach().cpu().numpy()
    return np.asarray(values)


def new_axes(ax: Axes | None, size: tuple[float, float] = (6.5, 4.5)) -> Axes:
    """Return `ax`, or the Axes of a new figure of `size` inches."""
    return ax if ax is not None else plt.subplots(figsize=size, layout="constrained")[1]


def pick(choices: tuple[Any, ...], index: int) -> Any:
    """Return the choice of this index, starting again from the first after the last."""
    return choices[index % len(choices)]
