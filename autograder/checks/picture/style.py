"""What tells one curve or area from another: never the colour alone."""

from typing import Any

import numpy as np

from autograder.checks.expect.plain import as_numpy, numbers

# Okabe and Ito's palette, https://jfly.uni-koeln.de/color/: told apart by people of every colour vision.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
DASHES = ("-", "--", "-.", ":", (0, (5, 1, 1, 1, 1, 1)), (0, (8, 2)), (0, (1, 1)))
MARKERS = ("o", "^", "s", "D", "P", "X", "v", "*", "<", ">")
HATCHES = ("", "////", "....", "\\\\\\\\", "xx", "++", "oo", "--", "||", "**")
FEW = 25  # a curve of so few values shows each of them
_MOST = 240  # values of a curve: the picture is not wider
_LARGEST = 1_000_000  # numbers that are looked at for a picture
_LONGEST = 40  # characters of a name


def pick(choices: tuple[Any, ...], index: int) -> Any:
    """The choice of this index, starting again after the last."""
    return choices[index % len(choices)]


def row(values: Any) -> np.ndarray:
    """Numbers of a submission as float64 of shape (n,).

    Raises:
        CheckFailure: When they are no numbers.
        ValueError: When they are too many.
    """
    found = numbers(values, "it").reshape(-1)
    if len(found) > _LARGEST:
        raise ValueError("too many numbers for a picture")
    return as_numpy(found).astype(np.float64)


def word(name: Any) -> str:
    """A name, which a student may have chosen: short, and no formula for matplotlib."""
    return str(name)[:_LONGEST].replace("$", r"\$")


def thinned(values: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Places and values of at most as many as a picture can show; what is not finite is a gap."""
    places = np.arange(len(values))
    if len(values) > _MOST:
        places = np.unique(np.linspace(0, len(values) - 1, _MOST).round().astype(int))
    shown = np.where(np.isfinite(values), values, np.nan)[places]
    return places, shown


def figure_of(value: float) -> str:
    """A number in a sentence."""
    return f"{value:.4g}" if np.isfinite(value) else "not a finite number"


def listed(names: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
