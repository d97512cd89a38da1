"""What a process may use up while it works with what came from elsewhere."""

import importlib
import signal
import sys

import pytest
import torch

from autograder.process.bounded import Exceeded, bounded

MEMORY = 64 * 2**20


def count_on():
    while True:
        pass


def test_who_computes_without_end_is_stopped():
    with pytest.raises(Exceeded), bounded(0.05, 0):
        count_on()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_stop_that_a_destructor_swallows_comes_once_more():
    class Slow:
        def __del__(self):
            count_on()

    def swallow():
        Slow()
        count_on()

    with pytest.raises(Exceeded), bounded(0.05, 0):
        swallow()


def test_a_module_is_imported_to_its_end(tmp_path, monkeypatch):
    (tmp_path / "slow_module.py").write_text(
        "import time\nbegun = time.process_time()\nwhile time.process_time() < begun + 0.3: pass\n"
    )
    monkeypatch.syspath_prepend(tmp_path)

    def import_and_go_on():
        importlib.import_module("slow_module")
        count_on()

    with pytest.raises(Exceeded), bounded(0.05, 0):
        import_and_go_on()
    assert sys.modules.pop("slow_module").begun


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not bound it")
def test_memory_that_is_too_much_cannot_be_had():
    with bounded(60, MEMORY):
        with pytest.raises(MemoryError):
            bytearray(2 * MEMORY)
        with pytest.raises(RuntimeError, match="allocate"):
            torch.ones(2 * MEMORY, dtype=torch.uint8)


def test_afterwards_everything_is_as_before():
    before = signal.getsignal(signal.SIGPROF)
    with bounded(0.01, MEMORY):
        pass
    assert signal.getsignal(signal.SIGPROF) is before
    assert signal.getitimer(signal.ITIMER_PROF) == (0.0, 0.0)
    assert len(bytearray(2 * MEMORY)) == 2 * MEMORY


def test_the_inner_bound_of_two_holds():
    with bounded(60, MEMORY), bounded(60, 8 * MEMORY), pytest.raises(MemoryError):
        bytearray(2 * MEMORY)
