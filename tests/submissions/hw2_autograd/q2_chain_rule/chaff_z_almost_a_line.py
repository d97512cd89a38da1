"""Beyond 10 log(1 + e^theta) is almost theta, but almost is 4e-5 off."""

import numpy as np

CAUGHT_BY = "test_z_everywhere"


def z(theta):
    theta = np.asarray(theta, dtype=float)
    softplus = np.where(theta > 10, theta, np.log1p(np.exp(np.minimum(theta, 10))))
    return (1 - softplus) ** 2
