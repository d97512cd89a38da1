"""What every test session needs."""

import warnings

with warnings.catch_warnings():
    # what Otter imports declares traits in an old way, and warnings are errors here
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    import otter.assign
    import otter.generate  # noqa: F401

import pytest

import shared  # noqa: F401 - this course's own, before that of a made-up one can take its name
from tests.order import longest_first, scheduler


def pytest_collection_modifyitems(config, items):
    """Workers begin with what takes longest; who runs some tests alone gets them in the files' order."""
    if hasattr(config, "workerinput"):
        by_name = {item.nodeid: item for item in items}
        items[:] = [by_name[nodeid] for nodeid in longest_first(by_name)]


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """How `make test` gives its workers their tests."""
    return scheduler(config, log) if config.getvalue("dist") == "loadfile" else None
