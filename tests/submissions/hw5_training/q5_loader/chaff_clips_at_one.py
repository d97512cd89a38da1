"""Nobody asked for shorter gradients."""
import torch

CAUGHT_BY = "test_four_steps_by_hand"
LESSON = "Your code shortens the gradient before the step. Leave it as `backward()` made it."


def train_batches(model, dataset, loss_fn, optimizer, epochs, batch_size, generator):
    xs, ys = dataset.tensors
    model.train()
    losses = []
    for epoch in range(epochs):
        order = torch.randperm(len(xs), generator=generator)
        total = 0.0
        for chosen in order.split(batch_size):
            x, y = xs[chosen], ys[chosen]
            optimizer.zero_grad()
            loss = loss_fn(model(x), y)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            total += loss.item() * len(x)
        losses.append(total / len(xs))
    return losses
