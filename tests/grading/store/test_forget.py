"""Who is forgotten is in no byte of the results; all others keep theirs."""

import contextlib
import json
import zlib

import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.grading.store.database import open_store
from autograder.grading.store.lock import grading_lock
from autograder.grading.store.people import Student
from autograder.grading.store.roster import KeptRoster, keep_roster, kept_roster, without_person
from autograder.grading.store.staff import adjust, give_written
from autograder.grading.store.writing import end_run
from autograder.report.forget import find, forget, held_stores
from tests.grading.store.stub import NAME

ROSTER = "name,email\nAda Adalove,ada@x.org\nBen,ben@x.org\n"
WORDS = (b"ada", b"Ada", b"ADA")


def bytes_that_name(out, words=WORDS):
    """Files with a word in them, or in their names."""
    return [
        path
        for path in out.rglob("*")
        if any(word in path.name.encode() or (path.is_file() and word in path.read_bytes()) for word in words)
    ]


@pytest.fixture
def klass(stub):
    """Ada and Ben, graded twice, with all that people can say of them."""
    stub.grade()
    stub.hand_in("ada", "q1=pf q2=p # adalove")
    stub.grade(only=["ada*"])
    with open_store(stub.out) as store:
        adjust(store, "ada", "q1", "add", 1.0, "right idea, Ada", "Tina")
        give_written(store, "ada", "w1", 1.0, "well said, ada", "Tina")
        keep_roster(store, KeptRoster("people.csv", ROSTER))
        end_run(store, 2, ["ada.py came later", "ben is fine"], [("in/ada/notes.txt", "is text")])
    stub.grade()
    (stub.out / "export").mkdir()
    (stub.out / "export" / "csv.csv").write_text("ada,3")
    (stub.out / "changes.csv").write_text("ada,q1")
    assert len(bytes_that_name(stub.out)) > 8
    return stub


def run(klass, person="ada", author="Tina"):
    course, out = Course(klass.folder / "course"), klass.out.parent
    with held_stores(course, out) as stores:
        return forget(course, out, stores, find(stores, person), author)


def test_no_byte_of_a_forgotten_person_is_left_and_the_others_keep_theirs(klass):
    before = klass.rows()["ben"]
    run(klass)
    assert bytes_that_name(klass.out) == []
    assert klass.rows() == {"ben": before}
    assert [row[0] for row in klass.table()[2:]] == ["ben"]
    with open_store(klass.out) as store:
        assert kept_roster(store).text == "name,email\nBen,ben@x.org\n"
        assert "ben is fine" in store.value("SELECT group_concat(notes) FROM runs")
    del klass.handed["ada"]
    assert klass.grade() == []


def test_that_somebody_was_forgotten_is_kept_and_not_who(klass):
    run(klass)
    with open_store(klass.out) as store:
        at, author, what = store.query("SELECT at, author, what FROM audit").fetchone()
    assert (at[:2], author) == ("20", "Tina")
    said = json.loads(what)
    assert said["forgotten"] == 1
    assert said["rows"]["adjustments"] == 1


@pytest.mark.parametrize("name", ["ada", "ada@x.org"])
def test_names_and_emails_find_a_person(klass, name):
    run(klass, name)
    assert set(klass.rows()) == {"ben"}


def test_what_was_only_looked_for_is_left_alone(klass):
    course, out = Course(klass.folder / "course"), klass.out.parent
    before = klass.rows()
    with held_stores(course, out) as stores:
        (found,) = find(stores, "ada")
    assert found.assignment == NAME
    assert found.rows["adjustments"] == 1
    assert "feedback/ada.html" in found.files
    assert klass.rows() == before


def test_a_file_of_two_people_stays_with_the_other_one(klass):
    klass.hand_in("ben", "q1=pf q2=p # adalove")
    klass.grade()
    run(klass)
    assert bytes_that_name(klass.out, [b"ada@", b"ada.py"]) == []
    assert klass.rows() == {"ben": {"q1": 1.5, "q2": 1.5}}
    assert klass.grade() == []


def test_nobody_of_that_name_is_told(klass):
    with pytest.raises(ChaffinchError, match="nobody called 'zoe'"):
        run(klass, "zoe")


def test_while_somebody_grades_nothing_is_removed(klass):
    with grading_lock(klass.out), pytest.raises(ChaffinchError, match="is being graded"):
        run(klass)
    assert set(klass.rows()) == {"ada", "ben"}


def test_while_a_program_reads_the_log_cannot_be_emptied_and_the_next_call_does_it(klass):
    with contextlib.ExitStack() as held:
        store = held.enter_context(open_store(klass.out))
        store.query("BEGIN")
        store.value("SELECT count(*) FROM people")
        with pytest.raises(ChaffinchError, match=r"open in another program|in use by another"):
            run(klass)
    run(klass)
    assert bytes_that_name(klass.out) == []


def test_people_who_differ_in_their_emails_are_not_taken_for_one(stub, tmp_path):
    from autograder.grading.store.forgetting import Trace, same_person

    traces = {
        f"hw{n}": Trace(Student("ada", "Ada", "ada", f"ada{n}@x.org"), (1,), (), (), ()) for n in (1, 2)
    }
    with pytest.raises(ChaffinchError, match="different people"):
        same_person(traces)


ADA = Student("ada@x.org", "Ada Love", "ada", "ada@x.org")
LISTS = {
    "by email": ("name,email\nAda L.,ADA@x.org\nBen,b@x.org\n", "name,email\nBen,b@x.org\n", 1),
    "by name": ("Student;ID\nBen;1\nLove, Ada;2\n", "Student;ID\nBen;1\n", 1),
    "by first and last name": ("First\tLast\nAda\tLove\nBen\tBit\n", "First\tLast\nBen\tBit\n", 1),
    "over two lines": ('name,note\n"Ada Love","a\nb"\r\nBen,c\n', "name,note\nBen,c\n", 1),
    "two of that name": ("name\nAda Love\nAda Love\n", "name\nAda Love\nAda Love\n", 2),
    "not listed": ("name\nBen\n", "name\nBen\n", 0),
}


@pytest.mark.parametrize(("text", "left", "lines"), LISTS.values(), ids=LISTS)
def test_a_class_list_loses_one_line_and_no_other(text, left, lines):
    assert without_person(text, ADA) == (left, lines)


def test_the_kept_copy_of_the_code_goes_too(klass):
    code = zlib.compress(b"ada")
    with open_store(klass.out) as store:
        content = store.value("SELECT content FROM attempts WHERE source = 'ada.py' ORDER BY id DESC")
        store.query("INSERT INTO kept VALUES (?, ?)", content, code)
    run(klass)
    with open_store(klass.out) as store:
        assert store.value("SELECT count(*) FROM kept") == 0
