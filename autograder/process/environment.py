"""What a process that we start may know of the environment of the one that starts it."""

import os

_PASSED_ON = (
    "PATH",
    "LD_LIBRARY_PATH",
    "CUDA_VISIBLE_DEVICES",
    "CHAFFINCH_FASHION_MNIST",
    "TZ",
    "SYSTEMROOT",
)


def passed_on(*more: str) -> dict[str, str]:
    """The variables that are set, of those that go on; all others, keys and tokens among them, stay behind.

    Args:
        more: Names of further ones.
    """
    return {name: os.environ[name] for name in (*_PASSED_ON, *more) if name in os.environ}
