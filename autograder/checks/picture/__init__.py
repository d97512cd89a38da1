"""Pictures that a check attaches: ``with picture.curves(losses, expected): expect.close(…)``.

Nothing is drawn unless what stands in the ``with`` fails, and matplotlib is not even imported. A hidden check
shows what is the student's own and nothing else: what is expected, and the inputs, are left out.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from autograder.checks.picture.sketch import Sketch, drawn, picture_of, starting

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "boundary",
    "curves",
    "drawn",
    "figure",
    "function",
    "image_grid",
    "matrix",
    "picture_of",
    "starting",
]

Window = tuple[float, float]


def curves(
    yours: Any, expected: Any = None, *, x: str = "epoch", y: str = "loss", log: bool = False
) -> Sketch:
    """Values in a row, such as losses over epochs.

    Args:
        yours: The student's: numbers of shape (n,), or several such rows by name.
        expected: The right ones, likewise; never shown in a hidden check.
        x: What is counted along the curves.
        y: What is measured.
        log: Whether the upright axis is logarithmic.
    """

    def draw(page: "Figure", *, public: bool) -> str:
        from autograder.checks.picture.lines import draw_curves  # noqa: PLC0415 - matplotlib, only on failure

        return draw_curves(page, yours, expected if public else None, x=x, y=y, log=log)

    return Sketch(draw)


def function(
    yours: Callable[[Any], Any],
    expected: Callable[[Any], Any] | None = None,
    *,
    within: Window,
    data: tuple[Any, Any] | None = None,
    x: str = "x",
    y: str = "y",
) -> Sketch:
    """A function of one number, such as a fitted curve.

    Args:
        yours: The student's: float64 of shape (n,) to n numbers. It is called only for a picture, and with
            positions of ours.
        expected: The right one; never shown in a hidden check.
        within: From where to where.
        data: Positions and values of the points that it should fit; never shown in a hidden check.
        x: Name of the input.
        y: Name of the output.
    """

    def draw(page: "Figure", *, public: bool) -> str:
        from autograder.checks.picture.lines import draw_function  # noqa: PLC0415 - matplotlib, only on failure

        shown = (expected, data) if public else (None, None)
        return draw_function(page, yours, *shown, within=within, x=x, y=y)

    return Sketch(draw)


def boundary(
    yours: Callable[[Any], Any],
    expected: Callable[[Any], Any] | None = None,
    *,
    within: tuple[Window, Window],
    points: tuple[Any, Any] | None = None,
    x: str = "x1",
    y: str = "x2",
) -> Sketch:
    """Which class a classifier gives to each place of a plane.

    Args:
        yours: The student's: float64 of shape (n, 2) to n classes, bools, or scores of which those above .5
            are class 1. It is called only for a picture, and with places of ours.
        expected: The right one, drawn as a dashed line; never shown in a hidden check.
        within: From where to where, for both axes.
        points: Places of shape (n, 2) and their n true classes; never shown in a hidden check.
        x: Name of the first input.
        y: Name of the second.
    """

    def draw(page: "Figure", *, public: bool) -> str:
        from autograder.checks.picture.plane import draw_boundary  # noqa: PLC0415 - matplotlib, only on failure

        shown = (expected, points) if public else (None, None)
        return draw_boundary(page, yours, *shown, within=within, names=(x, y))

    return Sketch(draw)


def image_grid(images: Any, titles: Any, *, what: str = "images") -> Sketch:
    """Small grey images, such as those that are classified wrongly; for public checks, since they are inputs.

    Args:
        images: Numbers of shape (n, height, width) or (n, 1, height, width); the first ten are shown.
        titles: What stands above each, e.g. ``"boot, yours: bag"``.
        what: What they are, in words.
    """

    def draw(page: "Figure", *, public: bool) -> str:
        from autograder.checks.picture.grids import draw_images  # noqa: PLC0415 - matplotlib, only on failure

        del public
        return draw_images(page, images, titles, what=what)

    return Sketch(draw, needs_public="shows inputs")


def matrix(
    yours: Any, expected: Any = None, *, rows: str = "true class", columns: str = "predicted class"
) -> Sketch:
    """A table of numbers as shades, each with its number, such as a confusion matrix.

    Args:
        yours: The student's, of shape (rows, columns), at most 16 of each.
        expected: The right one, likewise; never shown in a hidden check.
        rows: What the rows are.
        columns: What the columns are.
    """

    def draw(page: "Figure", *, public: bool) -> str:
        from autograder.checks.picture.grids import draw_matrix  # noqa: PLC0415 - matplotlib, only on failure

        return draw_matrix(page, yours, expected if public else None, rows=rows, columns=columns)

    return Sketch(draw)


def figure(draw: Callable[["Figure"], object], alt: str, *, only_yours: bool = False) -> Sketch:
    """Anything else that matplotlib can draw, from data that is here.

    Args:
        draw: Draws on the empty figure that it is given; called only for a picture.
        alt: What it shows, in words, for who cannot see it.
        only_yours: That it shows nothing but what is the student's own; a hidden check has to say so.
    """

    def drawing(page: "Figure", *, public: bool) -> str:
        del public
        draw(page)
        return alt

    return Sketch(drawing, needs_public="" if only_yours else "does not say only_yours=True", alt=alt)
