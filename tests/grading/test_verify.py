"""Wheat must pass, chaff must be caught by its named check and by no other, the stub must earn nothing."""

from dataclasses import replace

import pytest

from autograder.assignment import ChaffinchError, CheckResult, Course, Limits, Reason, Verdict
from autograder.grading.calibrate import threshold_questions
from autograder.grading.variants import Variant, load_variants, solution_variant
from autograder.grading.verify import Outcome, ToldOnce, judge, plan, verify
from autograder.grading.work import GradeVariants, VariantTask
from autograder.packages.build import assemble
from autograder.packages.scaffold import new_assignment
from autograder.report.tables import home_table
from tests.grading.conftest import NAME

PASSED = CheckResult("q1", "test_a", "a", Verdict.PASSED, 1, hidden=False)
FAILED = replace(PASSED, name="test_b", verdict=Verdict.FAILED, message="no")
CHAFF = Variant("q1", "chaff_x", "a lesson", "test_b", ())
ENDLESS = '''

@check(points=1)
def test_for_ever(student):
    """It ends."""
    while True:
        pass
'''
WHEAT = Variant("q1", "wheat_x", "a lesson", "", ())


def test_a_new_assignment_is_as_it_must_be(course):
    tasks = plan(course.assignment(NAME), range(2))
    outcomes = list(verify(GradeVariants(course.assignment(NAME)), tasks))
    chaff = {"chaff_in_place", "chaff_no_return", "chaff_first_entry_only"}
    assert {o.variant.name for o in outcomes} == {"solution", "stub", "wheat_loop", *chaff}
    assert [p for o in outcomes for p in o.problems] == []
    checks = {result.name for outcome in outcomes for result in outcome.results}
    assert {o.variant.caught_by for o in outcomes} - {""} == checks  # no column of the matrix is empty


def test_a_new_assignment_of_several_questions_verifies_builds_and_calibrates(tmp_path):
    course = Course(tmp_path)
    new_assignment(course, "hw8_three", ("q1_scale", "q2_shift", "q3_fit"))
    assignment = course.assignment("hw8_three")
    outcomes = list(verify(GradeVariants(assignment), plan(assignment, range(1))))
    assert [p for o in outcomes for p in o.problems] == []
    assert {o.variant.question for o in outcomes} >= {"q1_scale", "q2_shift", "q3_fit"}
    assert assemble(assignment).autograder.data
    assert threshold_questions(assignment) == ("q3_fit",)


@pytest.mark.parametrize("behind_wall", [True, False])
def test_a_check_that_never_ends_is_told_with_its_line(tmp_path, monkeypatch, behind_wall):
    monkeypatch.setattr(Limits, "check_seconds", 0.2)
    course = Course(tmp_path)
    new_assignment(course, NAME)
    assignment = course.assignment(NAME)
    file = assignment.check_file("q1_scale", "hidden")
    file.write_text(file.read_text(encoding="utf-8") + ENDLESS, encoding="utf-8")
    task = VariantTask(solution_variant(assignment), 0)
    (outcome,) = verify(GradeVariants(assignment, behind_wall=behind_wall), [task])
    (problem,) = outcome.problems
    assert "test_for_ever has computed for 0.2 s and has not come to an end." in problem
    assert [result.name for result in outcome.results if result.verdict is not Verdict.PASSED] == [
        "test_for_ever"
    ]


@pytest.mark.parametrize(
    "questions",
    [
        ("q1_scale", "q1_scale"),
        ("q1_scale", "q2_scale"),
        ("scale",),
        ("q1_Scale",),
        ("q1_lambda",),
        ("q1_float",),
        ("q1_np",),
    ],
)
def test_names_of_questions_that_are_no_good_are_refused(tmp_path, questions):
    with pytest.raises(ChaffinchError, match="no name for a question"):
        new_assignment(Course(tmp_path), "hw8_three", questions)
    assert list(tmp_path.iterdir()) == []


def test_chaff_that_its_check_catches_is_fine():
    assert list(judge(CHAFF, [PASSED, FAILED])) == []


def test_chaff_that_passes_is_a_problem():
    assert "does not catch it" in next(judge(CHAFF, [PASSED, replace(FAILED, verdict=Verdict.PASSED)]))


def test_chaff_that_an_unrelated_check_minds_is_a_problem():
    assert "test_a fails too" in next(judge(CHAFF, [replace(PASSED, verdict=Verdict.FAILED), FAILED]))


def test_followers_of_the_named_check_may_be_skipped():
    assert list(judge(CHAFF, [replace(PASSED, verdict=Verdict.SKIPPED), FAILED])) == []


def test_wheat_that_loses_a_point_is_a_problem():
    assert len(list(judge(WHEAT, [PASSED, FAILED]))) == 1


def test_a_check_that_breaks_is_always_a_problem():
    for variant in (WHEAT, CHAFF):
        broken = replace(PASSED, verdict=Verdict.ERROR, message="oh")
        assert any("broke" in p for p in judge(variant, [broken, FAILED]))


def test_a_stub_must_be_told_that_it_is_not_implemented_yet():
    stub = Variant("", "stub", "", "", ())
    assert list(judge(stub, [replace(FAILED, reason=Reason.UNWRITTEN)])) == []
    assert len(list(judge(stub, [FAILED]))) == 2
    assert "earns points" in next(judge(stub, [PASSED]))


@pytest.mark.parametrize(
    ("hidden", "later", "told"),
    [(False, True, "1 1 100%"), (True, False, "0 1 0%"), (False, False, "0 1 0%")],
)
def test_a_mistake_is_seen_at_home_when_its_first_red_line_is_public_on_every_seed(
    course, hidden, later, told
):
    chaff = replace(CHAFF, question="q1_scale")
    red = replace(FAILED, question="q1_scale", hidden=hidden)
    after = red if later else replace(red, verdict=Verdict.PASSED)
    outcomes = [Outcome(chaff, 0, (red, replace(red, hidden=True)), ()), Outcome(chaff, 1, (after,), ())]
    table = home_table(course.assignment(NAME), outcomes)
    assert [cell for column in table.columns[1:] for cell in column.cells][::2] == told.split()


def test_without_chaff_nothing_is_said_of_what_is_seen_at_home(course):
    assert home_table(course.assignment(NAME), [Outcome(WHEAT, 0, (PASSED,), ())]) is None


GOOD = "def scale(x, factor):\n    return x\n"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("chaff_bad", f'CAUGHT_BY = "test_a"\n{GOOD}', "no docstring"),
        ("chaff_bad", f'"""A lesson."""\n{GOOD}', "names no check"),
        ("chaff_bad", f'"""A lesson."""\nCAUGHT_BY = 3\n{GOOD}', "line 2: CAUGHT_BY is no text"),
        ("chaff_bad", f'"""A lesson."""\nCAUGHT_BY = name()\n{GOOD}', "line 2: CAUGHT_BY is no text"),
        ("chaff_bad", f'"""A lesson."""\nCAUGHTBY = "test_a"\n{GOOD}', "line 2: CAUGHTBY means nothing here. Call it CAUGHT_BY"),
        ("chaff_bad", f'"""A lesson."""\nCAUGHT_BY = "test_a"\nLESSONS = "x"\n{GOOD}', "line 3: LESSONS means nothing"),
        ("wheat_bad", f'"""A lesson."""\nCAUGHT_BY = "test_a"\n{GOOD}', "is wheat, which no check catches"),
        ("wheat_bad", '"""A lesson."""\ndef scale(x, factor:\n    pass\n', "line 2: `def scale"),
        ("wheat_bad", '"""A lesson."""\n\x00', "null byte"),
        ("wheat_bad", '"""A lesson."""\ndef scael(x, factor):\n    return x\n', "replaces nothing .* Define one of: scale"),
        ("wheat_bad", '"""A lesson."""\n', "replaces nothing"),
        ("other_bad", GOOD, "not wheat, chaff or hostile"),
    ],
)  # fmt: skip
def test_a_malformed_variant_is_refused_by_name(tmp_path, name, text, said):
    course = Course(tmp_path)
    new_assignment(course, NAME)
    (course.assignment(NAME).variants / "q1_scale" / f"{name}.py").write_text(text)
    with pytest.raises(ChaffinchError, match=rf"{name}\.py.*{said}"):
        load_variants(course.assignment(NAME))


def test_a_variant_beside_the_folders_of_questions_is_refused(tmp_path):
    course = Course(tmp_path)
    new_assignment(course, NAME)
    (course.assignment(NAME).variants / "wheat_lost.py").write_text(f'"""A lesson."""\n{GOOD}')
    with pytest.raises(ChaffinchError, match=r"wheat_lost\.py lies in no question's folder"):
        load_variants(course.assignment(NAME))


@pytest.mark.parametrize(
    "text", ["scale = print\n", "import numpy as scale\n", "if True:\n    def scale(x, factor): pass\n", "scale.__call__ = 3\n"]
)  # fmt: skip
def test_a_variant_may_replace_a_name_in_any_way(tmp_path, text):
    course = Course(tmp_path)
    new_assignment(course, NAME)
    (course.assignment(NAME).variants / "q1_scale" / "wheat_other.py").write_text(f'"""Other."""\n{text}')
    assert "wheat_other" in [v.name for v in load_variants(course.assignment(NAME))]


def test_what_the_next_seed_says_again_is_counted_and_not_told():
    told = ToldOnce()
    first = Outcome(
        CHAFF, 0, (), ("q1/test_c fails too: 3.1; expected 2.", "test_b does not catch it (passed)")
    )
    assert list(told.new(first)) == list(first.problems)
    assert list(told.new(replace(first, seed=1, problems=("q1/test_c fails too: 4.7; expected 2.",)))) == []
    assert list(told.new(replace(first, variant=replace(CHAFF, name="chaff_y")))) == list(first.problems)
    assert told.again == 1


def test_a_check_that_breaks_is_told_once_and_not_for_every_variant():
    told, problem = ToldOnce(), "q1/test_a broke: The check itself broke: NameError: name 'np' is not defined"
    assert [list(told.new(Outcome(variant, 0, (), (problem,)))) for variant in (WHEAT, CHAFF)] == [
        [problem],
        [],
    ]
    assert told.again == 1
