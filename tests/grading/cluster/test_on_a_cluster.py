"""Results are those of a grading here, and what goes wrong is told, on one scheduler with two workers."""

from collections.abc import Iterator

import pytest

from autograder.assignment import ChaffinchError
from autograder.grading.cluster.runner import Patience
from tests.grading.cluster.conftest import cluster
from tests.grading.cluster.machines import Machines, machines


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Machines]:
    with machines(tmp_path_factory.mktemp("machines")) as made:
        made.scheduler()
        made.farm(2)
        yield made


def test_results_are_those_of_a_grading_here(two, klass, calm):
    graded = klass.run(cluster(two.address))
    assert sorted(graded) == sorted(h.file for h in klass.handed.values())
    assert klass.tables() == calm
    assert klass.run(cluster(two.address)) == []


def test_a_submission_that_ends_its_process_is_an_error_and_the_others_are_graded(two, klass):
    klass.hand_in("zoe", "dies")
    klass.run(cluster(two.address))
    assert klass.verdicts()["zoe"] == "eee"
    assert klass.verdicts()["student01"] == "fpf"
    assert len(klass.verdicts()) == 25
    klass.hand_in("zoe", "q1=pp q2=p")
    assert klass.run(cluster(two.address)) == ["zoe.py"]


def test_a_submission_that_hangs_is_ended_and_the_others_are_graded(two, klass):
    klass.hand_in("zoe", "hangs")
    klass.run(cluster(two.address, patience=Patience(connection=20, look=0.3, submission=1.0)))
    assert klass.verdicts()["zoe"] == "eee"
    (reason,) = klass.rows_of("SELECT details FROM results WHERE verdicts = 'ee'")[0]
    assert "was not done after 1 seconds" in reason
    assert len(klass.verdicts()) == 25


def test_work_that_cannot_be_opened_there_is_told(two, klass):
    with pytest.raises(ChaffinchError, match="cannot begin: It cannot be opened"):
        klass.run(cluster(two.address), opens=False)


def test_what_cannot_travel_is_graded_here(two, klass, calm):
    changed = klass.handed["student03"].path
    text = changed.read_text()
    changed.write_text(f"{text} # changed since intake")
    assert len(klass.run(cluster(two.address))) == 24
    assert klass.tables() == calm


def test_without_a_gpu_anywhere_nothing_is_graded_on_cpus_instead(two, klass):
    with pytest.raises(ChaffinchError, match="No worker has a GPU"):
        klass.run(cluster(two.address), device="cuda")


def test_a_page_that_other_machines_can_look_at_is_told(hall, klass):
    hall.scheduler(page="0.0.0.0:0")
    hall.farm(1)
    klass.run(cluster(hall.address, says := []))
    assert [
        said
        for said in says
        if said.startswith("The scheduler shows its page to other machines, at 0.0.0.0:")
    ]
