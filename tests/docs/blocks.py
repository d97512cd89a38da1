"""Blocks of code in the pages: with a title they are files, those of the console are commands."""

import re
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Course

ROOT = Course.find().root
PAGES = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]
_BLOCK = re.compile(
    r'^```(?P<language>\w+)(?: title="(?P<title>[^"]+)")?\n(?P<text>.*?)^```$', re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Block:
    """One block: its language, its title (empty: it is only shown) and its text."""

    language: str
    title: str
    text: str


def blocks(page: Path) -> list[Block]:
    """All blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [Block(m["language"], m["title"] or "", m["text"]) for m in _BLOCK.finditer(text)]


def commands(page: Path) -> list[str]:
    """Lines that begin with ``$``, with the lines that they go on in and without their comments."""
    text = "\n".join(block.text for block in blocks(page) if block.language == "console")
    lines = text.replace("\\\n", " ").splitlines()
    return [line[2:].split("  #")[0].strip() for line in lines if line.startswith("$ ")]
