# ---
# jupyter:
#   otter:
#     assignment_name: hw6_cnn
# ---

# %% [markdown]
# # Seeing clothes
#
# A shop has photographed everything it sells, 28 × 28 grey pixels a piece, and would like a machine to sort
# the pictures into ten drawers: shirts, trousers, boots and so on. A network of linear layers could try,
# but it would meet the pixels as a bag of 784 unrelated numbers. That pixel 300 lies beside pixel 301, that
# a sleeve is a sleeve wherever it hangs: it would have to find out each of these from examples.
#
# A **convolutional** network knows both from the start. It slides small windows over the picture and asks
# the same question everywhere: is there an edge here? a corner? In this notebook you slide such a window by
# hand, work out how large a picture is after it, build a network of 1.5 million weights, write the loop that
# trains it and the loop that measures it, and then look at what it gets wrong and what that says.
#
# **At the end** you will be able to say what a convolution computes and how large its result is, to build
# and train a convolutional network on whatever device there is, to measure it without changing it, and to
# find out how it fails. Plan about five hours.
#
# **How this notebook works.** Each question has a function whose body says `raise NotImplementedError`.
# Replace that line by your code, run the cell, then run the check cell under it: it tells you what holds
# already and what does not. After the deadline further checks are run, on other inputs; the docstrings
# promise everything that they ask for. Cells that only draw or explore say so calmly as long as something
# they use is missing.
#
# Each question is judged on its own, so a slip in one does not cost you the next.

# %% [markdown]
# ## Before you start
#
# This notebook needs the folders that it came with (`tests/`, `checks/`, `shared/`, `autograder/`), so keep it beside them and
# keep its name. The `README.md` there says how to install what you need. Where the notebook is alone (on Colab, say),
# put `hw6_cnn-student.zip` beside it, and the next cell unpacks the rest.
#
# - **Fill in.** Look for `raise NotImplementedError(...)`: each one stands where your code goes. Replace that line and run the cell.
# - **Check.** Run the cell with `grader.check("...")` below it. For each rule it says whether your code keeps it, and if not, what
#   happened and where to look. You can check as often as you like; checking changes nothing.
# - **Look around.** The other cells draw and explore. They wait, and say so, until what they need is filled in. Change them as
#   you like: they are not graded.
# - **Hand in** this one file, `hw6_cnn.ipynb`, after you have saved it. The hidden checks then look at the same
#   rules on more inputs.
#
# Run the next cell first.

# %%
# Initialize Otter
from pathlib import Path

import otter

here = Path(globals().get("__file__", "notebook")).resolve().parent  # as a notebook it has no file
grader = otter.Notebook(tests_dir=str(here / "tests"))

# %%
import functools

import matplotlib.pyplot as plt
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from shared.data import FASHION_CLASSES, fashion_mnist
from shared.device import pick_device
from shared.notebook import when_ready
from shared.pictures import mirrored, rotated, shifted
from shared.plots import plot_confusion, plot_gallery, plot_losses
from shared.training import seed_everything

# One thread, as in grading: the order in which numbers are added is then the same on every machine.
torch.set_num_threads(1)

# %% [markdown]
# ## The clothes
#
# Fashion-MNIST has 60 000 training and 10 000 test pictures. This notebook uses a part that comes with the
# course, 2000 and 1000 pictures with every class equally often, so that everything runs offline and in
# seconds. Set `SOURCE = "auto"` or `"torchvision"` to work with all of them (the longer cells then take
# minutes).
#
# Look at the shape first. PyTorch wants pictures as **(N, C, H, W)**: how many pictures, how many channels
# (1 for grey, 3 for colour), height, width. The labels are whole numbers from 0 to 9, `int64`, one per
# picture.

# %% tags=["otter_ignore"]
SOURCE = "embedded"
device = pick_device("auto")
train_set = fashion_mnist("train", source=SOURCE)
test_set = fashion_mnist("test", source=SOURCE)
test_loader = DataLoader(TensorDataset(*test_set), batch_size=64)

images, labels = next(iter(DataLoader(TensorDataset(*train_set), batch_size=64)))
print("images of a batch [N, C, H, W]:", tuple(images.shape), images.dtype)
print("labels of a batch:", tuple(labels.shape), labels.dtype)
plot_gallery(images[:15], [FASHION_CLASSES[label] for label in labels[:15]])
plt.show()


# %% [markdown]
# ## A window that slides
#
# A convolution takes a small square of weights, the **kernel**, lays it on the picture, multiplies pixel by
# weight, adds up, writes the sum down, moves on. A picture may have several **channels**, such as red, green
# and blue; then the kernel has as many layers, and the sum runs over all of them. Each kernel makes one
# picture of sums, a **map**, and several kernels make several maps: with $C$ channels and a kernel of $k_h
# \times k_w$ weights,
#
# $$\text{out}[m, r, c] = \sum_{q=0}^{C-1} \sum_{i=0}^{k_h-1}\sum_{j=0}^{k_w-1}
# K[m, q, i, j]\;\text{in}[q,\, s\,r + i,\, s\,c + j].$$
#
# The **stride** $s$ is how many pixels the window moves at a time. At the border, **padding** puts $p$ rows
# and columns of zeros around the picture first, on each side. A last step that does not fit whole is not
# made.
#
# Mathematicians call this a *cross-correlation*: their convolution turns the kernel upside down and left to
# right before it slides. Neural networks learn their kernels and do not care, so everybody says
# convolution.
#
# **Max-pooling** slides a window, too, over each map by itself, and writes down the largest number. It has
# no weights. Whether the edge lies a pixel further to the left is then all the same.
#
# Write both once by hand. Every later question uses PyTorch's, which does the same some hundred times
# faster.

# %% question="q0_window"
def correlate(maps, kernels, stride=1, padding=0):
    """Slides each kernel over a picture of one or several channels.

    Write it with basic operations (slices, products, sums, einsum, unfold, nn.functional.pad), without
    PyTorch's own convolutions, by whatever name: none may do any of the work.

    Args:
        maps: float tensor, shape (C, H, W), C channels of H rows and W columns. Left unchanged.
        kernels: tensor of the dtype of maps, shape (K, C, kh, kw), K kernels of C layers; they fit into the
            padded picture. Left unchanged.
        stride: int, pixels that the window moves at a time, down and across, at least 1.
        padding: int, rows and columns of zeros that are put on each side first, at least 0.

    Returns:
        Tensor of the dtype of maps, differentiable with respect to both, shape (K, rows, columns): as many
        rows and columns as there are places where the whole window fits.

    Example:
        >>> picture = torch.tensor([[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]])  # one channel, 2 x 3
        >>> correlate(picture, torch.tensor([[[[1.0, 10.0]]]]))  # one kernel, 1 x 2
        tensor([[[21., 32.],
                 [54., 65.]]])
    """
    raise NotImplementedError("q0_window: correlate is not implemented yet")


def max_pool(maps, size, stride=None):
    """The largest number in each place of a square window that slides over each map.

    Write it with basic operations (slices, max, amax, stack, unfold), without PyTorch's own pools.

    Args:
        maps: float tensor, shape (C, H, W), of either sign. Left unchanged.
        size: int, side of the window, at least 1; it fits into the maps.
        stride: int, pixels that the window moves at a time, at least 1. None means `size`.

    Returns:
        Tensor of the dtype of maps, differentiable, shape (C, rows, columns): as many rows and columns as
        there are places where the whole window fits.

    Example:
        >>> max_pool(torch.tensor([[[1.0, 2.0, 5.0], [4.0, 3.0, 6.0]]]), 2)  # the last column does not fit
        tensor([[[4.]]])
    """
    raise NotImplementedError("q0_window: max_pool is not implemented yet")


# %%
print(grader.check("q0_window"))

# %% [markdown]
# What does a kernel see? Below are four made by hand. The first two subtract: what is below from what is
# above, and what is right from what is left, so that they answer at **edges**, brightly where the picture
# gets darker in their direction and darkly where it gets lighter. The third answers wherever a pixel differs
# from its neighbours, and the fourth blurs: it takes the mean. (The picture and its mean are shown four times
# as bright, or you would not see much of them beside the edges.) In the last column the answers of the first
# kernel are pooled. A convolutional layer holds many kernels, and nobody makes them by hand: the weights are
# learned.

# %% tags=["otter_ignore"]
falling = torch.tensor([[1.0, 2.0, 1.0], [0.0, 0.0, 0.0], [-1.0, -2.0, -1.0]])
spot = torch.tensor([[-1.0, -1.0, -1.0], [-1.0, 8.0, -1.0], [-1.0, -1.0, -1.0]]) / 2
by_hand = torch.stack([falling, falling.T, spot, torch.ones(3, 3) * 4 / 9])[:, None]
boot = train_set.images[train_set.labels == 9][:1]
with when_ready():
    pictures, titles = [], []
    for kind in ("Ankle boot", "T-shirt/top", "Bag"):
        garment = train_set.images[train_set.labels == FASHION_CLASSES.index(kind)][0]
        answers = correlate(garment, by_hand, padding=1)
        pooled = nn.functional.interpolate(max_pool(answers[:1], 2)[None], size=28)[0]
        pictures += [garment * 4, *answers[:, None], pooled]
        titles += [kind, "top − bottom", "left − right", "spots", "mean", "top − bottom,\npooled"]
    plot_gallery(torch.stack(pictures), titles, columns=6)
    plt.show()
    ready_made = nn.functional.conv2d(boot, by_hand, padding=1)[0]
    gap = (correlate(boot[0], by_hand, padding=1) - ready_made).abs().max()
    print(f"largest difference to PyTorch's own: {gap:.1e}")


# %% [markdown]
# ## How large is the result?
#
# A kernel of 3 pixels has only 26 places on a row of 28, so the picture shrinks. Three knobs decide by how
# much:
#
# * the **kernel** size $k$;
# * **padding** $p$: so many zeros are put around the picture, on *each* side;
# * **stride** $s$: the window moves so many pixels at a time. A last step that does not fit whole is not
#   made.
#
# For a picture of $n$ pixels a side that leaves
#
# $$\text{out} = \left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1$$
#
# places. Max-pooling, which keeps the largest number in each window, follows the same formula; a 2 × 2 pool
# has $k = s = 2$ and halves the picture.
#
# Why care? Because after the convolutions come linear layers, and a linear layer must be told how many
# numbers will arrive. Get it wrong and PyTorch says `mat1 and mat2 shapes cannot be multiplied`, which is
# the most frequent error message of everybody's first convolutional network.

# %% question="q1_sizes"
def conv_out(size, kernel, stride=1, padding=0):
    """The side of a square picture after a convolution or a pooling layer.

    Args:
        size: int, side of the picture in pixels, at least 1.
        kernel: int, side of the window, at least 1.
        stride: int, pixels that the window moves at a time, at least 1.
        padding: int, pixels added on each side, at least 0.

    Returns:
        int, the side of the result in pixels, at least 1.

    Raises:
        ValueError: the kernel is larger than the padded picture.

    Example:
        >>> conv_out(28, 3), conv_out(28, 3, padding=1), conv_out(28, 2, stride=2)
        (26, 28, 14)
    """
    raise NotImplementedError("q1_sizes: conv_out is not implemented yet")


def flat_features(size, stages):
    """How many numbers are left of a square picture after several stages.

    A stage is a convolution with stride 1, then a 2 × 2 max-pool with stride 2 and no padding.

    Args:
        size: int, side of the picture in pixels.
        stages: list of (channels, kernel, padding), three ints for each stage's convolution: how many maps it
            makes, the side of its kernel, and its padding. At least one stage; every kernel and pool fits.
            Left unchanged.

    Returns:
        int, channels × height × width after the last stage.

    Example:
        >>> flat_features(8, [(5, 3, 1)])   # 8 stays 8, the pool leaves 4: five maps of 4 x 4
        80
    """
    raise NotImplementedError("q1_sizes: flat_features is not implemented yet")


# %%
print(grader.check("q1_sizes"))

# %% [markdown]
# The network of the next question has two stages, `[(32, 3, 1), (64, 3, 0)]`. How does a picture of 28
# pixels pass through it? A square of numbers becomes many smaller ones: less and less *where*, more and
# more *what*.

# %% tags=["otter_ignore"]
with when_ready():
    print("picture            ", (1, 28, 28))
    side = 28
    for channels, kernel, padding in [(32, 3, 1), (64, 3, 0)]:
        side = conv_out(side, kernel, padding=padding)
        print("after a convolution", (channels, side, side))
        side = conv_out(side, 2, stride=2)
        print("after a pool       ", (channels, side, side))
    print("numbers for the first linear layer:", flat_features(28, [(32, 3, 1), (64, 3, 0)]))

# %% [markdown]
# ## The network
#
# Two convolutional stages look at the picture, three linear layers decide. Three parts are new.
#
# **Batch normalisation** follows each convolution. For every map it subtracts the mean and divides by the
# standard deviation, taken over all pixels of the whole batch, then stretches and shifts by two learned
# numbers. Training gets faster and forgives clumsy learning rates. It has a consequence to remember: in
# training, what the network says about one picture depends on the *other pictures in the batch*. For use
# after training it keeps running averages of the means and variances.
#
# **Dropout** sets each number to zero with probability $p$ in training and divides the others by $1 - p$,
# so that the sum stays the same on average. No unit can rely on a particular other one. After training
# nothing is dropped.
#
# **Raw logits** come out at the end. `nn.CrossEntropyLoss` applies log-softmax itself. Put a softmax in
# front of it and nothing crashes; the network just learns more slowly, because a softmax of a softmax is
# nearly flat.
#
# Mind the **activations** between the linear layers. They are easily forgotten, and no error says so. What is
# lost without one? Everything that the first layer could add, for
#
# $$W_2 (W_1 x + b_1) + b_2 = (W_2 W_1)\, x + (W_2 b_1 + b_2)$$
#
# is again one linear layer: 1.4 million weights would be trained to do the work of a quarter of a million.
# And mind which dropout it is. `Dropout2d` is made for maps: it drops whole channels of (N, C, H, W). On rows
# of numbers PyTorch still treats it like `Dropout`, warns, and announces that this will become an error.

# %% tags=["otter_ignore"]
seed_everything(0)
first, second = nn.Linear(2304, 600), nn.Linear(600, 120)
x = torch.randn(5, 2304)
with torch.no_grad():
    as_one = x @ (second.weight @ first.weight).T + (second.weight @ first.bias + second.bias)
    gap = (second(first(x)) - as_one).abs().max()
print(f"two linear layers without activation and the one that replaces them differ by {gap:.1e}")


# %% [markdown]
# Now build it. Layers must be **attributes** of the module, directly or inside an `nn.Sequential` or
# `nn.ModuleList`: only then do `parameters()`, `to(device)`, `train()` and `eval()` find them. A plain
# Python list hides them. The names of the attributes are yours to choose.

# %% question="q2_cnn"
class FashionCNN(nn.Module):
    """Two convolutional stages and three linear layers.

    In this order:

    1. convolution 1 → 32 maps, kernel 3, padding 1; batch norm; ReLU; 2 × 2 max-pool → (n, 32, 14, 14);
    2. convolution 32 → 64 maps, kernel 3, no padding; batch norm; ReLU; 2 × 2 max-pool → (n, 64, 6, 6);
    3. flatten to (n, 2304), each picture's numbers in PyTorch's own order;
    4. linear 2304 → 600; ReLU; dropout with p = 0.25 (of single numbers, not of channels);
    5. linear 600 → 120; ReLU; dropout with p = 0.25;
    6. linear 120 → n_classes, and nothing after it.

    All convolutions and linear layers have a bias; everything else is as PyTorch's layers come, also their
    random initial weights and biases, and batch norm's settings and its beginning. (A class of your own that
    inherits from nn.Conv2d or nn.Linear will do.) With ten classes that makes 1 475 338 parameters.

    Args:
        n_classes: int, how many classes to tell apart.
    """

    def __init__(self, n_classes=10):
        super().__init__()
        raise NotImplementedError("q2_cnn: FashionCNN.__init__ is not implemented yet")

    def forward(self, x):
        """Logits for a batch of pictures.

        Args:
            x: float32, shape (n, 1, 28, 28), values from 0 to 1; any n of at least 1.

        Returns:
            float32, shape (n, n_classes): raw logits, no softmax.
        """
        raise NotImplementedError("q2_cnn: FashionCNN.forward is not implemented yet")


# %%
print(grader.check("q2_cnn"))

# %% [markdown]
# Before any training, a network of ten classes knows nothing and should say so: probabilities near 1/10 and
# a loss near $\ln 10 = 2.303$. It is a good habit to look; a first loss of 8 or of 0.1 means that something
# is wrong.

# %% tags=["otter_ignore"]
with when_ready():
    seed_everything(0)
    net = FashionCNN()
    print(net)
    print(f"{sum(p.numel() for p in net.parameters()):,} parameters")
    first_loss = nn.functional.cross_entropy(net(images), labels).item()
    print(f"loss before training: {first_loss:.3f}  (ln 10 = 2.303)")


# %% [markdown]
# ## One epoch of training
#
# Each batch goes through the same five steps: forget the old gradients, predict, measure the loss, send it
# backward, step. Around them are four things that go wrong quietly.
#
# * **The mode.** Somebody may have evaluated the network before and left it in eval mode, where dropout and
#   batch norm's statistics are off. A training function says `model.train()` itself.
# * **Old gradients.** `backward` *adds* to what is there. Clearing them at the end of each round works only
#   if they were empty at the start; clear them before `backward` and it does not matter who was here before
#   you.
# * **The device.** Pictures come from the CPU, the network may be on a GPU: move each batch to where the
#   network is.
# * **The mean.** The last batch is usually smaller. If $\ell_b$ is the mean loss of batch $b$ with $n_b$
#   pictures,
#
# $$\text{mean loss} = \frac{\sum_b n_b\, \ell_b}{\sum_b n_b}, \qquad\text{not}\qquad
# \frac{1}{B}\sum_b \ell_b,\qquad\text{and not}\qquad \frac{\sum_b \ell_b}{\sum_b n_b}.$$
#
# The second gives a picture in a small batch more weight than one in a large batch. The third is a mean
# divided once more, about the batch size too small: with batches of 64 it makes .005 of an average loss of
# .32, and looks like a triumph.

# %% question="q3_train_epoch"
def train_epoch(model, loader, loss_fn, optimizer, device):
    """Trains a network on every batch once, in the loader's order: one prediction and one step for each.

    Args:
        model: nn.Module, already on `device`, in either mode; in training mode during and after every call.
            What is frozen (requires_grad is False) stays so.
        loader: any iterable of (images, labels) batches, to be gone through once: a DataLoader, a list of
            pairs, or something that is used up afterwards. Images are float32, shape (n, ...), labels int64,
            shape (n,). The tensors may be on another device: move each with `.to(device)` (or to where the
            model's parameters are, which is the same). Batches may differ in size; they are left unchanged.
        loss_fn: called as loss_fn(logits, labels); gives the batch's mean loss as a tensor of shape ().
        optimizer: torch optimizer over the model's parameters; one step per batch, with its settings as they
            are, and with what it knows from earlier steps. Gradients that are left from before the call must
            not count.
        device: torch.device, or str such as "cpu".

    Returns:
        float, the mean loss over all images that the loader gave, each batch measured before its own step.
    """
    raise NotImplementedError("q3_train_epoch: train_epoch is not implemented yet")


# %%
print(grader.check("q3_train_epoch"))


# %% [markdown]
# ## Measuring without touching
#
# Evaluation looks like training with the last steps left out, and that is how it goes wrong. To measure is
# not to change: afterwards the network must be exactly as it was.
#
# * In **eval mode** dropout is off and batch norm uses its running averages. Forget it and your "test
#   accuracy" depends on how you cut the batches, and each look at the test pictures moves the averages. You
#   cannot see this in the accuracy, which hardly changes; you see it when the same picture gets two
#   answers.
# * Afterwards the network is in **the mode that it was in before**, whichever that was.
# * No graph is needed. Under `torch.no_grad()` PyTorch does not keep what only `backward` would need.
# * Loss and accuracy are means **over images**, as above. The accuracy is the fraction whose largest logit
#   is at the label's place.

# %% question="q4_evaluate"
def evaluate(model, loader, loss_fn, device):
    """Mean loss and accuracy of a network on every batch of a loader.

    The network is in eval mode while it predicts and in its former mode afterwards; no graph is recorded
    (autograd is off while it predicts, and afterwards on or off as before); its parameters, gradients and
    batch-norm statistics are left alone.

    Args:
        model: nn.Module that gives logits, shape (n, n_classes) for any number of classes; already on
            `device`, in either mode, all its layers in the same.
        loader: any iterable of (images, labels) batches, to be gone through once, as for train_epoch.
            Images are float32, shape (n, ...), labels int64, shape (n,). The tensors may be on another
            device. Batches may differ in size; they are left unchanged.
        loss_fn: called as loss_fn(logits, labels); gives the batch's mean loss as a tensor of shape (), which
            counts whatever it is.
        device: torch.device, or str such as "cpu".

    Returns:
        (loss, accuracy): float, mean loss over all images, and float from 0 to 1, the fraction that is right.
    """
    raise NotImplementedError("q4_evaluate: evaluate is not implemented yet")


# %%
print(grader.check("q4_evaluate"))

# %% [markdown]
# Does the mode matter that much? Ask an untrained network about one picture alone, and about the same
# picture among 63 others.

# %% tags=["otter_ignore"]
with when_ready():
    seed_everything(0)
    net = FashionCNN()
    with torch.no_grad():
        for mode in ("train", "eval"):
            net.train(mode == "train")
            gap = (net(images[:1]) - net(images)[:1]).abs().max()
            print(f"{mode:5} mode: the largest difference between its logits is {gap:.1e}")

# %% [markdown]
# ### Two epochs
#
# On all 60 000 pictures, two epochs in batches of 64 with Adam and a learning rate of 0.001 bring this
# network to about 88 and 90 % of the test pictures: .877 and .903 in one run, shuffled. One run is one draw:
# six other seeds, on pictures in the order of the file, ended between 85.4 and 89.0 % after the first epoch
# and between 86.2 and 89.6 % after the second.
#
# The cell below does the same with the 2000 embedded pictures. With `SOURCE = "auto"` or `"torchvision"`
# above it runs on all of them, about 50 seconds an epoch on one core.

# %% tags=["otter_ignore"]
EPOCHS = 2
FULL = ["test accuracy 0.877, test loss 0.333", "test accuracy 0.903, test loss 0.261"]  # torch 2.14

with when_ready():
    seed_everything(0)
    net = FashionCNN().to(device)
    loss_fn = nn.CrossEntropyLoss()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.001)
    train_loader = DataLoader(TensorDataset(*train_set), batch_size=64, shuffle=True)
    for epoch in range(EPOCHS):
        train_loss = train_epoch(net, train_loader, loss_fn, optimizer, device)
        loss, accuracy = evaluate(net, test_loader, loss_fn, device)
        print(f"epoch {epoch + 1} on {len(train_set.labels)} pictures: training loss {train_loss:.3f}")
        print(f"   measured here: test accuracy {accuracy:.3f}, test loss {loss:.3f}")
        print(f"   all pictures:  {FULL[epoch] if epoch < len(FULL) else 'not measured'}")


# %% [markdown]
# ## A small network that learns in seconds
#
# Most of the large network's weights sit in one place: 2304 × 600 of them, 94 %. To try ideas you want
# something that answers while you still remember the question. Build one with 8 and 16 maps and one hidden
# linear layer of 64, some fifty thousand parameters, and the function that trains it.
#
# `learn` puts the parts together: the data into shuffled batches, the loss, the optimizer, the epochs.
# Epoch by epoch it calls `run_epoch`, which is your `train_epoch` unless the caller brings another. (The
# checks do, so that this question does not depend on question 3.)
#
# **Why shuffle?** Adam follows the last few batches. If the pictures come sorted by class, the network
# first learns to say "T-shirt" to everything, then "trouser", and at the end of the epoch it says "ankle
# boot". A file in random order forgives you, and the next file will not. Shuffle anew in every epoch,
# pictures and labels **together**.

# %% question="q5_learn"
def make_small_cnn(n_classes=10):
    """A small convolutional network.

    In this order:

    1. convolution 1 → 8 maps, kernel 3, padding 1; batch norm; ReLU; 2 × 2 max-pool → (n, 8, 14, 14);
    2. convolution 8 → 16 maps, kernel 3, padding 1; batch norm; ReLU; 2 × 2 max-pool → (n, 16, 7, 7);
    3. flatten to (n, 784), each picture's numbers in PyTorch's own order;
    4. linear 784 → 64; ReLU; linear 64 → n_classes, and nothing after it.

    All convolutions and linear layers have a bias; everything else is as PyTorch's layers come, also their
    random initial weights, and batch norm's settings and its beginning. With ten classes that makes 52 186
    parameters.

    Args:
        n_classes: int, how many classes to tell apart.

    Returns:
        nn.Module from float32 (n, 1, 28, 28) to raw logits, float32 (n, n_classes).
    """
    raise NotImplementedError("q5_learn: make_small_cnn is not implemented yet")


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    """Trains a network with Adam and cross-entropy on shuffled batches.

    Args:
        model: nn.Module that gives raw logits; moved to `device` and trained in place. What is frozen stays
            so.
        images: float32, shape (n, ...), on the CPU, used as they are, to the last digit. Left unchanged.
        labels: int64, shape (n,), on the CPU. Left unchanged.
        epochs: int, how often to go through all images.
        lr: float, Adam's learning rate; Adam's other settings are PyTorch's defaults.
        batch_size: int; the last batch may be smaller, even a single image, and is used too.
        seed: int, decides the order of the images: a new order in every epoch, the same orders for the same
            seed, whatever random numbers were drawn before (give DataLoader its own generator).
        device: torch.device, or str such as "cpu", handed on to run_epoch.
        run_epoch: called once per epoch as run_epoch(model, loader, loss_fn, optimizer, device) with the
            same optimizer each time; gives that epoch's mean loss. None means `train_epoch`.

    Returns:
        list of float, what run_epoch gave, one per epoch, not rounded.
    """
    raise NotImplementedError("q5_learn: learn is not implemented yet")


# %%
print(grader.check("q5_learn"))

# %% [markdown]
# Three epochs on 2000 pictures are enough to get more than seven in ten right. Beside it, the same network
# on the same pictures sorted by class and not shuffled.

# %% tags=["otter_ignore"]
SMALL_EPOCHS = 6


@functools.cache  # trained once; the cells below ask for it again
def trained_small_cnn():
    """The small network and its loss in each epoch."""
    seed_everything(0)
    model = make_small_cnn()
    return model, learn(model, *train_set, epochs=SMALL_EPOCHS, device=device)


def trained_in_order():
    """The small network trained on pictures that are sorted by class, and its loss in each epoch."""
    seed_everything(0)
    model, loss_fn = make_small_cnn().to(device), nn.CrossEntropyLoss()
    by_class = train_set.labels.argsort(stable=True)
    loader = DataLoader(TensorDataset(*(part[by_class] for part in train_set)), batch_size=64)
    adam = torch.optim.Adam(model.parameters(), lr=3e-3)
    return model, [train_epoch(model, loader, loss_fn, adam, device) for _ in range(SMALL_EPOCHS)]


# %% tags=["otter_ignore"]
with when_ready():
    curves = {}
    for name, trained in (("shuffled", trained_small_cnn), ("sorted by class", trained_in_order)):
        model, curves[name] = trained()
        loss, accuracy = evaluate(model, test_loader, nn.CrossEntropyLoss(), device)
        print(f"{name:15}: test accuracy {accuracy:.3f}, test loss {loss:.3f}")
    plot_losses(curves, ylabel="training loss")
    plt.show()

# %% [markdown]
# Sorted, the loss hardly gets below that of saying "one tenth each", $\ln 10 = 2.3$. Within a class it is
# tiny, for the network only has to repeat itself; each time the next class begins it is sure of the last
# one, and pays. What it knows at the end of an epoch is "ankle boot". The architecture, the data and the
# learning rate are the same in both runs: the order alone decides.
#
# And what do the learned kernels see? These are the answers of the eight kernels of the first layer to one
# boot.

# %% tags=["otter_ignore"]
with when_ready():
    small, _ = trained_small_cnn()
    first_layer = next(module for module in small.modules() if isinstance(module, nn.Conv2d))
    with torch.no_grad():
        maps = first_layer(boot.to(device))[0]
    maps = (maps - maps.amin((1, 2), keepdim=True)) / (
        maps.amax((1, 2), keepdim=True) - maps.amin((1, 2), keepdim=True)
    )
    titles = ["the boot"] + [f"kernel {i + 1}" for i in range(8)]
    plot_gallery(torch.cat([boot[0].to(device), maps]), titles)
    plt.show()

# %% [markdown]
# ## What does it not mind?
#
# You can read that convolutional networks do not mind *where* a thing is, nor how it is *turned*. Half of
# that has a reason: the same kernels go over the whole picture, so the maps of a picture that moves by a
# pixel move by a pixel, and a max-pool forgives a little of that. Nothing of the kind holds for turning: a
# kernel for edges from left to right is not one for edges from top to bottom. And the linear layers at the
# end know again exactly where each number comes from. So, measure. The 1000 test pictures are moved, turned
# and mirrored, and shown to the small network and to one of linear layers only, trained on the same pictures.
#
# Before you run the cell, write down what you expect: of the convolutional network when everything is four
# pixels further right; of both at 90°. Which change could you make harmless by training, and how? And why
# does "mirror" cost a boot more than a shirt?

# %% tags=["otter_ignore"]
CHANGES = {"as they are": [lambda pictures: pictures]}
for k in range(1, 5):
    ways = [(k, 0), (-k, 0), (0, k), (0, -k)]
    CHANGES[f"moved by {k}"] = [functools.partial(shifted, right=x, down=y) for x, y in ways]
for angle in (5, 10, 20, 30, 45, 90):
    CHANGES[f"turned by {angle}°"] = [functools.partial(rotated, degrees=a) for a in (angle, -angle)]
CHANGES["mirrored"] = [mirrored]

with when_ready():
    seed_everything(0)
    linear = nn.Sequential(nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, 10))
    learn(linear, *train_set, epochs=SMALL_EPOCHS, device=device)
    print(f"{'':15} convolutional  linear layers only")
    for name, changes in CHANGES.items():
        found = []
        for model in (trained_small_cnn()[0], linear):
            parts = [DataLoader(TensorDataset(f(test_set.images), test_set.labels), 250) for f in changes]
            right = [evaluate(model, part, nn.CrossEntropyLoss(), device)[1] for part in parts]
            found.append(sum(right) / len(right))
        print(f"{name:15} {found[0]:13.3f}  {found[1]:18.3f}")
    shown = test_set.images[test_set.labels == 9][:1]
    plot_gallery(torch.cat([f[0](shown) for f in CHANGES.values()]), list(CHANGES), columns=6)
    plt.show()


# %% [markdown]
# So "does not mind where" is a matter of pixels. In the median of five seeds, moving by one pixel takes the
# convolutional network from .85 to .80 and the other one from .80 to .74; at four pixels they are at .41 and
# .34. Turning hurts both alike: from 30° on it makes little difference which network you ask, and at 90° both
# are worse than guessing, for a trouser on its side looks like a shoe. What a network shall not mind it has
# to be shown, or it has to be built in.

# %% [markdown]
# ## What does it get wrong?
#
# A single number says how often a network fails. To find out *how*, look at the pictures it fails on.
# Collect them batch by batch: a mask `predictions != labels` picks the wrong ones out of each batch.
#
# Two traps. Growing an empty `torch.Tensor()` by `torch.cat` makes *everything* float32, labels too, and a
# float is no good as an index into a list of names. And everything you gather should end up on the CPU,
# wherever the network was, or the picture cannot be drawn. Mind also the day when there are no mistakes:
# the shapes stay.

# %% question="q6_mistakes"
def mistakes(model, loader, device):
    """The images that a network gets wrong, in the loader's order.

    The network is in eval mode while it predicts and in its former mode afterwards, also when nothing is
    found; no graph is recorded (autograd is off while it predicts, and afterwards on or off as before); its
    parameters, gradients and batch-norm statistics are left alone.

    Args:
        model: nn.Module that gives logits, shape (n, n_classes) for any number of classes; already on
            `device`, in either mode, all its layers in the same.
        loader: any iterable of at least one (images, labels) batch, to be gone through once, as for
            train_epoch. Images are float32, shape (n, 1, 28, 28), labels int64, shape (n,). The tensors may
            be on another device; they are left unchanged.
        device: torch.device, or str such as "cpu".

    Returns:
        (images, labels, predictions), tensors on the CPU: float32, shape (m, 1, 28, 28); int64, shape (m,);
        int64, shape (m,). m is the number of mistakes and may be 0.
    """
    raise NotImplementedError("q6_mistakes: mistakes is not implemented yet")


# %%
print(grader.check("q6_mistakes"))

# %% tags=["otter_ignore"]
with when_ready():
    small, _ = trained_small_cnn()
    wrong_images, wrong_labels, wrong_predictions = mistakes(small, test_loader, device)
    print(f"{len(wrong_labels)} of {len(test_set.labels)} test pictures are taken for something else")
    chosen = torch.randperm(len(wrong_labels), generator=torch.Generator().manual_seed(0))[:15]
    titles = [
        f"{FASHION_CLASSES[wrong_labels[i]]},\ntaken for\n{FASHION_CLASSES[wrong_predictions[i]]}"
        for i in chosen
    ]
    plot_gallery(wrong_images[chosen], titles)
    plt.show()


# %% [markdown]
# ## Who is taken for whom?
#
# Fifteen pictures are an impression. The **confusion matrix** counts all of them: row = what it is, column
# = what the network says. On the diagonal is what is right. A row tells you where the coats went; a column
# tells you what everything called "coat" really is.
#
# A tempting line is `table[labels, predictions] += 1`. PyTorch (like NumPy) reads all the old values, adds
# 1 to each, and writes them back: a pair that occurs fifty times is counted once.

# %% question="q7_confusion"
def confusion(labels, predictions, n_classes):
    """Counts how often each class is taken for each class.

    Args:
        labels: int64, shape (n,), the truth, from 0 to n_classes - 1; n may be 0.
        predictions: int64, shape (n,), on the same device, likewise. Both are left unchanged.
        n_classes: int, how many classes there are, also if some do not occur.

    Returns:
        int64 tensor, shape (n_classes, n_classes), on either device: entry [i, j] is how many images of
        class i were predicted to be class j.

    Example:
        >>> confusion(torch.tensor([0, 0, 1]), torch.tensor([0, 1, 1]), 2)
        tensor([[1, 1],
                [0, 1]])
    """
    raise NotImplementedError("q7_confusion: confusion is not implemented yet")


# %%
print(grader.check("q7_confusion"))

# %% [markdown]
# Here are all 1000 test pictures. (The mistakes alone would leave the diagonal empty, so the cell predicts
# once more.)

# %% tags=["otter_ignore"]
with when_ready():
    small, _ = trained_small_cnn()
    small.eval()
    with torch.no_grad():
        predictions = small(test_set.images.to(device)).argmax(dim=1).cpu()
    table = confusion(test_set.labels, predictions, 10)
    figure, ax = plt.subplots(figsize=(8, 7), layout="constrained")
    plot_confusion(table, FASHION_CLASSES, ax=ax)
    plt.show()
    off = table.clone().fill_diagonal_(0)
    for index in off.flatten().argsort(descending=True)[:5].tolist():
        truth, said = divmod(index, 10)
        print(f"{off[truth, said]:3d} times: {FASHION_CLASSES[truth]} taken for {FASHION_CLASSES[said]}")

# %% [markdown] written="written_mixed_up"
# <!-- BEGIN QUESTION -->
#
# **Which two garments does it mix up, and why?** (2 points)
#
# Look at your confusion matrix and at the gallery of mistakes. Which two garments are mixed up most often,
# counting both directions? What in the pictures, and in what the network can see of them, makes these two
# hard to tell apart, while others are nearly always right? Four to six sentences, with your own numbers.

# %% [markdown]
# _Type your answer here, replacing this text._

# %% [markdown]
# <!-- END QUESTION -->
#
# ## Submit
#
# Run the whole notebook once more from the top (*Kernel → Restart Kernel and Run All Cells…*), look at the
# check cells, save it, and hand in this one file, `hw6_cnn.ipynb`. If you work with the script, hand in
# `hw6_cnn.py`. Nothing else is needed, no data and no trained weights.
