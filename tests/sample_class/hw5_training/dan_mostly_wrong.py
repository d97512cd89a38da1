# Losses, optimizers, batches: my answers


import copy
import itertools

import matplotlib.pyplot as plt
import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from shared.data import DRAGON_COLOURS, noisy_parabola, patchwork_dragons, quadrants, shifted_dragons
from shared.notebook import when_ready
from shared.plots import plot_fit, plot_losses, plot_points, plot_regions
from shared.training import Scaler, train_test_split


import torch


def ce_loss(probs, labels):
    """Mean cross-entropy of a batch of probabilities.

    A probability below 1e-12 counts as 1e-12, so that the loss and its gradient are always finite.

    Args:
        probs: float tensor, shape (B, C); each row holds the probabilities of C classes. Any B of at least 1.
        labels: int64 tensor, shape (B,), the true class of each row, from 0 to C - 1.

    Returns:
        Tensor without dimensions, of the dtype of probs and differentiable: the mean of -log(probability of
        the row's true class).

    Example:
        >>> ce_loss(torch.tensor([[0.5, 0.5], [0.25, 0.75]]), torch.tensor([0, 1]))
        tensor(0.4904)          # (-log 0.5 - log 0.75) / 2
    """
    return torch.mean(-torch.log(probs[:, labels].clamp(min=1e-12)))


import torch


def log_softmax(z):
    """Logarithm of the softmax of each row, for logits of any size.

    Write it with basic operations (max, exp, sum, log, also torch.logsumexp) and without PyTorch's own
    softmax or log_softmax.

    Args:
        z: float tensor, shape (B, C), logits; gaps of hundreds and logits of thousands must work.

    Returns:
        Tensor of the shape and dtype of z, differentiable: log-probabilities. exp of each row sums to 1.

    Example:
        >>> log_softmax(torch.tensor([[0.0, 200.0], [0.0, 0.0]]))
        tensor([[-200.0000,    0.0000],
                [  -0.6931,   -0.6931]])
    """
    e = torch.exp(z - z.max(dim=1, keepdim=True).values)
    return torch.log(e / e.sum(dim=1, keepdim=True))


def ce_from_logits(z, labels):
    """Mean cross-entropy of a batch of logits.

    Args:
        z: float tensor, shape (B, C), logits of any size.
        labels: tensor of any integer dtype (int8, uint8, int16, int32, int64), shape (B,), true classes.

    Returns:
        Tensor without dimensions, differentiable: the mean of -log_softmax(z) at each row's true class.
        Finite for finite z.

    Example:
        >>> ce_from_logits(torch.tensor([[0.0, 200.0]]), torch.tensor([0]))
        tensor(200.)
    """
    rows = torch.arange(len(labels), device=labels.device)
    return -log_softmax(z)[rows, labels.long()].mean()


import torch.nn as nn


def make_mlp(sizes, activation):
    """Makes a multi-layer perceptron.

    Args:
        sizes: list of at least two ints: inputs, widths of the hidden layers, outputs, e.g. [2, 10, 20, 1000,
            3]; [2, 3] has no hidden layer.
        activation: a class such as nn.ReLU, nn.Tanh or nn.PReLU; calling it without arguments makes a new
            activation module.

    Returns:
        nn.Sequential of nn.Linear(sizes[0], sizes[1]), an activation, nn.Linear(sizes[1], sizes[2]), an
        activation, …, nn.Linear: one new activation module after every linear layer but the last. Biases
        everywhere, PyTorch's own initial weights.

    Raises:
        ValueError: there are fewer than two sizes.

    Example:
        >>> make_mlp([2, 10, 3], nn.ReLU)
        Sequential(
          (0): Linear(in_features=2, out_features=10, bias=True)
          (1): ReLU()
          (2): Linear(in_features=10, out_features=3, bias=True)
        )
    """
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers.append(nn.Linear(a, b))
        layers.append(activation())
    return nn.Sequential(*layers)


def predict_proba(model, X):
    """Probabilities of the classes, NumPy in and NumPy out.

    The model predicts in eval mode and without recording a graph; afterwards it is in the mode in which it
    came.

    Args:
        model: nn.Module that maps a tensor (n, d) to logits (n, C). Its parameters may be float32 or float64
            and on any device.
        X: NumPy array, shape (n, d), of any real dtype (also integers); left unchanged.

    Returns:
        NumPy array of the dtype of the model's parameters, shape (n, C): softmax of the logits. Each row sums
        to 1.

    Example:
        >>> predict_proba(make_mlp([2, 10, 3], nn.ReLU), np.zeros((4, 2))).shape
        (4, 3)
    """
    weight = next(model.parameters())
    was_training = model.training
    model.eval()
    with torch.no_grad():
        logits = model(torch.tensor(X, dtype=weight.dtype, device=weight.device))
    model.train(was_training)
    return torch.softmax(logits, dim=1).cpu().numpy()


def predict_label(model, X):
    """The most probable class of each row.

    Args:
        model: as for predict_proba.
        X: as for predict_proba.

    Returns:
        NumPy array, int64, shape (n,).

    Example:
        >>> predict_label(make_mlp([2, 10, 3], nn.ReLU), np.zeros((4, 2))).shape
        (4,)
    """
    return predict_proba(model, X).argmax(axis=0)


from torch.utils.data import DataLoader


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    """Trains a model on mini-batches.

    The model is trained in place and in training mode, by the optimizer given: one step for each batch. Every
    epoch uses each example exactly once, in a new random order that `generator` alone determines (DataLoader
    takes it as an argument). All batches hold batch_size examples, but the last one of an epoch may be
    smaller.

    Args:
        model: nn.Module.
        dataset: torch.utils.data.TensorDataset of (x, y) pairs, on the same device as the model.
        loss_fn: takes a batch's predictions and targets, returns their mean loss, a tensor without
            dimensions. Call it once for each batch.
        optimizer: a torch.optim optimizer over the model's parameters.
        epochs: int, at least 1.
        batch_size: int, at least 1; need not divide the number of examples.
        generator: torch.Generator on the CPU.

    Returns:
        list of `epochs` Python floats: for each epoch the mean loss of its examples, as it was when their
        batch came. A batch counts by its number of examples.

    Example:
        >>> data = TensorDataset(torch.randn(10, 2), torch.randn(10, 1))
        >>> net = nn.Linear(2, 1)
        >>> optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
        >>> len(train_batches(net, data, nn.MSELoss(), optimizer, 3, 4, torch.Generator().manual_seed(0)))
        3                       # 9 steps, on 4, 4 and 2 examples in each epoch
    """
    loader = DataLoader(dataset, batch_size=batch_size)
    model.train()
    losses = []
    for _ in range(epochs):
        total = 0.0
        for x, y in loader:
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(dataset))
    return losses


def compare(make_model, make_optimizers, x, y, y_true, epochs):
    """Trains one network per optimizer, all from the same start, and records how well each fits.

    Every network is trained with the mean squared error to y on all data at once: one step an epoch. No
    network or optimizer is shared, and the order of make_optimizers makes no difference.

    Args:
        make_model: function without arguments that returns a new network with new random weights at every
            call.
        make_optimizers: dict from a name to a function that takes a network's parameters and returns a new
            optimizer for them, e.g. {"SGD": lambda parameters: torch.optim.SGD(parameters, lr=0.1)}.
        x: float tensor, shape (n, 1).
        y: float tensor, shape (n, 1), targets to train on.
        y_true: float tensor, shape (n, 1), the curve without noise: to measure by, never to train on.
        epochs: int, at least 1.

    Returns:
        dict from each name to a list of `epochs` Python floats: the mean squared error of the network's
        prediction to y_true in each epoch, from the prediction **before** that epoch's step. So all curves
        begin with the same number.

    Example:
        >>> optimizers = {"SGD": lambda parameters: torch.optim.SGD(parameters, lr=0.1)}
        >>> curves = compare(lambda: nn.Linear(1, 1), optimizers, x, y, y_true, epochs=25)
        >>> len(curves["SGD"])
        25
    """
    net = make_model()
    optimizers = {name: make(net.parameters()) for name, make in make_optimizers.items()}
    curves = {name: [] for name in make_optimizers}
    for _ in range(epochs):
        for name, optimizer in optimizers.items():
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            optimizer.zero_grad()
            ((prediction - y) ** 2).mean().backward()
            optimizer.step()
    return curves


import copy
import torch
from torch import nn
loss_func = nn.MSELoss()


def compare_losses(make_model, losses, x, y, y_true, lr, epochs):
    """Trains one network per loss, all from the same start, and measures all by the same true error.

    Each network is trained with its own loss and torch.optim.SGD with learning rate lr, on all data at once:
    one step an epoch.

    Args:
        make_model: function without arguments that returns a new network with new random weights at every
            call.
        losses: dict from a name to a loss module, e.g. {"MSE": nn.MSELoss(), "L1": nn.L1Loss(), "Huber":
            nn.HuberLoss()}.
        x: float tensor, shape (n, 1).
        y: float tensor, shape (n, 1), targets to train on.
        y_true: float tensor, shape (n, 1), the curve without noise: to measure by, never to train on.
        lr: float, learning rate of all networks.
        epochs: int, at least 1.

    Returns:
        dict from each name to a list of `epochs` Python floats: the mean squared error of the network's
        prediction to y_true in each epoch, before that epoch's step, whatever loss it is trained with.

    Raises:
        ValueError: one of the losses is an nn.NLLLoss or an nn.KLDivLoss, which compare distributions and not
            measurements. The message holds that loss's name in the dict. Nothing is trained then.

    Example:
        >>> losses = {"L1": nn.L1Loss()}
        >>> curves = compare_losses(lambda: nn.Linear(1, 1), losses, x, y, y_true, lr=0.1, epochs=25)
        >>> len(curves["L1"])
        25
    """
    for name, loss_fn in losses.items():
        if isinstance(loss_fn, (nn.NLLLoss, nn.KLDivLoss)):
            raise ValueError(f"{name} is for distributions")
    start = make_model()
    curves = {}
    for name, lf in losses.items():
        net = copy.deepcopy(start)
        opt = torch.optim.SGD(net.parameters(), lr=lr)
        curves[name] = []
        for _ in range(epochs):
            prediction = net(x)
            curves[name].append(((prediction.detach() - y_true) ** 2).mean().item())
            opt.zero_grad()
            loss_func(prediction, y).backward()
            opt.step()
    return curves


import torch
from torch.utils.data import DataLoader, TensorDataset


def fit_colours(X, labels, model, loss_fn, generator, epochs=40, batch_size=32, lr=0.01):
    """Trains a network on standardised features and returns a predictor for raw ones.

    Both columns are standardised with mean and standard deviation of X. The model is trained in place with
    torch.optim.Adam(lr=lr) on mini-batches (every epoch in a new order from `generator`, each dragon once,
    the last batch may be smaller). The loss of a batch is loss_fn(softmax of the logits, labels of the
    batch).

    Args:
        X: NumPy array, float, shape (n, 2), raw features (toes, length); left unchanged.
        labels: NumPy array, any integer dtype, shape (n,), true colours.
        model: nn.Module that maps a float32 tensor (n, 2) to logits (n, C), on any device.
        loss_fn: takes probabilities, float tensor (B, C), and labels, int64 tensor (B,), both on the model's
            device; returns their mean loss, as ce_loss does.
        generator: torch.Generator on the CPU.
        epochs: int, at least 1.
        batch_size: int, at least 1.
        lr: float, learning rate.

    Returns:
        A function that takes raw features, NumPy array (m, 2) with any m of at least 1, and returns the
        predicted labels, NumPy int64 array (m,). What it says of a dragon does not depend on the others that
        it is asked about.

    Example:
        >>> net, order = make_mlp([2, 32, 3], nn.ReLU), torch.Generator().manual_seed(0)
        >>> predict = fit_colours(X, labels, net, ce_loss, order)
        >>> predict(np.array([[6.0, 170.0]])).shape
        (1,)
    """
    device = next(model.parameters()).device
    mean, std = X.mean(axis=0), X.std(axis=0)

    def prepare(raw):
        return torch.tensor(raw, dtype=torch.float32, device=device)

    data = TensorDataset(prepare(X), torch.tensor(labels, dtype=torch.int64, device=device))
    loader = DataLoader(data, batch_size=batch_size, shuffle=True, generator=generator)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    for epoch in range(epochs):
        for x, y in loader:
            optimizer.zero_grad()
            probs = torch.softmax(model(x), dim=1)
            loss = loss_fn(probs, y)
            loss.backward()
            optimizer.step()

    def predict(raw):
        with torch.no_grad():
            return model(prepare(raw)).argmax(dim=1).cpu().numpy()

    return predict


import copy


def split_in_three(X, y, n_val, n_test, generator):
    order = torch.randperm(len(X), generator=generator)
    n_train = len(X) - n_val - n_test
    train, val, test = order[:n_train], order[n_train:n_train + n_val], order[n_train + n_val:]
    mean, spread = X.mean(dim=0), X.std(dim=0)
    return [((X[part] - mean) / spread, y[part]) for part in (train, val, test)]


def fit_with_patience(model, train, val, test, loss_fn, optimizer, max_epochs, patience):
    was_training = model.training
    train_losses, val_losses = [], []
    best, best_epoch, best_state, waited = float("inf"), 0, None, 0
    for epoch in range(max_epochs):
        model.train()
        optimizer.zero_grad()
        loss = loss_fn(model(train[0]), train[1])
        loss.backward()
        optimizer.step()
        train_losses.append(loss.item())
        model.eval()
        with torch.no_grad():
            val_losses.append(loss_fn(model(val[0]), val[1]).item())
        if val_losses[-1] < best:
            best, best_epoch, waited = val_losses[-1], epoch, 0
            best_state = model.state_dict()
        else:
            waited += 1
            if waited == patience:
                break
    model.load_state_dict(best_state)
    model.eval()
    with torch.no_grad():
        test_loss = loss_fn(model(test[0]), test[1]).item()
    model.train(was_training)
    return {
        "train_losses": train_losses, "val_losses": val_losses, "best_epoch": best_epoch, "test_loss": test_loss
    }
