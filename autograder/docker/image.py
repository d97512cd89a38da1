"""Builds the course's image with ``docker buildx``."""

import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.packages.rendering import Framework

TAG = "chaffinch-course"
BASE = "python:3.11-slim-bookworm"
TORCH = "torch torchvision"
TORCH_INDEX = "https://download.pytorch.org/whl/cpu"


@dataclass(frozen=True)
class Recipe:
    """What the image is made from.

    Attributes:
        tag: Its name; what goes to ``otter grade --image``.
        base: A Debian or Ubuntu image with Python 3.11 or newer and its ``venv``.
        torch: Requirements of PyTorch, e.g. ``"torch==2.14.1 torchvision==0.29.1"``.
        torch_index: Package index for those; empty takes pip's own, with CUDA.
        wheels: A folder of wheels that pip may take, or None.
        ca: A bundle of certificates that pip must trust, or None.
    """

    tag: str = TAG
    base: str = BASE
    torch: str = TORCH
    torch_index: str = TORCH_INDEX
    wheels: Path | None = None
    ca: Path | None = None


def build_image(recipe: Recipe) -> None:
    """Builds the image; what Docker says goes to the terminal.

    Raises:
        ChaffinchError: When Docker or buildx is missing, or when the build fails.
    """
    require_docker()
    with tempfile.TemporaryDirectory(prefix="chaffinch-image-") as folder:
        write_context(recipe, Path(folder))
        done = subprocess.run(build_command(recipe, Path(folder)), check=False)
    if done.returncode:
        raise ChaffinchError(
            f"Docker could not build {recipe.tag} (exit code {done.returncode}).",
            "The step that failed stands above. `chaffinch image --help` says what can be set.",
        )


def require_docker() -> None:
    """Passes when an image can be built here.

    Raises:
        ChaffinchError: When the command, the engine or buildx is missing.
    """
    if shutil.which("docker") is None:
        raise ChaffinchError(
            "There is no `docker` command.", "Install Docker, or grade without it: `chaffinch grade`."
        )
    if said := _failure("docker", "info"):
        raise ChaffinchError(
            f"Docker's engine does not answer: {said}", "Start Docker; `docker info` must work."
        )
    if said := _failure("docker", "buildx", "version"):
        raise ChaffinchError(
            f"Docker has no buildx: {said}",
            "Install it: the package is docker-buildx-plugin or docker-buildx.",
        )


def write_context(recipe: Recipe, folder: Path) -> None:
    """Writes what Docker builds from: the Dockerfile, the requirements and the wheels.

    Args:
        recipe: What the image is made from.
        folder: An empty folder.

    Raises:
        ChaffinchError: When the folder of wheels is missing.
    """
    shutil.copyfile(Path(__file__).with_name("Dockerfile"), folder / "Dockerfile")
    # the same Otter here and there: its results travel as pickles
    pinned = f"otter-grader[grading]=={version('otter-grader')}"
    lines = [pinned if line.startswith("otter-grader") else line for line in Framework.here().requirements()]
    (folder / "requirements.txt").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    (folder / "wheels").mkdir()
    if recipe.wheels is None:
        return
    if not recipe.wheels.is_dir():
        raise ChaffinchError(f"{recipe.wheels} is no folder.", "Name a folder of .whl files after --wheels.")
    for wheel in sorted(recipe.wheels.glob("*.whl")):
        shutil.copyfile(wheel, folder / "wheels" / wheel.name)


def build_command(recipe: Recipe, context: Path) -> list[str]:
    """The command that builds the image.

    Args:
        recipe: What the image is made from.
        context: Where the Dockerfile and its files lie.
    """
    arguments = {"BASE": recipe.base, "TORCH": recipe.torch, "TORCH_INDEX": recipe.torch_index}
    command = ["docker", "buildx", "build", "--load", "--tag", recipe.tag]
    for name, value in arguments.items():
        command += ["--build-arg", f"{name}={value}"]
    if recipe.ca is not None:
        command += ["--secret", f"id=ca,src={recipe.ca}"]
    return [*command, str(context)]


def _failure(*command: str) -> str:
    """The last line that a failing command says; empty when it works."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    said = (done.stderr or done.stdout).strip().splitlines()
    return said[-1] if said else f"exit code {done.returncode}"
