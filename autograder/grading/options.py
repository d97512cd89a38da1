"""How to grade. Imports no PyTorch: whoever plans a grading need not wait for it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Options:
    """How to grade.

    Attributes:
        seed: What everything random starts from.
        device: ``"cpu"`` or ``"cuda"``.
        question: Only this question; None for all.
        many: Whether many submissions will be graded, so that making each cheaper pays.
        protected: Further paths that no student process may read, e.g. the folder of submissions.
        own: Whether what is graded is the course's own: then a check without an end is the check's fault.
    """

    seed: int = 0
    device: str = "cpu"
    question: str | None = None
    many: bool = True
    protected: tuple[Path, ...] = ()
    own: bool = False
