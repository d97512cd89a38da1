"""Beyond 10 log(1 + e^theta) is almost theta, but almost is 4e-5 off."""

import numpy as np

CAUGHT_BY = "test_z_everywhere"
LESSON = (
    "Your z takes another formula where theta is large. It is close, but not the same. Use one formula "
    "that holds everywhere."
)


def z(theta):
    theta = np.asarray(theta, dtype=float)
    softplus = np.where(theta > 10, theta, np.log1p(np.exp(np.minimum(theta, 10))))
    return (1 - softplus) ** 2
