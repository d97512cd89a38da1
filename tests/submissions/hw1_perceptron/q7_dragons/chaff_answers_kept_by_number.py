"""Answers are kept, and given again for as many other dragons."""

import numpy as np

CAUGHT_BY = "test_an_answer_depends_on_the_dragon_alone"
LESSON = (
    "Your predictor gives an earlier answer again where it is asked about as many dragons. Look at these "
    "dragons each time."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(axis=0), X.std(axis=0)
    w, b, _ = train((X - mean) / std, fire)
    known = {}

    def predictor(t, feet):
        if len(t) not in known:
            known[len(t)] = (np.column_stack([t, feet]) - mean) / std @ w + b > 0
        return known[len(t)]

    return predictor
