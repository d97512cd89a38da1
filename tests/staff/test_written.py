"""Reading written answers: everybody once, in an order of one's own, two readers in turns."""

import csv
import io

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.store.staff import written_points
from autograder.report.spreadsheet import csv_text
from autograder.staff.pages.open_answers import OpenAnswers
from autograder.staff.pages.sheet import import_sheet, sheet_rows
from autograder.staff.pages.turns import next_answer, places
from autograder.staff.pages.written import give, progress, reading, take_back
from tests.grading.store.stub import NAME
from tests.staff.conftest import script


def test_an_answer_with_nothing_in_it_has_no_points_and_is_not_to_be_read(group):
    assert group.total("cleo").written == {"w1": 0.0}
    assert group.total("dan").written == {"w1": 0.0}
    assert group.total("ada").unread == ["w1"]
    assert "w1: 0 points: it is as it was handed out" in (group.out / "summaries" / "cleo.txt").read_text()
    assert "w1: 0 points: nothing is written there" in (group.out / "summaries" / "dan.txt").read_text()


def test_the_order_is_a_readers_own_and_stays(group):
    for n in range(8):
        group.hand_in(f"x{n}", script("q1=pp", f"answer {n}"))
    group.grade()
    with group.room.store(NAME) as store:
        tina, tom = ([p.key for p in places(store, "w1", who)] for who in ("tina", "tom"))
        assert tina == [p.key for p in places(store, "w1", "tina")]
    assert tina != tom
    assert sorted(tina) == sorted(tom)


def test_each_unread_answer_comes_once(group):
    seen = []
    with group.room.store(NAME) as store:
        while (number := next_answer(store, "w1", "tina", after=seen[-1] if seen else None)) is not None:
            give(store, group.assignment, "w1", number, "tina", items=[1])
            seen.append(number)
        (far,) = progress(store, group.assignment, "tina")
    assert sorted(seen) == sorted(group.numbers()[n] for n in ("ada", "ben"))
    assert (far.answers, far.read, far.mine, far.blank, far.differ) == (2, 2, 2, 2, 0)


def test_items_give_points_which_count_at_once(group):
    with group.room.store(NAME) as store:
        give(store, group.assignment, "w1", group.numbers()["ada"], "tina", items=[1, 3], comment="say why")
    assert group.total("ada").written == {"w1": 1.5}
    assert group.total("ada").after == 6.0


def test_another_readers_points_show_only_after_ones_own_and_disagreement_is_said(group):
    number = group.numbers()["ada"]
    with group.room.store(NAME) as store:
        give(store, group.assignment, "w1", number, "tina", items=[1])
        assert next_answer(store, "w1", "tom", "second") == number
        blind = reading(store, group.assignment, "w1", number, "tom", "second")
        give(store, group.assignment, "w1", number, "tom", points="2")
        open_ = reading(store, group.assignment, "w1", number, "tom", "second")
        assert next_answer(store, "w1", "tina", "differ") == number
    assert (blind.others, blind.hidden) == ((), 1)
    assert ([r.author for r in open_.others], open_.differ) == (["tina"], True)
    assert group.total("ada").written == {"w1": 2.0}


def test_two_readers_are_not_given_the_same_answer(group):
    open_answers = OpenAnswers()
    with group.room.store(NAME) as store:
        first = next_answer(store, "w1", "tina")
        open_answers.take(NAME, "w1", first, "tina")
        assert next_answer(store, "w1", "tom", elsewhere=open_answers.elsewhere(NAME, "w1", "tom")) != first
    assert open_answers.elsewhere(NAME, "w1", "tina") == set()


def test_a_reading_can_be_taken_back_and_comments_come_again(group):
    ada, ben = group.numbers()["ada"], group.numbers()["ben"]
    with group.room.store(NAME) as store:
        give(store, group.assignment, "w1", ada, "tina", comment="say why")
        take_back(store, "w1", ada, "tina")
        assert reading(store, group.assignment, "w1", ben, "tina").comments == ("say why",)
    assert group.total("ada").unread == ["w1"]


@pytest.mark.parametrize(("items", "points"), [([9], ""), ([], "3"), ([], "-1"), ([], "nan"), ([], "x")])
def test_points_that_the_rubric_does_not_have_are_refused(group, items, points):
    with group.room.store(NAME) as store:
        with pytest.raises(ChaffinchError):
            give(store, group.assignment, "w1", group.numbers()["ada"], "tina", items=items, points=points)
        assert written_points(store) == {}


def sheet(group, tmp_path, change):
    """The sheet of a class with its rows changed, as a spreadsheet saves it."""
    with group.room.store(NAME) as store:
        rows = [
            dict(zip(r[0], row, strict=True))
            for r in [list(sheet_rows(store, group.assignment, "tina"))]
            for row in r[1:]
        ]
    for row in rows:
        change(row)
    path = tmp_path / "sheet.csv"
    path.write_text(csv_text([list(rows[0]), *(list(row.values()) for row in rows)]), encoding="utf-8")
    return path


def test_a_sheet_comes_back_with_items_points_and_comments(group, tmp_path):
    def fill(row):
        if row["answer"].startswith("It grows"):
            row |= {"item 1": "x", "comment": "=why"}
        elif row["answer"]:
            row |= {"points": "1,5"}

    path = sheet(group, tmp_path, fill)
    with group.room.store(NAME) as store:
        assert import_sheet(store, group.assignment, "tina", path) == 2
        assert import_sheet(store, group.assignment, "tina", path) == 0
        said = written_points(store)[group.numbers()["ben"]]["w1"]
    assert (said.points, said.items, said.notes) == (0.5, (1,), "=why")
    assert group.total("ada").written == {"w1": 1.5}


@pytest.mark.parametrize(
    "change",
    [
        {"points": "99"},
        {"person": "77", "points": "1"},
        {"question": "q1", "points": "1"},
        {"item 1": "x", "person": "ada"},
    ],
)
def test_a_sheet_with_a_wrong_row_changes_nothing_and_names_the_line(group, tmp_path, change):
    path = sheet(
        group, tmp_path, lambda row: row.update(change if row["state"] == "untouched" else {"points": "1"})
    )
    with group.room.store(NAME) as store:
        with pytest.raises(ChaffinchError, match=r"sheet\.csv, line \d"):
            import_sheet(store, group.assignment, "tina", path)
        assert written_points(store) == {}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_sheet_comes_back_however_a_spreadsheet_saves_it(group, tmp_path, separator, encoding):
    path = sheet(
        group, tmp_path, lambda row: row.update({"points": "1,5"} if row["state"] == "answered" else {})
    )
    rows = [list(reversed(row)) for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig")))]
    lines = io.StringIO()
    csv.writer(lines, delimiter=separator).writerows(
        [[c.capitalize() for c in rows[0]], [], *rows[1:], [""] * 4]
    )
    path.write_bytes(f"\r\nsep={separator}\r\n{lines.getvalue()}".encode(encoding))
    with group.room.store(NAME) as store:
        assert import_sheet(store, group.assignment, "tina", path) > 0
    assert group.total("ada").written == {"w1": 1.5}


def test_a_sheet_in_which_an_answer_stands_twice_is_refused(group, tmp_path):
    path = sheet(
        group, tmp_path, lambda row: row.update({"points": "1"} if row["state"] == "answered" else {})
    )
    answered = next(line for line in path.read_text().splitlines(keepends=True) if ",answered," in line)
    path.write_text(path.read_text() + answered)
    with group.room.store(NAME) as store:
        with pytest.raises(ChaffinchError, match=r"sheet\.csv, line \d+: this answer stands in line \d, too"):
            import_sheet(store, group.assignment, "tina", path)
        assert written_points(store) == {}


def test_a_file_that_is_no_sheet_is_refused(group, tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("a,b\n1,2\n")
    with group.room.store(NAME) as store, pytest.raises(ChaffinchError, match="no column question, person"):
        import_sheet(store, group.assignment, "tina", path)
