"""Lets points in that lie just outside the window, by a tolerance."""

CAUGHT_BY = "test_uses_exactly_the_points_of_the_window"
LESSON = "Points just outside the window take part in your training. Compare |x| with half_width as it is."


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    near = (x.abs() <= half_width + 1e-4)[:, 0]
    x, y = x[near], y[near]
    if len(x) == 0:
        raise ValueError("no point lies in the window")
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
