"""Exports keep the columns and ids of the class list that came; feedback is named as each system expects."""

import csv
import json
import shutil
import zipfile
from dataclasses import replace

import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.grading.store.database import open_store
from autograder.grading.store.people import Student
from autograder.grading.store.staff import adjust
from autograder.grading.store.writing import add_attempts, begin_run
from autograder.report.export import export
from autograder.report.gradebook import gradebook

CANVAS = (
    "Student,ID,SIS User ID,SIS Login ID,Section,A stub (77),Other (78),Final Score\n"
    "    Points Possible,,,,,6.5,10,\n"
    '"Lovelace, Ada",501,s1,ada@x.org,One,1.0,9,90\n'
    '"Nobody, Nina",503,s3,nina@x.org,One,2.0,9,90\n'
)
WORKSHEET = (
    "Identifier,Full name,Email address,Status,Grade,Maximum Grade,Last modified (grade),Feedback comments\n"
    "Participant 9001,Ada Lovelace,ada@x.org,Submitted,,100.00,-,\n"
    "Participant 9003,Nina Nobody,nina@x.org,No submission,,100.00,-,\n"
)


def exported(stub, system, roster=""):
    with open_store(stub.out) as store:
        done = export(store, stub.assignment, system, roster)
    rows = list(csv.reader(done.table.read_text(encoding="utf-8-sig").splitlines()))
    with zipfile.ZipFile(done.feedback) as archive:
        return rows, {name: archive.read(name).decode() for name in archive.namelist()}, done


def test_canvas_gets_its_columns_and_ids_back_and_nobodys_grade_is_erased(stub):
    stub.handed["ada"] = replace(stub.handed["ada"], source="in/lovelaceada_LATE_501_9876_hw.ipynb")
    stub.grade()
    rows, feedback, done = exported(stub, "canvas", CANVAS)
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "A stub (77)"]
    assert rows[1] == ["    Points Possible", "", "", "", "", "6.5"]
    assert rows[2:] == [
        ["Lovelace, Ada", "501", "s1", "ada@x.org", "One", "4.5"],
        ["Nobody, Nina", "503", "s3", "nina@x.org", "One", "2.0"],
    ]
    assert list(feedback) == ["lovelaceada_501_9876_feedback.txt", "lovelaceada_501_9876_feedback.html"]
    assert done.unmatched == done.unlisted == ("ben",)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("in/lovelaceada_501_9876_hw.ipynb", "lovelaceada_501_9876"),
        ("in.zip/lovelaceada_LATE_501_9876_hw.zip/hw/hw_1_2_3.ipynb", "lovelaceada_501_9876"),
        ("cs_101_2026_x/lovelaceada_501_9876_hw.ipynb", "lovelaceada_501_9876"),
        ("in/van_der_berg_501_9876_hw-1.ipynb", "van_501_9876"),
        ("in/lovelaceada_501_text.html", None),
        ("in/ada.ipynb", None),
    ],
)
def test_canvas_feedback_has_the_numbers_of_what_canvas_gave_also_around_a_zip(stub, source, name):
    stub.handed["ada"] = replace(stub.handed["ada"], source=source)
    stub.grade()
    with open_store(stub.out) as store:
        store.query("UPDATE people SET lms = '501' WHERE name = 'ada'")
    _, feedback, _ = exported(stub, "canvas")
    assert list(feedback) == ([f"{name}_feedback.txt", f"{name}_feedback.html"] if name else [])


def test_canvas_without_a_class_list_gets_a_new_column(stub):
    stub.grade()
    rows, _, _ = exported(stub, "canvas")
    assert rows[0] == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "A stub"]
    assert [row[-1] for row in rows[2:]] == ["4.5", "1.5"]


def test_moodles_worksheet_comes_back_with_its_grades(stub):
    stub.grade()
    rows, feedback, _ = exported(stub, "moodle", WORKSHEET)
    assert rows[1] == ["Participant 9001", "Ada Lovelace", "ada@x.org", "Submitted", "4.5", "100.00", "-", ""]
    assert rows[2][4] == ""
    assert list(feedback) == [
        "ada_9001_assignsubmission_file_/feedback.txt",
        "ada_9001_assignsubmission_file_/feedback.html",
    ]


@pytest.mark.parametrize(
    ("system", "roster", "maximum"),
    [
        ("moodle", WORKSHEET, 100.0),
        ("moodle", WORKSHEET.replace("100.00", "6,50").replace(",6,50,", ',"6,50",'), None),
        ("canvas", CANVAS, None),
        ("canvas", CANVAS.replace("6.5,10", "20.0,10"), 20.0),
        ("canvas", "", None),
        ("csv", WORKSHEET, None),
    ],
)
def test_other_full_marks_in_the_class_list_are_told(stub, system, roster, maximum):
    stub.grade()
    assert exported(stub, system, roster)[2].maximum == maximum


@pytest.mark.parametrize("before", ["\n\n", "sep=;\r\n"])
def test_a_class_list_with_something_before_its_heading_comes_back(stub, before):
    stub.grade()
    rows, _, _ = exported(stub, "moodle", before + WORKSHEET.replace(",", ";"))
    assert [row[4] for row in rows] == ["Grade", "4.5", ""]


@pytest.mark.parametrize(
    ("system", "roster", "place"),
    [
        ("canvas", CANVAS, (3, 5)),
        ("moodle", WORKSHEET, (2, 4)),
        ("moodle", "", (3, 3)),
        ("gradescope", "", (3, 5)),
    ],
)
def test_points_that_staff_gave_to_somebody_without_a_file_are_not_lost(stub, system, roster, place):
    stub.grade(missing=[Student("nina@x.org", "Nina Nobody", "nina_nobody", "nina@x.org", "s3")])
    with open_store(stub.out) as store:
        adjust(store, "nina@x.org", "q1", "set", 1.5, "by mail", "tina")
    rows, _, done = exported(stub, system, roster)
    assert rows[place[0]][place[1]] == "1.5"
    assert done.people == (2 if roster else 3)
    book = gradebook(Course(stub.folder / "course"), stub.out.parent)
    assert [row[3] for row in book.rows if row[0] == "Nina Nobody"] == [1.5]


def test_moodle_without_a_worksheet_gets_a_grade_import(stub):
    stub.grade()
    rows, _, _ = exported(stub, "moodle")
    assert rows == [
        ["Full name", "ID number", "Email address", "A stub"],
        ["ada", "", "ada@x.org", "4.5"],
        ["ben", "", "ben@x.org", "1.5"],
    ]


def test_gradescope_gets_its_own_table_and_a_result_per_submission(stub):
    stub.handed["ada"] = replace(stub.handed["ada"], source="export/submission_321/hw.ipynb")
    stub.grade()
    rows, feedback, _ = exported(stub, "gradescope")
    assert rows[0][5:9] == ["Total Score", "Max Points", "Status", "Submission ID"]
    assert rows[1][5:9] == ["4.5", "6.5", "Ungraded", "321"]
    assert json.loads(feedback["321/results.json"])["score"] == 4.5


def test_gradescopes_lateness_is_hours_minutes_and_seconds(stub):
    late = 'title = "A stub"\n[late]\ndue = 2026-03-01T23:59:00Z\npercent_per_day = 10\n'
    stub.change_course("solutions/{}/assignment.toml", 'title = "A stub"\n', late)
    stub.hand_in("ada", "q1=pp q2=p", submitted="2026-03-03T02:00:05+00:00")
    stub.grade()
    rows, _, _ = exported(stub, "gradescope")
    column = rows[0].index("Lateness (H:M:S)")
    assert [row[column] for row in rows[1:]] == ["26:01:05", "00:00:00"]


def test_the_plain_export_has_everybody(stub):
    stub.grade()
    rows, feedback, _ = exported(stub, "csv")
    assert [row[0] for row in rows] == ["person", "ada", "ben"]
    assert set(feedback) == {"ada.txt", "ben.txt", "ada.html", "ben.html"}


def test_the_same_grades_give_the_same_zip(stub):
    stub.grade()
    one = exported(stub, "csv")[2].feedback.read_bytes()
    assert exported(stub, "csv")[2].feedback.read_bytes() == one


def test_a_gradebook_adds_up_a_course(stub):
    stub.grade()
    book = gradebook(Course(stub.folder / "course"), stub.out.parent)
    assert book.columns[3:] == ["hw8_stub", "total", "possible", "percent", "not_read_yet"]
    assert list(book.rows[0]) == ["ada", "ada@x.org", "", 4.5, 4.5, 6.5, 69.23, 1]
    with pytest.raises(ChaffinchError, match="no grades"):
        gradebook(Course(stub.folder / "course"), stub.folder)


@pytest.mark.parametrize("system", ["csv", "moodle"])
def test_pages_travel_beside_the_texts(stub, system):
    stub.grade()
    _, files, _ = exported(stub, system, WORKSHEET if system == "moodle" else "")
    texts = {name.removesuffix(".txt") for name in files if name.endswith(".txt")}
    assert texts == {name.removesuffix(".html") for name in files if name.endswith(".html")} != set()


FOREIGN = WORKSHEET.replace("9001", "7001")


def test_the_number_that_a_download_tells_is_the_one_of_this_assignment(stub):
    place = "in/Ada Lovelace_9001_assignsubmission_file_/hw.ipynb"
    stub.handed["ada"] = replace(stub.handed["ada"], source=place)
    stub.grade()
    _, feedback, _ = exported(stub, "moodle")
    assert "ada_9001_assignsubmission_file_/feedback.txt" in feedback
    rows, _, _ = exported(stub, "moodle", WORKSHEET)
    assert rows[1][4] == "4.5"


def test_another_assignments_worksheet_is_refused_since_moodle_would_pass_over_its_rows(stub):
    place = "in/Ada Lovelace_9001_assignsubmission_file_/hw.ipynb"
    stub.handed["ada"] = replace(stub.handed["ada"], source=place)
    stub.grade()
    with pytest.raises(ChaffinchError, match="of another assignment: ada is number 7001 in it and 9001"):
        exported(stub, "moodle", FOREIGN)


def _came_from(stub, sources, lms):
    for person, source in sources.items():
        student = replace(
            stub.handed[person].student, lms=lms[person], email="", key=f"{person} {lms[person]}"
        )
        stub.handed[person] = replace(stub.handed[person], student=student, source=source)
    stub.grade()


def test_numbers_of_another_system_are_no_canvas_ids(stub):
    place = "in/{}_assignsubmission_file_/hw.ipynb"
    sources = {"ada": place.format("ada_501"), "ben": place.format("ben_503")}
    _came_from(stub, sources, {"ada": "501", "ben": "503"})
    rows, _, done = exported(stub, "canvas")
    assert [row[:2] for row in rows[2:]] == [["ada", ""], ["ben", ""]]
    assert done.without_id == ("ada", "ben")
    rows, _, done = exported(stub, "canvas", CANVAS)
    assert [row[5] for row in rows[2:]] == ["1.0", "2.0"]
    assert (done.unlisted, done.without_id) == (("ada", "ben"), ())


def test_canvas_ids_are_no_participants_of_moodle(stub):
    sources = {"ada": "in/ada_9003_77_hw.ipynb", "ben": "in/ben_9001_78_hw.ipynb"}
    _came_from(stub, sources, {"ada": "9003", "ben": "9001"})
    rows, feedback, done = exported(stub, "moodle", WORKSHEET)
    assert [row[4] for row in rows[1:]] == ["", ""]
    assert (feedback, done.unlisted) == ({}, ("ada", "ben"))


def test_canvas_ids_of_a_download_are_told_without_a_class_list(stub):
    sources = {"ada": "in/ada_501_77_hw.ipynb", "ben": "in/ben_503_78_hw.ipynb"}
    _came_from(stub, sources, {"ada": "501", "ben": "503"})
    rows, _, done = exported(stub, "canvas")
    assert ([row[1] for row in rows[2:]], done.without_id) == (["501", "503"], ())


def test_nobody_is_missing_from_a_table_that_the_class_list_does_not_decide(stub):
    stub.grade()
    for system in ("canvas", "moodle"):
        rows, _, done = exported(stub, system, "name,id\nNina Nobody,3\n")
        assert done.unlisted == ()
        assert {row[0] for row in rows} >= {"ada", "ben"}


def test_a_gradebook_has_a_person_once_whether_email_or_id_is_told(stub):
    course = stub.folder / "course"
    for name, told in (
        ("hw8_stub", {"email": "ada@x.org"}),
        ("hw9_more", {"sid": "7"}),
        ("hw10_last", {"email": "Ada@x.org", "sid": "7"}),
    ):
        if name != "hw8_stub":
            for kind in ("solutions", "autograder/graders"):
                shutil.copytree(course / kind / "hw8_stub", course / kind / name)
            path = course / "solutions" / name / "assignment.toml"
            path.write_text(path.read_text().replace("hw8_stub", name))
            (path.parent / "hw8_stub.py").rename(path.parent / f"{name}.py")
        student = Student(f"{name} ada", "Ada", "ada", told.get("email", ""), told.get("sid", ""))
        with open_store(stub.out.with_name(name)) as store:
            add_attempts(store, begin_run(store, {}), [], [student])
            adjust(store, student.key, "", "add", 1.5, "by mail", "tina")
    book = gradebook(Course(course), stub.out.parent)
    assert [(row[0], row[1].casefold(), row[2], row[-4]) for row in book.rows] == [
        ("Ada", "ada@x.org", "7", 4.5)
    ]


def test_a_gradebook_names_what_the_course_has_no_more(stub):
    stub.grade()
    shutil.copytree(stub.out, stub.out.with_name("hw7_dropped"))
    book = gradebook(Course(stub.folder / "course"), stub.out.parent)
    assert (list(book.assignments), book.left_out) == (["hw8_stub"], ("hw7_dropped",))
