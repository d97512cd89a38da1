"""Features and targets are taken by the same order."""
import torch

CAUGHT_BY = "test_the_training_part_is_standardised"
LESSON = "Your rows of X come with the targets of others. Take X and y by the same order."


def split_in_three(X, y, n_val, n_test, generator):
    sizes = [len(X) - n_val - n_test, n_val, n_test]
    parts = X[torch.randperm(len(X), generator=generator)].split(sizes)
    targets = y[torch.randperm(len(y), generator=generator)].split(sizes)
    mean, deviation = parts[0].mean(dim=0), parts[0].std(dim=0)
    return [((part - mean) / deviation, target) for part, target in zip(parts, targets)]
