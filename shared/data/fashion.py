"""Fashion-MNIST: 28 × 28 grey pictures of ten kinds of clothing.

Xiao, Rasul and Vollgraf, "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms",
2017, https://github.com/zalandoresearch/fashion-mnist, MIT licence: FASHION_MNIST_LICENSE.txt here.
"""

import os
import tempfile
import zlib
from pathlib import Path
from typing import Literal, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

Split = Literal["train", "test"]

FASHION_CLASSES = (
    "T-shirt/top",
    "Trouser",
    "Pullover",
    "Dress",
    "Coat",
    "Sandal",
    "Shirt",
    "Sneaker",
    "Bag",
    "Ankle boot",
)
"""The name of each label, 0 to 9."""

FOLDER_VARIABLE = "CHAFFINCH_FASHION_MNIST"
DEBIAN_FOLDER = Path("/usr/share/datasets/fashion-mnist")
SUBSET_FILE = Path(__file__).with_name("fashion_mnist_subset.npz")

_THREE_WAYS = (
    "The full Fashion-MNIST can come from "
    f"(1) a folder with its four IDX files, plain or .gz: set {FOLDER_VARIABLE}=FOLDER or say source=FOLDER; "
    "(2) Debian or Ubuntu: apt-get install dataset-fashion-mnist; "
    '(3) torchvision\'s download: source="torchvision". '
    'Without any of them, source="embedded" has 2000 training and 1000 test images.'
)
_IDX_PREFIX = {"train": "train", "test": "t10k"}
_DAMAGE = (OSError, EOFError, zlib.error, ValueError, TypeError, KeyError, AssertionError, RuntimeError)


class Images(NamedTuple):
    """Labelled pictures as CPU tensors.

    Attributes:
        images: float32, shape (n, 1, 28, 28), from 0 (black) to 1 (white).
        labels: int64, shape (n,), index into `FASHION_CLASSES`.
    """

    images: torch.Tensor
    labels: torch.Tensor


class FashionMnistError(Exception):
    """The pictures are missing, damaged or too few; the message names the three ways to get the full data."""

    def __init__(self, what: str) -> None:
        """Say what happened, then how to mend it.

        Args:
            what: one sentence without its full stop.
        """
        super().__init__(f"{what}. {_THREE_WAYS}")


def fashion_mnist(split: Split, limit: int | None = None, source: str | os.PathLike[str] = "auto") -> Images:
    """Return the training or the test images.

    Args:
        split: "train" or "test".
        limit: how many images, spread evenly over the ten classes and in the data's own order; None for all.
            The choice is fixed: 2000 training images of the full data are exactly the embedded ones.
        source: where they come from:
            "auto": the folder named in CHAFFINCH_FASHION_MNIST if that is set, else Debian's package if it is
            installed, else the embedded subset. With a limit of at most 2000 (train) or 1000 (test) the
            images are the same wherever they come from;
            "embedded": the subset that comes with the course, 2000 and 1000 images, no network needed;
            "debian": the package dataset-fashion-mnist;
            "torchvision": downloaded once into PyTorch's cache folder;
            anything else: a folder with the IDX files (plain or .gz), or one in which torchvision keeps them.

    Returns:
        images float32 (n, 1, 28, 28) in [0, 1] and labels int64 (n,), CPU tensors.

    Raises:
        ValueError: split or limit make no sense.
        FashionMnistError: the files are missing or damaged, or there are fewer images than the limit.
    """
    if split not in ("train", "test"):
        raise ValueError(f'split must be "train" or "test", not {split!r}.')
    if limit is not None and limit < 1:
        raise ValueError(f"limit must be at least 1, or None for all images, not {limit!r}.")
    pixels, labels = _read(split, source)
    if limit is not None:
        if limit > len(labels):
            raise FashionMnistError(
                f"limit={limit}, but source={source!r} has {len(labels)} {split} images here"
            )
        chosen = torch.from_numpy(evenly_over_classes(labels.numpy(), limit))
        pixels, labels = pixels[chosen], labels[chosen]
    return Images(pixels[:, None].to(torch.float32) / 255, labels.to(torch.int64))


def evenly_over_classes(labels: NDArray[np.integer], limit: int) -> NDArray[np.intp]:
    """Return the positions of the first `limit` items, taking turns among the classes.

    Args:
        labels: integers, shape (n,).
        limit: how many to take, at most n.

    Returns:
        Rising positions, shape (limit,). A smaller limit gives a subset of a larger one's.
    """
    turn = np.empty(len(labels), dtype=np.intp)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        turn[members] = np.arange(len(members))
    order = np.lexsort((labels, turn))
    return np.sort(order[:limit])


def _read(split: Split, source: str | os.PathLike[str]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return pixels uint8 (n, 28, 28) and labels (n,)."""
    if source == "auto":
        named = os.environ.get(FOLDER_VARIABLE)
        source = named or ("debian" if DEBIAN_FOLDER.is_dir() else "embedded")
    if source == "embedded":
        return _read_subset(split)
    if source == "torchvision":
        return _download(split)
    return read_idx(DEBIAN_FOLDER if source == "debian" else Path(source), split)


def _read_subset(split: Split) -> tuple[torch.Tensor, torch.Tensor]:
    try:
        with SUBSET_FILE.open("rb") as file, np.load(file) as stored:
            pixels, labels = stored[f"{split}_images"], stored[f"{split}_labels"]
    except Exception as error:  # a damaged zip raises whatever zipfile, zlib and NumPy come upon first
        raise FashionMnistError(f"The embedded images, {SUBSET_FILE}, cannot be read ({error})") from error
    return torch.from_numpy(pixels), torch.from_numpy(labels)


def _download(split: Split) -> tuple[torch.Tensor, torch.Tensor]:
    from torchvision.datasets import FashionMNIST  # noqa: PLC0415 - slow to import, and most callers never need it

    root = Path(torch.hub.get_dir()) / "chaffinch"
    try:
        data = FashionMNIST(str(root), train=split == "train", download=True)
    except _DAMAGE as error:
        raise FashionMnistError(f"torchvision could not download the images into {root} ({error})") from error
    return data.data, data.targets


def read_idx(folder: Path, split: Split) -> tuple[torch.Tensor, torch.Tensor]:
    """Read one split from IDX files with torchvision's own reader.

    Args:
        folder: holds train-images-idx3-ubyte and the like, plain or .gz, itself or in FashionMNIST/raw.
        split: "train" or "test".

    Returns:
        pixels uint8 (n, 28, 28) and labels int64 (n,).

    Raises:
        FashionMnistError: a file is missing or damaged, or the two do not fit together.
    """
    from torchvision.datasets.mnist import read_image_file, read_label_file  # noqa: PLC0415 - slow to import

    image_file = _find(folder, f"{_IDX_PREFIX[split]}-images-idx3-ubyte")
    label_file = _find(folder, f"{_IDX_PREFIX[split]}-labels-idx1-ubyte")
    with tempfile.TemporaryDirectory() as scratch:
        try:
            pixels = read_image_file(_plain(image_file, scratch))
            labels = read_label_file(_plain(label_file, scratch))
        except _DAMAGE as error:
            files = f"{image_file} or {label_file.name}"
            raise FashionMnistError(f"{files} is damaged ({type(error).__name__}: {error})") from error
    fit = len(labels) > 0 and pixels.shape == (len(labels), 28, 28)
    if not fit or int(labels.max()) >= len(FASHION_CLASSES):
        raise FashionMnistError(
            f"{image_file} holds images of shape {tuple(pixels.shape)}, which do not fit the {len(labels)}"
            f" labels of {label_file.name}"
        )
    return pixels, labels


def _find(folder: Path, name: str) -> Path:
    for place in (folder, folder / "FashionMNIST" / "raw"):
        for candidate in (place / name, place / f"{name}.gz"):
            if candidate.is_file():
                return candidate
    raise FashionMnistError(f"There is no file {name} or {name}.gz in the folder {folder}")


def _plain(file: Path, scratch: str) -> str:
    """Return the path of the uncompressed file; torchvision's reader takes no other."""
    if file.suffix != ".gz":
        return str(file)
    from torchvision.datasets.utils import extract_archive  # noqa: PLC0415 - slow to import

    return str(extract_archive(str(file), scratch))
