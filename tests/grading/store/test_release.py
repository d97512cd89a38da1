"""What hidden checks said in full is shown when staff release it, and not before the due time."""

from datetime import UTC, datetime

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.store.database import open_store
from autograder.grading.store.release import set_release

VALUE = "It is 3."
DUE = 'due = 2026-03-01T12:00:00+00:00\n[[questions]]\nname = "q1"'


def told(stub) -> str:
    return (stub.out / "summaries" / "ben.txt").read_text().partition("q2 ")[0]


def release(stub, *, full: bool, now: datetime | None = None) -> None:
    with open_store(stub.out) as store:
        set_release(store, stub.assignment, full=full, now=now)


def declare(stub, text: str) -> None:
    stub.change_course("solutions/{}/assignment.toml", 'title = "A stub"', f'title = "A stub"\n{text}')


def test_values_of_hidden_checks_are_shown_from_the_release_on(stub):
    stub.grade()
    assert VALUE not in told(stub)
    release(stub, full=True)
    for _ in range(2):  # and in each later grading
        stub.grade()
        assert VALUE in told(stub)
    release(stub, full=False)
    stub.grade()
    assert VALUE not in told(stub)


def test_always_needs_no_release(stub):
    declare(stub, 'release = "always"')
    stub.grade()
    assert VALUE in told(stub)


def test_never_cannot_be_released(stub):
    declare(stub, 'release = "never"')
    stub.grade()
    with pytest.raises(ChaffinchError, match="never releases"):
        release(stub, full=True)
    assert VALUE not in told(stub)


def test_nothing_is_released_while_students_still_work(stub):
    stub.change_course("solutions/{}/assignment.toml", '[[questions]]\nname = "q1"', f"[late]\n{DUE}")
    stub.grade()
    with pytest.raises(ChaffinchError, match="is due 2026-03-01 12:00"):
        release(stub, full=True, now=datetime(2026, 3, 1, 11, 59, tzinfo=UTC))
    release(stub, full=True, now=datetime(2026, 3, 1, 12, 1, tzinfo=UTC))
