"""From a drawing to bytes: the same ones each time, and few of them."""

import io
import warnings
from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure

from autograder.assignment import Picture
from autograder.cells.text import cleaned
from autograder.checks.picture.sketch import Format

if TYPE_CHECKING:
    from autograder.checks.picture.sketch import Draw

LARGEST = 40_000  # bytes of one picture: a page or a results file may hold some dozens
_SIZE = (5.6, 3.5)  # inches
_DOTS = 110  # per inch, of a PNG
_COLOURS = 48  # of a PNG: lines and areas need no more
_SETTINGS = {
    "svg.fonttype": "none",  # text stays text: small, sharp, and can be found
    "svg.hashsalt": "chaffinch",
    "text.parse_math": False,  # names may hold a $
    "font.size": 11.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": False,
    "image.composite_image": False,
    "legend.framealpha": 0.85,
    "hatch.linewidth": 0.5,
}
_METADATA = {"Date": None, "Creator": "chaffinch"}


def render(draw: "Draw", *, public: bool, form: Format) -> Picture | None:
    """Draws on a page of ours, whatever the settings of this process are.

    Args:
        draw: Draws on a figure and says what is to be seen.
        public: Whether expected values and inputs may be shown.
        form: ``"svg"``, which is a PNG after all where that is smaller by far, or ``"png"``.

    Returns:
        The picture, or None when it has too many bytes.

    Raises:
        Exception: Whatever the drawing raises.
    """
    with warnings.catch_warnings(), mpl.rc_context():
        warnings.simplefilter("ignore")
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        page = Figure(figsize=_SIZE, layout="constrained")
        alt = cleaned(draw(page, public=public))
        data = _svg(page) if form == "svg" else b""
        if not data or len(data) > LARGEST:
            data = _png(page)
    return Picture(data, alt) if len(data) <= LARGEST else None


def _svg(page: Figure) -> bytes:
    file = io.BytesIO()
    page.savefig(file, format="svg", metadata=_METADATA)
    return file.getvalue()


def _png(page: Figure) -> bytes:
    from PIL import Image  # noqa: PLC0415 - matplotlib brings it

    file = io.BytesIO()
    page.savefig(file, format="png", dpi=_DOTS)
    file.seek(0)
    small = io.BytesIO()
    with Image.open(file) as image:
        image.convert("RGB").quantize(_COLOURS).save(small, format="PNG", optimize=True)
    return small.getvalue()
