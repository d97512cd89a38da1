"""The two numbers as parameters of a module, gradients emptied at the end of the round."""
import torch


class _Line(torch.nn.Module):
    def __init__(self, a, b):
        super().__init__()
        self.a = torch.nn.Parameter(a.detach().clone())
        self.b = torch.nn.Parameter(b.detach().clone())

    def forward(self, x):
        return self.a + self.b * x


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    line, losses = _Line(a, b), []
    optimizer = make_optimizer(list(line.parameters()))
    criterion = torch.nn.MSELoss()
    for _ in range(epochs):
        loss = criterion(line(x), y)
        losses.append(loss.item())
        loss.backward()
        optimizer.step()
        optimizer.zero_grad(set_to_none=False)
    return line.a.data, line.b.data, losses
