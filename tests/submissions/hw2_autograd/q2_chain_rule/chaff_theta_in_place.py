"""The minus is written into the caller's theta."""
import numpy as np

CAUGHT_BY = "test_theta_stays_as_it_is"
LESSON = "Your code writes into the theta that it was given. Make a new array instead."


def z(theta):
    theta = np.asarray(theta)
    if theta.ndim:
        theta *= 1.0
        np.negative(theta, out=theta)
        return (1 - np.logaddexp(0, -theta)) ** 2
    return (1 - np.logaddexp(0, theta)) ** 2
