"""What pages show and do, without HTTP."""

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.store.staff import all_adjustments
from autograder.staff.pages.changes import changes_view
from autograder.staff.pages.check import adjust_group, amount, check_view
from autograder.staff.pages.classroom import Asked, class_view, distribution
from autograder.staff.pages.person import feedback_page, person_view
from autograder.staff.pages.publish import exported_file, publish_view, write_export
from tests.grading.store.stub import NAME


def names(totals) -> list[str]:
    return [t.standing.student.name for t in totals]


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        (Asked(), ["ada", "ben", "cleo", "dan"]),
        (Asked(sort="points", down=True), ["ada", "cleo", "ben", "dan"]),
        (Asked(sort="person", down=True), ["dan", "cleo", "ben", "ada"]),
        (Asked(sort="w1"), ["ada", "ben", "cleo", "dan"]),
        (Asked(text="BEN@x"), ["ben"]),
        (Asked(shown="unread"), ["ada", "ben"]),
        (Asked(shown="missing"), []),
        (Asked(page=99), ["ada", "ben", "cleo", "dan"]),
    ],
)
def test_a_class_is_sorted_and_filtered(group, asked, shown):
    assert names(class_view(group.room.standings(NAME), asked).rows) == shown


def test_the_distribution_is_of_those_who_handed_in(group):
    spread = distribution(group.room.standings(NAME))
    assert (spread.people, spread.scores, spread.unread) == (4, [4.5, 1.5, 3.0, 0.0], 2)
    assert (spread.mean, spread.median) == (2.25, 2.25)


def test_who_failed_a_check_is_grouped_by_what_happened(group):
    standings = group.room.standings(NAME)
    with group.room.store(NAME) as store:
        view = check_view(store, standings, "q1", "test_1")
    assert [(g.verdict, g.title, names(g.people)) for g in view.groups] == [
        ("failed", "It is 3.", ["ben", "cleo"]),
        ("skipped", "It is 3.", ["dan"]),
    ]


def test_a_group_is_adjusted_at_once_with_author_and_reason(group):
    numbers = group.numbers()
    with group.room.store(NAME) as store:
        adjust_group(
            store,
            group.room.standings(NAME),
            [numbers["ben"], numbers["cleo"]],
            "q1",
            "+0.5",
            "unclear",
            "tina",
        )
        rows = [(r["name"], r["points"], r["reason"], r["author"]) for r in all_adjustments(store)]
    assert rows == [("ben", 0.5, "unclear", "tina"), ("cleo", 0.5, "unclear", "tina")]
    assert group.total("cleo").questions["q1"] == 2.0


@pytest.mark.parametrize(("numbers", "question", "points", "reason"), [
    ([99], "q1", "+1", "x"), ([1, 99], "q1", "+1", "x"), ([], "q1", "+1", "x"), ([1], "q9", "+1", "x"),
    ([1], "q1", "much", "x"), ([1], "q1", "+1", " "), ([1], "q1", "nan", "x"),
])  # fmt: skip
def test_an_adjustment_that_makes_no_sense_leaves_nothing(group, numbers, question, points, reason):
    with group.room.store(NAME) as store:
        with pytest.raises(ChaffinchError):
            adjust_group(store, group.room.standings(NAME), numbers, question, points, reason, "tina")
        assert list(all_adjustments(store)) == []


@pytest.mark.parametrize(
    ("text", "meant"), [("3", ("set", 3.0)), ("+1,5", ("add", 1.5)), ("−1", ("add", -1.0))]
)
def test_a_sign_adds_and_a_number_sets(text, meant):
    assert amount(text) == meant


def test_a_person_shows_code_beside_verdicts_answers_and_history(group):
    number = group.numbers()["ben"]
    with group.room.store(NAME) as store:
        adjust_group(store, group.room.standings(NAME), [number], "q2", "1", "typo", "tina")
        view = person_view(store, group.room.standings(NAME), number)
        page = feedback_page(store, group.room.standings(NAME), number)
    q1, q2 = view.questions
    assert [line.text for line in q1.code[0].lines][1] == "def q1():"
    assert q2.code == ()
    assert [c.verdict.value for c in q1.result.checks] == ["passed", "failed"]
    assert "Rule 1." in page
    assert "typo" in page
    assert [(e.who, e.what) for e in view.history] == [
        ("tina", "adjustment 1: q2 set to 1: typo"),
        ("grading 1", "2 questions graded: 1.5 points"),
    ]


def test_what_was_said_since_the_only_grading_is_a_change(group):
    with group.room.store(NAME) as store:
        adjust_group(store, group.room.standings(NAME), [group.numbers()["ben"]], "q2", "1", "typo", "tina")
        view = changes_view(store, None)
    assert [(c.student.name, c.question) for c in view.changes] == [("ben", "q2")]


def test_publishing_says_what_is_left_and_writes_what_systems_import(group):
    with group.room.store(NAME) as store:
        before = publish_view(store, group.room.standings(NAME))
        assert names(before.unread) == ["ada", "ben"]
        adjust_group(store, group.room.standings(NAME), [group.numbers()["ben"]], "q2", "1", "typo", "tina")
        assert not publish_view(store, group.room.standings(NAME)).current
        said = write_export(store, group.assignment, "canvas")
        after = publish_view(store, group.room.standings(NAME))
        assert after.current
        assert [f.name for f in after.files] == ["canvas.csv", "canvas_feedback.zip"]
        assert exported_file(store, "canvas.csv").stat().st_mode & 0o077 == 0
        assert exported_file(store, "../grades.db") is None
    assert "2 people handed in answers that nobody has read yet" in said
    assert "q2: set to 1 point: typo" in (group.out / "summaries" / "ben.txt").read_text()
