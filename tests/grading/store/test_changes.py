"""Whose grade changed, in which check, and why."""

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.store.changes import changes, last_two
from autograder.grading.store.database import open_store
from autograder.grading.store.staff import adjust, revoke


def found(stub, old=1):
    with open_store(stub.out) as store:
        return [(c.student.name, c.question, c.old, c.new, c.reason) for c in changes(store, old)]


def test_another_submission_is_the_reason(stub):
    stub.grade()
    stub.hand_in("ben", "q1=pp q2=f")
    stub.grade()
    assert found(stub) == [("ben", "q1", 1.5, 3.0, "submission")]


def test_a_changed_check_regrades_its_question_only_and_is_the_reason(stub, monkeypatch):
    stub.grade()
    stub.change_course("autograder/graders/{}/hidden/test_q1.py", "points=1.5", "points=2.5")
    monkeypatch.setattr("tests.grading.store.stub.StubGrading.grade", stricter)
    assert stub.grade() == ["ada.py", "ben.py"]
    assert found(stub) == [("ada", "q1", 3.0, 0.0, "check"), ("ben", "q1", 1.5, 0.0, "check")]


def stricter(_self, task):
    from autograder.grading.record import Record
    from tests.grading.store.stub import NAME, question

    assert task.questions == ("q1",)
    return Record(task.name, task.sha256, NAME, (question("q1", "fs"),))


@pytest.mark.parametrize(
    ("path", "old", "new", "questions"),
    [
        ("solutions/{0}/{0}.py", "return 1", "return 11", {"q1"}),  # a helper of q1's solution
        ("solutions/{0}/{0}.py", "return 2", "return 22", {"q2"}),
        ("solutions/{0}/{0}.py", "# %%\ndef q2", "# %% [markdown]\n# prose\n\n# %%\ndef q2", set()),
        ("solutions/{0}/assignment.toml", "A stub", "Another title", set()),
        ("solutions/{0}/assignment.toml", "title = \"A stub\"\n", "title = \"A stub\"\n[limits]\ncall_seconds = 3\n", {"q1", "q2"}),
        ("autograder/graders/{0}/public/test_q2.py", "import check", "import check  # other", {"q2"}),
    ],
)  # fmt: skip
def test_only_questions_whose_part_changed_are_graded_again(stub, monkeypatch, path, old, new, questions):
    from tests.grading.store.stub import StubGrading

    stub.grade()
    seen, real = set(), StubGrading.grade
    monkeypatch.setattr(
        StubGrading,
        "grade",
        lambda self, task: seen.update(task.questions or ("q1", "q2")) or real(self, task),
    )
    stub.change_course(path.replace("{0}", "{}").replace("{}", "hw8_stub"), old, new)
    stub.grade()
    assert seen == questions


def test_a_check_that_is_worth_more_now_is_named(stub, monkeypatch):
    from tests.grading.store import stub as stubs

    stub.grade()
    stub.change_course("autograder/graders/{}/public/test_q2.py", "points=1.5", "points=2.5")
    real = stubs.question
    monkeypatch.setattr(stubs, "question", lambda name, letters: worth(real(name, letters), 2.5))
    stub.grade()
    with open_store(stub.out) as store:
        (change,) = changes(store, 1)
    assert (change.student.name, change.old, change.new) == ("ada", 1.5, 2.5)
    assert [(c.name, c.old, c.new) for c in change.checks] == [
        ("test_0", "passed (of 1.5)", "passed (of 2.5)")
    ]


def worth(question, points):
    from dataclasses import replace

    return replace(question, checks=tuple(replace(c, points=points) for c in question.checks))


def test_a_check_that_reads_files_depends_on_the_whole_folder(stub):
    from autograder.grading.question_package import question_packages

    stub.change_course("autograder/graders/{}/public/test_q2.py", "import check\n", "import check\nopen\n")
    before = question_packages(stub.assignment)
    stub.change_course("autograder/graders/{}/public/test_q1.py", "Rule 0", "Rule zero")
    after = question_packages(stub.assignment)
    assert all(before[q].hash != after[q].hash for q in ("q1", "q2"))


def test_what_people_said_is_a_change(stub):
    stub.grade()
    with open_store(stub.out) as store:
        number = adjust(store, "ben", "q1", "add", 0.5, "a typo in the text", "tina")
    stub.grade()
    assert found(stub) == [("ben", "q1", None, 0.5, "adjusted (add +0.5) by tina: a typo in the text")]
    with open_store(stub.out) as store:
        revoke(store, number, "read it again", "tina")
    assert found(stub) == []


def test_no_change_is_none_and_one_grading_is_told(stub):
    stub.grade()
    with open_store(stub.out) as store, pytest.raises(ChaffinchError, match="only one grading"):
        last_two(store, None)
    stub.grade(regrade=True)
    assert found(stub) == []
    with open_store(stub.out) as store:
        assert last_two(store, None) == (1, 2)
        with pytest.raises(ChaffinchError, match="no run 9"):
            last_two(store, 9)
