"""``[late]`` in ``assignment.toml``: what handing in after the due time costs."""

import math
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from autograder.assignment.errors import ChaffinchError

_KEYS = {"due", "grace_minutes", "percent_per_day", "cap_percent", "free_days"}
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class LatePolicy:
    """What handing in late costs.

    Attributes:
        due: Until when it is on time.
        grace_minutes: Minutes after that in which it still is.
        percent_per_day: Percent of the points lost on the first begun day, the second, …; the last one
            repeats.
        cap_percent: At most so many percent are lost.
        free_days: Late days that cost nothing, over the whole course; assignments use them in the order in
            which they are due.
    """

    due: datetime
    grace_minutes: float = 0.0
    percent_per_day: tuple[float, ...] = (0.0,)
    cap_percent: float = 100.0
    free_days: int = 0

    @classmethod
    def from_table(cls, table: Any, where: str) -> "LatePolicy":
        """Reads the table.

        Raises:
            ChaffinchError: When a key is unknown, or a value is no such thing.
        """
        where = f"{where}, [late]"
        if not isinstance(table, dict) or not set(table) <= _KEYS:
            unknown = ", ".join(sorted(set(table) - _KEYS)) if isinstance(table, dict) else "no table"
            raise ChaffinchError(f"{where}: {unknown}.", f"Known keys: {', '.join(sorted(_KEYS))}.")
        due = table.get("due")
        if not isinstance(due, datetime) or due.tzinfo is None:
            raise ChaffinchError(
                f"{where}: due is no time with an offset.", "Write `due = 2026-03-01T23:59:00+01:00`, say."
            )
        steps = table.get("percent_per_day", 0)
        steps = tuple(steps) if isinstance(steps, list) else (steps,)
        numbers = (
            *steps,
            table.get("grace_minutes", 0),
            table.get("cap_percent", 100),
            table.get("free_days", 0),
        )
        if not steps or not all(_is_amount(n) for n in numbers) or any(n > 100 for n in steps):
            raise ChaffinchError(
                f"{where}: percentages, minutes and days are numbers from 0.",
                "Write `percent_per_day = [10, 20]`, say.",
            )
        return cls(
            due, float(table.get("grace_minutes", 0)), tuple(map(float, steps)),
            float(table.get("cap_percent", 100)), int(table.get("free_days", 0)),
        )  # fmt: skip

    def moment(self, text: str) -> datetime:
        """A time as it is kept; one without an offset is in that of the due time."""
        when = datetime.fromisoformat(text)
        return when if when.tzinfo else when.replace(tzinfo=self.due.tzinfo or UTC)

    def days(self, submitted: datetime) -> int:
        """Begun days between the due time and handing in; 0 within the grace time."""
        late = submitted - self.due
        if late <= timedelta(minutes=self.grace_minutes):
            return 0
        return math.ceil(late / _DAY)

    def percent(self, days: int) -> float:
        """Percent of the points that so many days cost."""
        steps = [
            self.percent_per_day[min(day, len(self.percent_per_day) - 1)] for day in range(min(days, 1000))
        ]
        return min(sum(steps), self.cap_percent, 100.0)


def _is_amount(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < math.inf
