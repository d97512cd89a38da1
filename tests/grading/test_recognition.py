"""An exact signature names the mistake; where mistakes cannot be told apart, the student reads nothing."""

from dataclasses import replace

import pytest

from autograder.assignment import CheckResult, QuestionResult, Reason, Verdict
from autograder.grading.recognition.book import Book, Known
from autograder.grading.recognition.learn import learned
from autograder.grading.recognition.measure import measured, measured_all
from autograder.grading.recognition.recognise import recognised, with_mistake
from autograder.grading.recognition.signature import Failure, signature_of
from autograder.grading.variants import Variant
from autograder.grading.verify import Outcome

BIAS = (Failure("test_example", "value", "the bias", "float() off0 ^0.5 ~1 ~1 ~1"),)
SIGN = (Failure("test_example", "value", "the bias", "float() off0 ^0.5 ~-1 ~-1 ~-1"),)
SHAPE = (Failure("test_shape", "shape", "the weights", "float(3, 1) off0 zero"),)
PASSED = CheckResult("q1", "test_shape", "A.", Verdict.PASSED, 1, hidden=False)
FAILED = replace(
    PASSED, name="test_example", verdict=Verdict.FAILED, reason=Reason.WRONG, kind="value", subject="the bias",
    digest=BIAS[0].digest, message="It is 3; expected 4.",
)  # fmt: skip


def known(name: str, lesson: str, signature: tuple[Failure, ...]) -> Known:
    return Known(name, lesson, f"note of {name}", signature, "")


def test_an_exact_signature_gives_its_lesson():
    found = recognised(BIAS, [known("chaff_a", "Your bias stays.", BIAS), known("chaff_b", "Other.", SIGN)])
    assert (found.name, found.lesson, found.exact) == ("chaff_a", "Your bias stays.", True)


def test_several_with_the_same_lesson_give_it_too():
    both = [known("chaff_a", "Your bias stays.", BIAS), known("chaff_b", "Your bias stays.", BIAS)]
    assert recognised(BIAS, both).lesson == "Your bias stays."


@pytest.mark.parametrize("other", ["Another lesson.", ""])
def test_where_lessons_differ_the_student_reads_nothing_and_staff_read_all(other):
    found = recognised(BIAS, [known("chaff_a", "Your bias stays.", BIAS), known("chaff_b", other, BIAS)])
    assert (found.lesson, found.exact) == ("", False)
    assert "chaff_a" in found.note
    assert "chaff_b" in found.note


def test_a_failure_of_the_same_kind_is_like_it_for_staff_only():
    found = recognised(BIAS, [known("chaff_a", "Your sign is wrong.", SIGN)])
    assert (found.name, found.lesson, found.exact) == ("chaff_a", "", False)


def changed(subject: str, digest: str) -> tuple[Failure, ...]:
    return (Failure("test_left_alone", "changed", subject, digest),)


def test_what_was_changed_names_the_mistake_whatever_it_became():
    frozen = known(
        "chaff_a", "You froze it.", changed("the requires_grad of the model", "|requires_grad False")
    )
    woken = changed("the requires_grad of the model", "|requires_grad True")
    assert recognised(woken, [frozen]).lesson == "You froze it."


def test_a_changed_mode_is_another_mistake_than_a_changed_content():
    mode = known("chaff_a", "Mind the mode.", changed("the mode of the model", "|mode text 'eval'"))
    content = changed("the content of the model", "|content float(3,) off0 ^0.5 ~1 ~1 ~1")
    assert recognised(content, [mode]).lesson == ""


@pytest.mark.parametrize("signature", [BIAS + SHAPE, SHAPE])
def test_more_failures_or_others_are_no_exact_match(signature):
    found = recognised(signature, [known("chaff_a", "Your bias stays.", BIAS)])
    assert found is None or not found.exact


@pytest.mark.parametrize("reason", [Reason.UNWRITTEN, Reason.MISSING, Reason.STOPPED, Reason.NOT_RUN])
def test_what_was_not_written_or_did_not_run_shows_no_mistake(reason):
    assert signature_of([PASSED, replace(FAILED, reason=reason)]) == ()


def test_a_result_carries_its_mistake_and_full_marks_none():
    book = Book({"q1": (known("chaff_a", "Your bias stays.", BIAS),)})
    assert with_mistake(QuestionResult("q1", "Q", (PASSED, FAILED)), book).mistake.name == "chaff_a"
    assert with_mistake(QuestionResult("q1", "Q", (PASSED,)), book).mistake is None


def outcome(name: str, check: CheckResult) -> Outcome:
    return Outcome(Variant("q1", name, "A note.", "test_example", (), "A lesson."), 0, (PASSED, check), ())


def test_a_book_is_the_same_text_whatever_was_rounded_and_in_whatever_order():
    outcomes = [outcome("chaff_a", FAILED), outcome("chaff_b", replace(FAILED, digest="None"))]
    book = learned(outcomes, Book())
    shaken = replace(
        FAILED, digest=FAILED.digest.replace("^0.5", "^0.50001"), message="It is 3.1; expected 4."
    )
    again = learned([outcome("chaff_b", replace(FAILED, digest="None")), outcome("chaff_a", shaken)], book)
    assert again.to_json() == book.to_json()
    assert Book.from_json(book.to_json()) == book


def test_a_mistake_that_is_no_more_leaves_the_book():
    book = learned([outcome("chaff_a", FAILED), outcome("chaff_b", FAILED)], Book())
    assert [k.name for k in learned([outcome("chaff_a", FAILED)], book).known["q1"]] == ["chaff_a"]


def test_leaving_out_counts_right_wrong_and_silence():
    pair = [known("chaff_a", "Your bias stays.", BIAS), known("chaff_b", "Your bias stays.", BIAS)]
    row = measured("q1", [*pair, known("chaff_c", "Your shape.", SHAPE)])
    assert (row.known, row.told, row.akin, row.right, row.wrong) == (3, 3, 2, 2, ())
    row = measured("q1", [pair[0], known("chaff_d", "Another.", BIAS)])
    assert (row.right, row.wrong) == (0, ("chaff_a", "chaff_d"))
    assert measured_all(Book({"q1": tuple(pair)}))[-1].recall == 1
