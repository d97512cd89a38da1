"""Time that a process waits for a processor is not its own."""

import os
import threading

import pytest

from autograder.wall.outside import stopwatch
from autograder.wall.outside.stopwatch import Stopwatch


@pytest.fixture
def machine(monkeypatch):
    """``machine.wall``, ``machine.waited`` and ``machine.used``: seconds of the clock and the scheduler."""

    class Machine:
        wall, waited, used = 100.0, 7.0, 3.0

    shown = Machine()
    monkeypatch.setattr(stopwatch.time, "monotonic", lambda: shown.wall)
    monkeypatch.setattr(stopwatch.schedule, "waited", lambda _file: shown.waited / 2)  # of two processes
    monkeypatch.setattr(stopwatch, "_used", lambda _clock: shown.used)
    return shown


def test_time_without_a_processor_does_not_count(machine):
    watch = Stopwatch(os.getpid())
    left = watch.until(5.0)
    machine.wall += 8.0
    machine.waited += 6.0
    assert watch.seconds() == pytest.approx(2.0)
    assert left() == pytest.approx(3.0)


def test_a_process_whose_threads_wait_for_each_other_has_had_its_time(machine):
    watch = Stopwatch(os.getpid())
    left = watch.until(5.0)
    machine.wall += 8.0
    machine.waited += 7.0
    machine.used += 7.5
    assert watch.seconds() == pytest.approx(7.5)
    assert left() < 0


def test_threads_on_several_processors_use_no_more_than_there_was(machine):
    watch = Stopwatch(os.getpid())
    machine.wall += 2.0
    machine.used += 6.0
    assert watch.seconds() == pytest.approx(2.0)


def test_sleeping_counts(machine):
    left = Stopwatch(os.getpid()).until(5.0)
    machine.wall += 6.0
    assert left() == pytest.approx(-1.0)


def test_no_wait_stretches_a_limit_without_end(machine):
    left = Stopwatch(os.getpid()).until(5.0)
    machine.wall += 51.0
    machine.waited += 51.0
    assert left() < 0


def test_the_clock_of_a_process_counts_its_threads():
    clock = Stopwatch(os.getpid())._clock
    before = stopwatch._used(clock)
    worker = threading.Thread(target=lambda: sum(range(10**6)))
    worker.start()
    worker.join()
    assert stopwatch._used(clock) > before
    assert stopwatch._used(Stopwatch(2**22 + 1)._clock) == 0.0  # no such process


def test_each_call_begins_anew(machine):
    watch = Stopwatch(os.getpid())
    machine.wall += 9.0
    watch.begin()
    assert watch.seconds() == 0.0


def test_where_nobody_tells_it_is_wall_time(monkeypatch):
    shown = [100.0]
    watch = Stopwatch(2**30)  # no such process
    monkeypatch.setattr(stopwatch.time, "monotonic", lambda: shown[0])
    watch._files[1] = -1
    watch.begin()
    shown[0] += 2.0
    assert watch.seconds() == pytest.approx(2.0)
