"""Every data set of the course, each made from an explicit seed.

One rule for all of them:

* features have the shape (n, d), also when d is 1, and the type float32;
* class labels are int64 with the shape (n,); targets of a regression, and the 0/1 targets of `rings` that
  binary cross-entropy compares with probabilities, are float32 columns with the shape (n, 1);
* `dragons`, `shifted_dragons`, `patchwork_dragons`, `quadrants` and `noisy_parabola` are NumPy arrays,
  because the first notebooks work by hand; `rings`, `quadratic`, `wave` and `fashion_mnist` are CPU tensors;
* the result is a named tuple: `X, y = rings(400, seed=0)` and `rings(400, seed=0).X` both work.
"""

from shared.data.curves import Curve, NoisyCurve, noisy_parabola, quadratic, wave
from shared.data.dragon import DRAGON_COLOURS, Dragons, dragons, patchwork_dragons, shifted_dragons
from shared.data.fashion import FASHION_CLASSES, FashionMnistError, Images, fashion_mnist
from shared.data.plane import ArrayPoints, TensorPoints, quadrants, rings

__all__ = [
    "DRAGON_COLOURS",
    "FASHION_CLASSES",
    "ArrayPoints",
    "Curve",
    "Dragons",
    "FashionMnistError",
    "Images",
    "NoisyCurve",
    "TensorPoints",
    "dragons",
    "fashion_mnist",
    "noisy_parabola",
    "patchwork_dragons",
    "quadrants",
    "quadratic",
    "rings",
    "shifted_dragons",
    "wave",
]
