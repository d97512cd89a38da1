"""What `chaffinch image` does before Docker has a say, and that the attack of the containers' test is a real one."""

import sys
import zipfile
from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError, Course
from autograder.docker.image import Recipe, build_command, require_docker, write_context

sys.path.insert(0, str(Path(__file__).parent))  # pytest's import mode puts no test folder there
from submissions import attack
from vision_for_cpu import repack


def command(folder: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """Puts a fake `docker` on an otherwise empty PATH."""
    (folder / "docker").write_text(f"#!/bin/sh\n{text}\n")
    (folder / "docker").chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))


def test_without_docker_it_names_the_other_way_to_grade(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ChaffinchError, match=r"no `docker` command.*chaffinch grade"):
        require_docker()


def test_without_an_engine_it_repeats_what_docker_says(tmp_path, monkeypatch):
    command(tmp_path, monkeypatch, "echo Cannot connect to the daemon >&2; exit 1")
    with pytest.raises(ChaffinchError, match="engine does not answer: Cannot connect to the daemon"):
        require_docker()


def test_without_buildx_it_names_the_package(tmp_path, monkeypatch):
    command(tmp_path, monkeypatch, '[ "$1" = info ] || { echo unknown command >&2; exit 1; }')
    with pytest.raises(ChaffinchError, match="docker-buildx"):
        require_docker()


def test_the_context_holds_the_same_otter_and_the_wheels(tmp_path):
    import otter

    wheels, context = tmp_path / "wheels", tmp_path / "context"
    wheels.mkdir()
    context.mkdir()
    (wheels / "torch-9.whl").write_bytes(b"")
    write_context(Recipe(wheels=wheels), context)
    assert (context / "Dockerfile").is_file()
    assert f"otter-grader[grading]=={otter.__version__}\n" in (context / "requirements.txt").read_text()
    assert [p.name for p in (context / "wheels").iterdir()] == ["torch-9.whl"]


def test_a_missing_folder_of_wheels_is_named(tmp_path):
    with pytest.raises(ChaffinchError, match="nowhere is no folder"):
        write_context(Recipe(wheels=tmp_path / "nowhere"), tmp_path)


def test_certificates_travel_as_a_secret_not_as_a_layer(tmp_path):
    words = build_command(Recipe(ca=Path("bundle.pem")), tmp_path)
    assert words[words.index("--secret") + 1] == "id=ca,src=bundle.pem"


def test_the_attack_takes_its_answers_away_where_it_can_read_the_checks(capsys):
    course = Course.find()
    namespace: dict[str, object] = {"predict": len}
    exec(attack(course, "hw1_perceptron"), namespace)
    loot = "\n".join(namespace["_loot"])  # type: ignore[arg-type]
    assert "hidden/test_" in loot
    assert "solutions/hw1_perceptron" in loot
    assert namespace[course.assignment("hw1_perceptron").graded[0].defines[0]] is None


def test_a_repacked_wheel_has_no_libraries_and_is_preferred_by_pip(tmp_path):
    old = tmp_path / "torchvision-0.9.0-cp311-cp311-linux_x86_64.whl"
    members = ("torchvision/_C.so", "torchvision/extension.py", "torchvision-0.9.0.dist-info/METADATA")
    with zipfile.ZipFile(old, "w") as wheel:
        for member in members:
            wheel.writestr(member, "Version: 0.9.0\n")
    made = tmp_path / "made"
    made.mkdir()
    out = repack(old, made)
    assert out.name == "torchvision-0.9.0+cpu-cp311-cp311-linux_x86_64.whl"
    with zipfile.ZipFile(out) as wheel:
        assert "torchvision/_C.so" not in wheel.namelist()
        assert wheel.read("torchvision-0.9.0+cpu.dist-info/METADATA") == b"Version: 0.9.0+cpu\n"
        assert b"nms" in wheel.read("torchvision/extension.py")
