"""What is different since an earlier grading."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from autograder.grading.store.changes import Change, changes, last_two
from autograder.grading.store.database import Store
from autograder.grading.store.reading import Run, runs

_SHOWN = 500


@dataclass(frozen=True)
class ChangesView:
    """What the page shows.

    Attributes:
        runs: All gradings, the newest first.
        since: The run that is compared with; None where there is only one.
        changes: What is different now; at most 500.
        more: Whether there are more.
        ids: Numbers of people, by key.
    """

    runs: Sequence[Run]
    since: int | None
    changes: Sequence[Change]
    more: bool
    ids: Mapping[str, int]


def changes_view(store: Store, since: int | None) -> ChangesView:
    """What is different since a run.

    Args:
        store: The store.
        since: The run; None for the last but one, or the only one.

    Raises:
        ChaffinchError: When there is no such run.
    """
    known = runs(store)
    if since is None and len([run for run in known if run.ended]) < 2:
        old = known[-1].number if known else None  # what people said since
    else:
        old = last_two(store, since)[0]
    found = list(islice(changes(store, old), _SHOWN + 1)) if old is not None else []
    ids = {
        row["key"]: row["id"] for row in store.query("SELECT key, id FROM people WHERE replaced_by IS NULL")
    }
    return ChangesView(known[::-1], old, found[:_SHOWN], len(found) > _SHOWN, ids)
