"""Notebooks and percent scripts as plain cells."""

from dataclasses import dataclass, field
from typing import Any

IGNORE_TAG = "otter_ignore"


@dataclass(frozen=True)
class Cell:
    """One cell.

    Attributes:
        kind: ``"code"``, ``"markdown"`` or ``"raw"``.
        source: Its text.
        metadata: Its metadata, e.g. ``{"question": "q2_update"}`` or ``{"tags": ["otter_ignore"]}``; of prose
            also ``"attachments"``: pictures that were pasted into it, as the notebook has them.
        number: Which code cell of its file it is, counted from 1 as a person does: empty ones and those that
            grading does not execute count; 0 where nobody counts.
    """

    kind: str
    source: str
    metadata: dict[str, Any] = field(default_factory=dict)
    number: int = 0

    @property
    def first_line(self) -> str:
        """Its first line that is not empty, at most 60 characters, to find it by."""
        return next((line.strip()[:60] for line in self.source.split("\n") if line.strip()), "")

    @property
    def graded(self) -> bool:
        """Whether grading executes it."""
        tags = self.metadata.get("tags")
        return self.kind == "code" and not (isinstance(tags, list) and IGNORE_TAG in tags)
