"""From a drawing to bytes: the same ones each time, and few of them."""

import io
import warnings
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from PIL import Image

from autograder.assignment import Picture
from autograder.cells.text import cleaned

if TYPE_CHECKING:
    from autograder.checks.picture.sketch import Draw

LARGEST = 40_000  # bytes of one picture: a page or a results file may hold some dozens
_SIZE = (5.6, 3.5)  # inches
_DOTS = 144  # per inch: sharp on paper and on fine screens
_COLOURS = 32  # lines and areas need no more
_SETTINGS: Any = {
    "text.parse_math": False,  # names may hold a $
    "font.size": 10.0,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "legend.framealpha": 0.85,
    "hatch.linewidth": 0.5,
    "figure.subplot.left": 0.12,
    "figure.subplot.right": 0.97,
    "figure.subplot.bottom": 0.15,
    "figure.subplot.top": 0.95,
}


def render(draw: "Draw", *, public: bool) -> Picture | None:
    """Draws on a page of ours, whatever the settings of this process are.

    Args:
        draw: Draws on a figure and says what is to be seen.
        public: Whether expected values and inputs may be shown.

    Returns:
        The picture, a PNG (an SVG of the same is twice as large, and not every page takes one), or None when
        it has too many bytes.

    Raises:
        Exception: Whatever the drawing raises.
    """
    with warnings.catch_warnings(), mpl.rc_context():
        warnings.simplefilter("ignore")
        mpl.rcdefaults()
        mpl.rcParams.update(_SETTINGS)
        page = Figure(figsize=_SIZE, dpi=_DOTS)
        canvas: Any = FigureCanvasAgg(page)  # its methods have no types
        alt = cleaned(draw(page, public=public))
        canvas.draw()
        data = _png(canvas)
    return Picture(data, alt) if len(data) <= LARGEST else None


def _png(canvas: Any) -> bytes:
    file = io.BytesIO()
    image = Image.frombuffer("RGBA", canvas.get_width_height(), canvas.buffer_rgba(), "raw", "RGBA", 0, 1)
    image.convert("RGB").quantize(_COLOURS).save(file, format="PNG", optimize=True)
    return file.getvalue()
