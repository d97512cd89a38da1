"""Which files a student process may read: libraries, nothing of the course but ``shared``."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_SYSTEM = (
    "/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/mime.types",
    "/dev/null", "/dev/urandom", "/dev/random",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/driver/nvidia", "/sys/devices/system/cpu",
    "/sys/devices/system/node",
)  # fmt: skip
_LIBRARIES = {"site-packages", "dist-packages"}


def readable_paths(protected: Iterable[Path], *, device: str) -> list[Path]:
    """Paths for Landlock's allow-list.

    A folder that holds something protected is replaced by its other entries.

    Args:
        protected: What must stay unreadable: the course, submissions, results.
        device: ``"cuda"`` adds what the GPU's driver reads.
    """
    wanted = [Path(p) for p in _SYSTEM]  # not /dev/zero: mapped, it is memory that no limit counts
    wanted += [Path(p).resolve() for p in (sys.prefix, sys.base_prefix, sys.exec_prefix)]
    # an environment may take libraries from another one
    wanted += [Path(p).resolve() for p in sys.path if Path(p).name in _LIBRARIES]
    if folder := os.environ.get("CHAFFINCH_FASHION_MNIST"):
        wanted.append(Path(folder).resolve())
    if device == "cuda":
        wanted += [Path("/proc"), Path("/sys")]
    guarded = [Path(p).resolve() for p in protected]
    return [path for start in dict.fromkeys(wanted) for path in _without(start, guarded)]


def _without(path: Path, guarded: list[Path]) -> Iterator[Path]:
    if path in guarded:
        return
    if not any(path in g.parents for g in guarded):
        yield path
        return
    try:
        entries = sorted(path.iterdir())
    except OSError:
        return
    for entry in entries:
        if not entry.is_symlink():
            yield from _without(entry, guarded)
