"""What a run of checks works on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import torch

from autograder.checks.subject import Subject


@dataclass(frozen=True)
class Effort:
    """What a check may use up on its own side, for what came may be more than it can get through.

    Attributes:
        seconds: CPU seconds, for all checks of a question together; for each, where it is their own.
        memory: Bytes beyond what the process has mapped already; 0 for any.
        is_own: Whether the check itself is at fault when it needs more: nothing came from elsewhere.
    """

    seconds: float
    memory: int = 0
    is_own: bool = False


@dataclass(frozen=True)
class Bench:
    """What a run of checks works on.

    Attributes:
        student_for: Gives the subject of a question, e.g. ``"q2_update"``; called at the first check of it.
        solution: The solution, or None where there is none (at a student's home).
        seed: The number of the run; `process.seeds` draws from it what everything random starts from.
        device: Where tensors go.
        reseed: Called with the seed before each check, for generators on the student's side.
        cells: The submission's code cells by number, to show the line that an exception came from.
        effort: What checks may use up on their own side; None for any.
    """

    student_for: Callable[[str], Subject]
    solution: Subject | None = None
    seed: int = 0
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    reseed: Callable[[str, int], None] = lambda _question, _seed: None
    cells: Mapping[int, str] = field(default_factory=dict)
    effort: Effort | None = None
