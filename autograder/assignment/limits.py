"""What a submission may use up, and what happens by default."""

from dataclasses import dataclass, fields
from typing import Any

from autograder.assignment.errors import ChaffinchError


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

    @classmethod
    def from_table(cls, table: dict[str, Any], where: str) -> "Limits":
        """Reads a ``[limits]`` table.

        Raises:
            ChaffinchError: For an unknown key or a value that is not a number of at least 0.
        """
        known = {f.name: f.type for f in fields(cls)}
        for key, value in table.items():
            if key not in known:
                raise ChaffinchError(f"{where}: unknown limit {key!r}.", f"Known limits: {', '.join(known)}.")
            if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
                raise ChaffinchError(f"{where}: limit {key} is {value!r}.", "Give a number of at least 0.")
        return cls(**table)
