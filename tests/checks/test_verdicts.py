"""One run of check files: four verdicts, followers, seeds, and what a student may see of a hidden check."""

import os
import random
from textwrap import dedent

import numpy as np
import pytest
import torch

from autograder.assignment import ChaffinchError, Reason, Verdict
from autograder.checks.bench import Bench
from autograder.checks.runner import list_checks, run_checks
from autograder.checks.subject import LocalSubject, run_cells

HEAD = "import pytest, numpy as np, torch, random\nfrom autograder.checks import check, expect\n"


@pytest.fixture
def grade(tmp_path):
    """Runs check files (``public=…``, ``hidden=…``) on a namespace; results by name."""

    runs = []

    def run(namespace, *, solution=None, seed=0, reseed=lambda _question, _seed: None, **texts):
        files = []
        for kind in ("public", "hidden"):
            path = tmp_path / str(len(runs)) / kind / "test_q1_f.py"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(HEAD + dedent(texts.get(kind, "")), encoding="utf-8")
            files.append(path)
        runs.append(texts)
        subject = LocalSubject(namespace)
        right = LocalSubject(solution) if solution is not None else None
        list_checks(files)
        found = run_checks(files, Bench(lambda _question: subject, right, seed, reseed=reseed))
        return {result.name: result for result in found}

    return run


ONE = '''
    @check(points=2, hint="Look here.")
    def test_one(student):
        """It is one."""
        expect.close(student.f(), 1.0, f"the answer to {'SECRET'.title()}")
'''


def test_a_right_answer_passes_and_a_wrong_one_fails(grade):
    right = grade({"f": lambda: 1.0}, public=ONE)["test_one"]
    assert (right.verdict, right.earned, right.message, right.outcome) == (Verdict.PASSED, 2, "", "")
    wrong = grade({"f": lambda: 2.0}, public=ONE)["test_one"]
    assert (wrong.verdict, wrong.earned) == (Verdict.FAILED, 0)
    assert wrong.shown == "The answer to Secret is 2; expected 1."


def test_a_hidden_check_shows_no_value_and_no_text_of_the_submission(grade):
    def raising():
        raise type("SPY", (Exception,), {})("STOLEN")

    for f in (lambda: 2.0, lambda: "STOLEN", raising, object):
        result = grade({"f": f}, solution={"f": lambda: 1.0}, hidden=ONE)["test_one"]
        assert result.verdict is Verdict.FAILED
        assert not any(word in result.shown for word in ("Secret", "STOLEN", "SPY", "2", "1"))


def test_what_is_not_written_yet_says_so_and_nothing_else(grade):
    def stub():
        raise NotImplementedError("q1_f: f is not implemented yet")

    result = grade({"f": stub}, hidden=ONE)["test_one"]
    assert "Not implemented yet" in result.message
    assert (result.reason, result.outcome, result.advice) == (Reason.UNWRITTEN, "Not implemented yet.", "")


def test_a_missing_name_fails_calmly(grade):
    result = grade({}, public=ONE)["test_one"]
    assert result.verdict is Verdict.FAILED
    assert "`f` is not defined" in result.shown


TWO = '''
    @check(points=1)
    def test_first(student):
        """First."""
        assert student.f() == 1

    @check(points=1, after="test_first")
    def test_second(student):
        """Second."""
        student.g()

    @check(points=1, after=("test_first", "test_second"))
    def test_third(student):
        """Third."""
'''


def test_followers_are_skipped_with_the_rule_that_they_wait_for(grade):
    results = grade({"f": lambda: 2}, public=TWO)
    assert [r.verdict for r in results.values()] == [Verdict.FAILED, Verdict.SKIPPED, Verdict.SKIPPED]
    assert results["test_second"].shown == "Waits for: First."


def test_a_hidden_check_may_wait_for_a_public_one(grade):
    hidden = '''
        @check(points=1, after="test_one")
        def test_more(student):
            """More."""
    '''
    assert grade({"f": lambda: 0.0}, public=ONE, hidden=hidden)["test_more"].verdict is Verdict.SKIPPED
    assert grade({"f": lambda: 1.0}, public=ONE, hidden=hidden)["test_more"].verdict is Verdict.PASSED


MANY = '''
    @pytest.mark.parametrize("x", [0, 1, 2, 3])
    @check(points=3)
    def test_all(student, x):
        """Every case counts."""
        assert student.f(x) == x, f"case {x}"
'''


def test_a_parametrized_check_is_one_check_and_its_first_bad_case_speaks(grade):
    assert grade({"f": lambda x: x}, public=MANY)["test_all"].earned == 3
    results = grade({"f": lambda x: min(x, 1)}, public=MANY)
    assert len(results) == 1
    assert "case 2" in results["test_all"].message


BREAKS = '''
    @check(points=1)
    def test_breaks(student):
        """It uses a result."""
        student.f()["key"].shape
'''


def test_a_surprise_is_the_submissions_when_the_solution_passes_and_the_graders_when_not(grade):
    good, bad = {"f": lambda: {"key": np.ones(2)}}, {"f": lambda: 3}
    assert grade(bad, solution=good, public=BREAKS)["test_breaks"].verdict is Verdict.FAILED
    assert grade(good, solution=good, public=BREAKS)["test_breaks"].verdict is Verdict.PASSED
    broken = grade(bad, solution=bad, hidden=BREAKS)["test_breaks"]
    assert (broken.verdict, broken.earned) == (Verdict.ERROR, 0)
    assert "staff will look" in broken.shown


NET = """
class Net:
    def __init__(self, n):
        self.n = [2] / n
"""


def test_what_a_line_of_a_students_class_raises_is_told_as_that_with_the_line(grade):
    makes = '''
        @check(points=1)
        def test_makes(student):
            """It can be made."""
            student.Net(3)
    '''
    made = grade(run_cells([NET], "submission"), public=makes)["test_makes"]
    assert (made.verdict, made.reason) == (Verdict.FAILED, Reason.RAISED)
    assert made.message.startswith("Your code raised TypeError: unsupported operand")
    assert made.message.endswith("in submission cell [1], __init__, line 4: self.n = [2] / n")


def test_a_check_that_leaves_python_breaks_and_its_line_is_told(grade):
    leaving = BREAKS.replace('student.f()["key"].shape', "raise SystemExit")
    broken = grade({"f": lambda: 3}, solution={"f": lambda: 3}, hidden=leaving)["test_breaks"]
    assert broken.verdict is Verdict.ERROR
    assert "SystemExit" in broken.message
    assert ".py, line " in broken.message


def test_a_public_check_that_asks_for_the_solution_is_an_error(grade):
    public = '''
        @check(points=1)
        def test_needs_it(student, solution):
            """It needs the solution."""
    '''
    assert grade({}, public=public)["test_needs_it"].verdict is Verdict.ERROR


@pytest.mark.parametrize("leaving", [SystemExit, KeyError, AssertionError, GeneratorExit])
def test_whatever_student_code_raises_in_process_fails_one_check(grade, leaving):
    def f():
        raise leaving

    results = grade({"f": f, "g": lambda: None}, public=ONE + TWO.replace("student.f() == 1", "True"))
    verdicts = [result.verdict for result in results.values()]
    assert verdicts == [Verdict.FAILED, Verdict.PASSED, Verdict.PASSED, Verdict.PASSED]


def test_every_check_starts_from_the_same_seeds_in_any_order(grade):
    seen = []

    def f():
        seen.append((random.random(), np.random.rand(), torch.rand(1).item()))  # noqa: NPY002
        return 1

    draws = "".join(
        f'''
    @check(points=1)
    def test_{name}(student):
        """Draws."""
        student.f()
'''
        for name in "abc"
    )
    grade({"f": f}, public=draws, seed=7)
    assert len(set(seen)) == 1
    grade({"f": f}, public=draws, seed=8)
    assert len(set(seen)) == 2


def test_the_students_side_is_reseeded_before_every_check(grade):
    seeds = []
    grade({"f": lambda: 1, "g": int}, public=TWO, seed=5, reseed=lambda *which: seeds.append(which))
    assert seeds == [("q1_f", 5)] * 3


def test_a_message_stays_readable_when_a_check_says_too_much(grade):
    public = '''
        @check(points=1)
        def test_shouts(student):
            """It shouts."""
            assert not "x" * 100_000
    '''
    assert len(grade({}, public=public)["test_shouts"].message) <= 2000


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ('@check(points=0)\ndef test_a(student):\n    """A."""', "points=0"),
        ('@check(points=True)\ndef test_a(student):\n    """A."""', "points=True"),
        ('@check(points=float("nan"))\ndef test_a(student):\n    """A."""', "points=nan"),
        ('@check(points=float("inf"))\ndef test_a(student):\n    """A."""', "points=inf"),
        ("@check(points=1)\ndef test_a(student): pass", "no docstring"),
        ('@check()\ndef test_a(student):\n    """A."""', r"'points'. Write `@check\(points=1,"),
        ('@check(points=1)\nasync def test_a(student):\n    """A."""', "line 3: test_a is async or yields"),
        (
            '@check(points=1)\ndef test_a(student):\n    """A."""\n    yield',
            "line 3: test_a is async or yields",
        ),
        ('@check\ndef test_a(student):\n    """A."""', r"line 3: .* Write `@check\(points=1,"),
        ('def test_a(student):\n    """A."""', "no points"),
        ('@check(points=1, after="test_b")\ndef test_a(student):\n    """A."""', "no check here"),
        ('@check(points=1, after="test_a")\ndef test_a(student):\n    """A."""', "after itself"),
        (
            '@check(points=1, after="test_b")\ndef test_a():\n    """A."""\n\n@check(points=1)\ndef test_b():\n    """B."""',
            "runs later",
        ),
        (
            '@check(points=1)\ndef test_a():\n    """A."""\n\n@check(points=1)\ndef test_a():\n    """A."""',
            r"two checks named test_a \(lines 4 and 8\)",
        ),
        ("import nothing_of_that_name", "nothing_of_that_name"),
        ("def broken(:", r"public/test_q1_f.py, line 3: `def broken"),
        (
            "x = 1 / 0",
            r"public/test_q1_f.py, line 3: this cannot be loaded: ZeroDivisionError: division by zero",
        ),
        (
            "\nimport sys\nsys.exit('bye')",
            r"public/test_q1_f.py, line 5: this cannot be loaded: SystemExit: bye",
        ),
        (
            '@pytest.mark.parametrize("y", [1])\n@check(points=1)\ndef test_a(student, x):\n    """A."""',
            r"public/test_q1_f.py, line 5: this cannot be loaded: test_a: function uses no argument 'y'",
        ),
        (
            '@pytest.mark.parametrize("x", [])\n@check(points=1)\ndef test_a(student, x):\n    """A."""',
            r"public/test_q1_f.py.*this cannot be loaded: .*mpty parameter set",
        ),
        (
            '@pytest.mark.parametrize("x", 3)\n@check(points=1)\ndef test_a(student, x):\n    """A."""',
            r"public/test_q1_f.py.*this cannot be loaded",
        ),
        (
            '@check(points=1)\ndef test_a(studnt):\n    """A."""',
            r"public/test_q1_f.py, line 3: test_a asks for 'studnt', which is no fixture",
        ),
        (
            '@check(points=1)\ndef test_a(student, tmp_path):\n    """A."""',
            r"test_a asks for 'tmp_path', which is no fixture.* tempfile.TemporaryDirectory",
        ),
        (
            '@check(points=1, points_hidden=3)\ndef test_a(student):\n    """A."""',
            r"public/test_q1_f.py, line 3: this cannot be loaded: TypeError: .*points_hidden",
        ),
        (
            "@check(points=1)\ndef test_a(student): pass",
            r"public/test_q1_f.py, line 3: test_a has no docstring",
        ),
    ],
)
def test_a_malformed_check_file_is_one_clear_error(grade, text, word):
    with pytest.raises(ChaffinchError, match=word):
        grade({}, public=text)


def test_a_check_file_that_is_not_utf8_is_refused_with_its_line(grade, tmp_path):
    file = tmp_path / "hidden" / "test_q1_f.py"
    file.parent.mkdir()
    file.write_bytes(b"# first\n# Gr\xfc\xdfe\n")
    with pytest.raises(ChaffinchError, match=r"test_q1_f\.py, line 2: this is not UTF-8"):
        list_checks([file])


def test_one_name_in_public_and_hidden_is_an_error(grade):
    with pytest.raises(ChaffinchError, match="two checks named test_one"):
        grade({"f": lambda: 1.0}, public=ONE, hidden=ONE)


def test_options_that_somebody_has_for_tests_of_their_own_do_not_reach_checks(grade, monkeypatch):
    monkeypatch.setenv("PYTEST_ADDOPTS", "-v --of-a-plugin")
    monkeypatch.setenv("PYTEST_PLUGINS", "of_their_own")
    assert grade({"f": lambda: 1.0}, public=ONE)["test_one"].verdict is Verdict.PASSED
    assert os.environ["PYTEST_ADDOPTS"] == "-v --of-a-plugin"


def test_what_is_defined_in_a_check_file_travels_by_value(grade):
    import cloudpickle

    public = '''
        class Here:
            pass

        @check(points=1)
        def test_gives_it_away(student):
            """It gives a class away."""
            student.take(Here)
    '''
    taken = []
    grade({"take": taken.append}, public=public)
    assert b"Here" in cloudpickle.dumps(taken[0])
    assert taken[0].__module__.encode() not in cloudpickle.dumps(taken[0])[:40]


def test_ctrl_c_ends_the_whole_run(grade):
    def pressed():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        grade({"f": pressed}, public=ONE)
