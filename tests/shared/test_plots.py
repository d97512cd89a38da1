"""The plots: drawn on the Axes given, labelled, and told apart by more than colour."""

import io

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
import torch

from shared.data import rings
from shared.plots import (
    plot_activations,
    plot_confusion,
    plot_fit,
    plot_gallery,
    plot_lines,
    plot_losses,
    plot_matrix,
    plot_network,
    plot_points,
    plot_probabilities,
    plot_regions,
    plot_spread,
    plot_starts,
    plot_turning_point,
)

X, Y = rings(60, seed=0)
ACTIVATIONS = torch.rand(60, 4, generator=torch.Generator().manual_seed(0)).requires_grad_()


def outside(points):
    return (points**2).sum(axis=1) > 4


DRAWERS = {
    "points": lambda ax: plot_points(X, Y, ["disk", "ring"], ax=ax),
    "regions": lambda ax: plot_regions(outside, X, Y, ["disk", "ring"], steps=40, ax=ax),
    "lines": lambda ax: plot_lines([(1, 0, 0.5), (1, 2, 0)], ax=ax),
    "losses": lambda ax: plot_losses({"SGD": [3, 2, 1], "Adam": torch.tensor([3.0, 1.0])}, log=True, ax=ax),
    "fit": lambda ax: plot_fit(X[:, :1], X[:, 1:], {"line": (X[:, :1], 2 * X[:, :1])}, ax=ax),
    "confusion": lambda ax: plot_confusion(np.array([[5, 1], [0, 7]]), ["coat", "shirt"], ax=ax),
    "matrix": lambda ax: plot_matrix([[1, 0.5], [0, 2]], xlabel="whose label", ylabel="row", ax=ax),
    "probabilities": lambda ax: plot_probabilities(
        lambda points: 1 / (1 + np.exp(-points[:, 0])), X, Y, ["disk", "ring"], steps=20, ax=ax
    ),
    "spread": lambda ax: plot_spread({"deep": [[3, 2, 1], [4, 2, 2]], "wide": [[3, 3, 3]]}, ax=ax),
    "turning point": lambda ax: plot_turning_point([3, 2, 1], [4, 2, 3], 1, ax=ax),
    "starts": lambda ax: plot_starts([[1, 2, 6], [3, 4, 5]], [1, 10], xlabel="hidden nodes", ax=ax),
}


@pytest.fixture(autouse=True)
def _agg(monkeypatch):
    mpl.use("Agg")
    yield
    plt.close("all")


def png(figure):
    target = io.BytesIO()
    figure.savefig(target, format="png")
    return target.getvalue()


@pytest.mark.parametrize("draw", DRAWERS.values(), ids=DRAWERS)
def test_a_plot_draws_on_the_axes_given_or_on_new_ones_and_labels_them(draw):
    given = plt.figure().add_subplot()
    plot_points([[0, 0], [1, 1]], [0, 1], ax=given)
    assert draw(given) is given
    alone = draw(None)
    assert alone is not given
    assert alone.get_xlabel()
    assert alone.get_ylabel()


@pytest.mark.parametrize("draw", DRAWERS.values(), ids=DRAWERS)
def test_drawing_twice_gives_the_same_picture(draw):
    assert png(draw(None).figure) == png(draw(None).figure)


def test_no_plot_shows_itself(monkeypatch):
    monkeypatch.setattr(plt, "show", lambda: pytest.fail("plt.show was called"))
    for draw in DRAWERS.values():
        draw(None)


def test_classes_differ_by_marker_and_by_colour():
    disk, ring = plot_points(X, Y).collections
    assert not np.array_equal(disk.get_facecolor(), ring.get_facecolor())
    assert not np.array_equal(disk.get_paths()[0].vertices, ring.get_paths()[0].vertices)


def test_curves_differ_by_line_style_and_by_colour():
    lines = plot_losses({str(index): [1, 2] for index in range(7)}).lines
    assert len({line.get_color() for line in lines}) == 7
    styles = {str(line._unscaled_dash_pattern) for line in lines}
    assert len(styles) == 7


def test_the_legend_names_the_classes_and_what_is_predicted():
    legend = plot_regions(outside, X, Y, ["disk", "ring"], steps=40).get_legend()
    names = [text.get_text() for text in legend.get_texts()]
    assert names == ["disk", "ring", "predicted: disk", "predicted: ring"]
    hatches = [patch.get_hatch() for patch in legend.get_patches()]
    assert len(set(hatches)) == 2


@pytest.mark.parametrize(
    "predict",
    [
        outside,
        lambda p: torch.from_numpy(outside(p)).long()[:, None],
        lambda p: np.zeros(len(p), dtype=np.int8),
    ],
    ids=["booleans", "column of integers", "one class only"],
)
def test_regions_take_any_labels(predict):
    plot_regions(predict, X, Y, steps=20)


def test_a_classifier_that_does_not_give_one_label_a_point_is_named():
    with pytest.raises(ValueError, match=r"given 400 points and returned an array of shape \(400, 3\)"):
        plot_regions(lambda points: np.zeros((len(points), 3)), X, Y, steps=20)


@pytest.mark.parametrize("line", [(1, 0, 0.5), (0, 2, 1), (1, -1, 0), (3, 4, 2)])
def test_the_points_of_a_drawn_line_satisfy_its_equation(line):
    ax = plot_lines([line])
    (drawn,) = ax.lines
    for point in (drawn.get_xy1(), drawn.get_xy2()):
        assert np.dot([*point, 1], line) == pytest.approx(0, abs=1e-9)
    assert ax.axis() == (-1, 1, -1, 1)


def test_a_line_that_does_not_exist_is_only_mentioned():
    ax = plot_lines([(0, 0, 1)], ["node 3"])
    assert ax.get_legend().get_texts()[0].get_text() == "node 3 (nowhere)"


def test_losses_that_are_not_finite_leave_a_gap_and_the_list_alone():
    losses = [1.0, float("inf"), float("nan"), 2.0]
    heights = plot_losses({"run": losses}).lines[0].get_ydata()
    assert np.isnan(heights).tolist() == [False, True, True, False]
    assert losses[1] == float("inf")


def test_functions_are_joined_from_left_to_right():
    ax = plot_fit([0], [0], {"f": ([[3.0], [1.0], [2.0]], [[9.0], [1.0], [4.0]])})
    assert ax.lines[0].get_xydata().tolist() == [[1, 1], [2, 4], [3, 9]]


@pytest.mark.parametrize("n", [1, 5, 7])
def test_a_gallery_shows_every_picture_under_its_title(n):
    figure = plot_gallery(torch.rand(n, 1, 28, 28), [f"picture {index}" for index in range(n)])
    shown = [ax.get_title() for ax in figure.axes if ax.images]
    assert shown == [f"picture {index}" for index in range(n)]


def test_an_empty_gallery_says_so_and_missing_titles_are_named():
    assert plot_gallery(torch.zeros(0, 1, 28, 28), []).texts[0].get_text() == "no pictures"
    with pytest.raises(ValueError, match="2 pictures and 1 titles"):
        plot_gallery(torch.zeros(2, 28, 28), ["one"])


def test_the_confusion_matrix_shows_its_numbers_with_truth_in_rows():
    ax = plot_confusion(torch.tensor([[5, 1], [0, 0]]), ["coat", "shirt"])
    assert [text.get_text() for text in ax.texts] == ["5", "1", "0", "0"]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("predicted", "truth")


def test_activations_take_any_three_nodes_and_a_plane():
    ax = plot_activations(ACTIVATIONS, Y, nodes=(0, 2, 3), plane=(1, 1, 1, -1.5))
    assert [ax.get_xlabel(), ax.get_ylabel(), ax.get_zlabel()] == [f"hidden node {k}" for k in (0, 2, 3)]
    assert plot_activations(ACTIVATIONS, Y, ax=ax) is ax
    assert len(png(ax.figure)) > 1000
    with pytest.raises(ValueError, match="vertical"):
        plot_activations(ACTIVATIONS, Y, plane=(1, 1, 0, 0))


def test_starts_stand_over_their_setting_with_the_median_of_each():
    ax = plot_starts([[1, 2, 6], [3, 4, 5]], [1, 10])
    assert ax.collections[0].get_offsets().tolist() == [[0, 1], [0, 2], [0, 6], [1, 3], [1, 4], [1, 5]]
    assert ax.lines[0].get_ydata().tolist() == [2, 4]
    assert [tick.get_text() for tick in ax.get_xticklabels()] == ["1", "10"]


def test_a_drawn_network_has_a_line_for_each_weight_and_a_number_for_each_bias():
    torch.manual_seed(0)
    net = torch.nn.Sequential(torch.nn.Linear(2, 3), torch.nn.Sigmoid(), torch.nn.Linear(3, 1))
    ax = plot_network(net, inputs=["toes", "length"], outputs=["fire?"])
    assert len(ax.lines) == 2 * 3 + 3 * 1
    texts = [text.get_text() for text in ax.texts]
    assert len(texts) == 4 + 2 + 1
    assert {"toes", "length", "fire?"} <= set(texts)
    styles = {(line.get_color(), line.get_linestyle()) for line in ax.lines}
    assert len(styles) == 2  # positive and negative differ without colour, too


def test_a_network_that_is_too_large_to_draw_is_refused():
    with pytest.raises(ValueError, match="up to 12 nodes"):
        plot_network(torch.nn.Linear(2, 13))


def test_the_transition_region_is_between_the_lines_at_a_tenth_and_nine_tenths():
    ax = plot_probabilities(lambda points: 1 / (1 + np.exp(-4 * points[:, 0])), X, Y, steps=30)
    lines = next(artist for artist in ax.collections if hasattr(artist, "levels"))
    assert list(lines.levels) == [0.1, 0.5, 0.9]


def test_the_turning_point_is_marked():
    ax = plot_turning_point([3, 2, 1], [4, 2, 3], 1)
    assert "best: epoch 1" in [text.get_text() for text in ax.get_legend().get_texts()]
