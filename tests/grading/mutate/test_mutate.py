"""`chaffinch mutate`: what no check notices is printed; what is known is not graded again."""

import pytest
from click.testing import CliRunner

from autograder.assignment import Course
from autograder.cli.main import cli, run
from autograder.grading.mutate import survey as surveys
from autograder.grading.mutate.cache import Cache, cache_file
from autograder.grading.mutate.survey import Findings, graded, survey
from autograder.grading.mutate.trial import Red, Trial, TryHere
from autograder.grading.question_package import question_packages
from autograder.packages.scaffold import new_assignment
from tests.grading.conftest import NAME

QUESTION = "q1_scale"


@pytest.fixture
def assignment(tmp_path):
    course = Course(tmp_path)
    new_assignment(course, NAME)
    return course.assignment(NAME)


def fakes(monkeypatch, survives):
    """Grading that takes no time: what survives is decided by a function; returns what was graded."""
    asked = []

    def run_all(work, tasks, jobs):
        for variant in tasks:
            asked.append(variant.name)
            how = "here" if isinstance(work, TryHere) else "wall"
            killed = Trial("killed", "check", ("test_a",))
            yield variant, Trial("survived", how) if survives(variant) else killed

    monkeypatch.setattr(surveys, "run_all", run_all)
    return asked


def test_a_survivor_is_graded_behind_the_wall_too_and_counted(assignment, monkeypatch):
    plan = survey(assignment, QUESTION, most=6)
    last = plan.mutants[-1].name
    asked = fakes(monkeypatch, lambda variant: variant.name == last)
    found = Findings(plan, dict(graded(plan, 1, (0,))))
    assert [mutant.name for mutant in found.surprises] == [last]
    assert asked.count(last) == 2
    score = found.score()
    assert (score.mutants, score.killed, score.survived) == (6, 5, 1)
    assert score.percent == pytest.approx(100 * 5 / 6)


def test_what_is_known_is_not_graded_again_until_a_check_changes(assignment, monkeypatch):
    asked = fakes(monkeypatch, lambda variant: False)
    plan = survey(assignment, QUESTION, most=5)
    first = dict(graded(plan, 1, (0,)))
    count = len(asked)
    assert dict(graded(plan, 1, (0,))) == first
    assert len(asked) == count
    path = assignment.check_file(QUESTION, "hidden")
    path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
    assert len(dict(graded(plan, 1, (0,)))) == len(asked) - count == plan.size


def test_a_run_that_was_interrupted_goes_on(assignment):
    package = question_packages(assignment)[QUESTION]
    path = cache_file(assignment, QUESTION)
    trial = Trial("killed", "check", ("test_a",), Red("test_a", hidden=True, reason="wrong", message="no"))
    variant = survey(assignment, QUESTION, most=1).mutants[0].variant
    Cache(path, package).put(variant, trial)
    with path.open("a", encoding="utf-8") as file:
        file.write('{"key": "half a li')
    assert Cache(path, package).get(variant) == trial


def test_an_argument_that_a_check_refutes_is_a_problem(assignment, monkeypatch):
    fakes(monkeypatch, lambda variant: False)
    plan = survey(assignment, QUESTION, most=2)
    named = surveys.Survey(assignment, QUESTION, plan.mutants, {plan.mutants[0].name: "Never mind."}, ())
    assert "is in equivalent.toml" in Findings(named, dict(graded(named, 1, (0,)))).problems[0]


def test_the_operators_are_listed():
    said = CliRunner().invoke(cli, ["mutate", "--operators", "list"]).output
    assert "drop-zero-grad" in said
    assert len(said.splitlines()) >= 25


def test_an_unknown_operator_or_question_is_refused(assignment, capsys):
    here = ["--course", str(assignment.root), "mutate", NAME]
    assert run([*here, "--operators", "nonsense"]) == 2
    assert "no operator 'nonsense'" in capsys.readouterr().err
    assert run([*here, "--question", "q9"]) == 2


@pytest.mark.timeout(300)
def test_mutants_of_the_scaffold_are_graded_for_real(assignment, capsys):
    code = run(
        ["--course", str(assignment.root), "mutate", NAME, "--most", "8", "--seeds", "1", "--at-least", "0"]
    )
    printed = capsys.readouterr().out
    assert code == 0, printed
    assert f"{NAME} {QUESTION}: 8 mutants" in printed
