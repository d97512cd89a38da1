"""Plots that several notebooks draw.

Every function takes an optional `ax`, returns the Axes it drew on, labels what it draws, and never calls
`plt.show()`. Classes differ by marker as well as by colour, curves by line style, regions by hatching:
nothing needs colour alone.
"""

from shared.plots.curves import plot_fit, plot_losses, plot_turning_point
from shared.plots.images import plot_confusion, plot_gallery, plot_matrix
from shared.plots.network import plot_network
from shared.plots.plane import plot_lines, plot_points, plot_regions
from shared.plots.space import plot_activations
from shared.plots.starts import plot_spread, plot_starts
from shared.plots.surface import plot_probabilities

__all__ = [
    "plot_activations",
    "plot_confusion",
    "plot_fit",
    "plot_gallery",
    "plot_lines",
    "plot_losses",
    "plot_matrix",
    "plot_network",
    "plot_points",
    "plot_probabilities",
    "plot_regions",
    "plot_spread",
    "plot_starts",
    "plot_turning_point",
]
