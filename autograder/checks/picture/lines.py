"""Curves over a count, and functions of one number."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator

from autograder.checks.picture.style import COLOURS, DASHES, FEW, MARKERS, figure_of, pick, row, thinned, word

_STEPS = 160  # positions at which a function is drawn
_POINTS = 300  # data points that are shown
_MARKS = 25  # on a curve
_CURVES = 20


def draw_curves(page: Figure, yours: Any, expected: Any, *, x: str, y: str, log: bool) -> str:
    """See `autograder.checks.picture.curves`."""
    ax = _axes(page, x, y)
    named: dict[str, np.ndarray] = {}
    for dash, (kind, given) in enumerate((("yours", yours), ("expected", expected))):
        for index, (name, values) in enumerate(_named(given, kind).items()):
            several = isinstance(given, Mapping)
            places, heights = thinned(values)
            marker = pick(MARKERS, index if several else dash) if several or len(values) <= FEW else None
            _line(ax, places, heights, name, index if several else dash, dash, marker)
            named[name] = values
    if not any(np.isfinite(values).any() for values in named.values()):
        raise ValueError("there is nothing to see")
    if log:
        ax.set_yscale("log")
        ax.yaxis.set_major_formatter("{x:g}")
    ax.xaxis.set_major_locator(MaxNLocator(integer=True))
    ax.legend()
    return f"Curves of {y} over {x}. " + " ".join(_told(name, values) for name, values in named.items())


def draw_function(
    page: Figure,
    yours: Callable[[Any], Any],
    expected: Callable[[Any], Any] | None,
    data: tuple[Any, Any] | None,
    *,
    within: tuple[float, float],
    x: str,
    y: str,
) -> str:
    """See `autograder.checks.picture.function`."""
    ax = _axes(page, x, y)
    told = [f"{y} over {x} from {within[0]:g} to {within[1]:g}."]
    if data is not None:
        places, heights = row(data[0])[:_POINTS], row(data[1])[:_POINTS]
        ax.plot(places, heights, "x", color="0.25", label="data", markersize=8 if len(places) <= FEW else 4)
        told.append(f"{len(places)} data points.")
    along = np.linspace(*within, _STEPS)
    for index, (name, f) in enumerate((("yours", yours), ("expected", expected))):
        if f is None:
            continue
        heights = row(f(along))
        if heights.shape != along.shape or not np.isfinite(heights).any():
            raise ValueError("one value for each position is needed")
        _line(ax, along, np.where(np.isfinite(heights), heights, np.nan), name, index, index)
        few = ", ".join(figure_of(heights[i]) for i in np.linspace(0, _STEPS - 1, 5).astype(int))
        told.append(f"{_first(name)}, at five places from left to right: {few}.")
    ax.legend()
    return " ".join(told)


def _named(values: Any, name: str) -> dict[str, np.ndarray]:
    if values is None:
        return {}
    if not isinstance(values, Mapping):
        return {name: row(values)}
    if len(values) > _CURVES:
        raise ValueError("too many curves for a picture")
    return {f"{word(key)} ({name})": row(rows) for key, rows in values.items()}


def _axes(page: Figure, x: str, y: str) -> Axes:
    ax = page.subplots()
    ax.set(xlabel=x, ylabel=y)
    ax.grid(alpha=0.3)
    return ax


def _line(
    ax: Axes, x: np.ndarray, y: np.ndarray, name: str, colour: int, dash: int, marker: str | None = None
) -> None:
    ax.plot(x, y, label=name, marker=marker, markersize=5, markevery=max(len(x) // _MARKS, 1), linewidth=1.8,
            color=pick(COLOURS, colour), linestyle=pick(DASHES, dash))  # fmt: skip


def _first(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"


def _told(name: str, values: np.ndarray) -> str:
    if not len(values):
        return f"{_first(name)}: no value."
    bad = int((~np.isfinite(values)).sum())
    gaps = f", {bad} of them not finite" if bad else ""
    ends = f"from {figure_of(values[0])} to {figure_of(values[-1])}"
    return f"{_first(name)}: {ends} in {len(values)} values{gaps}."
