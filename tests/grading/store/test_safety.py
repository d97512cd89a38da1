"""What goes wrong with the file or the folder ends with a sentence, and what was finished is kept."""

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.classroom import grade_class, plan_class
from autograder.grading.grader import Options
from autograder.grading.store.database import open_store, told, transaction
from autograder.grading.store.lock import grading_lock
from autograder.grading.store.schema import MIGRATIONS
from autograder.grading.store.writing import end_run
from tests.grading.store.stub import CHECKS, NAME, StubGrading, question

HOLD = """
import sys
from pathlib import Path
from autograder.grading.store.lock import grading_lock
with grading_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_grader_is_told_who_is_at_it_and_a_dead_one_is_in_nobodys_way(stub):
    stub.grade()
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, stub.out], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    holder.stdout.readline()
    with pytest.raises(ChaffinchError, match=f"process {holder.pid} on"), grading_lock(stub.out):
        pass
    holder.kill()
    holder.communicate()
    with grading_lock(stub.out):
        assert json.loads((stub.out / "grades.lock").read_text())["pid"] == os.getpid()


def test_files_of_students_are_private(stub):
    stub.grade()
    for path in (stub.out, *stub.out.rglob("*")):
        assert stat.S_IMODE(path.stat().st_mode) == (0o700 if path.is_dir() else 0o600), path


def write_much(store):
    with told(store.path), transaction(store):
        for _ in range(100):
            store.query("INSERT INTO runs (begun, options) VALUES (?, ?)", "x" * 4000, "{}")


def test_a_full_disk_ends_in_a_sentence_and_keeps_what_was_finished(stub):
    with open_store(stub.out) as store:
        run = plan_class(stub.assignment, store, list(stub.handed.values()), Options())
        pages = store.value("PRAGMA page_count")
        results = grade_class(run, work=StubGrading())
        next(results)
        store.query(f"PRAGMA max_page_count = {pages}")
        stub.hand_in("cid", "q1=pp q2=p " + "x" * 10)
        with pytest.raises(ChaffinchError, match="disk is full"):
            write_much(store)
        store.query("PRAGMA max_page_count = 1000000")
        results.close()
    with open_store(stub.out) as store:
        assert store.value("SELECT count(*) FROM results") == 2
        assert store.value("SELECT count(*) FROM runs") == 1


@pytest.mark.parametrize("take_away", [shutil.rmtree, lambda out: out.rename(out.with_name("moved"))])
def test_a_folder_that_is_taken_away_while_grading_is_noticed(stub, take_away):
    def grade():
        with open_store(stub.out) as store:
            run = plan_class(stub.assignment, store, list(stub.handed.values()), Options())
            results = grade_class(run, work=StubGrading())
            next(results)
            take_away(stub.out)
            list(results)
            end_run(store, run.number, [])

    with pytest.raises(ChaffinchError, match="removed, moved or closed"):
        grade()


def test_a_damaged_file_is_named_and_left_alone(stub):
    stub.grade()
    path = stub.out / "grades.db"
    path.write_bytes(b"no database" * 1000)
    with pytest.raises(ChaffinchError, match="damaged"):
        stub.grade()
    assert path.read_bytes().startswith(b"no database")


def test_a_store_of_a_newer_version_is_refused(stub):
    stub.grade()
    with sqlite3.connect(stub.out / "grades.db") as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(ChaffinchError, match="newer Chaffinch"):
        stub.grade()


def test_a_store_without_tables_yet_is_made_whole(stub):
    stub.out.mkdir(parents=True)
    (stub.out / "grades.db").touch()
    stub.grade()
    assert len(stub.rows()) == 2


def test_no_grades_is_told(tmp_path):
    with pytest.raises(ChaffinchError, match="no grades in"), open_store(tmp_path, make=False):
        pass
    assert list(tmp_path.iterdir()) == []


def test_old_results_are_imported_once_and_left_where_they_are(stub):
    from autograder.grading.record import Record
    from autograder.grading.store.importing import import_old_results

    folder = stub.out / "results"
    folder.mkdir(parents=True)
    record = Record(
        "ada", "0" * 64, NAME, tuple(question(q, "p" * n) for q, n in CHECKS.items()), package="1" * 64
    )
    (folder / "ada.json").write_text(record.to_json())
    (folder / "broken.json").write_text("{")
    with open_store(stub.out) as store:
        assert import_old_results(store) == 1
        assert import_old_results(store) == 0
    assert stub.rows() == {"ada": {"q1": 3.0, "q2": 1.5}}
    assert (folder / "ada.json").is_file()
    assert stub.grade() == ["ada.py", "ben.py"]  # an old result is never taken for one of today's


def test_who_is_missing_stands_in_the_tables_and_has_no_files(stub):
    from autograder.grading.store.people import Student

    stub.grade(missing=[Student("nina@x.org", "Nina N.", "nina")])
    assert stub.total("Nina N.").status == "Not handed in"
    assert stub.table()[4] == ["nina", "0.0", "0.0", "0.0", "0.0", "Not handed in"]
    assert not (stub.out / "summaries" / "nina.txt").exists()
    stub.grade(missing=[Student("nina@x.org", "Nina N.", "nina")], order=["ben", "nina@x.org"])
    assert [row[0] for row in stub.table()[2:]] == ["ben", "nina", "ada"]


def test_what_cannot_be_read_is_a_row_with_its_reason(stub):
    from dataclasses import replace

    stub.hand_in("cid", "")
    stub.handed["cid"] = replace(
        stub.handed["cid"], path=None, problem="cid.rar cannot be opened: ask for a zip."
    )
    stub.grade()
    assert stub.table()[4] == ["cid", "0.0", "0.0", "0.0", "0.0", "cid.rar cannot be opened: ask for a zip."]
    told = (stub.out / "summaries" / "cid.txt").read_text()
    assert "ask for a zip" in told
    assert "w1: 0 points: your file could not be opened" in told
    assert (stub.total("cid").unread, stub.total("cid").written) == ([], {"w1": 0.0})


def test_of_several_attempts_the_best_can_count(stub):
    import hashlib
    from dataclasses import replace

    better, path = stub.handed["ada"], stub.folder / "in" / "ada2.py"
    path.write_text("q1=ff q2=f # worse")
    worse = replace(better, path=path, sha256=hashlib.sha256(path.read_bytes()).hexdigest(), source="second")
    stub.handed = {"first": replace(better, counts=False), "second": worse, "ben": stub.handed["ben"]}
    stub.grade()
    assert stub.rows()["ada"] == {"q1": 0.0, "q2": 0.0}
    stub.grade(attempt="best")
    assert stub.rows()["ada"] == {"q1": 3.0, "q2": 1.5}


def test_half_a_surrogate_pair_in_what_a_submission_said_ends_nothing(stub, monkeypatch):
    from dataclasses import replace

    from tests.grading.store import stub as stubs

    def odd(name, letters):
        made = real(name, letters)
        return replace(made, output="\ud800", checks=tuple(replace(c, message="\udfff") for c in made.checks))

    real = stubs.question
    monkeypatch.setattr(stubs, "question", odd)
    stub.grade()
    assert "\ufffd" in (stub.out / "staff" / "ben.txt").read_text()
