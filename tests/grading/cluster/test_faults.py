"""Whatever breaks, nothing is lost and nothing counts twice. Long, with real processes: ``make faults``."""

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.cluster.runner import Patience
from autograder.grading.runners import Here
from autograder.rooms import FRAMEWORK
from tests.grading.cluster.conftest import cluster
from tests.grading.cluster.machines import children_of
from tests.grading.cluster.proxy import Cable

pytestmark = [pytest.mark.faults, pytest.mark.timeout(3600)]


def until_done(klass, address: str, place: str) -> int:
    """Runs the command until it has nothing left to do, as a person would; how often."""
    runs = 1
    while klass.run(cluster(address), place):
        runs += 1
    return runs


def whole(klass, place: str = "out") -> None:
    """Everybody has the verdicts that a grading here gives, each once, and nothing is an error."""
    klass.run(Here(), "calm")
    assert klass.verdicts(place) == klass.verdicts("calm")
    assert klass.tables(place) == klass.tables("calm")
    assert klass.twice(place) == []


@contextmanager
def meanwhile(does: Callable[[threading.Event], None]) -> Iterator[None]:
    """Something that goes on beside it, until it ends."""
    over = threading.Event()
    thread = threading.Thread(target=does, args=(over,))
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def kills_of(klass, victims: Callable[[], list[int]], moments: random.Random, places: list[str]):
    """Kills one of them again and again: after a random number of results more, and a random moment later."""
    killed: list[int] = []

    def kill(over: threading.Event) -> None:
        while not over.is_set():
            wanted = klass.done(places[-1]) + moments.choice([0, 1, 1, 2, 5, 10])
            while klass.done(places[-1]) < wanted and not over.wait(0.02):
                pass
            over.wait(moments.uniform(0.0, 0.3))
            if there := victims():
                pid = moments.choice(there)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
                    killed.append(pid)

    return killed, kill


@pytest.mark.parametrize("round_", range(4))
def test_workers_that_are_killed_at_random_moments_cost_nothing(hall, grown, round_):
    """Fifty kills and more in each round; what is left with an error is graded by the next run."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    klass = grown(150, "takes=0.05")
    hall.scheduler()
    farm = hall.farm(4)
    hall.wait_for(4)
    places = ["out0"]
    victims = partial(children_of, farm.pid)
    killed, kill = kills_of(klass, victims, random.Random(seed), places)
    while len(killed) < 50:
        before = len(killed)
        with meanwhile(kill):
            runs = until_done(klass, hall.address, places[-1])
        print(f"{len(killed) - before} workers killed, {runs} runs", flush=True)
        whole(klass, places[-1])
        places.append(f"out{len(places)}")


def test_graders_that_are_killed_at_random_moments_cost_nothing(hall, grown):
    seed = random.randrange(10**6)
    print(f"seed {seed}")
    klass = grown(100, "takes=0.05")
    hall.scheduler()
    farm = hall.farm(3)
    hall.wait_for(3)

    def graders() -> list[int]:
        return [grader for worker in children_of(farm.pid) for grader in children_of(worker)]

    killed, kill = kills_of(klass, graders, random.Random(seed), ["out"])
    with meanwhile(kill):
        runs = until_done(klass, hall.address, "out")
    print(f"{len(killed)} graders killed, {runs} runs", flush=True)
    assert len(killed) >= 5
    whole(klass)


def test_a_submission_that_kills_its_workers_is_an_error_and_its_mates_are_graded(hall, klass):
    klass.hand_in("zoe", "kills")
    hall.scheduler()
    hall.farm(2)
    klass.run(cluster(hall.address))
    assert klass.verdicts()["zoe"] == "eee"
    (reason,) = klass.rows_of("SELECT details FROM results WHERE verdicts = 'ee'")[0]
    assert "workers died while they graded it" in reason
    del klass.handed["zoe"]
    klass.run(Here(), "calm")
    assert {n: v for n, v in klass.verdicts().items() if n != "zoe"} == klass.verdicts("calm")


def test_a_worker_that_stands_still_is_given_up_and_others_do_its_work(hall, grown):
    klass, says = grown(200, "takes=0.05"), []
    hall.scheduler()
    hall.farm(1)
    still = hall.worker()
    hall.wait_for(2)

    def stop(over: threading.Event) -> None:
        while not children_of(still.pid) and not over.wait(0.05):
            pass
        os.kill(still.pid, signal.SIGSTOP)

    with meanwhile(stop):
        klass.run(cluster(hall.address, says, Patience(connection=20, look=0.3, silent=4)))
    assert any("is not heard of" in said for said in says)
    whole(klass)


def test_a_scheduler_that_is_killed_ends_the_run_with_a_sentence_and_another_goes_on(hall, grown):
    klass = grown(150, "takes=0.05")
    scheduler = hall.scheduler()
    hall.farm(2)
    hall.wait_for(2)

    def kill(over: threading.Event) -> None:
        while not over.wait(0.05):
            if klass.done() > 20:
                scheduler.kill()
                return

    with meanwhile(kill), pytest.raises(ChaffinchError, match="is gone"):
        klass.run(cluster(hall.address, patience=Patience(connection=3, look=0.3)))
    kept = klass.done()
    assert 20 < kept < 150
    hall.scheduler()
    hall.farm(2)
    assert len(klass.run(cluster(hall.address))) == 150 - kept
    whole(klass)


def test_a_scheduler_that_comes_back_goes_on_in_the_same_run(hall, grown):
    klass = grown(150, "takes=0.05")
    scheduler = hall.scheduler()
    address = hall.address
    hall.farm(2)
    hall.wait_for(2)

    def restart(over: threading.Event) -> None:
        while not over.wait(0.05):
            if klass.done() > 20:
                scheduler.kill()
                scheduler.wait()
                hall.scheduler(address=address)
                return

    with meanwhile(restart):
        assert len(klass.run(cluster(address, patience=Patience(connection=60, look=0.3)))) == 150
    whole(klass)


@pytest.mark.parametrize("how", ["silent", "broken"])
def test_a_network_that_is_cut_for_thirty_seconds_costs_nothing(hall, grown, how):
    """One of two workers and whoever grades sit behind the cable."""
    klass = grown(200, "takes=0.05")
    hall.scheduler()
    cable = Cable(int(hall.address.rpartition(":")[2]))
    near = f"tcp://127.0.0.1:{cable.port}"
    hall.farm(1)
    hall.worker(at=near)
    hall.wait_for(2)

    def cut(over: threading.Event) -> None:
        while not over.wait(0.05):
            if klass.done() > 20:
                cable.cut()
                if how == "broken":
                    cable.breaks()
                over.wait(30)
                cable.join()
                return

    with meanwhile(cut):
        assert len(klass.run(cluster(near, patience=Patience(connection=90, look=0.3)))) == 200
    cable.close()
    whole(klass)


def test_a_worker_with_another_version_is_refused_with_a_sentence(hall, klass, tmp_path):
    other = tmp_path / "other" / "autograder"
    shutil.copytree(FRAMEWORK, other, ignore=shutil.ignore_patterns("__pycache__", "graders"))
    with (other / "checks" / "expect" / "__init__.py").open("a") as file:
        file.write("\n# another version\n")
    hall.scheduler()
    path = {"PYTHONPATH": str(other.parent), "PYTHONSAFEPATH": "1"}
    hall.worker(environment=path)
    with pytest.raises(ChaffinchError, match="No worker may grade"):
        klass.run(cluster(hall.address, says := []))
    assert any("is refused: chaffinch" in said and "(here" in said for said in says)
    hall.farm(1)
    hall.wait_for(2)
    klass.run(cluster(hall.address, says := []))
    assert len(says) == 1
    whole(klass)


def test_whoever_grades_is_killed_and_the_rerun_goes_on(hall, grown):
    klass = grown(100, "takes=0.05")
    hall.scheduler()
    hall.farm(2)
    code = (
        "import pickle, sys; from tests.grading.cluster.conftest import cluster;"
        "klass = pickle.load(open(sys.argv[1], 'rb')); klass.run(cluster(sys.argv[2]))"
    )
    import pickle

    (klass.folder / "class").write_bytes(pickle.dumps(klass))
    run = subprocess.Popen([sys.executable, "-c", code, str(klass.folder / "class"), hall.address])
    while klass.done() < 20 and run.poll() is None:
        pass
    run.kill()
    run.wait()
    kept = klass.done()
    assert len(klass.run(cluster(hall.address))) == 100 - kept
    whole(klass)


def test_work_that_asks_for_a_gpu_goes_to_workers_with_one_and_the_rest_to_others(hall, klass):
    """Cards are only said to be there; where a batch goes is the scheduler's doing all the same."""
    hall.scheduler()
    hall.worker("--resources", "GPU=1", environment={"WHERE": "on a gpu"})
    hall.worker(environment={"WHERE": "on a cpu"})
    hall.wait_for(2)
    klass.run(cluster(hall.address), "one", device="cuda")
    klass.run(cluster(hall.address), "other")
    assert klass.rows_of("SELECT DISTINCT output FROM results", "one") == [("on a gpu",)]
    assert klass.rows_of("SELECT DISTINCT output FROM results", "other") == [("on a cpu",)]
