"""Classes over a plane."""

from collections.abc import Callable
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Patch

from autograder.checks.picture.style import COLOURS, HATCHES, MARKERS, pick, row

_STEPS = 100  # places along each axis
_POINTS = 200
_MOST = 10  # classes
_FAINT = 0.3  # areas, so that points on them can be seen
_BORDER = 0.5  # a score above it means class 1

Window = tuple[float, float]


def draw_boundary(
    page: Figure,
    yours: Callable[[Any], Any],
    expected: Callable[[Any], Any] | None,
    points: tuple[Any, Any] | None,
    *,
    within: tuple[Window, Window],
    names: tuple[str, str],
) -> str:
    """See `autograder.checks.picture.boundary`."""
    page.subplots_adjust(right=0.7)  # the legend stands beside it: nowhere on the plane is empty
    ax = page.subplots()
    ax.set(xlabel=names[0], ylabel=names[1], xlim=within[0], ylim=within[1])
    axes = [np.linspace(*window, _STEPS) for window in within]
    grid = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    mine = _classes(yours(grid), len(grid))
    handles, told = _areas(ax, axes, mine)
    if expected is not None:
        scores = row(expected(grid))
        right = _classes(scores, len(grid))
        _border(ax, axes, scores if _are_scores(scores) else right)
        handles.append(ax.plot([], [], "--", color="black", linewidth=2, label="expected border")[0])
        told.append(f"The expected answer is another on {_percent(mine != right)} of the plane.")
    if points is not None:
        handles += _points(ax, points)
        told.append(_right(yours, points))
    ax.legend(handles=handles, loc="center left", bbox_to_anchor=(1.01, 0.5), fontsize=9, borderaxespad=0.2)
    where = f"{names[0]} from {within[0][0]:g} to {within[0][1]:g}, {names[1]} from {within[1][0]:g} to"
    return f"Your answers over a plane, {where} {within[1][1]:g}. " + " ".join(told)


def _classes(values: Any, count: int) -> np.ndarray:
    """Classes as integers, of bools, scores or classes."""
    found = row(values)
    if len(found) != count:
        raise ValueError("one answer for each place is needed")
    return (found > _BORDER if _are_scores(found) else found).astype(int)


def _are_scores(values: np.ndarray) -> bool:
    return bool(np.any(values != np.round(values)))


def _areas(ax: Axes, axes: list[np.ndarray], classes: np.ndarray) -> tuple[list[Any], list[str]]:
    handles: list[Any] = []
    told = []
    for kind in np.unique(classes)[:_MOST]:
        mask = (classes == kind).astype(float).reshape(_STEPS, _STEPS)
        face, hatch = pick(COLOURS, int(kind)), pick(HATCHES, int(kind))
        ax.contourf(*axes, mask, levels=[0.5, 1.5], colors=[face], hatches=[hatch], alpha=_FAINT)
        label = f"you: class {kind}"
        handles.append(Patch(facecolor=face, hatch=hatch, alpha=_FAINT, edgecolor="0.3", label=label))
        told.append(f"Class {kind} on {_percent(mask == 1)}.")
    return handles, told


def _border(ax: Axes, axes: list[np.ndarray], values: np.ndarray) -> None:
    kinds = np.unique(values)
    between = [_BORDER] if _are_scores(values) else list((kinds[:-1] + kinds[1:]) / 2)
    if between:
        ax.contour(*axes, values.reshape(_STEPS, _STEPS), levels=between, colors="black", linestyles="--",
                   linewidths=2)  # fmt: skip


def _points(ax: Axes, points: tuple[Any, Any]) -> list[Any]:
    places = np.asarray(points[0], dtype=float)[:_POINTS]
    labels = row(points[1])[:_POINTS].astype(int)
    return [
        ax.plot(*places[labels == kind].T, pick(MARKERS, int(kind)), markersize=5, linestyle="none",
                markeredgecolor="black", color=pick(COLOURS, int(kind)), label=f"true class {kind}")[0]
        for kind in np.unique(labels)
    ]  # fmt: skip


def _right(yours: Callable[[Any], Any], points: tuple[Any, Any]) -> str:
    places, labels = np.asarray(points[0], dtype=float), row(points[1])
    right = int((_classes(yours(places), len(places)) == labels).sum())
    return f"You are right for {right} of {len(places)} points."


def _percent(mask: np.ndarray) -> str:
    return f"{100 * mask.mean():.0f} %"
