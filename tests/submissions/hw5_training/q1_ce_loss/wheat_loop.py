"""One row after the other in a Python loop."""
import torch

def ce_loss(probs, labels):
    losses = []
    for row, label in zip(probs, labels):
        losses.append(-torch.log(torch.clamp(row[int(label)], min=1e-12)))
    return torch.stack(losses).mean()
