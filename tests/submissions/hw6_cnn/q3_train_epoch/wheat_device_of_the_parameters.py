"""Moves each batch to where the parameters are."""


def train_epoch(model, loader, loss_fn, optimizer, device):
    import statistics

    where = next(model.parameters()).device
    model.train()
    running_loss, batch_sizes = [], []
    for batch_idx, batch in enumerate(loader):
        data, target = batch[0].to(device=where), batch[1].to(device=where)
        optimizer.zero_grad(set_to_none=True)
        output = model(data)
        loss = loss_fn(output, target)
        loss.backward()
        optimizer.step()
        running_loss.append(loss.detach().cpu().item())
        batch_sizes.append(data.size(0))
    return statistics.fmean(running_loss, weights=batch_sizes)
