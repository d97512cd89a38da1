"""Fashion-MNIST: the same pictures from every source, and one clear error for what is missing or damaged."""

import gzip
import shutil
import struct

import numpy as np
import pytest
import torch

from shared.data import FASHION_CLASSES, FashionMnistError, fashion_mnist
from shared.data.fashion import DEBIAN_FOLDER, FOLDER_VARIABLE, SUBSET_FILE, evenly_over_classes
from shared.data.make_fashion_subset import main, make_subset

NAMES = {"train": "train", "test": "t10k"}
THREE_WAYS = r"\(1\) a folder.*\(2\) Debian.*apt-get install dataset-fashion-mnist.*\(3\) torchvision"
needs_debian = pytest.mark.skipif(not DEBIAN_FOLDER.is_dir(), reason="needs dataset-fashion-mnist")


def write_idx(folder, sizes, pack=False):
    """Write IDX files with `sizes` pictures of changing classes; picture i is filled with the value i % 256."""
    folder.mkdir(parents=True, exist_ok=True)
    for split, n in sizes.items():
        pixels = np.repeat(np.arange(n) % 256, 28 * 28).astype(np.uint8).tobytes()
        labels = (np.arange(n) % 10).astype(np.uint8).tobytes()
        files = {
            f"{NAMES[split]}-images-idx3-ubyte": struct.pack(">4i", 2051, n, 28, 28) + pixels,
            f"{NAMES[split]}-labels-idx1-ubyte": struct.pack(">2i", 2049, n) + labels,
        }
        for name, content in files.items():
            if pack:
                (folder / f"{name}.gz").write_bytes(gzip.compress(content))
            else:
                (folder / name).write_bytes(content)
    return folder


@pytest.mark.parametrize(("split", "n"), [("train", 2000), ("test", 1000)])
def test_the_embedded_images_are_balanced_and_documented(split, n):
    images, labels = fashion_mnist(split, source="embedded")
    assert (images.shape, images.dtype, labels.dtype) == ((n, 1, 28, 28), torch.float32, torch.int64)
    assert (images.min(), images.max()) == (0, 1)
    assert labels.bincount().tolist() == [n // 10] * 10
    assert len(FASHION_CLASSES) == 10
    assert SUBSET_FILE.with_name("FASHION_MNIST_LICENSE.txt").read_text().count("Zalando") == 1


def test_a_limit_takes_turns_among_the_classes_and_keeps_the_order():
    labels = np.array([3, 3, 3, 1, 3, 1, 2])
    assert evenly_over_classes(labels, 3).tolist() == [0, 3, 6]
    assert evenly_over_classes(labels, 5).tolist() == [0, 1, 3, 5, 6]
    assert fashion_mnist("test", 25, "embedded").labels.bincount().tolist() == [3] * 5 + [2] * 5


@pytest.mark.parametrize("place", [".", "FashionMNIST/raw"])
@pytest.mark.parametrize("pack", [False, True])
def test_a_folder_may_hold_plain_or_packed_files_in_either_place(tmp_path, pack, place):
    write_idx(tmp_path / place, {"test": 30}, pack)
    images, labels = fashion_mnist("test", source=tmp_path)
    assert labels.tolist() == [*range(10)] * 3
    torch.testing.assert_close(images[:, 0, 0, 0] * 255, torch.arange(30.0))


def test_auto_prefers_the_folder_that_the_environment_names(tmp_path, monkeypatch):
    write_idx(tmp_path, {"train": 12})
    monkeypatch.setenv(FOLDER_VARIABLE, str(tmp_path))
    assert len(fashion_mnist("train").labels) == 12


def test_auto_is_the_embedded_subset_where_there_is_nothing_else(tmp_path, monkeypatch):
    monkeypatch.delenv(FOLDER_VARIABLE, raising=False)
    monkeypatch.setattr("shared.data.fashion.DEBIAN_FOLDER", tmp_path / "none")
    assert len(fashion_mnist("test").labels) == 1000


def test_torchvision_reads_what_it_has_already_downloaded(tmp_path, monkeypatch):
    monkeypatch.setattr(torch.hub, "get_dir", lambda: str(tmp_path))
    write_idx(tmp_path / "chaffinch" / "FashionMNIST" / "raw", {"train": 20, "test": 10})
    assert fashion_mnist("train", 10, "torchvision").labels.tolist() == [*range(10)]


def test_a_failing_download_names_the_three_ways(tmp_path, monkeypatch):
    def fail(self):
        raise RuntimeError("Error downloading train-images-idx3-ubyte.gz")

    monkeypatch.setattr(torch.hub, "get_dir", lambda: str(tmp_path))
    monkeypatch.setattr("torchvision.datasets.FashionMNIST.download", fail)
    with pytest.raises(FashionMnistError, match=f"Error downloading.*{THREE_WAYS}"):
        fashion_mnist("train", source="torchvision")


def test_a_missing_file_names_the_three_ways(tmp_path):
    with pytest.raises(FashionMnistError, match=f"no file t10k-images-idx3-ubyte.*{THREE_WAYS}"):
        fashion_mnist("test", source=tmp_path / "nowhere")


@pytest.mark.parametrize("pack", [False, True])
@pytest.mark.parametrize("keep", [0, 5, 1000])
def test_a_file_that_was_cut_short_is_called_damaged(tmp_path, pack, keep):
    write_idx(tmp_path, {"test": 30}, pack)
    file = next(tmp_path.glob("t10k-images*"))
    file.write_bytes(file.read_bytes()[: min(keep, file.stat().st_size - 9)])
    with pytest.raises(FashionMnistError, match=f"damaged.*{THREE_WAYS}"):
        fashion_mnist("test", source=tmp_path)


@pytest.mark.parametrize("position", [0, 12, 40, -5])
def test_a_packed_file_with_a_wrong_byte_is_called_damaged(tmp_path, position):
    write_idx(tmp_path, {"test": 30}, pack=True)
    file = next(tmp_path.glob("t10k-images*"))
    content = bytearray(file.read_bytes())
    content[position] ^= 0xFF
    file.write_bytes(content)
    with pytest.raises(FashionMnistError, match=THREE_WAYS):
        fashion_mnist("test", source=tmp_path)


@pytest.mark.parametrize("n_labels", [0, 20])
def test_labels_of_another_set_are_refused(tmp_path, n_labels):
    write_idx(tmp_path, {"test": 30})
    other = write_idx(tmp_path / "other", {"test": n_labels})
    shutil.copy(other / "t10k-labels-idx1-ubyte", tmp_path)
    with pytest.raises(FashionMnistError, match=THREE_WAYS):
        fashion_mnist("test", source=tmp_path)


def test_a_damaged_embedded_file_is_named(tmp_path, monkeypatch):
    broken = tmp_path / "subset.npz"
    broken.write_bytes(SUBSET_FILE.read_bytes()[:5000])
    monkeypatch.setattr("shared.data.fashion.SUBSET_FILE", broken)
    with pytest.raises(FashionMnistError, match=f"subset.npz, cannot be read.*{THREE_WAYS}"):
        fashion_mnist("test", source="embedded")


def test_arguments_that_make_no_sense_are_named():
    with pytest.raises(ValueError, match='"train" or "test"'):
        fashion_mnist("validation")
    with pytest.raises(ValueError, match="limit must be at least 1"):
        fashion_mnist("test", 0)
    with pytest.raises(FashionMnistError, match=f"limit=1001.*has 1000 test images.*{THREE_WAYS}"):
        fashion_mnist("test", 1001, "embedded")


def test_making_the_subset_twice_gives_the_same_bytes(tmp_path):
    write_idx(tmp_path, {"train": 2100, "test": 1000})
    make_subset(tmp_path, tmp_path / "one.npz")
    make_subset(tmp_path, tmp_path / "two.npz")
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()


def test_the_script_writes_nothing_when_files_are_missing(tmp_path, monkeypatch, capsys):
    write_idx(tmp_path, {"train": 2000})
    monkeypatch.setattr("sys.argv", ["make", str(tmp_path), "--out", str(tmp_path / "out.npz")])
    assert main() == 1
    assert "no file t10k-images" in capsys.readouterr().err
    assert not list(tmp_path.glob("*.npz*"))


@needs_debian
@pytest.mark.parametrize(("split", "n", "full"), [("train", 2000, 60000), ("test", 1000, 10000)])
def test_the_embedded_images_are_the_first_of_each_class_in_the_full_data(split, n, full):
    images, labels = fashion_mnist(split, n, "debian")
    embedded = fashion_mnist(split, source="embedded")
    assert torch.equal(images, embedded.images)
    assert torch.equal(labels, embedded.labels)
    assert len(fashion_mnist(split, source="debian").labels) == full
