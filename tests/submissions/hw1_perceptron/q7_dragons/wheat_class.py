"""An object that can be called is a function, too."""
import numpy as np


class _P:
    def __init__(self, t, l, f, train):
        self.m = np.array([t.mean(), l.mean()]); self.s = np.array([t.std(), l.std()])
        self.w, self.b = train(self.z(t, l), f)[:2]
    def z(self, t, l): return (np.stack([t, l], axis=1) - self.m) / self.s
    def __call__(self, t, l): return self.z(t, l).dot(self.w) + self.b > 0
def fit_dragons(toes, length, fire, train):
    return _P(toes, length, fire, train)
