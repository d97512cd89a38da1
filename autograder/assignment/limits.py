"""What a submission may use up, and what happens by default."""

from dataclasses import dataclass, fields
from typing import Any

from autograder.assignment.table import Table

_LONGEST = 86_400  # seconds: a day
_MOST = 2**20  # MiB, KiB or processes: beyond it the system's own calls overflow


@dataclass(frozen=True)
class Limits:
    """Bounds on one student process; each can be set in ``assignment.toml`` under ``[limits]``.

    Attributes:
        load_seconds: Wall seconds for running all code cells of a submission.
        call_seconds: Wall seconds for one call through the wall.
        question_seconds: Wall seconds for all of a question's calls together.
        memory_mb: Private memory of the student process beyond what the warm zygote already holds, in MiB.
        output_kb: What a submission prints that is kept for staff, in KiB; the rest is dropped.
        file_mb: Largest file that it may write, and largest submission that is read, in MiB.
        processes: Child processes it may start; 0 forbids them.
        reply_mb: Largest single reply, in MiB.
    """

    load_seconds: float = 30.0
    call_seconds: float = 20.0
    question_seconds: float = 60.0
    memory_mb: int = 3072
    output_kb: int = 256
    file_mb: int = 32
    processes: int = 0
    reply_mb: int = 256

    @property
    def check_seconds(self) -> float:
        """CPU seconds that a check may compute itself, on the grader's side."""
        return max(self.question_seconds, 60.0)

    @classmethod
    def from_table(cls, value: Any, where: str) -> "Limits":
        """Reads a ``[limits]`` table.

        Raises:
            ChaffinchError: For an unknown key, or a value that bounds nothing: seconds and sizes are above 0,
                sizes and counts whole numbers.
        """
        known = {f.name: f.type for f in fields(cls)}
        table = Table.of(value, f"{where}, limits", known, "Write [limits] above the limits.")
        return cls(**{key: _limit(table, key, known[key]) for key in table.values})


def _limit(table: Table, key: str, kind: Any) -> Any:
    if kind is float:
        return table.positive(key, _LONGEST)
    return table.whole(key, 0 if key == "processes" else 1, _MOST)
