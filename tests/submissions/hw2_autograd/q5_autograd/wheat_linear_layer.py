"""nn.Linear(1, 1): its bias is a, its weight b."""
import torch


def autograd_descent(x, y, a, b, lr, epochs):
    net = torch.nn.Linear(1, 1).to(x.device)
    with torch.no_grad():
        net.weight.copy_(b.reshape(1, 1)); net.bias.copy_(a)
    losses = []
    for _ in range(epochs):
        net.zero_grad()
        loss = torch.nn.functional.mse_loss(net(x), y)
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            for p in net.parameters(): p -= lr * p.grad
    return net.bias.detach(), net.weight.detach().reshape(1), losses
