"""Turns predictions and targets outside the window to 0 and corrects the mean: right for means only."""

CAUGHT_BY = "test_uses_the_criterion_it_is_given"
LESSON = (
    "Your criterion still sees the points outside the window, as zeros. Cut them out, for a criterion need "
    "not be a mean."
)


def fit_wave(model, x, y, half_width=3.0, lr=0.02, epochs=1500, criterion=nn.functional.mse_loss):
    near = (x.abs() <= half_width).to(x.dtype)
    if near.sum() == 0:
        raise ValueError("no point lies in the window")
    optimizer, losses = torch.optim.Adam(model.parameters(), lr=lr), []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = criterion(model(x) * near, y * near) * len(near) / near.sum()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
