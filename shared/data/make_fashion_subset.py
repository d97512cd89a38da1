"""Make the embedded part of Fashion-MNIST: python -m shared.data.make_fashion_subset FOLDER.

FOLDER holds the four IDX files, for example /usr/share/datasets/fashion-mnist from Debian's package. The same
files give the same bytes: members have no time of their own, and which images are taken is fixed.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

from shared.data.fashion import SUBSET_FILE, FashionMnistError, Split, evenly_over_classes, read_idx

SIZES: dict[Split, int] = {"train": 2000, "test": 1000}


def make_subset(folder: Path, target: Path) -> None:
    """Write 200 training and 100 test images of each class, in their original order.

    Args:
        folder: holds the IDX files.
        target: the .npz file to write: {train,test}_images uint8 (n, 28, 28), {train,test}_labels uint8 (n,).

    Raises:
        FashionMnistError: the files are missing or damaged; nothing is written then.
    """
    arrays: dict[str, Any] = {}
    for split, size in SIZES.items():
        pixels, labels = read_idx(folder, split)
        chosen = evenly_over_classes(labels.numpy(), size)
        arrays[f"{split}_images"] = pixels.numpy()[chosen]
        arrays[f"{split}_labels"] = labels.numpy()[chosen].astype(np.uint8)
    scratch = target.with_name(target.name + ".tmp")
    try:
        with scratch.open("wb") as out:
            np.savez_compressed(out, **arrays)
        scratch.replace(target)
    finally:
        scratch.unlink(missing_ok=True)


def main() -> int:
    """Read the command line, write the subset beside this file, and return the exit code."""
    parser = argparse.ArgumentParser(description="Make the embedded part of Fashion-MNIST.")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="holds the IDX files, plain or .gz")
    parser.add_argument("--out", type=Path, default=SUBSET_FILE, help="file to write (default: %(default)s)")
    options = parser.parse_args()
    try:
        make_subset(options.folder, options.out)
    except FashionMnistError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.2f} MB")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
