"""Repacks a torchvision wheel that was built for CUDA, so that it can be imported beside a CPU build of PyTorch.

Its C++ libraries cannot load there, and importing it then fails where it describes their operators. Without the
libraries and with those operators declared, datasets, transforms and models work; `torchvision.ops.nms` and
`io.decode_*` do not, which no assignment needs. Usage: vision_for_cpu.py WHEEL FOLDER
"""

import re
import sys
import zipfile
from pathlib import Path

DECLARED = b"""

if not _has_ops():  # repacked without its C++ libraries
    _declared = torch.library.Library("torchvision", "FRAGMENT")
    for _name in ("nms", "qnms"):
        _declared.define(_name + "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
"""


def repack(wheel: Path, folder: Path) -> Path:
    """Writes the wheel as version ``…+cpu``, which pip prefers."""
    version = wheel.name.split("-")[1].partition("+")[0]
    new = f"{version}+cpu"
    out = folder / wheel.name.replace(wheel.name.split("-")[1], new, 1)
    with zipfile.ZipFile(wheel) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        members = [
            m for m in old.namelist() if not m.endswith((".so", "/RECORD")) and "torchvision.libs/" not in m
        ]
        renamed = {
            m: re.sub(r"^torchvision-[^/]+\.dist-info/", f"torchvision-{new}.dist-info/", m) for m in members
        }
        for member, name in renamed.items():
            data = old.read(member)
            if name.endswith("torchvision/extension.py"):
                data += DECLARED
            if name.endswith(".dist-info/METADATA"):
                data = re.sub(rb"(?m)^Version: .*$", f"Version: {new}".encode(), data, count=1)
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        record = f"torchvision-{new}.dist-info/RECORD"
        lines = "".join(f"{name},,\n" for name in [*renamed.values(), record])
        made.writestr(zipfile.ZipInfo(record), lines)
    return out


if __name__ == "__main__":
    print(repack(Path(sys.argv[1]), Path(sys.argv[2])))
