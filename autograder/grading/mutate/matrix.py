"""The kill matrix as numbers: how much the checks know, which nothing needs, which chaff adds nothing."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Matrix:
    """Which checks fail for which wrong answer.

    Attributes:
        checks: Names of all checks of a question.
        chaff: For each known mistake the checks that fail, without those that only wait for a failed one.
        first: For each killed mutant the first check that fails.
    """

    checks: tuple[str, ...]
    chaff: Mapping[str, frozenset[str]]
    first: Mapping[str, str]

    @property
    def rank(self) -> int:
        """How many kinds of mistakes the checks tell apart: at most the number of checks."""
        kinds = {*self.chaff.values(), *(frozenset({check}) for check in self.first.values())} - {frozenset()}
        table = [[float(check in row) for check in self.checks] for row in sorted(kinds, key=sorted)]
        return int(np.linalg.matrix_rank(np.array(table))) if table else 0

    @property
    def idle(self) -> list[str]:
        """Checks that nothing needs: no chaff is caught by them alone, and no mutant comes as far as them."""
        alone = {check for row in self.chaff.values() if len(row) == 1 for check in row}
        return [check for check in self.checks if check not in alone | {*self.first.values()}]

    @property
    def alike(self) -> list[str]:
        """Chaff that fails exactly what another one before it fails."""
        seen: set[frozenset[str]] = set()
        found = []
        for name, row in self.chaff.items():
            if row in seen:
                found.append(name)
            seen.add(row)
        return found
