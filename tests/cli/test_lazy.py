"""Help costs no imports, and says what the commands themselves say."""

import subprocess
import sys

import click
import pytest

from autograder.cli.main import COMMANDS, cli

HELP = """
import sys
from autograder.cli.main import run
code = run(["--help"])
print(code, [name for name in ("torch", "otter", "pandas", "numpy", "jupytext", "rich") if name in sys.modules])
"""


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_says_what_the_command_says(name):
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    assert command.name == name
    assert " ".join((command.help or "").split("\n\n")[0].split()) == COMMANDS[name]


def test_help_imports_nothing_heavy():
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "0 []"
    assert all(name in done.stdout for name in COMMANDS)
