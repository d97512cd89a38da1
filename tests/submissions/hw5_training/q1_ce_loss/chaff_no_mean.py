"""One loss for each row comes back: nothing that backward could start from."""
CAUGHT_BY = "test_one_number_comes_back"
LESSON = "Your code returns a loss for each row. Return their mean."
import torch

def ce_loss(probs, labels):
    return -torch.log(probs[torch.arange(len(labels)), labels].clamp(min=1e-12))
