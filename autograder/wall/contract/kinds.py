"""Which dtypes and devices cross the wall, under which names, and how large a value may be."""

import contextlib
import re
from typing import Any

import numpy as np
import torch

DEEPEST = 32
MOST_NODES = 1_000_000
WIDEST_INT = 10_000  # bits; JSON readers refuse more than 4300 digits

TORCH_DTYPES = {
    str(d).removeprefix("torch."): d
    for d in (
        torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.complex64, torch.complex128,
        torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool,
    )
}  # fmt: skip
NUMPY_DTYPE = re.compile(r"[<>|=][biufcU]\d{1,6}")
DEVICE = re.compile(r"cpu|cuda(:\d{1,3})?")


def kind_named(kind: str, name: str) -> Any:
    """The torch dtype or device or NumPy dtype of a name, or None where there is none that may cross."""
    short = name.removeprefix("torch.")
    if kind == "torch-dtype" and short in TORCH_DTYPES:
        return TORCH_DTYPES[short]
    if kind == "torch" and DEVICE.fullmatch(name):
        return torch.device(name)
    if kind == "numpy-dtype" and re.fullmatch(r"[a-z]{1,10}\d{0,3}", name):
        with contextlib.suppress(TypeError):
            return np.dtype(name)
    return None
