import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, TensorDataset


def correlate(maps, kernels, stride=1, padding=0):
    C, H, W = maps.shape
    K, _, kh, kw = kernels.shape
    padded = maps.new_zeros(C, H + 2 * padding, W + 2 * padding)
    padded[:, padding:padding + H, padding:padding + W] = maps
    rows = (H + 2 * padding - kh) // stride + 1
    columns = (W + 2 * padding - kw) // stride + 1
    out = []
    for k in range(K):
        sums = []
        for r in range(rows):
            for c in range(columns):
                window = padded[:, r * stride:r * stride + kh, c * stride:c * stride + kw]
                sums.append((window * kernels[k].flip(1, 2)).sum())
        out.append(torch.stack(sums).reshape(rows, columns))
    return torch.stack(out)


def max_pool(maps, size, stride=None):
    stride = size if stride is None else stride
    C, H, W = maps.shape
    rows, columns = (H - size) // stride + 1, (W - size) // stride + 1
    out = []
    for r in range(rows):
        for c in range(columns):
            window = maps[:, r * stride:r * stride + size, c * stride:c * stride + size]
            out.append(window.reshape(C, -1).max(dim=1).values.clamp(min=0))
    return torch.stack(out, dim=1).reshape(C, rows, columns)


def conv_out(size, kernel, stride=1, padding=0):
    if kernel > size + padding:
        raise ValueError("kernel too large")
    return (size + padding - kernel) // stride + 1


def flat_features(size, stages):
    for channels, kernel, padding in stages:
        size = conv_out(size, kernel, 1, padding)
    return channels * size * size


class FashionCNN(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(32)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.bn2 = nn.BatchNorm2d(64)
        self.pool = nn.MaxPool2d(2)
        self.linears = [nn.Linear(64 * 6 * 6, 600), nn.Linear(600, 120)]
        self.drop = nn.Dropout(0.25)
        self.fc3 = nn.Linear(120, n_classes)

    def forward(self, x):
        x = self.pool(F.relu(self.bn1(self.conv1(x))))
        x = self.pool(F.relu(self.bn2(self.conv2(x))))
        x = x.view(x.size(0), -1)
        x = self.drop(F.relu(self.linears[0](x)))
        x = self.drop(F.relu(self.linears[1](x)))
        return self.fc3(x)


def train_epoch(model, loader, loss_fn, optimizer, device):
    total = 0.0
    n = 0
    for X, y in loader:
        X, y = X.to(device), y.to(device)
        pred = model(X)
        loss = loss_fn(pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item()
        n += len(X)
    return total / n


def evaluate(model, loader, loss_fn, device):
    before = model.training
    model.eval()
    loss_sum, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            loss_sum += loss_fn(pred, y).item() * len(X)
            correct += (pred.argmax(1) == y).sum().item()
            n += len(X)
    model.train()
    return loss_sum / n, correct / n


class SmallCNN(nn.Module):
    def __init__(self, n_classes):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1)
        self.bn2 = nn.BatchNorm2d(16)
        self.fc1 = nn.Linear(784, 64)
        self.fc2 = nn.Linear(64, n_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 2)
        x = F.max_pool2d(F.relu(self.bn2(self.conv2(x))), 2)
        x = x.flatten(1)
        x = F.relu(self.fc1(x))
        return F.softmax(self.fc2(x), dim=0)


def make_small_cnn(n_classes=10):
    return SmallCNN(n_classes)


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    if run_epoch is None:
        run_epoch = train_epoch
    model.to(device)
    g = torch.Generator()
    g.manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=False)
    loss_fn = nn.CrossEntropyLoss()
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = []
    for epoch in range(epochs):
        losses.append(run_epoch(model, loader, loss_fn, opt, device))
    return losses


def mistakes(model, loader, device):
    error_images, error_labels, error_pred = torch.Tensor(), torch.Tensor(), torch.Tensor()
    before = model.training
    model.eval()
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X).argmax(1)
            errors = pred != y
            error_images = torch.cat([error_images, X[errors, :, :, :].cpu()])
            error_labels = torch.cat([error_labels, y[errors].cpu()])
            error_pred = torch.cat([error_pred, pred[errors].cpu()])
    model.train(before)
    return error_images, error_labels, error_pred


def confusion(labels, predictions, n_classes):
    table = torch.zeros(n_classes, n_classes, dtype=torch.int64)
    table[labels, predictions] += 1
    return table
