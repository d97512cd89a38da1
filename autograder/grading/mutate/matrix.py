"""The kill matrix as numbers: how much the checks know, which nothing needs, which chaff adds nothing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Matrix:
    """Which checks fail for which wrong answer.

    Attributes:
        checks: Names of all checks of a question.
        rows: For each wrong answer the checks that fail; those that only wait for a failed one count as passed.
    """

    checks: tuple[str, ...]
    rows: Mapping[str, frozenset[str]]

    @property
    def rank(self) -> int:
        """How many kinds of mistakes the checks tell apart: at most the number of checks."""
        kinds = set(self.rows.values()) - {frozenset()}
        table = [[float(check in row) for check in self.checks] for row in sorted(kinds, key=sorted)]
        return int(np.linalg.matrix_rank(np.array(table))) if table else 0

    @property
    def idle(self) -> list[str]:
        """Checks that nothing needs: no wrong answer is caught by them alone."""
        alone = {next(iter(row)) for row in self.rows.values() if len(row) == 1}
        return [check for check in self.checks if check not in alone]

    def alike(self, names: Sequence[str]) -> list[str]:
        """Of these, all that fail exactly what one before them fails."""
        seen: set[frozenset[str]] = set()
        found = []
        for name in names:
            row = self.rows.get(name, frozenset())
            if row in seen:
                found.append(name)
            seen.add(row)
        return found
