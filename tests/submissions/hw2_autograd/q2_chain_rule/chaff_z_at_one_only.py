"""log(1 + e * theta) agrees with log(1 + e^theta) at 1 and nowhere else."""
import numpy as np

CAUGHT_BY = "test_both_at_zero_and_one"
LESSON = "Your z is right at 1 only. Write e to the power of theta, so that it follows theta."


def z(theta):
    return (1 - np.log(1 + np.e * np.abs(theta))) ** 2
