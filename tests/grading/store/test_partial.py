"""A partial grading renews what it names and leaves the rest; equal files are graded once."""

from dataclasses import replace

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.store.database import open_store
from autograder.grading.store.people import Student
from autograder.grading.store.staff import adjust


def test_every_question_counts(stub):
    stub.grade()
    assert stub.rows() == {"ada": {"q1": 3.0, "q2": 1.5}, "ben": {"q1": 1.5, "q2": 0.0}}


def test_nothing_is_graded_twice(stub):
    assert stub.grade() == ["ada.py", "ben.py"]
    assert stub.grade() == []


def test_one_question_of_one_person_leaves_the_table_as_it_is(stub):
    stub.grade()
    before = stub.table()
    stub.grade(question="q2", wanted=lambda student: student.name == "ada", regrade=True)
    assert stub.table() == before


def test_a_partial_grading_renews_what_it_names(stub):
    stub.grade()
    stub.hand_in("ada", "q1=ff q2=f")
    stub.grade(question="q2")
    assert stub.rows()["ada"] == {"q1": 3.0, "q2": 0.0}
    assert "Of an earlier attempt: q1" in stub.total("ada").status


def test_the_first_grading_may_be_a_partial_one(stub):
    stub.grade(question="q2")
    assert stub.rows()["ada"] == {"q1": None, "q2": 1.5}
    assert "Not graded yet: q1" in stub.total("ada").status


def test_only_leaves_equal_files_of_others(stub):
    stub.hand_in("cid", "q1=pf q2=f")
    stub.grade()
    stub.hand_in("ben", "q1=pp q2=p # new")
    stub.hand_in("cid", "q1=pp q2=p # new")
    stub.grade(wanted=lambda student: student.name == "ben")
    assert stub.rows()["ben"]["q1"] == 3.0
    assert stub.rows()["cid"]["q1"] == 1.5


def test_equal_contents_are_graded_once(stub):
    stub.hand_in("cid", "q1=pf q2=f")
    assert len(stub.grade()) == 2
    assert stub.rows()["cid"] == stub.rows()["ben"]


def test_a_new_attempt_replaces_what_counts_and_the_old_one_is_kept(stub):
    stub.grade()
    stub.hand_in("ben", "q1=pp q2=p # better")
    assert stub.grade() == ["ben.py"]
    assert stub.rows()["ben"] == {"q1": 3.0, "q2": 1.5}
    stub.hand_in("ben", "q1=pf q2=f")  # the first one again
    assert stub.grade() == []
    assert stub.rows()["ben"] == {"q1": 1.5, "q2": 0.0}


def test_a_broken_check_is_graded_again(stub):
    stub.hand_in("cid", "q1=pe q2=p")
    stub.grade()
    assert "Grader error in q1" in stub.total("cid").status
    assert stub.grade() == ["cid.py"]


def test_who_is_not_named_again_keeps_the_grade(stub):
    stub.grade()
    del stub.handed["ben"]
    stub.grade()
    assert stub.rows()["ben"] == {"q1": 1.5, "q2": 0.0}


def test_somebody_who_turns_out_to_be_another_person_stands_in_the_table_once(stub):
    stub.grade()
    old = stub.handed["ben"]
    stub.handed["ben"] = replace(old, student=Student("b@x.org", "Ben B.", "ben_b"))
    stub.grade()
    assert set(stub.rows()) == {"ada", "Ben B."}
    assert sorted(p.name for p in (stub.out / "summaries").iterdir()) == ["ada.txt", "ben_b.txt"]


def test_whose_place_is_found_to_be_anothers_is_one_row_also_with_a_new_file_in_it(stub):
    for key in ("cid", "dan"):
        stub.hand_in(key, f"q1=pf # {key}")
        stub.handed[key] = replace(stub.handed[key], student=Student(key, key, key))
    stub.grade()
    with open_store(stub.out) as store:
        adjust(store, "cid", "q2", "set", 1.0, "by mail", "tina")
    stub.hand_in("cid", "q1=pp # again")  # and a class list says who that is
    student = Student("c@x.org", "Cid C.", "cid_c", email="c@x.org")
    stub.handed["cid"] = replace(stub.handed["cid"], student=student)
    del stub.handed["dan"]
    stub.grade()
    assert set(stub.rows()) == {"ada", "ben", "Cid C.", "dan"}
    assert stub.rows()["Cid C."] == {"q1": 3.0, "q2": 1.0}


def test_only_nobody_is_an_error_and_begins_no_run(stub):
    stub.grade()
    with pytest.raises(ChaffinchError, match="nobody"):
        stub.grade(wanted=lambda _name: False)
