"""Which files a student process may read: libraries and ``shared``, nothing of the course."""

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_SYSTEM = (
    "/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/localtime", "/etc/fonts", "/etc/mime.types",
    "/dev/null", "/dev/zero", "/dev/urandom", "/dev/random",
    "/proc/cpuinfo", "/proc/meminfo", "/proc/driver/nvidia", "/sys/devices/system/cpu",
    "/sys/devices/system/node",
)  # fmt: skip


def readable_paths(shared: Path, protected: Iterable[Path], *, device: str) -> list[Path]:
    """Paths for Landlock's allow-list.

    A folder that holds something protected is replaced by its other entries.

    Args:
        shared: The folder of the ``shared`` package.
        protected: What must stay unreadable: the course, submissions, results.
        device: ``"cuda"`` adds the GPU's device files.
    """
    wanted = [Path(p) for p in _SYSTEM]
    wanted += [Path(p).resolve() for p in (sys.prefix, sys.base_prefix, sys.exec_prefix)]
    if folder := os.environ.get("CHAFFINCH_FASHION_MNIST"):
        wanted.append(Path(folder).resolve())
    if device == "cuda":
        wanted += [*Path("/dev").glob("nvidia*"), Path("/proc"), Path("/sys")]
    guarded = [Path(p).resolve() for p in protected]
    found = [path for start in dict.fromkeys(wanted) for path in _without(start, guarded)]
    return [*found, shared]


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
