"""A fresh process for each question, a fresh one after a crash, limits, and what is reported."""

import os

import psutil
import pytest

from autograder.assignment import ChaffinchError
from autograder.checks import StudentError

STATE = "n = 0\ndef up():\n    global n\n    n += 1\n    return n\ndef die():\n    import os\n    os._exit(1)\ndef spin():\n    while True: pass"


def kind_of(call) -> str:
    with pytest.raises(StudentError) as caught:
        call()
    return caught.value.kind


def test_questions_share_no_state(sit):
    sitting = sit(STATE)
    assert [sitting.student_for("q1").up() for _ in range(2)] == [1, 2]
    assert sitting.student_for("q2").up() == 1


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


def test_a_call_has_its_time_and_so_has_a_question(sit):
    sitting = sit(STATE, call_seconds=0.5, question_seconds=1.5)
    for _ in range(9):
        assert kind_of(lambda: sitting.student_for("q1").spin()) == "timeout"
    assert sitting._seat.restarts <= 3
    assert not sitting._may_restart(sitting._seat)


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
            sitting._seat.subject.up()

    assert kind_of(again) == "ended"  # its student process goes with it
    assert sitting.student_for("q2").up() == 1


def test_a_process_that_was_forked_ahead_and_got_lost_costs_no_question(sit, zygote):
    zygote.wait()
    for waiting in psutil.Process(zygote.pid).children():
        waiting.kill()
    assert sit(STATE).student_for("q").up() == 1


def test_a_process_that_cannot_give_up_its_rights_runs_nothing(sit, zygote, monkeypatch):
    monkeypatch.setattr(
        type(zygote), "_answer", lambda self, seconds=0.0: [1, "no"] if self._ready else ["ready", 1]
    )
    with pytest.raises(ChaffinchError, match="cannot give up its rights"):
        sit(STATE).student_for("q")
