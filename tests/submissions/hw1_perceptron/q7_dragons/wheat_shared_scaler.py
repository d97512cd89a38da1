"""The Scaler of shared does the standardisation."""


import numpy as np

from shared.training import Scaler


class DragonClassifier:
    def __init__(self, scaler, w, b):
        self.scaler, self.w, self.b = scaler, w, b

    def __call__(self, toes, length):
        return self.scaler(np.stack([toes, length], axis=1)) @ self.w + self.b > 0


def fit_dragons(toes, length, fire, train):
    X = np.stack([toes, length], axis=1)
    scaler = Scaler.of(X)
    w, b, _ = train(scaler(X), fire)
    return DragonClassifier(scaler, w, b)
