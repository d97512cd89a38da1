"""With no positives at all, plain division stops with ZeroDivisionError."""
import numpy as np

CAUGHT_BY = "test_a_rate_of_nobody_is_nan"
LESSON = (
    "Your code divides by 0 where one class is missing. Ask first whether the group is empty. Then the "
    "rate is nan."
)


def rates(y_true, y_pred):
    t, p = [bool(v) for v in y_true], [bool(v) for v in y_pred]
    pairs = list(zip(t, p))
    accuracy = sum(a == b for a, b in pairs) / len(t)
    detection = sum(a and b for a, b in pairs) / sum(t)
    false = sum(b and not a for a, b in pairs) / (len(t) - sum(t))
    return accuracy, detection, false
