"""The site builds without a warning and loads nothing from elsewhere."""

import importlib.util
import re
import subprocess
import sys

import pytest

from tests.docs.blocks import ROOT

if importlib.util.find_spec("material") is None:
    pytest.skip("mkdocs-material is not installed: pip install -e '.[dev]'", allow_module_level=True)


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_every_page_is_built(site):
    for page in {*(ROOT / "docs").glob("*.md")} - {ROOT / "docs" / "feedback.md"}:  # that one is for staff
        assert (site / f"{page.stem}.html").is_file(), page.name


def test_nothing_is_loaded_from_elsewhere(site):
    loads = re.compile(
        r'<(?:script|img|iframe)[^>]*\ssrc="?(?:https?:)?//|<link[^>]*stylesheet[^>]*href="?(?:https?:)?//'
    )
    for page in site.glob("*.html"):
        assert not loads.search(page.read_text(encoding="utf-8")), page.name


def test_drawings_say_what_they_show(site):
    for page in site.glob("*.html"):
        for image in re.findall(r"<img[^>]*>", page.read_text(encoding="utf-8")):
            assert re.search(r'alt="?[^">]{40,}', image) or "drawing" not in image, f"{page.name}: {image}"


def test_papers_of_the_house_are_included(site):
    assert "Landlock" in (site / "security.html").read_text(encoding="utf-8")
    assert "House style" in (site / "contributing.html").read_text(encoding="utf-8")
    assert "Unreleased" in (site / "changes.html").read_text(encoding="utf-8")
