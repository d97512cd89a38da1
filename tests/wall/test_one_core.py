"""Graders on one machine stay on different cores."""

import os

import pytest

from autograder.wall.outside import one_core
from autograder.wall.outside.one_core import Core


@pytest.fixture
def placed(monkeypatch):
    """Where a process is placed: always on the first of two cores that nobody else has ever heard of."""
    placed = []
    monkeypatch.setattr(os, "sched_getaffinity", lambda _pid: {9001, 9002})
    monkeypatch.setattr(os, "sched_setaffinity", lambda _pid, cores: placed.append(set(cores)))
    monkeypatch.setattr(one_core, "current_core", lambda: 9001)
    return placed


pytestmark = pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="Linux's")


def test_it_stays_where_the_system_placed_it(placed):
    core = Core.stay()
    core.leave()
    assert placed == [{9001}, {9001, 9002}]


def test_a_second_grader_takes_another_core(placed):
    first, second = Core.stay(), Core.stay()
    assert (first.number, second.number) == (9001, 9002)
    first.leave()
    second.leave()


def test_more_graders_than_cores_share_one(placed):
    cores = [Core.stay() for _ in range(3)]
    assert [core.number for core in cores] == [9001, 9002, 9001]
    for core in cores:
        core.leave()


def test_a_core_that_was_left_is_free_again(placed):
    Core.stay().leave()
    again = Core.stay()
    assert again.number == 9001
    again.leave()
