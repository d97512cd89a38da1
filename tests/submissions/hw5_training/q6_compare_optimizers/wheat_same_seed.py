"""The same seed before each make_model gives the same start."""
import torch

def compare(make_model, make_optimizers, x, y, y_true, epochs):
    seed = 123
    result = {}
    for name, make in make_optimizers.items():
        torch.manual_seed(seed)
        net = make_model()
        opt = make(net.parameters())
        result[name] = []
        for _ in range(epochs):
            opt.zero_grad()
            out = net(x)
            result[name].append(((out - y_true) ** 2).mean().item())
            ((y - out) ** 2).mean().backward()
            opt.step()
    return result
