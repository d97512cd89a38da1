"""What must be the same on two machines for their verdicts to be the same."""

import functools
import hashlib
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path

from autograder.grading.question_package import files_hash, framework_hash
from autograder.grading.versions import versions


@functools.cache
def identity() -> dict[str, str]:
    """Versions of Python and libraries, and a hash of the framework itself."""
    own = f"{framework_hash()} {files_hash(Path(__file__).parent)}"
    chaffinch = hashlib.sha256(own.encode()).hexdigest()[:12]
    return versions() | {"distributed": version("distributed"), "chaffinch": chaffinch}


def difference(theirs: Mapping[str, str], ours: Mapping[str, str], *, any_build: bool = False) -> str:
    """What is different there, in words; empty when nothing is.

    Args:
        theirs: What a worker says.
        ours: What whoever grades has.
        any_build: Whether a build for another device (``2.9.1+cu128``) is the same version.
    """

    def seen(value: str) -> str:
        return value.partition("+")[0] if any_build else value

    return ", ".join(
        f"{name} {theirs.get(name, 'absent')} (here {ours.get(name, 'absent')})"
        for name in dict.fromkeys((*ours, *theirs))
        if seen(theirs.get(name, "absent")) != seen(ours.get(name, "absent"))
    )
