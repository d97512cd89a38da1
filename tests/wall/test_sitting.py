"""A fresh process for each question, a fresh one after a crash, limits, and what is reported."""

import gc
import os
from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError
from autograder.cells.submission import Submission
from autograder.checks import StudentError
from autograder.wall.contract.control import Ready, Refused
from autograder.wall.inside.processes import children_of
from autograder.wall.outside.sitting import Sitting
from tests.wall.conftest import LIMITS

STATE = "n = 0\ndef up():\n    global n\n    n += 1\n    return n\ndef die():\n    import os\n    os._exit(1)\ndef spin():\n    while True: pass"


def kind_of(call) -> str:
    with pytest.raises(StudentError) as caught:
        call()
    return caught.value.kind


def test_questions_share_no_state(sit):
    sitting = sit(STATE)
    assert [sitting.student_for("q1").up() for _ in range(2)] == [1, 2]
    assert sitting.student_for("q2").up() == 1


def test_a_question_that_is_alone_needs_no_fork_and_gets_a_fresh_process_after_a_crash(zygote):
    sitting = Sitting(zygote, Submission.of_sources("s", STATE), LIMITS, alone=True)
    assert [sitting.student_for("q1").up() for _ in range(2)] == [1, 2]
    first = sitting._seats["q1"].process.pid
    assert children_of(zygote.pid) == [first]
    assert kind_of(sitting.student_for("q1").die) == "ended"
    assert sitting.student_for("q1").up() == 1
    assert children_of(zygote.pid) == [sitting._seats["q1"].process.pid] != [first]
    sitting.finish()
    assert children_of(zygote.pid) == []


def test_a_question_with_a_process_of_its_own_ends_with_the_others(zygote):
    sitting = Sitting(zygote, Submission.of_sources("s", STATE), LIMITS)
    sitting._forks = False  # as where the cells have started a thread, which not every load needs to do
    assert sitting.student_for("q1").up() == 1
    sitting._forks = True
    assert sitting.student_for("q2").up() == 1
    sitting.finish()
    assert children_of(zygote.pid) == []


def test_a_question_can_start_afresh_for_a_while(sit):
    sitting = sit(STATE)
    sitting.student_for("q1").up()
    with sitting.untouched("q1") as fresh:
        assert fresh
        assert sitting.student_for("q1").up() == 1
    with sitting.untouched("q2") as fresh:
        assert not fresh  # nobody has asked for it, so nothing has touched it


def test_a_crash_costs_one_check_and_not_the_next(sit):
    sitting = sit(STATE)
    assert kind_of(sitting.student_for("q1").die) == "ended"
    assert sitting.student_for("q1").up() == 1


def test_a_dead_process_stays_dead_within_one_check(sit):
    student = sit(STATE).student_for("q1")
    assert kind_of(student.die) == "ended"
    assert kind_of(lambda: student.up) == "ended"


def test_restarts_are_counted(sit):
    sitting = sit(STATE)
    for _ in range(6):
        kind_of(sitting.student_for("q1").die)
    assert kind_of(lambda: sitting.student_for("q1").up()) == "ended"


def test_cells_that_run_anew_after_a_death_take_the_questions_time(sit):
    runs = "import threading, time\nthreading.Thread(target=time.sleep, args=(99,), daemon=True).start()\n"
    sitting = sit(f"{runs}time.sleep(0.5)\n{STATE}")
    assert sitting.student_for("q1").up() == 1
    assert sitting._seats["q1"].budget == LIMITS.question_seconds
    assert kind_of(sitting.student_for("q1").die) == "ended"
    assert sitting.student_for("q1").up() == 1
    assert sitting._seats["q1"].budget <= LIMITS.question_seconds - 0.5


def test_a_call_has_its_time_and_so_has_a_question(sit):
    sitting = sit(STATE, call_seconds=0.5, question_seconds=1.5)
    for _ in range(9):
        assert kind_of(lambda: sitting.student_for("q1").spin()) == "timeout"
    assert sitting._seats["q1"].restarts <= 3
    assert sitting._seats["q1"].link.left <= 0


def test_the_message_of_a_timeout_names_the_limit(sit):
    with pytest.raises(StudentError, match=r"longer than the 0\.5 seconds that it may take"):
        sit(STATE, call_seconds=0.5).student_for("q").spin()


def test_both_sides_start_each_check_from_the_seed_however_much_loading_drew(sit):
    draws = "import random, numpy as np, torch\n{}def f(): return [random.random(), float(np.random.rand()), torch.rand(1).item()]"
    one = sit(draws.format(""), seed=3).student_for("q").f()
    other = (
        sit(draws.format("random.random(); np.random.rand(9); torch.rand(9)\n"), seed=3).student_for("q").f()
    )
    assert one == other


def test_reseeding_repeats_the_draws(sit):
    sitting = sit("import numpy as np\ndef f(): return float(np.random.rand())")
    student = sitting.student_for("q")
    first = student.f()
    sitting.reseed("q", 0)
    assert student.f() == first
    sitting.reseed("q", 1)
    assert student.f() != first


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("return bytearray(2**33)", {"MemoryError"}),
        ("import torch; return torch.ones(2**32)", {"RuntimeError", "MemoryError"}),
        ("open('f', 'wb').write(b'x' * 2**23)", {"OSError"}),
        ("import os; return os.fork()", {"PermissionError", "BlockingIOError"}),
        ("import numpy as np; return np.zeros(2**24)", {"TypeError"}),
    ],
)
def test_what_is_limited_is_refused_over_there(sit, body, kinds):
    assert kind_of(sit(f"def f():\n    {body}").student_for("q").f) in kinds


def test_too_many_files_end_the_process(sit):
    code = "def f():\n    for i in range(10**6): open(f'{i}', 'wb').write(b'x' * 2**20)"
    assert kind_of(sit(code, file_mb=2).student_for("q").f) == "limit"


def test_the_copies_that_questions_get_of_the_cells_files_are_no_excess(sit):
    code = "for i in range(300): open(f'{i}', 'wb').write(b'x' * 20_000)\ndef f(): return len(open('7', 'rb').read())"
    sitting = sit(code, file_mb=1)
    assert [sitting.student_for(f"q{n}").f() for n in range(5)] == [20_000] * 5


def test_output_is_kept_for_staff_up_to_a_limit(sit):
    sitting = sit("print('loaded')\ndef f(): print('é' * 10**6)", output_kb=2)
    sitting.student_for("q").f()
    sitting.finish()
    assert sitting.outputs["q"].startswith("loaded\né")
    assert len(sitting.outputs["q"]) <= 2048


def test_every_sitting_reports_what_held_its_process_back(sit):
    sitting = sit(STATE)
    sitting.student_for("q")
    assert sitting.isolation[0] == "process"
    assert any("rlimits" in held for held in sitting.isolation)
    if os.geteuid() == 0:
        assert any("uid" in held or "capabilities" in held for held in sitting.isolation)


def test_libraries_that_were_not_loaded_before_can_be_imported(sit):
    student = sit(
        "def f():\n    import stringprep, html.entities, sqlite3, zoneinfo, csv, shared.device\n    return 1"
    ).student_for("q")
    assert student.f() == 1


def test_a_killed_zygote_is_replaced(sit, zygote):
    sitting = sit(STATE)
    sitting.student_for("q1").up()
    zygote._process.kill()
    zygote._process.wait()

    def again():
        while True:
            sitting._seats["q1"].subject.up()

    assert kind_of(again) == "ended"  # its student process goes with it
    assert sitting.student_for("q2").up() == 1


def test_cells_run_once_however_many_questions_there_are(sit):
    sitting = sit("print('loaded')\ndef f(): return 1")
    assert [sitting.student_for(q).f() for q in ("q1", "q2", "q3")] == [1, 1, 1]
    sitting.finish()
    assert "".join(sitting.outputs.values()).count("loaded") == 1


LEFT = {
    "a name": "kept = []\ndef leave(): kept.append(1)\ndef found(): return len(kept)",
    "a module's attribute": "import math\ndef leave(): math.kept = 1\ndef found(): return hasattr(math, 'kept')",
    "a file": "import os\ndef leave(): open('kept', 'w').close()\ndef found(): return os.path.exists('kept')",
    "a file beside those of the cells": "import os\nos.makedirs('data')\nopen('data/x', 'w').close(); open('y', 'w').close()\ndef leave(): open('kept', 'w').close()\ndef found(): return os.path.exists('kept')",
    "a file of the cells, changed": "open('data.txt', 'w').close()\ndef leave(): open('data.txt', 'a').write('kept')\ndef found(): return open('data.txt').read() == 'kept'",
    "the environment": "import os\ndef leave(): os.environ['KEPT'] = '1'\ndef found(): return 'KEPT' in os.environ",
    "the working folder": "import os\nhere = os.listdir()\ndef leave(): os.mkdir('a'); os.chdir('a')\ndef found(): return os.path.basename(os.getcwd()) == 'a'",
    "a place in an open file": "f = open('x', 'w+')\nf.write('abc')\nf.seek(0)\ndef leave(): f.read(1)\ndef found(): return f.tell()",
    "a thread's work": "import threading, queue\nq, kept = queue.Queue(), []\nthreading.Thread(target=lambda: [kept.append(q.get()) for _ in range(9)], daemon=True).start()\ndef leave(): q.put(1)\ndef found(): return len(kept)",
}


@pytest.mark.parametrize("code", LEFT.values(), ids=LEFT)
def test_what_one_question_leaves_behind_no_other_finds(sit, code):
    sitting = sit(code)
    sitting.student_for("q1").leave()
    assert not sitting.student_for("q2").found()


def test_what_the_cells_wrote_every_question_finds(sit):
    sitting = sit("open('data.txt', 'w').write('1 2')\ndef f(): return open('data.txt').read()")
    assert [sitting.student_for(q).f() for q in ("q1", "q2")] == ["1 2", "1 2"]


GONE_TO = {
    "the root": ("os.chdir('/')", "os.path.isdir('usr')"),
    "a folder of its own": ("os.mkdir('a'); os.chdir('a')", "open('../data.txt').read() == '1 2'"),
    "one that was removed": (
        "os.mkdir('a'); os.chdir('a'); os.rmdir('../a')",
        "open('data.txt').read() == '1 2'",
    ),
}


@pytest.mark.parametrize(("goes", "finds"), GONE_TO.values(), ids=GONE_TO)
def test_cells_may_go_to_another_folder(sit, goes, finds):
    sitting = sit(f"import os\nopen('data.txt', 'w').write('1 2')\n{goes}\ndef f(): return {finds}")
    assert [sitting.student_for(q).f() for q in ("q1", "q2")] == [True, True]


def test_threads_of_a_submission_still_run_in_every_question(sit):
    code = "import threading\ngo, done = threading.Event(), threading.Event()\nthreading.Thread(target=lambda: (go.wait(), done.set()), daemon=True).start()\ndef f():\n    go.set()\n    return done.wait(10)"
    sitting = sit(code)
    assert [sitting.student_for(q).f() for q in ("q1", "q2")] == [True, True]


def test_forks_that_nobody_asked_for_are_refused(sit):
    code = "import os, subprocess\ndef f(): return os.fork()\ndef g(): subprocess.run(['true'])\n"
    sitting = sit(f"{code}try:\n    os.fork()\nexcept OSError: early = True")
    assert sitting.student_for("q1").early
    assert kind_of(sitting.student_for("q1").f) == "PermissionError"
    assert kind_of(sitting.student_for("q2").g) == "PermissionError"


def test_a_process_that_cannot_give_up_its_rights_runs_nothing(sit, zygote, monkeypatch):
    monkeypatch.setattr(
        type(zygote), "_answer", lambda self, _seconds=0.0: Refused("no rights") if self._ready else Ready()
    )
    with pytest.raises(ChaffinchError, match=r"cannot be started \(no rights"):
        sit(STATE).student_for("q")


def test_a_sitting_leaves_no_descriptor_open_however_its_processes_ended(sit):
    def lived_and_died() -> int:
        sitting = sit(STATE)
        kind_of(sitting.student_for("q1").die)
        sitting.student_for("q1").up()
        sitting.finish()
        return len(list(Path("/proc/self/fd").iterdir()))

    gc.disable()  # what is open must not wait for it
    try:
        assert lived_and_died() == [lived_and_died() for _ in range(3)][-1]
    finally:
        gc.enable()
