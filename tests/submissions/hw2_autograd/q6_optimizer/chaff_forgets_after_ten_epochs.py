"""The optimizer's memory is emptied after every ten epochs."""

CAUGHT_BY = "test_three_steps_of_other_optimizers"
LESSON = (
    "Your optimizer loses its memory on the way. Make it once, before the loop, and let nothing but "
    "step() change its state."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_()
    optimizer, losses = make_optimizer([a, b]), []
    for epoch in range(epochs):
        if epoch and epoch % 10 == 0:
            optimizer.state.clear()
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
