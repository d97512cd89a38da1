"""The mean over all B times C entries of the masked matrix: too small by the number of classes."""
CAUGHT_BY = "test_one_example_costs_minus_log_p"
LESSON = (
    "Your mean also counts the classes that are not the label. Take one number from each row, and the "
    "mean of those."
)
import torch
import torch.nn.functional as F

def ce_loss(probs, labels):
    return -(F.one_hot(labels, probs.shape[1]) * probs.clamp(min=1e-12).log()).mean()
