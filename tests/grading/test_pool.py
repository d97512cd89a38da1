"""Workers take tasks one after the other; a task's fault stays its own."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.pool import Lost, run_all

CLOSED = partial(ChaffinchError, "It cannot be opened.", "Mend it.")


@dataclass(frozen=True)
class Halve:
    """Halves even numbers, refuses odd ones, dies over 0."""

    opens: bool = True
    error: Callable[[], Exception] = CLOSED

    @contextmanager
    def __call__(self) -> Iterator[Callable[[int], int]]:
        if not self.opens:
            raise self.error()
        yield _halve


def _halve(number: int) -> int:
    if number == 0:
        os._exit(3)
    if number % 2:
        raise ValueError(f"{number} is odd")
    return number // 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_task_comes_back_with_its_result(jobs):
    assert dict(run_all(Halve(), [2, 4, 6, 8], jobs)) == {2: 1, 4: 2, 6: 3, 8: 4}


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_task_that_raises_is_lost_and_the_others_are_not(jobs):
    found = dict(run_all(Halve(), [2, 3, 4], jobs))
    assert found == {2: 1, 3: Lost("ValueError: 3 is odd"), 4: 2}


def test_a_worker_that_dies_is_replaced():
    found = dict(run_all(Halve(), [2, 0, 4, 6], 2))
    assert isinstance(found.pop(0), Lost)
    assert found == {2: 1, 4: 2, 6: 3}


@pytest.mark.parametrize("jobs", [1, 2])
def test_work_that_cannot_be_opened_ends_the_run(jobs):
    with pytest.raises(ChaffinchError, match="cannot be opened"):
        list(run_all(Halve(opens=False), [2, 4], jobs))


class Demanding(Exception):
    """One that cannot be unpickled."""

    def __init__(self, first, second):
        super().__init__(first)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize(
    "error", [partial(KeyError, "lost"), partial(OSError, 28, "lost"), partial(Demanding, "lost", 2)]
)
def test_any_error_at_opening_ends_the_run_and_nobody_prints_a_traceback(jobs, error, capfd):
    with pytest.raises(Exception, match="lost"):
        list(run_all(Halve(opens=False, error=error), [2, 4], jobs))
    assert "Traceback" not in capfd.readouterr().err
