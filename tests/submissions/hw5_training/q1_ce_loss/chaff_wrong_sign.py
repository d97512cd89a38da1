"""The minus sign is missing, so training would make the network worse."""
CAUGHT_BY = "test_one_example_costs_minus_log_p"
LESSON = "Your loss has lost its minus. It is the mean of -log p."
import torch

def ce_loss(probs, labels):
    return torch.log(probs[torch.arange(len(labels)), labels].clamp(min=1e-12)).mean()
