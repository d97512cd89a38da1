"""A picture that may be drawn: it waits around what may fail."""

from contextvars import ContextVar
from types import TracebackType
from typing import TYPE_CHECKING, Protocol, Self

from autograder.assignment import ChaffinchError, Picture

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_MARK = "__chaffinch_sketch__"
_hidden: ContextVar[bool] = ContextVar("hidden", default=False)
_open: ContextVar[bool] = ContextVar("open", default=False)


class Draw(Protocol):
    """Draws on a figure, and says in words what is to be seen."""

    def __call__(self, page: "Figure", *, public: bool) -> str:
        """Draws; what is expected and the inputs only where the check is public."""


class Sketch:
    """What could be drawn. Use it as a context manager around the expectations that it explains.

    Args:
        draw: Draws it.
        needs_public: Why it cannot stand in a hidden check; empty when it can.
        alt: A text that has to say something.

    Raises:
        ChaffinchError: When it is for public checks and this one is hidden, it has no text, or another one is
            open already: a check shows one picture at most.
    """

    def __init__(self, draw: Draw, *, needs_public: str = "", alt: str = "shown") -> None:
        self.draw = draw
        if needs_public and _hidden.get():
            raise ChaffinchError(
                f"A picture of a hidden check {needs_public}.",
                "Students would see what is hidden: move it to a public check, or draw only what is theirs.",
            )
        if not alt.strip():
            raise ChaffinchError("A picture has no alt text.", "Say in words what it shows.")

    def __enter__(self) -> Self:
        """From here on, what fails is explained by it."""
        if _open.get():
            raise ChaffinchError("A check attaches two pictures.", "Attach the one that says more.")
        _open.set(True)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Goes along with the error, if there is one."""
        _open.set(False)
        if error is not None:
            error.__dict__[_MARK] = self


def starting(*, hidden: bool) -> None:
    """Says which kind of check begins now."""
    _hidden.set(hidden)
    _open.set(False)


def picture_of(error: BaseException, *, hidden: bool) -> Picture | None:
    """The picture that goes along with an error, drawn now; None when there is none.

    What came from a submission may be anything: where it cannot be drawn, words have to do.
    """
    sketch = error.__dict__.get(_MARK)
    return drawn(sketch, hidden=hidden) if isinstance(sketch, Sketch) else None


def drawn(sketch: Sketch, *, hidden: bool = False) -> Picture | None:
    """Draws; None when that cannot be done.

    Args:
        sketch: What to draw.
        hidden: Whether it is for a hidden check: only what is the student's own is shown.
    """
    from autograder.checks.picture.page import render  # noqa: PLC0415 - matplotlib, only on failure

    try:
        return render(sketch.draw, public=not hidden)
    except Exception:  # noqa: BLE001 - a picture is an extra: whatever it is, the verdict stands without it
        return None
