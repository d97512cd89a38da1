"""``kill -9`` at random moments: what was finished is there, and the end is that of a calm run.

Two hundred kills, as ``make faults`` does them::

    python -m pytest -p no:xdist -s -m faults tests/grading/store/test_kills.py
"""

import os
import random

import pytest

from tests.grading.store.storm import PEOPLE, grades, storm, views

SEED = int(os.environ.get("CHAFFINCH_TEST_SEED", random.randrange(10**6)))
KILLS = int(os.environ.get("CHAFFINCH_TEST_KILLS", "200"))
MANY = pytest.param(KILLS, marks=[pytest.mark.faults, pytest.mark.timeout(1800)])


@pytest.mark.parametrize("kills", [15, MANY])
def test_a_grading_killed_again_and_again_ends_with_the_grades_of_an_undisturbed_one(tmp_path, kills):
    print(f"seed {SEED} (CHAFFINCH_TEST_SEED={SEED} repeats it)")
    done = storm(tmp_path, kills, random.Random(SEED))
    print(
        f"{done.kills} kills at random moments, {done.ended} gradings came to their end before theirs; "
        f"sittings on disk after each tenth: {done.kept[::10]}"
    )
    assert done.kept == sorted(done.kept)
    calm, stormy = views(done.calm), views(done.stormy)
    assert len(calm) >= 3 * PEOPLE
    assert [name for name in {**calm, **stormy} if calm.get(name) != stormy.get(name)] == []
    assert len(grades(done.calm)) == 2 * PEOPLE
    assert grades(done.stormy) == grades(done.calm)
    assert [*done.stormy.out.rglob("*.part")] == []
    print(f"the same in both: {len(calm)} files that people read, {2 * PEOPLE} grades; no half-written file")
