"""On its way through float32 tensors the gradient of float64 data loses half of its digits."""
import torch

CAUGHT_BY = "test_gradients_agree_with_autograd"
LESSON = (
    "Your gradients lose digits on their way. Keep the dtype of the data, and do not go through "
    "float32."
)


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y must have the same shape")
    x, y = torch.Tensor(x), torch.Tensor(y)
    error = y - a - b * x
    return -2 * error.mean().item(), -2 * (x * error).mean().item()
