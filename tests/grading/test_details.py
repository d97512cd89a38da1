"""Pictures and recognised mistakes survive wherever a result is kept."""

import pytest

from autograder.assignment import CheckResult, Mistake, Picture, QuestionResult, Reason, Verdict
from autograder.grading.record import Record
from autograder.grading.store import packing

PICTURES = [Picture(b"<svg>\xc3\xa9</svg>", "A curve é."), Picture(b"\x89PNG\r\n\x1a\n\xff\x00", "An image.")]
MISTAKE = Mistake("chaff_bias_stays", "Your bias never changes.", "The bias learns too.", exact=True)


def failed(picture):
    return CheckResult(
        "q1", "test_a", "A.", Verdict.FAILED, 1, hidden=False, message="Off.", reason=Reason.WRONG,
        kind="value", subject="the new weights", digest="float (2,) 1.5", picture=picture,
    )  # fmt: skip


@pytest.mark.parametrize("picture", PICTURES)
def test_a_record_keeps_pictures_and_the_mistake(picture):
    record = Record("ada", "", "hw1", (QuestionResult("q1", "Q", (failed(picture),), mistake=MISTAKE),))
    assert Record.from_json(record.to_json()) == record


@pytest.mark.parametrize("picture", PICTURES)
def test_a_row_of_the_store_keeps_them(picture):
    check = failed(picture)
    packed = packing.check_list("Q", [check]), packing.verdicts([check]), packing.details([check])
    assert packing.unpacked(*packed) == (check,)
    assert packing.known_mistake(packing.mistake(MISTAKE)) == MISTAKE
    assert packing.known_mistake(packing.mistake(None)) is None


def test_a_picture_knows_what_it_is():
    assert [p.media_type for p in PICTURES] == ["image/svg+xml", "image/png"]
