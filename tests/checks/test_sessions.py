"""Check files that are collected once and run on many submissions."""

import pytest

from autograder.assignment import ChaffinchError, Verdict
from autograder.checks.bench import Bench, Effort
from autograder.checks.runner import CheckSession
from autograder.checks.subject import LocalSubject

CHECKS = '''
import pytest
from autograder.checks import check

@check(points=1)
def test_one(student):
    """It is one."""
    assert student.f() == 1

@pytest.mark.parametrize("times", [1, 2])
@check(points=2, after="test_one")
def test_stays_one(student, times):
    """It stays one."""
    assert [student.f() for _ in range(times)] == [1] * times
'''

FIXTURES = '''
import pytest
from autograder.checks import check

@pytest.fixture
def kept():
    values = []
    yield values
    assert values == [1], "it is not one"

@check(points=1)
def test_keeps(student, kept):
    """It is one afterwards, too."""
    kept.append(student.f())

@pytest.mark.skipif("True", reason="of no use here")
@check(points=1)
def test_never(student):
    """It is never asked."""
    assert False

@check(points=1)
def test_equal(student):
    """It is a list of one."""
    assert [student.f(), 2] == [1, 2]
'''


@pytest.fixture
def session(tmp_path):
    files = [tmp_path / "public" / f"test_{name}.py" for name in ("q1_f", "q2_f")]
    files[0].parent.mkdir()
    for file in files:
        file.write_text(CHECKS, encoding="utf-8")
    return CheckSession(files)


def verdicts(session, f, question=None):
    results = session.run(Bench(lambda _question: LocalSubject({"f": f})), question)
    return [result.verdict for result in results]


RIGHT = [Verdict.PASSED] * 4
WRONG = [Verdict.FAILED, Verdict.SKIPPED] * 2


def test_each_submission_is_judged_afresh(session):
    found = [verdicts(session, f) for f in (lambda: 1, lambda: 2, lambda: 1)]
    assert found == [RIGHT, WRONG, RIGHT]


def test_one_question_can_be_run_alone(session):
    assert verdicts(session, lambda: 1, "q2_f") == RIGHT[:2]
    assert len(session.checks) == 4


def test_a_run_that_was_broken_off_does_not_harm_the_next(session):
    def pressed():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        verdicts(session, pressed)
    assert verdicts(session, lambda: 1) == RIGHT


def test_what_a_question_gives_that_no_check_gets_through_is_its_own_failure(session):
    """One question returns without end, the other one as it should."""

    def endless():
        while True:
            pass

    functions = {"q1_f": endless, "q2_f": lambda: 1}
    bench = Bench(lambda question: LocalSubject({"f": functions[question]}), effort=Effort(0.2, 0))
    results = session.run(bench)
    assert [result.verdict for result in results] == WRONG[:2] + RIGHT[:2]
    assert results[0].outcome == "Your code used more than it may."


DRAWN = '''
from autograder.checks import check, expect, picture

@check(points=1)
def test_a(student):
    """It is one."""
    with picture.function(lambda x: student.line(x), within=(0, 1)):
        expect.equal(student.f(), 1)
'''


def test_a_picture_that_never_ends_is_left_out(tmp_path):
    def endless(x):
        while True:
            pass

    file = tmp_path / "public" / "test_q1_f.py"
    file.parent.mkdir()
    file.write_text(DRAWN)
    session, pictures = CheckSession([file]), []
    for line, seconds in ((endless, 0.2), (lambda x: x, 60)):
        subject = LocalSubject({"f": lambda: 2, "line": line})
        [result] = session.run(Bench(lambda _question, subject=subject: subject, effort=Effort(seconds, 0)))
        assert result.verdict is Verdict.FAILED
        pictures.append(result.picture)
    assert pictures[0] is None
    assert pictures[1] is not None


def test_files_without_a_check_are_refused(tmp_path):
    file = tmp_path / "public" / "test_q1_f.py"
    file.parent.mkdir()
    file.write_text("")
    with pytest.raises(ChaffinchError, match="holds no check"):
        CheckSession([file])


def test_fixtures_marks_and_what_pytest_says_of_an_assert_are_as_in_any_run(tmp_path):
    file = tmp_path / "public" / "test_q1_f.py"
    file.parent.mkdir()
    file.write_text(FIXTURES)
    session, results = CheckSession([file]), []
    for f in (lambda: 1, lambda: 3):
        results += session.run(Bench(lambda _question, f=f: LocalSubject({"f": f})))
    passed, failed, skipped = Verdict.PASSED, Verdict.FAILED, Verdict.SKIPPED
    assert [result.verdict for result in results] == [passed, skipped, passed, failed, skipped, failed]
    assert "it is not one" in results[3].message
    assert "At index 0 diff: 3 != 1" in results[5].message


def test_pytest_finds_the_terminal_that_it_asks_to_explain_an_assert_before_9_2(tmp_path):
    file = tmp_path / "public" / "test_q1_f.py"
    file.parent.mkdir()
    file.write_text(
        "from autograder.checks import check\n\n@check(points=1)\ndef test_a(student, request):\n"
        '    """A."""\n    assert not request.config.get_terminal_writer().hasmarkup\n'
    )
    results = CheckSession([file]).run(Bench(lambda _question: LocalSubject({})))
    assert [result.verdict for result in results] == [Verdict.PASSED]


def test_a_plugin_for_pytest_that_somebody_installed_has_no_part_in_it(tmp_path, monkeypatch):
    info = tmp_path / "site" / "loud-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: loud\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[pytest11]\nloud = loud_plugin\n")
    (tmp_path / "site" / "loud_plugin.py").write_text("raise RuntimeError('it was imported')\n")
    monkeypatch.syspath_prepend(tmp_path / "site")
    file = tmp_path / "public" / "test_q1_f.py"
    file.parent.mkdir()
    file.write_text(CHECKS)
    assert verdicts(CheckSession([file]), lambda: 1) == RIGHT[:2]
