"""Odd files and layouts, each with the rows that it must give; see `tests.grading.intake.cases`."""

import pytest

from autograder.grading.intake.names import shown
from tests.grading.intake.cases import CASES, said, taken_in
from tests.grading.intake.conftest import rows


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_person_is_one_row_and_every_file_is_told(assignment, tmp_path, case):
    intake = taken_in(case, tmp_path, assignment)
    assert (intake.layout, rows(intake)) == (case.layout, case.rows)
    told, counts = said(intake), {a.person.name: a.place for a in intake.attempts}
    for place in case.files:
        parts = [shown(part) for part in place.split("/")]
        assert any("/".join(parts[:n]) in told or parts[n - 1] in told for n in range(1, len(parts) + 1)), (
            place
        )
    for person, end in case.counts.items():
        assert counts[person].endswith(end), person
    for part in case.says:
        assert part in told
