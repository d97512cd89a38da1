"""The autograder's zip is a plain Otter 7 package with the repository's layout inside."""

import io
import json
import subprocess
import tomllib
import zipfile
from pathlib import Path

import otter
import pytest
import yaml
from otter.nbmeta_config import NBMetadataConfig
from otter.run.run_autograder import AutograderConfig
from otter.test_files import create_test_file

from autograder.assignment import ChaffinchError, Course
from autograder.grading.recognition.book import Book, Known
from autograder.grading.recognition.place import path_of
from autograder.grading.recognition.signature import Failure
from autograder.packages.build import assemble


@pytest.fixture
def unzipped(course: Course, tmp_path: Path) -> Path:
    with zipfile.ZipFile(io.BytesIO(assemble(course.assignment("hw0_tiny")).autograder.data)) as archive:
        archive.extractall(tmp_path / "source")
    return tmp_path / "source"


def test_it_holds_what_otters_image_adds(unzipped: Path) -> None:
    for name in (
        "run_autograder",
        "setup.sh",
        "environment.yml",
        "requirements.txt",
        "otter_config.json",
        "run_otter.py",
    ):
        assert (unzipped / name).is_file()
    assert (unzipped / "tests").is_dir()
    assert (unzipped / "files").is_dir()


def test_points_and_visibility_are_right_even_when_the_plugin_fails(unzipped: Path) -> None:
    double = create_test_file(str(unzipped / "tests" / "q1_double.py"), NBMetadataConfig())
    assert [(case.name, case.points, case.hidden) for case in double.test_cases] == [
        ("double returns an array as long as its argument.", 1, False),
        ("double returns twice its argument.", 1, False),
        ("double also doubles numbers below zero.", 2, True),
    ]
    double.run({})
    assert (double.score, double.possible) == (0, 4)
    assert "the grading plugin did not run" in double.summary()
    assert not (unzipped / "tests" / "written_why.py").exists()


def test_its_configuration_names_the_plugin_and_shows_no_output(unzipped: Path) -> None:
    table = json.loads((unzipped / "otter_config.json").read_text())
    config = AutograderConfig(table)
    assert config.plugins == [
        {"autograder.packages.otter_plugin.ChaffinchPlugin": {"assignment": "hw0_tiny"}}
    ]
    assert config.show_hidden is True
    assert config.show_stdout is False
    assert config.assignment_name is None


def test_hidden_results_are_shown_as_the_assignment_says(course: Course) -> None:
    toml = course.assignment("hw0_tiny").master.with_name("assignment.toml")
    toml.write_text("show_hidden = false\n" + toml.read_text())
    with zipfile.ZipFile(io.BytesIO(assemble(course.assignment("hw0_tiny")).autograder.data)) as archive:
        assert json.loads(archive.read("otter_config.json"))["show_hidden"] is False


def test_the_mirrored_repository_is_a_course_of_this_one_assignment(unzipped: Path) -> None:
    mirror = Course(unzipped / "files" / "chaffinch")
    assert mirror.names == ["hw0_tiny"]
    assignment = mirror.assignment("hw0_tiny")
    assert assignment.title == "Doubling things"
    assert assignment.master.is_file()
    assert assignment.check_file("q1_double", "hidden").is_file()
    assert [path.name for path in (mirror.root / "autograder" / "graders").iterdir()] == ["hw0_tiny"]
    assert (mirror.root / "shared" / "notebook.py").is_file()


def test_its_pyproject_can_be_installed_without_the_graders(unzipped: Path) -> None:
    table = tomllib.loads((unzipped / "files" / "chaffinch" / "pyproject.toml").read_text())
    assert table["project"]["name"] == "chaffinch"
    assert any(line.startswith("torch>=") for line in table["project"]["dependencies"])
    assert table["tool"]["setuptools"]["packages"]["find"]["exclude"] == ["autograder.graders*"]


def test_the_image_gets_the_otter_that_built_the_package(unzipped: Path) -> None:
    pinned = f"otter-grader[grading]=={otter.__version__}"
    assert pinned in (unzipped / "requirements.txt").read_text().split("\n")
    assert pinned in yaml.safe_load((unzipped / "environment.yml").read_text())["dependencies"][-1]["pip"]
    assert f'otter.__version__ == "{otter.__version__}"' in (unzipped / "setup.sh").read_text()


@pytest.mark.parametrize("name", ["setup.sh", "run_autograder"])
def test_its_shell_scripts_are_sound_and_mend_the_empty_metadata(unzipped: Path, name: str) -> None:
    subprocess.run(["bash", "-n", str(unzipped / name)], check=True)
    text = (unzipped / name).read_text()
    assert "echo '{}' > /autograder/submission_metadata.json" in text
    assert "miniforge" not in text


SIGNATURES = Book({"q1_double": (Known("chaff_a", "Your code adds one to the double that it was asked for.", "A note.",
    (Failure("test_doubles", "value", "the double", "float(3,) off0 ^0.5 ~1.25 ~-0.125 ~2.5"),), "It is 3."),)})  # fmt: skip


def test_signatures_of_known_mistakes_go_to_the_graders_side_only(course: Course) -> None:
    assignment = course.assignment("hw0_tiny")
    path_of(assignment).write_text(SIGNATURES.to_json(), encoding="utf-8")
    built = assemble(assignment)
    names = {
        zipped: zipfile.ZipFile(io.BytesIO(getattr(built, zipped).data)).namelist()
        for zipped in ("student", "autograder")
    }
    assert [n for n in names["autograder"] if n.endswith("signatures.json")]
    assert not [n for n in names["student"] if "signatures" in n or "recognition" in n]
    assert assemble(assignment).autograder.data == built.autograder.data


@pytest.mark.parametrize(
    "text",
    ["float(3,) off0 ^0.5 ~1.25 ~-0.125 ~2.5", "Your code adds one to the double that it was asked for."],
)
def test_nothing_of_a_signature_may_stand_in_what_students_get(course: Course, text: str) -> None:
    assignment = course.assignment("hw0_tiny")
    path_of(assignment).write_text(SIGNATURES.to_json(), encoding="utf-8")
    assignment.master.write_text(f"{assignment.master.read_text()}\n# %% [markdown]\n# {text}\n")
    with pytest.raises(ChaffinchError, match="known mistake"):
        assemble(assignment)
