"""Marks units without a kink by NaN in the model's own bias."""
CAUGHT_BY = "test_only_looks_at_the_model"
LESSON = "Your function writes into the model's own parameters. Work on copies: `.detach().clone()`."
import torch


def kinks(model):
    w, b = model[0].weight.detach()[:, 0], model[0].bias.detach()
    b[w == 0] = float("nan")
    places = -b / w
    return torch.sort(places[~places.isnan()]).values
