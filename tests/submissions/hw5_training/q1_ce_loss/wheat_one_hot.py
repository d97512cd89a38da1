"""A one-hot mask and a sum over the classes."""
import torch
import torch.nn.functional as F

def ce_loss(probs, labels):
    mask = F.one_hot(labels, probs.shape[1]).to(probs.dtype)
    own = (probs * mask).sum(dim=1)
    return (-(own.clamp_min(1e-12)).log()).sum() / probs.shape[0]
