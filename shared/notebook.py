"""Help for notebook cells that use what the student has still to write."""

import sys
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
    """
    figures = _open_figures()
    try:
        yield
    except NotImplementedError as error:
        message = str(error).strip()
        if message and not message.endswith(UNFILLED):
            raise
        _close_figures(_open_figures() - figures)
        what = message or f"something this cell uses is {UNFILLED}"
        print(f"{what}. Fill it in above, then run this cell again.")


def _open_figures() -> set[int]:
    # Only if the notebook has loaded it: this module must not load a plotting library itself.
    plt = sys.modules.get("matplotlib.pyplot")
    return set(plt.get_fignums()) if plt else set()


def _close_figures(numbers: set[int]) -> None:
    plt = sys.modules.get("matplotlib.pyplot")
    for number in numbers:
        if plt:
            plt.close(number)
