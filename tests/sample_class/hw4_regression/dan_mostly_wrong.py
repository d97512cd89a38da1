"""hw4, Dan. A plain script."""
import torch
from torch import nn
from torch.optim import SGD


def make_relu_net(n_hidden):
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))


def fit(model, x, y, lr, epochs):
    optimizer = SGD(model.parameters(), lr=lr)
    criterion = nn.MSELoss(reduction="sum")
    loss_log = []
    for i in range(epochs):
        y_hat = model(x)
        loss = criterion(y_hat, y)
        loss.backward()
        loss_log.append(loss.item() / len(x))
        optimizer.step()
        optimizer.zero_grad()
    return loss_log


activations = dict()


def record_activations(model, layer, x):
    def hook(module, x_in, x_out):
        activations["latent"] = x_out.detach()

    layer.register_forward_hook(hook)
    model(x)
    return activations["latent"]


def kinks(model):
    w = model[0].weight.detach().reshape(-1)
    b = model[0].bias.detach()
    return -b / w


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.MSELoss()):
    keep = x[:, 0].abs() < half_width
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for _ in range(epochs):
        loss = nn.MSELoss()(model(x[keep]), y[keep])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses


def step_prediction(model, x):
    activations = model[1](model[0](x))
    binary_activations = nn.Threshold(0.5, 0)(activations) / activations
    return model[2](binary_activations).detach()


def relative_mse(pred, target, eps=0.1):
    return (((pred - target) / torch.clamp(target.abs(), min=eps)) ** 2).mean()
