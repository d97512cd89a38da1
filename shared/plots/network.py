"""A network drawn as nodes and lines."""

from collections.abc import Sequence

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from numpy.typing import NDArray

from shared.plots.style import COLOURS, as_array, new_axes

_MOST_NODES = 12  # of a layer: more would be a black block


def plot_network(
    model: torch.nn.Module,
    *,
    inputs: Sequence[str] | None = None,
    outputs: Sequence[str] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw every node of a network, and a line for each weight: the wider, the larger.

    Positive weights are solid and blue, negative ones dashed and orange; a bias is written beside its node.

    Args:
        model: its nn.Linear modules, in the order in which they are registered, are its layers.
        inputs: names of the inputs; by default x₁, x₂, and so on.
        outputs: names of the outputs; by default none.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.

    Raises:
        ValueError: there is no linear layer, or a layer has more than 12 nodes.
    """
    layers = [module for module in model.modules() if isinstance(module, torch.nn.Linear)]
    sizes = [layer.in_features for layer in layers[:1]] + [layer.out_features for layer in layers]
    if not layers or max(sizes) > _MOST_NODES:
        raise ValueError(f"Only networks of linear layers with up to {_MOST_NODES} nodes are drawn.")
    ax = new_axes(ax, size=(min(2.4 * len(sizes), 10), 0.75 * max(sizes) + 1.2))
    places = [
        np.stack([np.full(n, float(k)), (n - 1) / 2 - np.arange(n, dtype=float)], axis=1)
        for k, n in enumerate(sizes)
    ]
    largest = max(float(layer.weight.detach().abs().max()) for layer in layers) or 1.0
    for left, right, layer in zip(places[:-1], places[1:], layers, strict=True):
        _draw_weights(ax, left, right, as_array(layer.weight) / largest)
        for place, bias in zip(right, [] if layer.bias is None else as_array(layer.bias), strict=False):
            ax.annotate(f"{bias:+.1f}", place, (0, 11), textcoords="offset points", ha="center", fontsize=8)
    for points in places:
        ax.scatter(points[:, 0], points[:, 1], s=140, color="white", edgecolor="black", zorder=3)
    names = inputs if inputs is not None else [f"$x_{{{k + 1}}}$" for k in range(sizes[0])]
    for ends, texts, side in ((places[0], names, -1), (places[-1], outputs or (), 1)):
        for place, text in zip(ends, texts, strict=False):
            place_of_text = (14 * side, 0)
            ax.annotate(
                text,
                place,
                place_of_text,
                textcoords="offset points",
                va="center",
                ha="right" if side < 0 else "left",
            )
    return _finish(ax)


def _draw_weights(
    ax: Axes, left: NDArray[np.float64], right: NDArray[np.float64], weights: NDArray[np.float64]
) -> None:
    """Draw a line from every node on the left to every node on the right, for weights from -1 to 1."""
    for (to, start), weight in np.ndenumerate(weights):
        ends = np.stack([left[start], right[to]])
        colour, line = (COLOURS[0], "-") if weight >= 0 else (COLOURS[1], "--")
        width = 0.3 + 3.2 * abs(weight)
        ax.plot(ends[:, 0], ends[:, 1], line, color=colour, linewidth=width, alpha=0.8, zorder=1)


def _finish(ax: Axes) -> Axes:
    handles = [
        Line2D([], [], color=COLOURS[0], linestyle="-", label="positive weight"),
        Line2D([], [], color=COLOURS[1], linestyle="--", label="negative weight"),
    ]
    ax.legend(handles=handles, loc="upper center", bbox_to_anchor=(0.5, 0), ncols=2, frameon=False)
    ax.margins(0.14)
    ax.set_axis_off()
    return ax
