"""A class of two in a store."""

import pytest

from tests.grading.store.stub import StubClass


@pytest.fixture
def stub(tmp_path):
    made = StubClass(tmp_path)
    made.hand_in("ada", "q1=pp q2=p")
    made.hand_in("ben", "q1=pf q2=f")
    return made
