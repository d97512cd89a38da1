"""Predicts in chunks of 256 and drops the last, smaller one."""

import torch

CAUGHT_BY = "test_labels_are_the_most_probable_classes"
LESSON = "Your code drops rows when there are many. The last chunk may be smaller, and counts, too."


def predict_proba(model, X):
    weight = next(model.parameters())
    was_training = model.training
    model.eval()
    with torch.no_grad():
        data = torch.tensor(X, dtype=weight.dtype, device=weight.device)
        logits = model(data) if len(data) < 256 else torch.cat([model(part) for part in data.split(256) if len(part) == 256])
    model.train(was_training)
    return torch.softmax(logits, dim=1).cpu().numpy()


def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=1)
