"""Loaded by workers that are started on this machine: whoever started them decides about Ctrl-C."""

import signal
from typing import Any


def dask_setup(worker: Any) -> None:
    """A terminal tells everybody of Ctrl-C; these go on until they are told to end."""
    del worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)
