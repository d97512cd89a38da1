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
        metadata: Its metadata, e.g. ``{"question": "q2_update"}`` or ``{"tags": ["otter_ignore"]}``.
    """

    kind: str
    source: str
    metadata: dict[str, Any] = field(default_factory=dict)

    @property
    def graded(self) -> bool:
        """Whether grading executes it."""
        tags = self.metadata.get("tags")
        return self.kind == "code" and not (isinstance(tags, list) and IGNORE_TAG in tags)


def read_percent(text: str) -> list[Cell]:
    """Splits a script in jupytext's percent format into cells.

    A script without any ``# %%`` line is one code cell.

    Args:
        text: The script.

    Returns:
        Its cells, in order.
    """
    import jupytext  # 0.3 s that only reading scripts needs  # noqa: PLC0415

    notebook = jupytext.reads(text, fmt="py:percent")
    return [Cell(c.cell_type, c.source, dict(c.metadata)) for c in notebook.cells if c.source.strip()]
