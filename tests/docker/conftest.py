"""An engine, an image and a workplace for the tests in containers; each that cannot be had skips them and says why."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.docker.image import BASE, Recipe, build_image

HERE = Path(__file__).parent
STATE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "chaffinch-docker"
MAY_INSTALL = (
    "CHAFFINCH_INSTALL_DOCKER"  # set in CI: Docker is installed and its engine started where they are missing
)
OFFLINE_BASE = "chaffinch-debian"
TAG = "chaffinch-course-test"


def answers(*command: str, seconds: float = 60) -> bool:
    """Whether a command can be run and succeeds."""
    try:
        return subprocess.run(command, capture_output=True, timeout=seconds, check=False).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def script(name: str, *arguments: str, seconds: float) -> str:
    """Runs one of our scripts, or skips."""
    try:
        done = subprocess.run(
            [HERE / name, *arguments], capture_output=True, text=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        pytest.skip(f"{name} took longer than {seconds:g} s")
    if done.returncode:
        pytest.skip(f"{name} failed: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
    return done.stdout


@pytest.fixture(scope="session")
def engine() -> Iterator[None]:
    """Docker with buildx. An engine that was started here is ended here."""
    may_install = bool(os.environ.get(MAY_INSTALL)) and os.geteuid() == 0
    if may_install:
        script("install_docker.sh", str(STATE), seconds=420)
    if not answers("docker", "buildx", "version") and (STATE / "config" / "cli-plugins").is_dir():
        os.environ["DOCKER_CONFIG"] = str(STATE / "config")
    started = None
    if not answers("docker", "info"):
        if not may_install or shutil.which("dockerd") is None:
            pytest.skip(
                f"no Docker engine answers (as root on Debian, {MAY_INSTALL}=1 installs and starts one)"
            )
        started = start_engine()
    if not answers("docker", "buildx", "version"):
        pytest.skip("Docker has no buildx, which Otter needs")
    yield
    if started is not None:
        started.terminate()
        started.wait(60)


def start_engine() -> "subprocess.Popen[bytes]":
    """Starts the engine, or skips."""
    with (STATE / "dockerd.log").open("wb") as log:
        process = subprocess.Popen(
            ["dockerd", "--storage-driver=overlay2"], stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            start_new_session=True,
        )  # fmt: skip
    for _ in range(120):
        if answers("docker", "info"):
            return process
        if process.poll() is not None:
            break
        time.sleep(0.5)
    process.kill()
    lines = (STATE / "dockerd.log").read_text(errors="replace").strip().splitlines()
    pytest.skip(f"the Docker engine cannot be started here: {(lines or ['it says nothing'])[-1][-200:]}")


@pytest.fixture(scope="session")
def image(engine: None) -> str:
    """The course's image, from the usual base where it can be had, else from one made here."""
    begun = time.monotonic()
    if answers("docker", "image", "inspect", BASE) or answers("docker", "pull", "--quiet", BASE, seconds=300):
        recipe = Recipe(tag=TAG)
    else:
        pinned = (
            script("offline_base.sh", str(STATE), OFFLINE_BASE, seconds=600).rpartition("pinned: ")[2].strip()
        )
        bundle = os.environ.get("SSL_CERT_FILE")
        recipe = Recipe(TAG, OFFLINE_BASE, pinned, "", STATE / "wheels", Path(bundle) if bundle else None)
    prepared = time.monotonic()
    build_image(recipe)
    size = subprocess.check_output(["docker", "image", "inspect", "--format", "{{.Size}}", TAG], text=True)
    print(
        f"\nimage {TAG} from {recipe.base}: {int(size) / 1e9:.2f} GB; base made ready in {prepared - begun:.0f} s, "
        f"built in {time.monotonic() - prepared:.0f} s"
    )
    return TAG
