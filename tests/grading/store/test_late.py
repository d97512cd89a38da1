"""What being late costs: steps, grace, cap, and free days over the course; before and after side by side."""

from datetime import UTC, datetime, timedelta

import pytest

from autograder.assignment import ChaffinchError
from autograder.assignment.late import LatePolicy
from autograder.grading.late import free_days, read_times
from autograder.grading.lateness import all_changes
from autograder.grading.store.database import open_store
from autograder.grading.store.people import Student

DUE = datetime(2026, 3, 1, 23, 59, tzinfo=UTC)
LATE = "\n[late]\ndue = 2026-03-01T23:59:00Z\npercent_per_day = [10, 20]\ngrace_minutes = 15\n"


def policy(**more):
    return LatePolicy.from_table({"due": DUE, **more}, "assignment.toml")


@pytest.mark.parametrize(
    ("after", "days"),
    [(timedelta(-1), 0), (timedelta(0), 0), (timedelta(minutes=15), 0), (timedelta(minutes=16), 1), (timedelta(days=1), 1),
     (timedelta(days=1, seconds=1), 2)],
)  # fmt: skip
def test_begun_days_count_after_the_grace_time(after, days):
    assert policy(grace_minutes=15).days(DUE + after) == days


@pytest.mark.parametrize(("days", "percent"), [(0, 0), (1, 10), (2, 30), (3, 50), (4, 60), (400, 60)])
def test_steps_add_up_to_the_cap_and_the_last_repeats(days, percent):
    assert policy(percent_per_day=[10, 20], cap_percent=60).percent(days) == percent


@pytest.mark.parametrize(
    "table",
    [{}, {"due": "tomorrow"}, {"due": datetime(2026, 3, 1)}, {"due": DUE, "percent_per_day": -1}, {"due": DUE, "grace": 3},
     {"due": DUE, "percent_per_day": []}, {"due": DUE, "cap_percent": float("nan")}, {"due": DUE, "free_days": "3"}],
)  # fmt: skip
def test_a_malformed_table_is_named(table):
    with pytest.raises(ChaffinchError, match=r"\[late\]"):
        LatePolicy.from_table(table, "assignment.toml")


def test_points_before_and_after_stand_side_by_side(stub):
    stub.change_course("solutions/{}/assignment.toml", 'title = "A stub"\n', 'title = "A stub"\n' + LATE)
    stub.hand_in("ada", "q1=pp q2=p", submitted="2026-03-03T12:00:00+00:00")
    stub.grade()
    total = stub.total("ada")
    assert (total.before, total.late_days, total.late_percent, total.after) == (4.5, 2, 30.0, 3.15)
    header, ada = stub.table("grades.csv")[:2]
    assert ada[header.index("points_before_late")] == "4.5"
    assert ada[header.index("points")] == "3.15"
    assert "2 days late (-30 %)" in stub.table()[2][-1]
    assert stub.total("ben").after == 1.5


def test_times_from_a_table_beat_the_layouts(stub, tmp_path):
    stub.change_course("solutions/{}/assignment.toml", 'title = "A stub"\n', 'title = "A stub"\n' + LATE)
    stub.hand_in("ada", "q1=pp q2=p", submitted="2026-03-03T12:00:00+00:00")
    table = tmp_path / "times.csv"
    table.write_text("person,submitted\nada@x.org,2026-03-01T12:00:00\n")
    stub.grade(moments=read_times(table))
    assert stub.total("ada").after == 4.5


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_times_are_read_however_a_spreadsheet_writes_them(tmp_path, separator):
    lines = [["Person ", " Submitted"], ["ada", "2026-03-01T12:00:00+05:30"], ["ben", "2026-03-01 06:30Z"]]
    text = "\r\n".join(separator.join(line) for line in lines)
    (tmp_path / "t.csv").write_text(text, encoding="utf-16")
    times = read_times(tmp_path / "t.csv")
    assert times == {"ada": "2026-03-01T12:00:00+05:30", "ben": "2026-03-01T06:30:00+00:00"}


def test_a_table_of_times_that_is_none_is_named(tmp_path):
    (tmp_path / "t.csv").write_text("person,submitted\nada,soon\n")
    with pytest.raises(ChaffinchError, match="line 2: 'soon'"):
        read_times(tmp_path / "t.csv")
    (tmp_path / "t.csv").write_text("a,b\n")
    with pytest.raises(ChaffinchError, match="no table of times"):
        read_times(tmp_path / "t.csv")


def test_free_days_are_used_by_what_is_due_first(stub):
    import shutil

    from autograder.grading.totals import totals

    free = LATE + "free_days = 3\n"
    stub.change_course("solutions/{}/assignment.toml", 'title = "A stub"\n', 'title = "A stub"\n' + free)
    stub.hand_in("ada", "q1=pp q2=p", submitted="2026-03-03T12:00:00+00:00")  # two days
    stub.grade()
    later = stub.folder / "course" / "solutions" / "hw9_later"
    shutil.copytree(later.with_name("hw8_stub"), later)
    text = (
        (later / "assignment.toml")
        .read_text()
        .replace("hw8_stub", "hw9_later")
        .replace("2026-03-01", "2026-03-02")
    )
    (later / "assignment.toml").write_text(text)
    from autograder.assignment import Course

    assignment = Course(stub.folder / "course").assignment("hw9_later")
    days = free_days(stub.out.parent, assignment)
    left = [
        days(Student("x", "X", "x", email, sid)) for email, sid in (("Ada@x.org", "7"), ("ben@x.org", ""))
    ]
    assert left == [1, 3]
    with open_store(stub.out) as store:
        ada = next(totals(store, stub.assignment))
    assert (ada.late_days, ada.free_days, ada.late_percent) == (2, 2, 0.0)


def late_changes(stub, old=1):
    with open_store(stub.out) as store:
        return [
            (c.student.name, c.question, c.old, c.new, c.reason)
            for c in all_changes(store, stub.assignment, old)
        ]


def test_a_later_attempt_with_the_same_points_is_a_change_where_it_is_late(stub):
    stub.change_course("solutions/{}/assignment.toml", 'title = "A stub"\n', 'title = "A stub"\n' + LATE)
    stub.hand_in("ada", "q1=pp q2=p", submitted="2026-03-01T12:00:00+00:00")
    stub.grade()
    stub.hand_in("ada", "q1=pp q2=p", submitted="2026-03-02T12:00:00+00:00")
    stub.grade()
    assert late_changes(stub) == [("ada", "", 4.5, 4.05, "late: 0 % → 10 % (handed in 2026-03-02 12:00)")]
    assert late_changes(stub, old=2) == []


def test_a_changed_rule_and_a_table_of_times_are_changes(stub):
    stub.hand_in("ada", "q1=pp q2=p", submitted="2026-03-02T12:00:00+00:00")
    stub.grade()
    stub.change_course("solutions/{}/assignment.toml", 'title = "A stub"\n', 'title = "A stub"\n' + LATE)
    stub.grade()
    assert [change[2:4] for change in late_changes(stub)] == [(4.5, 4.05)]
    stub.grade(moments={"ada": "2026-03-01T12:00:00+00:00"})
    assert late_changes(stub) == []
    assert [change[2:4] for change in late_changes(stub, old=2)] == [(4.05, 4.5)]


def test_what_an_older_version_did_not_note_is_no_change(stub):
    stub.change_course("solutions/{}/assignment.toml", 'title = "A stub"\n', 'title = "A stub"\n' + LATE)
    stub.hand_in("ada", "q1=pp q2=p", submitted="2026-03-02T12:00:00+00:00")
    stub.grade()
    with open_store(stub.out) as store:
        store.query("DELETE FROM lateness")
        store.query("DELETE FROM facts")
    stub.grade()
    assert late_changes(stub) == []
