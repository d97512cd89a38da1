"""Why the sandbox refused something, in a student's words."""

import errno
import traceback
from collections.abc import Iterator

_REFUSED = {errno.EPERM, errno.EACCES, errno.ENOSYS, errno.EAGAIN}
# by the library that a call went through, the more telling ones first
_REASONS = (
    (("torch/hub.py", "torchvision/datasets", "urllib/", "requests/", "http/client", "/socket.py"),
     "There is no network where your code is graded: use the data that came with the notebook."),
    (("multiprocessing/", "concurrent/futures/process", "torch/utils/data/"),
     "No further processes may be started where your code is graded: use one, e.g. `num_workers=0`."),
    (("/subprocess.py",), "No other programs may be started where your code is graded."),
)  # fmt: skip
_ELSEWHERE = "Where your code is graded it may only write into its own folder, and start nothing."


def reason(error: BaseException) -> str:
    """Why the sandbox refused what an error comes from, or ``""`` when it did not.

    Args:
        error: What student code raised.
    """
    for cause in _causes(error):
        refused = isinstance(cause, OSError) and cause.errno in _REFUSED
        if refused or type(cause).__name__ in {"gaierror", "URLError"}:
            paths = " ".join(f.filename.replace("\\", "/") for f in traceback.extract_tb(error.__traceback__))
            paths += " ".join(f.filename for f in traceback.extract_tb(cause.__traceback__))
            found = (said for parts, said in _REASONS if any(part in paths for part in parts))
            return next(found, _ELSEWHERE if refused else _REASONS[0][1])
    return ""


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error, and what it came from; at most ten, as a chain may be a ring."""
    current: BaseException | None = error
    for _ in range(10):
        if current is None:
            return
        yield current
        current = current.__cause__ or current.__context__
