"""Views: Otter's columns, safe for spreadsheets and browsers, written only where they changed."""

import json
import os
import re
from dataclasses import replace

import pytest

from autograder.assignment import Mistake
from autograder.grading.beside import Beside
from autograder.grading.pool import Lost
from autograder.grading.store import packing
from autograder.grading.store.database import open_store
from autograder.grading.store.people import Student
from autograder.grading.store.reading import namesakes
from autograder.grading.store.writing import end_run
from autograder.grading.totals import totals
from autograder.report import personal
from autograder.report.frequent import happened
from autograder.report.spreadsheet import csv_text, safe
from autograder.report.tables import scores_table
from autograder.report.views import write_views

COLUMNS = ["file", "q1", "q2", "total_points_earned", "percent_correct", "grading_status"]


def test_final_grades_have_otters_columns_and_first_row(stub):
    stub.grade()
    header, worth, ada, ben = stub.table()
    assert header == COLUMNS
    assert worth == ["points-per-question", "3.0", "1.5", "4.5", "4.5", "--"]
    assert ada == ["ada", "3.0", "1.5", "4.5", "1.0", "Completed"]
    assert ben == ["ben", "1.5", "0.0", "1.5", "0.333333", "Completed"]


def test_the_columns_are_the_same_whatever_was_graded(stub):
    stub.grade(question="q2")
    assert stub.table()[0] == COLUMNS
    stub.grade()
    assert stub.table()[0] == COLUMNS


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@sum", "\t=1", "\r=1", "\n=1", " =1", "＝1", '=HYPERLINK("x")']
)
def test_text_never_becomes_a_formula(text):
    assert safe(text)[0] not in "=+-@\t\r\n＝＋－＠ "


@pytest.mark.parametrize(
    ("cell", "shown"),
    [(-1.5, -1.5), (0.1 + 0.2, 0.3), (-0.0, 0.0), (3, 3), (None, ""), ("a=b", "a=b"), ("--", "--")],
)
def test_numbers_stay_numbers_and_are_rounded(cell, shown):
    assert safe(cell) == shown
    assert str(safe(-0.0)) == "0.0"


def test_a_csv_file_begins_with_a_byte_order_mark_and_has_one_line_a_row():
    text = csv_text([["Żółć", "two\nlines"]])
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.count("\n") == 1


def test_views_are_written_only_where_they_changed(stub):
    stub.grade()
    kept = [*stub.out.glob("*.csv"), stub.out / "report.html", *stub.out.glob("*/ada.txt")]
    before = {path: path.stat().st_ino for path in kept}
    stub.grade()
    assert {path: path.stat().st_ino for path in kept} == before
    stub.hand_in("ben", "q1=pp q2=f")
    stub.grade()
    assert (stub.out / "staff" / "ada.txt").stat().st_ino == before[stub.out / "staff" / "ada.txt"]
    assert "3.0" in ",".join(stub.table()[3])


@pytest.fixture
def shared(stub, monkeypatch):
    """A class that is large enough for a second process to write files of it."""
    for number in range(12):
        stub.hand_in(f"student{number}", f"q1=p{'pf'[number % 2]} q2=p")
    monkeypatch.setattr(personal, "_BATCH", 2)
    monkeypatch.setattr(personal, "_ALONE", 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 1})
    return stub


def _written(stub):
    paths = [path for kind in ("feedback", "summaries", "staff") for path in (stub.out / kind).iterdir()]
    return {path: (path.read_bytes(), path.stat().st_mode & 0o777) for path in paths}


def test_what_a_second_process_writes_is_the_same_and_noted(shared, monkeypatch):
    given, give = [], Beside.give
    monkeypatch.setattr(Beside, "give", lambda self, task: (given.append(task), give(self, task)))
    shared.grade()
    assert given
    helped = _written(shared)
    with open_store(shared.out) as store:
        assert store.value("SELECT count(*) FROM views") == 14
    monkeypatch.setattr(personal, "_ALONE", 1000)
    for path in helped:
        path.unlink()
    shared.grade()
    assert len(helped) == 3 * 14
    assert _written(shared) == helped


def test_what_a_second_process_could_not_write_is_written_all_the_same(shared, monkeypatch):
    monkeypatch.setattr(Beside, "take", lambda _self: Lost("it died"))
    shared.grade()
    assert len(_written(shared)) == 3 * 14


def test_a_summary_that_was_removed_comes_back(stub):
    stub.grade()
    (stub.out / "summaries" / "ada.txt").unlink()
    stub.grade()
    assert (stub.out / "summaries" / "ada.txt").is_file()


def test_the_page_names_who_failed_a_check_and_its_links_lead_somewhere(stub):
    stub.grade()
    page = (stub.out / "report.html").read_text()
    assert re.search(r'1 failed</summary><ul><li>1: It is #.<br><a href="#p2">ben</a>', page)
    targets = set(re.findall(r'id="(p\d+)"', page))
    assert set(re.findall(r'href="#(p\d+)"', page)) <= targets
    assert "mean 3" in page
    assert "median 3" in page


def test_the_page_escapes_what_others_wrote(stub):
    from dataclasses import replace

    stub.hand_in("eve", "q1=ff q2=f")
    eve = stub.handed["eve"]
    stub.handed["eve"] = replace(eve, student=replace(eve.student, name="<script>[b]\x1b[2J"))
    stub.grade()
    page = (stub.out / "report.html").read_text()
    assert "<script>[b]" not in page
    assert "&lt;script&gt;[b]" in page
    assert "\x1b" not in page


def test_a_large_class_is_spread_over_pages(stub, monkeypatch):
    monkeypatch.setattr("autograder.report.html.PAGE_ROWS", 2)
    monkeypatch.setattr("autograder.report.html._DETAILED", 0)
    for number in range(3):
        stub.hand_in(f"x{number}", f"q1=pp # {number}")
    stub.grade()
    second = (stub.out / "report" / "2.html").read_text()
    assert 'href="../staff/x0.txt"' in second
    assert (stub.out / "report" / "3.html").is_file()
    assert 'href="report/3.html"' in (stub.out / "report.html").read_text()
    assert 'href="../report.html"' in second


def test_known_mistakes_stand_by_frequency_with_who_made_them(stub):
    for person in ("cy", "di"):
        stub.hand_in(person, f"q1=ff q2=f # {person}")
    stub.grade()
    with open_store(stub.out) as store:
        for name, verdicts in (("adds <one>", "ff"), ("rare", "f")):
            known = packing.mistake(Mistake("chaff", "You add.", name, exact=True))
            store.query("UPDATE results SET mistake = ? WHERE verdicts = ?", known, verdicts)
        write_views(store, stub.assignment)
    page = (stub.out / "report.html").read_text()
    rows = re.findall(
        r'<tr><td>([^<]*)</td><td class="q" data-label="question">(q\d)</td><td class="n" data-label="people">(\d)',
        page,
    )
    assert rows == [("rare", "q2", "3"), ("adds &lt;one&gt;", "q1", "2")]
    assert '<a href="staff/cy.txt">cy</a>, <a href="staff/di.txt">di</a>' in page


@pytest.mark.parametrize(
    ("message", "same"),
    [
        ("It is 3.5; expected -2e-05.\ncalled: f(1)", "It is #; expected #."),
        ("`foo` in cell [7]", "`…` in cell [#]"),
        ("", ""),
    ],
)
def test_the_same_with_other_numbers_is_one_group(message, same):
    assert happened(message) == same


def test_who_hands_in_again_and_passes_has_no_old_feedback(stub):
    stub.grade()
    before = (stub.out / "feedback" / "ben.html").read_text()
    stub.hand_in("ben", "q1=pp q2=p")
    stub.grade()
    after = (stub.out / "feedback" / "ben.html").read_text()
    assert "It is 3." in before
    assert "It is 3." not in after


def test_what_a_killed_process_left_half_written_is_removed_and_nothing_of_a_living_one(stub):
    stub.grade()
    dead = [stub.out / folder / f".ada.{2**22 + 1}.part" for folder in ("", "feedback", "staff")]
    living = stub.out / "feedback" / f".ben.html.{os.getpid()}.part"
    for path in (*dead, living):
        path.write_text("half")
    stub.grade()
    assert [path for path in (*dead, living) if path.exists()] == [living]


def test_run_json_tells_who_was_found_where_and_what_was_passed_over(stub):
    stub.grade()
    with open_store(stub.out) as store:
        end_run(store, 1, ["look"], [("in/notes.txt", 'is "text"')])
        write_views(store, stub.assignment)
    said = json.loads((stub.out / "run.json").read_text())
    assert said["people"]["ada"] == {"key": "ada", "name": "ada", "email": "ada@x.org", "sid": "", "lms": ""}
    assert said["submissions"].keys() == {"ada", "ben"}
    assert said["passed_over"] == [{"place": "in/notes.txt", "reason": 'is "text"'}]
    assert (said["missing"], said["earlier"], said["notes"]) == ({}, [], ["look"])


_VIEWS = (
    "grades.csv",
    "final_grades.csv",
    "report.html",
    "feedback/ada.html",
    "staff/ada.txt",
    "summaries/ben.txt",
)


@pytest.mark.parametrize("view", _VIEWS)
@pytest.mark.parametrize("lost", [True, False])
def test_a_view_that_somebody_removed_or_edited_comes_back(stub, view, lost):
    stub.grade()
    path = stub.out / view
    before = path.read_bytes()
    path.unlink() if lost else path.write_bytes(before[:-1] + b"?")
    stub.grade()
    assert path.read_bytes() == before


def test_a_view_that_an_older_copy_took_the_place_of_is_made_again(stub):
    stub.grade()
    path = stub.out / "feedback" / "ada.html"
    older = path.with_name("older")
    older.write_text("an older page")
    os.utime(older, (1, 1))
    before = path.read_bytes()
    older.replace(path)
    stub.grade()
    assert path.read_bytes() == before


def test_where_nothing_changed_nothing_is_made_again(stub, monkeypatch):
    stub.hand_in("cy", "q1=fp q2=p")
    stub.grade()
    first = {
        path: path.stat().st_ino for path in stub.out.rglob("*") if path.suffix in {".csv", ".html", ".txt"}
    }
    with open_store(stub.out) as store:
        whole = write_views(store, stub.assignment)
        monkeypatch.setattr("autograder.report.views.totals", None)  # is what making them would begin with
        assert write_views(store, stub.assignment) == whole
    stub.grade()
    assert first == {path: path.stat().st_ino for path in first}
    assert json.loads((stub.out / "run.json").read_text())["run"] == 2


@pytest.mark.parametrize("detailed", [400, 0])
def test_people_of_one_name_are_told_apart_by_address_or_id(stub, monkeypatch, detailed):
    monkeypatch.setattr("autograder.report.html._DETAILED", detailed)
    for number, more in (("1", {"email": "kim1@x.org"}), ("2", {"sid": "4711"})):
        stub.hand_in(f"kim{number}", f"q1=fp # {number}")
        student = Student(f"kim{number}", "Kim Lee", f"kim{number}", **more)
        stub.handed[f"kim{number}"] = replace(stub.handed[f"kim{number}"], student=student)
    stub.grade()
    page = (stub.out / "report.html").read_text()
    with open_store(stub.out) as store:
        table = scores_table(stub.assignment, {}, totals(store, stub.assignment), namesakes(store))
    shown = [str(cell) for cell in table.columns[0].cells]
    assert shown == ["ada", "ben", "Kim Lee (kim1@x.org)", "Kim Lee (4711)"]
    assert page.count("Kim Lee (kim1@x.org)") == page.count("Kim Lee (4711)") == page.count("Kim Lee") / 2
    assert ">ada</a>" in page
