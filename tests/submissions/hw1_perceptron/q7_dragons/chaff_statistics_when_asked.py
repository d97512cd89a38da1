"""The predictor computes the herd's statistics when it is asked, from arrays that may have changed."""
CAUGHT_BY = "test_an_answer_depends_on_the_dragon_alone"
LESSON = (
    "Your predictor computes mean and deviation each time that it is asked. By then the herd's arrays may "
    "hold other numbers. Compute them once, before you return the predictor."
)
import numpy as np


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    w, b, *_ = train((X - X.mean(axis=0)) / X.std(axis=0), fire)

    def predictor(other_toes, other_length):
        z_toes = (other_toes - toes.mean()) / toes.std()
        z_length = (other_length - length.mean()) / length.std()
        return w[0] * z_toes + w[1] * z_length + b > 0

    return predictor
