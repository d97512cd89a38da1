"""The result is float32 whatever comes in."""
CAUGHT_BY = "test_log_softmax_keeps_shape_and_dtype"
LESSON = "Your result is float32 whatever comes in. Leave the dtype as it is."
import torch

def log_softmax(z):
    z = z.float()
    return z - torch.logsumexp(z, dim=1, keepdim=True)
