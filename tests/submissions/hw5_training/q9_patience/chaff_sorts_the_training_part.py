"""Which examples learn is random; their order is that of the data."""

CAUGHT_BY = "test_the_generator_alone_deals"
LESSON = "Your parts lie in the order of the data. Keep the random order in which they were dealt."

import torch


def split_in_three(X, y, n_val, n_test, generator):
    order = torch.randperm(len(X), generator=generator)
    train, val, test = order.split([len(X) - n_val - n_test, n_val, n_test])
    train, val, test = train.sort().values, val.sort().values, test.sort().values
    mean, spread = X[train].mean(dim=0), X[train].std(dim=0)
    return [((X[part] - mean) / spread, y[part]) for part in (train, val, test)]
