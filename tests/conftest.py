"""What every test session needs."""

import warnings

with warnings.catch_warnings():
    # what Otter imports declares traits in an old way, and warnings are errors here
    warnings.filterwarnings("ignore", category=DeprecationWarning)
    import otter.assign
    import otter.generate  # noqa: F401

import shared  # noqa: F401 - this course's own, before that of a made-up one can take its name
