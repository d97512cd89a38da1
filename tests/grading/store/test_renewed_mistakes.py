"""A lesson that is written later reaches what is graded already."""

from autograder.grading.recognition.book import Book, Known
from autograder.grading.recognition.place import path_of
from autograder.grading.recognition.signature import Failure

KNOWN = Known("chaff_a", "Your loop ends too early.", "A note.", (Failure("test_1", "", "", ""),), "")


def test_a_new_lesson_needs_no_new_grading(stub):
    stub.grade()
    summary = stub.out / "summaries" / "ben.txt"
    assert KNOWN.lesson not in summary.read_text()
    path_of(stub.assignment).write_text(Book({"q1": (KNOWN,)}).to_json())
    assert stub.grade() == []
    assert f"Most likely: {KNOWN.lesson}" in summary.read_text()
    assert "as chaff_a: A note." in (stub.out / "staff" / "ben.txt").read_text()
    path_of(stub.assignment).unlink()
    stub.grade()
    assert KNOWN.lesson not in summary.read_text()
