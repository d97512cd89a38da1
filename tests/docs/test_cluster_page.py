"""The page about many machines: its scripts run, its files are what they claim to be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.docs.blocks import ROOT, blocks
from tests.grading.store.stub import NAME, make_course

PAGE = ROOT / "docs" / "cluster.md"
SCRIPTS = ("start_cluster.sh", "grade.sbatch", "shards.sh")
TABLES = ("final_grades.csv", "grades.csv")


def file_of(title):
    (text,) = [block.text for block in blocks(PAGE) if block.title == title]
    return text


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A course with a class, and a `chaffinch` whose grading is quick."""
    make_course(tmp_path)
    (tmp_path / "submissions").mkdir()
    for number in range(12):
        text = f"q1={'pf'[number % 2]}p q2=p  # def q1(), {number}"
        (tmp_path / "submissions" / f"student{number:02}.py").write_text(text)
    command = tmp_path / "bin" / "chaffinch"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m tests.docs.quick_chaffinch "$@"\n')
    command.chmod(0o755)
    monkeypatch.setenv("PATH", f"{command.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    for title in SCRIPTS:
        (tmp_path / title).write_text(file_of(title))
    return tmp_path


def run(place, *command, **environment):
    return subprocess.run(
        command, cwd=place, env=os.environ | environment, check=True, capture_output=True, text=True
    ).stdout


def tables(folder: Path):
    return [(folder / NAME / table).read_bytes() for table in TABLES]


@pytest.mark.timeout(900)
def test_the_loop_over_shards_grades_everybody_once(place):
    run(place, "bash", "shards.sh", NAME, "submissions", "2")
    rows = (place / "grades" / NAME / "final_grades.csv").read_text(encoding="utf-8-sig").splitlines()[2:]
    expected = [f"student{n:02},{(3.0, 1.5)[n % 2]},1.5,{(4.5, 3.0)[n % 2]}" for n in range(12)]
    assert [",".join(row.split(",")[:4]) for row in rows] == expected


@pytest.mark.faults
@pytest.mark.timeout(1800)
def test_the_array_of_jobs_goes_on_where_it_was_and_is_merged(place):
    slurm = {"SLURM_ARRAY_TASK_COUNT": "2", "SLURM_ARRAY_JOB_ID": "7", "RESULTS": str(place / "results")}
    slurm |= {"HW": NAME, "SUBMISSIONS": str(place / "submissions"), "COURSE": str(place)}
    for task in ("1", "2", "2"):
        said = run(place, "bash", "grade.sbatch", SLURM_ARRAY_TASK_ID=task, **slurm)
    assert "0 files to grade" in said
    run(place, "chaffinch", "merge", "results/1/done", "results/2/done", "--out", "grades")
    run(place, "chaffinch", "grade", NAME, "submissions", "--out", "whole")
    assert tables(place / "grades") == tables(place / "whole")


@pytest.mark.parametrize("title", SCRIPTS)
def test_scripts_are_bash(place, title):
    run(place, "bash", "-n", title)
    if shutil.which("shellcheck"):
        run(place, "shellcheck", "--severity=style", title)


def test_the_job_of_kubernetes_is_whole(tmp_path):
    job = yaml.safe_load(file_of("grade.yaml"))
    assert (job["apiVersion"], job["kind"]) == ("batch/v1", "Job")
    spec = job["spec"]
    assert spec["completionMode"] == "Indexed"
    pod = spec["template"]["spec"]
    assert pod["restartPolicy"] == "Never"
    (container,) = pod["containers"]
    volumes = {volume["name"] for volume in pod["volumes"]}
    assert {mount["name"] for mount in container["volumeMounts"]} == volumes
    (script,) = container["args"]
    assert f'"$n/{spec["completions"]}"' in script
    (tmp_path / "script").write_text(script)
    run(tmp_path, "sh", "-n", "script")


@pytest.mark.faults
@pytest.mark.timeout(900)
def test_every_job_of_kubernetes_grades_its_shard(place):
    (container,) = yaml.safe_load(file_of("grade.yaml"))["spec"]["template"]["spec"]["containers"]
    script = container["args"][0].replace("hw1_perceptron", NAME).replace("/submissions", "submissions")
    script = script.replace("/results", "results").replace("--jobs 4", "--jobs 1")
    run(place, *container["command"], script, JOB_COMPLETION_INDEX="39")
    assert (place / "results" / "40" / NAME / "grades.db").is_file()
