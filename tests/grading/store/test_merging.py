"""Shards of a class, merged, are the class."""

import contextlib
import sqlite3
from dataclasses import replace

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.shard import Shard, moments_of
from autograder.grading.store.database import open_store
from autograder.grading.store.lock import grading_lock
from autograder.grading.store.merging import merge_stores
from autograder.grading.store.staff import adjust
from autograder.report.views import write_views
from tests.grading.store.stub import NAME, StubClass

TABLES = ("final_grades.csv", "grades.csv")


class ShardedClass(StubClass):
    """A class whose parts are graded into folders of their own."""

    def __init__(self, folder):
        super().__init__(folder)
        for number in range(20):
            letters = "pf"[number % 2] + "pfs"[number % 3]
            self.hand_in(f"student{number:02}", f"q1={letters} q2=p  # {number}")

    def grade_shard(self, number, count, **more):
        whole, everything, shard = self.out, self.handed, Shard(number, count)
        self.out = self.folder / f"shard{number}" / NAME
        self.handed = {p: h for p, h in everything.items() if shard.has(h.sha256)}
        self.grade(views=False, shard=str(shard), **more)
        self.out, self.handed, done = whole, everything, self.out
        return done

    def merge(self, *folders, place="merged"):
        with open_store(self.folder / place / NAME) as store:
            merged = merge_stores(store, folders)
            write_views(store, self.assignment)
        return merged

    def tables(self, place):
        return [(self.folder / place / NAME / table).read_bytes() for table in TABLES]


@pytest.fixture
def sharded(tmp_path):
    return ShardedClass(tmp_path)


def count(folder, table):
    with contextlib.closing(sqlite3.connect(folder / "grades.db")) as store:
        return store.execute(f"SELECT count(*) FROM {table}").fetchone()[0]


def test_every_file_lies_in_exactly_one_shard(sharded):
    hashes = [h.sha256 for h in sharded.handed.values()] + ["unreadable " + "ab" * 32]
    for sha256 in hashes:
        assert sum(Shard(number, 7).has(sha256) for number in range(1, 8)) == 1


@pytest.mark.parametrize("text", ["", "3", "0/4", "5/4", "a/b", "1/0", "-1/3", "1/2/3"])
def test_what_is_no_shard_is_told(text):
    with pytest.raises(ChaffinchError, match="shard"):
        Shard.parse(text)


def test_merged_shards_have_the_tables_of_the_whole_class(sharded):
    sharded.grade()
    shards = [sharded.grade_shard(number, 3) for number in (1, 2, 3)]
    merged = sharded.merge(*reversed(shards))
    assert (merged.files, merged.missing, merged.conflicts, merged.unfinished) == (20, (), (), ())
    assert sharded.tables("merged") == sharded.tables("out")
    assert count(sharded.folder / "merged" / NAME, "results") == 40


def test_merging_again_changes_nothing(sharded):
    shards = [sharded.grade_shard(number, 2) for number in (1, 2)]
    sharded.merge(*shards)
    before = sharded.tables("merged"), (sharded.folder / "merged" / NAME / "run.json").read_bytes()
    again = sharded.merge(*shards, *shards)
    assert not again.changed
    assert (sharded.tables("merged"), (sharded.folder / "merged" / NAME / "run.json").read_bytes()) == before


def test_a_shard_that_comes_later_completes_the_table_and_until_then_it_is_named(sharded):
    sharded.grade()
    first = sharded.merge(sharded.grade_shard(1, 3), sharded.grade_shard(3, 3))
    assert first.missing == ("2/3",)
    assert sharded.merge(sharded.grade_shard(2, 3)).missing == ()
    assert sharded.tables("merged") == sharded.tables("out")


def test_a_shard_that_was_stopped_is_named(sharded):
    stopped = sharded.grade_shard(1, 1, ended=False)
    assert sharded.merge(stopped).unfinished == (str(stopped),)


def test_a_shard_that_was_graded_again_with_mended_checks_renews_its_grades(sharded):
    first = sharded.grade_shard(1, 1)
    sharded.merge(first)
    sharded.change_course("autograder/graders/{}/public/test_q1.py", "Rule 0.", "Rule nought.")
    sharded.grade_shard(1, 1)
    assert sharded.merge(first).grades == 20
    assert sharded.merge(first).grades == 0


def test_two_gradings_that_differ_are_named(sharded):
    one = sharded.grade_shard(1, 1)
    with contextlib.closing(sqlite3.connect(one / "grades.db")) as store:
        other = sharded.folder / "other" / NAME
        other.mkdir(parents=True)
        store.execute("VACUUM INTO ?", (str(other / "grades.db"),))
    with contextlib.closing(sqlite3.connect(other / "grades.db")) as store:
        store.execute("UPDATE results SET verdicts = 'ff', earned = 0 WHERE id = 1")
        store.execute("UPDATE sittings SET at = '2099' WHERE id = 1")
        store.commit()
    merged = sharded.merge(one, other)
    assert len(merged.conflicts) == 1
    assert "was graded twice" in merged.conflicts[0]
    assert sharded.merge(other, one).files == 0


def test_a_person_whose_counting_attempt_differs_is_named_and_keeps_the_later_one(sharded):
    sharded.handed = {"ada": replace(sharded.handed["student00"], submitted="2026-01-01T00:00:00+00:00")}
    one = sharded.grade_shard(1, 1)
    late = replace(
        sharded.handed["ada"], sha256="ff" * 32, source="late.py", submitted="2026-02-01T00:00:00+00:00"
    )
    sharded.handed = {"ada": late}
    sharded.out = sharded.folder / "two" / NAME
    sharded.grade()
    merged = sharded.merge(one, sharded.out)
    assert merged.conflicts == ("student00 has more than one attempt that counts: student00.py, late.py",)


def test_what_staff_said_in_a_shard_comes_along_once(sharded):
    shard = sharded.grade_shard(1, 1)
    with open_store(shard) as store:
        adjust(store, "student03", "q1", "add", 1.0, "kind", "ta")
    sharded.merge(shard)
    assert not sharded.merge(shard).changed
    assert count(sharded.folder / "merged" / NAME, "adjustments") == 1


def test_what_files_hold_comes_along(sharded):
    shards = [sharded.grade_shard(number, 2) for number in (1, 2)]
    for shard in shards:
        with contextlib.closing(sqlite3.connect(shard / "grades.db")) as store:
            store.execute("INSERT INTO kept SELECT id, 'bytes' FROM contents")
            store.execute("INSERT INTO answers SELECT id, 'w1', 'empty' FROM contents")
            store.commit()
    sharded.merge(*shards)
    assert count(sharded.folder / "merged" / NAME, "kept") == 20
    assert count(sharded.folder / "merged" / NAME, "answers") == 20


def test_a_store_that_is_being_graded_is_not_merged(sharded):
    shard = sharded.grade_shard(1, 1)
    with grading_lock(shard), pytest.raises(ChaffinchError, match="is being graded"):
        sharded.merge(shard)
    assert sharded.merge(shard).files == 20


def test_times_of_people_in_other_shards_are_left_to_those(sharded):
    mine = Shard(1, 2).of(list(sharded.handed.values()))
    told = dict.fromkeys(sharded.handed, "2026-01-01T00:00:00+00:00")
    assert set(moments_of(mine, told)) == {h.student.key for h in mine}
