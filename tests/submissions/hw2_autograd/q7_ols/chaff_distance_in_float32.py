"""torch.tensor of plain numbers is float32: seven digits."""
import torch

CAUGHT_BY = "test_distance_of_any_line"
LESSON = (
    "Your distance loses digits on its way. A tensor of plain numbers is float32: keep to NumPy or to "
    "float64."
)


def distance_to_ols(x, y, a, b):
    best_a, best_b = ols(x, y)
    return torch.linalg.norm(torch.tensor([a - best_a, b - best_b])).item()
