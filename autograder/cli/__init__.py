"""The command ``chaffinch``."""

from autograder.cli.main import main

__all__ = ["main"]
