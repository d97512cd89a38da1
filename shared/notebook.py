"""Help for notebook cells that use what the student has still to write."""

import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

UNFILLED = "not implemented yet"
"""How the message of every stub ends; the stubs are written by the build."""


@contextmanager
def when_ready() -> Iterator[None]:
    """Run the body; if it meets a stub, print one calm line instead of a traceback.

    Use it around plots and experiments, so that a notebook with unfilled stubs still runs from top to bottom:

        with when_ready():
            plot_boundary(perceptron_update(w, b, x, y, lr))

    Only a stub's NotImplementedError is caught, or one without a message, as people write by hand. PyTorch
    raises NotImplementedError for other reasons too (a module without `forward`, an operation that a device
    lacks), and those tracebacks are worth reading. Half-drawn figures of the body are closed.

    A body that stopped has not made its names, and a later cell may need one of them. A NameError of a cell's
    own statements becomes a calm line, too; that of a function keeps its traceback, for it may be a slip.
    """
    figures = _open_figures()
    try:
        yield
    except (NotImplementedError, NameError) as error:
        line = _missing(error) if isinstance(error, NameError) else _unfilled(error)
        if line is None:
            raise
        _close_figures(_open_figures() - figures)
        print(line)


def _unfilled(error: NotImplementedError) -> str | None:
    message = str(error).strip()
    if message and not message.endswith(UNFILLED):
        return None
    what = message or f"something this cell uses is {UNFILLED}"
    return f"{what}. Fill it in above, then run this cell again."


def _missing(error: NameError) -> str | None:
    frames = traceback.extract_tb(error.__traceback__)
    # The first frame is `when_ready`'s own, the second the cell's. Its lambdas are called from elsewhere;
    # only what has no name of its own (a cell, a lambda, a comprehension) is named in angle brackets.
    cell, last = frames[1], frames[-1]
    if last.filename != cell.filename or not last.name.startswith("<"):
        return None
    return (
        f"This cell needs `{error.name}`, which no cell has made yet. "
        "Run the cells above that fill it in, then this one again."
    )


def _open_figures() -> set[int]:
    # Only if the notebook has loaded it: this module must not load a plotting library itself.
    plt = sys.modules.get("matplotlib.pyplot")
    return set(plt.get_fignums()) if plt else set()


def _close_figures(numbers: set[int]) -> None:
    plt = sys.modules.get("matplotlib.pyplot")
    for number in numbers:
        if plt:
            plt.close(number)
