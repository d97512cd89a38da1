"""The line solved for x2 at two places; minus infinity would be as vertical as infinity."""


def boundary(w, b):
    a, c = map(float, w)
    if c == 0:
        if a == 0: raise ValueError("none")
        return float("inf"), -b / a
    f = lambda x: (-a * x - b) / c
    return f(1.0) - f(0.0), f(0.0)
