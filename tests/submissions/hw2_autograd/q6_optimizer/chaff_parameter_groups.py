"""make_optimizer gets two parameter groups instead of two tensors."""

CAUGHT_BY = "test_three_steps_of_other_optimizers"
LESSON = (
    "Your code hands make_optimizer groups. Give it the list of the two tensors, [a, b]: whether it makes "
    "groups of them is its own business."
)


def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    a, b = a.detach().clone().requires_grad_(), b.detach().clone().requires_grad_()
    optimizer, losses = make_optimizer([{"params": [a]}, {"params": [b]}]), []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return a, b, losses
