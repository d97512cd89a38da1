"""What a run of checks works on."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import torch

from autograder.checks.subject import Subject


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
        check_seconds: How long a check may compute itself, in CPU seconds.
    """

    student_for: Callable[[str], Subject]
    solution: Subject | None = None
    seed: int = 0
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    reseed: Callable[[str, int], None] = lambda _question, _seed: None
    cells: Mapping[int, str] = field(default_factory=dict)
    check_seconds: float = math.inf
