# ---
# jupyter:
#   otter:
#     assignment_name: hw2_autograd
# ---

# %% [markdown]
# # Gradients by hand, then for free
#
# The perceptron of the first notebook could learn because somebody had thought up a rule for it. A network
# with a million weights gets no such gift. What it gets instead is one question, asked for every weight: *if
# this number were a little larger, would the error grow or shrink, and how fast?* The answers together are
# the **gradient**, and learning is little more than taking a small step against it, again and again.
#
# You are going to do this three times for the smallest model there is, a straight line through a hundred
# points. First with derivatives that you work out on paper. Then with PyTorch's **autograd**, which works
# them out from the calculation itself. Then with an **optimizer**, which also takes the step. All three must
# arrive at the same numbers, and a formula that needs no steps at all tells you where they are heading.
#
# **At the end** you will be able to differentiate a chain of steps on paper, to write gradient descent and
# the training loop that every later notebook uses, to say why gradients must be zeroed, and to predict how
# fast a descent gets where. Plan about three hours.
#
# **How this notebook works.** Each question has a function whose body says `raise NotImplementedError`.
# Replace that line by your code and run the cell, then run the check cell under it: it tells you what holds
# already and what does not. After the deadline further checks are run, on other inputs; the docstrings
# promise everything that they ask for. Cells that only draw or explore say so calmly as long as something
# they use is still missing.
#
# Each question is judged on its own. Where a later function does something that you have written before,
# write it out once more instead of calling the earlier function; then a slip in one place costs you that
# place only.

# %% [markdown]
# ## Before you start
#
# This notebook needs the folders that it came with (`tests/`, `checks/`, `shared/`, `autograder/`), so keep it beside them and
# keep its name. The `README.md` there says how to install what you need. Where the notebook is alone (on Colab, say),
# put `hw2_autograd-student.zip` beside it, and the next cell unpacks the rest.
#
# - **Fill in.** Look for `raise NotImplementedError(...)`: each one stands where your code goes. Replace that line and run the cell.
# - **Check.** Run the cell with `grader.check("...")` below it. For each rule it says whether your code keeps it, and if not, what
#   happened and where to look. You can check as often as you like; checking changes nothing.
# - **Look around.** The other cells draw and explore. They wait, and say so, until what they need is filled in. Change them as
#   you like: they are not graded.
# - **Hand in** this one file, `hw2_autograd.ipynb`, after you have saved it. The hidden checks then look at the same
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
import matplotlib.pyplot as plt
import numpy as np
import torch

from shared.data import noisy_parabola
from shared.notebook import when_ready
from shared.plots import plot_fit, plot_losses

# %% [markdown]
# ## 1. From arrays to tensors
#
# PyTorch calculates with **tensors**. A tensor is an array that knows two more things: on which device its
# numbers lie, and, if you ask for it, how they were calculated. In most other respects it behaves as NumPy
# has taught you: `X.T`, `X @ Y`, `X[:, 0]`, `torch.sin(X)` do what you expect. Four things are different
# enough to trip over.
#
# - **Precision.** NumPy calculates in double precision (float64) unless told otherwise; the layers of PyTorch
#   hold float32 and refuse anything else. So convert at the border, once.
# - **Whole numbers have no mean.** `torch.mean` of an integer tensor raises an error, because the mean of
#   integers is in general not an integer and PyTorch will not guess the type that you want.
# - **Shared memory.** `torch.from_numpy(a)` makes no copy: array and tensor are two names for the same
#   numbers, and writing to one changes the other. The way back, `t.numpy()`, shares memory in the same
#   manner. That is quick, and a source of surprises.
# - **Views.** `a[::-1]` is no new array either. NumPy notes that the same memory is to be read backwards.
#   PyTorch has no such note: `torch.from_numpy(a[::-1])` and `torch.tensor(a[::-1])` raise an error about
#   *negative strides*, and the remedy is again a copy.

# %% tags=["otter_ignore"]
table = np.arange(6).reshape(3, 2)
print("array          ", table.tolist(), table.dtype)
print("tensor         ", torch.from_numpy(table).tolist(), torch.from_numpy(table).dtype)
print("and back       ", torch.from_numpy(table).numpy().tolist())

numbers = np.array([1.0, 2.0, 3.0])
linked = torch.from_numpy(numbers)
numbers[0] = 99
print("\nwritten to the array, read from the tensor:", linked.tolist())

for what, attempt in {
    "mean of integers": lambda: torch.from_numpy(table).mean(),
    "tensor of a reversed view": lambda: torch.from_numpy(numbers[::-1]),
    "dot of two matrices": lambda: torch.ones(3, 2).dot(torch.ones(3, 2)),
}.items():
    try:
        attempt()
    except (RuntimeError, ValueError) as error:
        print(f"\n{what}: {str(error).splitlines()[0]}")


# %% [markdown]
# The last message is worth a remark. `dot` is the inner product of two *vectors*; it is not the
# element-by-element product, which is plainly `X * X`, and not the matrix product, which is `X @ X`. In older
# texts you will also meet `torch.FloatTensor(a)` and `Variable(t)`. Today one writes `torch.tensor(a,
# dtype=torch.float32)`, and since 2018 every tensor is a variable.
#
# Write three small functions. The second, the **Gram matrix** $X^\top X$, holds the inner products of all
# columns of $X$ with one another, and will come back in the last question.

# %% question="q1_tensors"
def to_float_tensor(a):
    """Copies a NumPy array into a float32 tensor.

    Args:
        a: Array of any shape with at least one dimension, of booleans, integers or floats. It may be
            a view, also one with negative strides such as ``a[::-1]``. Left unchanged.

    Returns:
        A float32 tensor on the CPU with the same shape and values. It has its own memory: writing
        to the array later does not change the tensor, nor the other way round.

    Example:
        >>> to_float_tensor(np.array([1, 2, 3])[::-1])
        tensor([3., 2., 1.])
    """
    raise NotImplementedError("q1_tensors: to_float_tensor is not implemented yet")


def gram(X):
    """Calculates all inner products of the columns of X.

    Args:
        X: Float tensor of shape (n, d). Left unchanged, its shape and dtype included.

    Returns:
        The tensor X^T X of shape (d, d), calculated in the dtype of X and on its device; entry [i, j] is the
        sum over the rows of X[:, i] * X[:, j].

    Example:
        >>> gram(torch.tensor([[0.0, 1.0], [2.0, 3.0], [4.0, 5.0]]))
        tensor([[20., 26.],
                [26., 35.]])
    """
    raise NotImplementedError("q1_tensors: gram is not implemented yet")


def mean_of_integers(t):
    """Calculates the mean of whole numbers.

    Args:
        t: Integer tensor of any shape with at least one element: uint8, int8, int16, int32 or int64. Left
            unchanged, its dtype included.

    Returns:
        The mean of all elements, a floating-point tensor without dimensions (shape ``()``), in single or
        double precision.

    Example:
        >>> mean_of_integers(torch.arange(6))
        tensor(2.5000)
    """
    raise NotImplementedError("q1_tensors: mean_of_integers is not implemented yet")


# %%
print(grader.check("q1_tensors"))


# %% [markdown]
# ## 2. The chain rule on paper
#
# Here is a function of one number. It has no deeper meaning, but it is made the way networks are made: simple
# steps, one inside the other.
#
# $$ z(\theta) = \bigl(1 - \log(1 + e^{\theta})\bigr)^2 $$
#
# Name the steps from the inside out, and note beside each how fast it changes with the one before:
#
# | step | | its derivative |
# | --- | --- | --- |
# | $s = \log(1 + e^\theta)$ | *softplus* | $ds/d\theta = e^\theta / (1 + e^\theta) = \sigma(\theta)$ |
# | $u = 1 - s$ | | $du/ds = -1$ |
# | $z = u^2$ | | $dz/du = 2u$ |
#
# The **chain rule** says: multiply. So $\dfrac{dz}{d\theta} = 2u \cdot (-1) \cdot \sigma(\theta)$. Each
# factor is easy, and each is easily forgotten; that is why one lets a machine do it once one has understood
# it.
#
# One thing the formula does not tell you. `np.exp(800)` is larger than the largest float64, so NumPy says
# `inf`, and `inf / inf` is *not a number*. But the result itself is harmless: $\log(1 + e^{800})$ is 800 to
# all digits, and $\sigma(800)$ is 1. Write both functions so that they survive it. `np.logaddexp(p, q)` is
# $\log(e^p + e^q)$ without the detour through infinity; for $\sigma$, notice that $e^\theta / (1 + e^\theta)
# = 1 / (1 + e^{-\theta})$, and that a number divided by infinity is 0.

# %% question="q2_chain_rule"
def z(theta):
    """Calculates (1 - log(1 + e^theta))^2, element by element.

    Args:
        theta: A float, or a float64 array of any shape with at least one dimension. Left unchanged.

    Returns:
        A float, or an array of the same shape, in double precision. Finite and right for every theta between
        -1000 and 1000. (A warning about an overflow is no harm as long as the result is right.)

    Example:
        >>> round(float(z(1.0)), 4)
        0.0981
    """
    raise NotImplementedError("q2_chain_rule: z is not implemented yet")


def dz(theta):
    """Calculates the derivative of z with respect to theta, element by element.

    Args:
        theta: A float, or a float64 array of any shape with at least one dimension. Left unchanged.

    Returns:
        A float, or an array of the same shape, in double precision: for theta between -20 and 20 off by at
        most 1e-11, or by 1e-11 of its value where that is larger than 1, as the formula is and a difference
        quotient is not. Finite, and right, for every theta between -1000 and 1000. (A warning about an
        overflow is no harm as long as the result is right.)

    Example:
        >>> round(float(dz(1.0)), 6)
        0.458025
    """
    raise NotImplementedError("q2_chain_rule: dz is not implemented yet")


# %%
print(grader.check("q2_chain_rule"))


# %% [markdown]
# How would PyTorch do it? Tell it that you will want a derivative with respect to `theta`
# (`requires_grad=True`) and just calculate $z$. Behind your back it writes down every step: a result knows by
# its `grad_fn` which operation made it, and `next_functions` leads from there to what went in. `backward()`
# walks this **graph** from the end to the start, multiplies the derivatives on its way exactly as you did,
# and leaves the product in `theta.grad`.
#
# The cell prints the graph. Read it from the top: the last step comes first, and `AccumulateGrad` at the
# bottom is where the gradient ends up in `theta`. Older texts draw it with the package *torchviz*; the few
# lines of `show_graph` show the same.

# %% tags=["otter_ignore"]
def show_graph(node, depth=0):
    """Prints an operation and, indented under it, where its inputs came from."""
    if node is not None:
        print("   " * depth + type(node).__name__)
        for before, _ in node.next_functions:
            show_graph(before, depth + 1)


theta = torch.tensor([1.0], dtype=torch.float64, requires_grad=True)
recorded = (1 - torch.log(1 + torch.exp(theta))) ** 2
show_graph(recorded.grad_fn)
recorded.backward()
print(f"\nz(1)   autograd {recorded.item():.4f}")
print(f"dz(1)  autograd {theta.grad.item():.16f}")
with when_ready():
    print(f"dz(1)  yours    {float(dz(1.0)):.16f}")

# %% [markdown]
# Both curves in one picture. Where does $z$ have its minimum, and what does $z'$ do there?

# %% tags=["otter_ignore"]
with when_ready():
    grid = np.linspace(-4, 4, 401)
    lowest = np.log(np.e - 1)
    fig, ax = plt.subplots(figsize=(6.5, 4), layout="constrained")
    ax.plot(grid, z(grid), linestyle="-", color="#0072B2", label=r"$z(\theta)$")
    ax.plot(grid, dz(grid), linestyle="--", color="#D55E00", label=r"$z'(\theta)$")
    ax.plot(1, dz(1.0), marker="o", color="black", linestyle="none", label=r"$z'(1) = 0.4580$")
    ax.axhline(0, color="0.7", linewidth=0.8)
    ax.axvline(lowest, color="0.5", linestyle=":", label=rf"$\theta = \log(e - 1) = {lowest:.3f}$")
    ax.set(xlabel=r"$\theta$", ylabel="value", ylim=(-2, 6), title="A function and its derivative")
    ax.legend()

# %% [markdown]
# ## 3. Which way does the error fall?
#
# Now to the line. The data are a hundred noisy points of a parabola, $y = 1 + 2x - 3x^2 + 0.1\,\varepsilon$,
# with $x$ spread evenly at random over $[0, 1)$ and $\varepsilon$ drawn from the standard normal
# distribution. A straight line will not do them justice. That is on purpose: the best line is worth finding
# even where the best line is not good.

# %% tags=["otter_ignore"]
points = noisy_parabola(100, seed=42)
ax = plot_fit(points.x, points.y, {"the parabola behind it": (points.x, points.y_true)})
ax.set_title("A hundred points")
print("shapes:", points.x.shape, points.y.shape, points.x.dtype)


# %% [markdown]
# The line predicts $\hat y_i = a + b\,x_i$, and its **mean squared error** is
#
# $$ \text{MSE}(a, b) = \frac1n \sum_{i=1}^n \bigl(y_i - a - b\,x_i\bigr)^2. $$
#
# Each point's share of it is a chain of two steps, a difference $e_i = y_i - a - b\,x_i$ and a square. So the
# chain rule gives $2 e_i$ times $-1$ for $a$, and $2 e_i$ times $-x_i$ for $b$:
#
# $$ \frac{\partial\,\text{MSE}}{\partial a} = -\frac2n \sum_i e_i, \qquad
#    \frac{\partial\,\text{MSE}}{\partial b} = -\frac2n \sum_i x_i\,e_i. $$
#
# In words: if the line lies below the points on the whole, raising $a$ lowers the error; if the points with
# large $x$ are the ones that lie above it, turn it up.
#
# A warning that will save you an evening some day. Our $x$ and $y$ are columns of shape $(n, 1)$. If one of
# them comes as $(n,)$ instead, NumPy does not complain: it **broadcasts** a column against a row into an $n
# \times n$ table of all differences, and the mean of that is a number that looks perfectly reasonable and is
# wrong. So make your function refuse it.

# %% question="q3_mse_gradients"
def mse_gradients(a, b, x, y):
    """Calculates the gradient of the mean squared error of the line a + b x.

    Args:
        a: Intercept, a float.
        b: Slope, a float.
        x: Positions, float array of shape (n, 1). Left unchanged.
        y: Values, float array of shape (n, 1). Left unchanged.

    Returns:
        Two floats: the derivative of ``mean((y - a - b x)**2)`` with respect to a, and with respect to b,
        in double precision if x and y are.

    Raises:
        ValueError: When x and y do not have the same shape.

    Example:
        >>> da, db = mse_gradients(0.0, 0.0, np.array([[1.0], [3.0]]), np.array([[1.0], [2.0]]))
        >>> float(da), float(db)
        (-3.0, -7.0)
    """
    raise NotImplementedError("q3_mse_gradients: mse_gradients is not implemented yet")


# %%
print(grader.check("q3_mse_gradients"))


# %% [markdown]
# Every pair $(a, b)$ is a line, and every line has an error: together they form a landscape. The picture
# shows it as a map with contour lines. The arrows are your gradients, turned round, so that they point
# downhill. See how they stand at right angles to the contours, and how they point *into* the valley rather
# than along it. This will matter.

# %% tags=["otter_ignore"]
def draw_landscape(ax, reach_a=(-0.5, 2.5), reach_b=(-2.5, 1.5)):
    """Draws contour lines of the mean squared error over intercept and slope."""
    intercepts, slopes = np.meshgrid(np.linspace(*reach_a, 121), np.linspace(*reach_b, 121))
    errors = points.y.T - intercepts.reshape(-1, 1) - slopes.reshape(-1, 1) * points.x.T
    heights = (errors**2).mean(axis=1).reshape(intercepts.shape)
    lines = ax.contour(intercepts, slopes, heights, levels=[0.06, 0.1, 0.2, 0.4, 0.8, 1.6, 3.2], colors="0.6")
    ax.clabel(lines, fontsize=8)
    ax.set(
        xlabel="intercept $a$", ylabel="slope $b$", aspect="equal"
    )  # else right angles would not look right
    return ax


with when_ready():
    fig, ax = plt.subplots(figsize=(5.5, 6.5), layout="constrained")
    draw_landscape(ax)
    spots = [(a, b) for a in np.linspace(-0.25, 2.25, 6) for b in np.linspace(-2.2, 1.2, 6)]
    downhill = -np.array([mse_gradients(a, b, points.x, points.y) for a, b in spots], dtype=float)
    ax.quiver(*np.transpose(spots), *downhill.T, angles="xy", scale=45, width=0.004, color="#0072B2")
    ax.set_title("Mean squared error of every line, and the way down")


# %% [markdown]
# ## 4. Gradient descent by hand
#
# The recipe is four lines long. Start somewhere, and in each **epoch**
#
# 1. predict, $\hat y = a + b\,x$;
# 2. measure the loss and write it down;
# 3. calculate both derivatives;
# 4. step against them, $\quad a \leftarrow a - \eta\,\dfrac{\partial\,\text{MSE}}{\partial a}, \quad
#    b \leftarrow b - \eta\,\dfrac{\partial\,\text{MSE}}{\partial b}$.
#
# The **learning rate** $\eta$ says how far to trust the slope under your feet. Three details decide whether
# your numbers agree with everybody else's.
#
# - *Both* derivatives are taken at the old point. If you move $a$ first and then calculate the derivative for
#   $b$ with the new $a$, you walk on another path.
# - The loss belongs to the parameters that made the prediction, so the first entry is the loss before any
#   step.
# - `a -= …` writes into the array that the caller gave you, and the next experiment then starts where this
#   one ended. `a = a - …` makes a new array.

# %% question="q4_descend"
def gradient_descent(x, y, a, b, lr, epochs):
    """Fits the line a + b x by gradient descent on the mean squared error.

    Args:
        x: Positions, float array of shape (n, 1), n at least 1.
        y: Values, float array of shape (n, 1).
        a: Intercept to start from, float array of shape (1,).
        b: Slope to start from, float array of shape (1,).
        lr: Learning rate, a float.
        epochs: Number of steps, an int of at least 0.

    Returns:
        a: The intercept after the last step, float array of shape (1,).
        b: The slope after the last step, float array of shape (1,).
        losses: List of `epochs` floats, the mean squared error *before* each step. All steps are taken,
            also when there is nothing left to gain, and when the loss grows.

        The caller's arrays are not changed, neither their numbers nor their shapes.

    Example:
        >>> x, y = np.array([[1.0], [3.0]]), np.array([[1.0], [2.0]])
        >>> gradient_descent(x, y, np.zeros(1), np.zeros(1), lr=0.1, epochs=1)
        (array([0.3]), array([0.7]), [2.5])
    """
    raise NotImplementedError("q4_descend: gradient_descent is not implemented yet")


# %%
print(grader.check("q4_descend"))

# %% [markdown]
# Run it with $\eta = 0.1$ for 200 epochs, from a random start.

# %% tags=["otter_ignore"]
LEARNING_RATE, EPOCHS = 0.1, 200
start = np.random.RandomState(42).randn(2)

with when_ready():
    a_hand, b_hand, losses_hand = gradient_descent(
        points.x, points.y, start[:1], start[1:], LEARNING_RATE, EPOCHS
    )
    print(f"start  a = {start[0]:.5f}, b = {start[1]:.5f}")
    print(f"end    a = {a_hand.item():.5f}, b = {b_hand.item():.5f}")
    fig, (left, right) = plt.subplots(1, 2, figsize=(10, 3.8), layout="constrained")
    curves = {
        "the parabola": (points.x, points.y_true),
        "start": (points.x, start[0] + start[1] * points.x),
        "after 200 steps": (points.x, a_hand + b_hand * points.x),
    }
    plot_fit(points.x, points.y, curves, ax=left).set_title("The line")
    plot_losses({"before each step": losses_hand}, log=True, ylabel="mean squared error", ax=right)
    right.set_title("The loss")

# %% [markdown]
# The loss falls steeply for some ten steps, slowly for another hundred and then hardly at all. One might
# think that the line has arrived. Question 7 looks into that.
#
# How large may $\eta$ be? Try it. With 0.1 the descent is smooth. With 0.7 it jumps from one side of the
# valley to the other, and gets down all the faster. But a little further on, beyond 0.8, every jump lands
# higher than the last. You can calculate this edge: it lies at $2/\lambda$, where $\lambda$ is the largest
# curvature of the landscape, and the last section shows where to read $\lambda$ from.

# %% tags=["otter_ignore"]
with when_ready():
    tried = {}
    for rate in (0.01, 0.1, 0.7, 0.85):
        tried[f"learning rate {rate}"] = gradient_descent(points.x, points.y, start[:1], start[1:], rate, 60)[
            2
        ]
    ax = plot_losses(tried, log=True, ylabel="mean squared error")
    ax.set_title("Four learning rates: timid, sensible, bold, lost")

# %% [markdown]
# ## 5. The same with autograd
#
# For two parameters the derivatives fitted on a napkin. PyTorch needs no napkin. The loop keeps its shape;
# only the derivatives change: `loss.backward()` finds $\partial\,\text{loss}/\partial a$ and puts it into
# `a.grad`. First a small exercise, to see that there is no magic in it. For a tensor $x$ with six elements
# let $y$ be the mean of the squares, $y = \frac16 \sum_i x_i^2$. Then $\partial y / \partial x_i =
# \frac{2}{6} x_i = \frac13 x_i$.

# %% tags=["otter_ignore"]
x_six = torch.arange(6.0).reshape(3, 2).requires_grad_()
y_mean = (x_six * x_six).mean()
print(f"y = {y_mean.item():.4f}")
print("gradient before backward:", x_six.grad)
y_mean.backward()
print("gradient after backward: ", x_six.grad.tolist())
print("is it x / 3?", torch.allclose(x_six.grad, x_six.detach() / 3))

# %% [markdown]
# Now call `backward` twice, and look at what is in `grad`. The second gradient is **added** to the first.
# PyTorch does this on purpose, since a parameter that is used in several places must collect its share from
# each of them. But nobody tells it when a new epoch begins.

# %% tags=["otter_ignore"]
theta = torch.tensor(1.0, dtype=torch.float64, requires_grad=True)
for call in (1, 2, 3):
    ((1 - torch.log(1 + torch.exp(theta))) ** 2).backward()
    print(f"after call {call} of backward: theta.grad = {theta.grad.item():.4f}")


# %% [markdown]
# So a loop with autograd has two duties that the loop by hand did not have.
#
# - **Zero the gradients** in every epoch, before `backward` or after the step: `a.grad.zero_()`, or `a.grad =
#   None`.
# - **Step outside the graph.** `a = a - lr * a.grad` would be recorded, too: the new `a` is the *result of a
#   calculation* and no longer a *leaf*, and PyTorch keeps no `grad` for it, so that the next step fails. `a
#   -= lr * a.grad` on a leaf is refused outright. Within `with torch.no_grad():` nothing is recorded, and
#   there `a -= …` is what you want.
#
# With the in-place step the question of the caller's numbers is back. `a.detach().clone().requires_grad_()`
# gives you a fresh leaf of your own, whatever you were given. And when you write the loss down, write its
# number (`loss.item()`): the tensor itself holds on to the whole graph of its epoch, and a list of those
# fills your memory.

# %% question="q5_autograd"
def autograd_descent(x, y, a, b, lr, epochs):
    """Fits the line a + b x by gradient descent, with gradients from autograd.

    Args:
        x: Positions, float32 tensor of shape (n, 1), which requires no gradients.
        y: Values, float32 tensor of shape (n, 1), on the same device, likewise.
        a: Intercept to start from, float32 tensor of shape (1,) on the same device. It may or may not
            require gradients, and may hold a gradient from an earlier use.
        b: Slope to start from, likewise.
        lr: Learning rate, a float.
        epochs: Number of steps, an int of at least 1.

    Returns:
        a: The intercept after the last step, float tensor of shape (1,) on the same device. It is a leaf
            (``a.is_leaf`` is True): no graph hangs on it.
        b: The slope after the last step, likewise.
        losses: List of `epochs` floats (not tensors), the mean squared error *before* each step. All steps
            are taken, also when there is nothing left to gain, and when the loss grows.

        The steps follow the gradients that PyTorch's autograd finds, forwards or backwards. The caller's
        tensors stay as they are, values and gradients included, whether they require gradients or not.

    Example:
        >>> x, y = torch.tensor([[1.0], [3.0]]), torch.tensor([[1.0], [2.0]])
        >>> a, b, losses = autograd_descent(x, y, torch.zeros(1), torch.zeros(1), lr=0.1, epochs=1)
        >>> a.detach(), b.detach(), losses
        (tensor([0.3000]), tensor([0.7000]), [2.5])
    """
    raise NotImplementedError("q5_autograd: autograd_descent is not implemented yet")


# %%
print(grader.check("q5_autograd"))

# %% [markdown]
# The same run as before, from PyTorch's own random start this time. The gap to the figures of question 4 is
# due to the start alone; the third line starts from there and arrives where you were.

# %% tags=["otter_ignore"]
x_tensor, y_tensor = torch.from_numpy(points.x), torch.from_numpy(points.y)
torch.manual_seed(42)
a_start, b_start = torch.randn(1), torch.randn(1)

with when_ready():
    a_auto, b_auto, losses_auto = autograd_descent(
        x_tensor, y_tensor, a_start, b_start, LEARNING_RATE, EPOCHS
    )
    print(f"start a = {a_start.item():.4f}, b = {b_start.item():.4f}")
    print(f"end   a = {a_auto.item():.4f}, b = {b_auto.item():.4f}")
    same = torch.tensor(np.random.RandomState(42).randn(2), dtype=torch.float32)
    a_same, b_same, _ = autograd_descent(x_tensor, y_tensor, same[:1], same[1:], LEARNING_RATE, EPOCHS)
    print(f"from the start of question 4: a = {a_same.item():.4f}, b = {b_same.item():.4f}")
    true_mse = np.mean((points.y_true - a_auto.item() - b_auto.item() * points.x) ** 2)
    print(f"distance to the parabola itself (mean squared): {true_mse:.4f}")


# %% [markdown]
# What happens without zeroing? The loop below forgets it. Every step adds all gradients so far, so the line
# picks up speed like a ball without friction, and shoots across the valley and back.

# %% tags=["otter_ignore"]
def forgetful_descent(x, y, a, b, lr, epochs):
    """Does not zero the gradients: for looking at only."""
    a, b, losses = a.clone().requires_grad_(), b.clone().requires_grad_(), []
    for _ in range(epochs):
        loss = ((y - a - b * x) ** 2).mean()
        losses.append(loss.item())
        loss.backward()
        with torch.no_grad():
            a -= lr * a.grad
            b -= lr * b.grad
    return a, b, losses


with when_ready():
    run = (x_tensor, y_tensor, a_start, b_start, LEARNING_RATE, EPOCHS)
    losses = {"zeroed": autograd_descent(*run)[2], "never zeroed": forgetful_descent(*run)[2]}
    ax = plot_losses(losses, log=True, ylabel="mean squared error")
    ax.set_title("The same loop with and without zeroing")

# %% [markdown]
# And because it is free: the activation functions that the coming notebooks put between layers, each with its
# derivative, which `backward` calculates here at 401 places at once. Look where the derivatives are close to
# 0; a weight behind such a place learns slowly. Softmax is the odd one out: it looks at
# all its inputs together and shares out a total of 1 among them, so its height depends on how many inputs
# there are.

# %% tags=["otter_ignore"]
activations = {
    "ReLU": torch.relu,
    "sigmoid": torch.sigmoid,
    "tanh": torch.tanh,
    "softmax over all 401": lambda values: torch.softmax(values, dim=0),
}
fig, axes = plt.subplots(2, 2, figsize=(9, 6), layout="constrained")
for ax, (name, activation) in zip(axes.flat, activations.items(), strict=True):
    inputs = torch.linspace(-5, 5, 401, requires_grad=True)
    outputs = activation(inputs)
    ax.plot(inputs.detach(), outputs.detach(), linestyle="-", color="#0072B2", label="value")
    if "softmax" not in name:  # its outputs depend on every input: there is no single derivative to draw
        outputs.sum().backward()
        ax.plot(inputs.detach(), inputs.grad, linestyle="--", color="#D55E00", label="derivative")
    ax.set(title=name, xlabel="input", ylabel="output")
    ax.legend()


# %% [markdown]
# ## 6. Any optimizer you are given
#
# The step itself can be handed over as well. An **optimizer** is given the parameters once, and from then on
# three calls make an epoch:
#
# | call | what it does |
# | --- | --- |
# | `optimizer.zero_grad()` | empties the gradients |
# | `loss.backward()` | fills them |
# | `optimizer.step()` | moves the parameters |
#
# What is the gain? Not the two lines that you save, but that you can exchange the rule.
# `torch.optim.SGD(params, lr=0.1)` is what you have written by hand. With `momentum=0.9` it remembers where
# it was going: $v \leftarrow 0.9\,v + g$, and the step is $-\eta\,v$. `torch.optim.Adam` divides by the
# typical size of each parameter's gradients, so that each moves at about the same speed.
#
# Two of these have a *memory*. So the optimizer must be made **once**, before the loop, and of the very
# tensors that the loss is calculated from.
#
# Your function does not know which optimizer it will be. It is given a function that makes one:
# `make_optimizer([a, b])`, for instance `lambda params: torch.optim.SGD(params, lr=0.1)`.

# %% question="q6_optimizer"
def optimizer_descent(x, y, a, b, epochs, make_optimizer):
    """Fits the line a + b x with an optimizer that the caller chooses.

    Args:
        x: Positions, float32 tensor of shape (n, 1). None of the four tensors requires gradients.
        y: Values, float32 tensor of shape (n, 1), on the same device.
        a: Intercept to start from, float32 tensor of shape (1,) on the same device.
        b: Slope to start from, likewise.
        epochs: Number of steps, an int of at least 1.
        make_optimizer: Function that is called once, with the list of the two tensors to be optimized, the
            intercept first, then the slope, and returns a ``torch.optim.Optimizer`` for them. Its ``step()``
            is called once in each epoch.

    Returns:
        a: The intercept after the last step, float tensor of shape (1,) on the same device.
        b: The slope after the last step, likewise.
        losses: List of `epochs` floats (not tensors), the mean squared error *before* each step. All steps
            are taken, also when there is nothing left to gain, and when the loss grows.

        The caller's tensors stay as they are, values and gradients included.

    Example:
        >>> x, y = torch.tensor([[1.0], [3.0]]), torch.tensor([[1.0], [2.0]])
        >>> a, b, losses = optimizer_descent(
        ...     x, y, torch.zeros(1), torch.zeros(1), 1, lambda params: torch.optim.SGD(params, lr=0.1)
        ... )
        >>> a.detach(), b.detach(), losses
        (tensor([0.3000]), tensor([0.7000]), [2.5])
    """
    raise NotImplementedError("q6_optimizer: optimizer_descent is not implemented yet")


# %%
print(grader.check("q6_optimizer"))

# %% [markdown]
# Three optimizers, one start, and the paths that they take through the landscape of question 3. Plain descent
# slides into the valley and then creeps along it. Momentum shoots past and comes back. Adam moves both
# parameters at one speed, whatever the slope.

# %% tags=["otter_ignore"]
OPTIMIZERS = {
    "SGD": lambda params: torch.optim.SGD(params, lr=0.1),
    "SGD, momentum 0.9": lambda params: torch.optim.SGD(params, lr=0.1, momentum=0.9),
    "Adam": lambda params: torch.optim.Adam(params, lr=0.1),
}


def path_of(make_optimizer, epochs=60):
    """Where the parameters are after 0, 1, 2, ... steps: run again and again, a little longer each time."""
    ends = [
        optimizer_descent(x_tensor, y_tensor, a_start, b_start, k, make_optimizer)[:2]
        for k in range(1, epochs + 1)
    ]
    return np.array([[a_start.item(), b_start.item()], *([a.item(), b.item()] for a, b in ends)])


# %% tags=["otter_ignore"]
with when_ready():
    a_sgd, b_sgd, _ = optimizer_descent(x_tensor, y_tensor, a_start, b_start, EPOCHS, OPTIMIZERS["SGD"])
    print(f"SGD, {EPOCHS} steps: a = {a_sgd.item():.4f}, b = {b_sgd.item():.4f}")
    fig, ax = plt.subplots(figsize=(5.5, 6.5), layout="constrained")
    draw_landscape(ax)
    looks = [("o", "-", "#0072B2"), ("^", "--", "#D55E00"), ("s", ":", "#009E73")]
    for (name, make), (marker, line, colour) in zip(OPTIMIZERS.items(), looks, strict=True):
        ax.plot(*path_of(make).T, marker=marker, markersize=3.5, linestyle=line, color=colour, label=name)
    ax.plot(a_start, b_start, marker="X", markersize=10, color="black", linestyle="none", label="start")
    ax.set_title("Sixty steps of three optimizers")
    ax.legend(loc="lower left")

# %% [markdown]
# A line is also the smallest **network** there is: one input, no hidden layer, no activation, one output.
# PyTorch calls it `torch.nn.Linear(1, 1)`; its `weight` is our $b$, its `bias` our $a$, and an optimizer
# takes them from `parameters()`. All that the coming notebooks add is what stands between input and output.
# The loop stays the one that you have just written.

# %% tags=["otter_ignore"]
true_mses = []
for seed in range(5):
    torch.manual_seed(seed)
    linear_net = torch.nn.Sequential(torch.nn.Linear(1, 1))
    optimizer = torch.optim.SGD(linear_net.parameters(), lr=LEARNING_RATE)
    for _ in range(EPOCHS):
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(linear_net(x_tensor), y_tensor).backward()
        optimizer.step()
    with torch.no_grad():
        true_mses.append(float(((linear_net(x_tensor) - torch.from_numpy(points.y_true)) ** 2).mean()))
print(linear_net)
print("mean squared distance to the parabola, five starts:", [round(value, 4) for value in true_mses])
print("over twenty starts it was .0493 to .0512; the best line of all has .0490")


# %% [markdown]
# ## 7. Where the descent would end
#
# For a line nobody needs to walk. At the lowest point both derivatives are 0, and these two equations can be
# solved:
#
# $$ b^* = \frac{\sum_i (x_i - \bar x)(y_i - \bar y)}{\sum_i (x_i - \bar x)^2}, \qquad
#    a^* = \bar y - b^* \bar x. $$
#
# This is **ordinary least squares** (OLS). The same with matrices: put a column of ones beside $x$, call the
# result $X$, and solve $X^\top X \,(a, b)^\top = X^\top y$. There is your Gram matrix again.
#
# Both are right on paper. In a computer they differ. Let $x$ be times in seconds, around 1 000 000, all
# within one second. To solve the equations one has to form $n \sum x_i^2 - (\sum x_i)^2$, whose two terms
# agree in their first thirteen digits; a float64 has sixteen, so three are left. (Whoever multiplies $X^\top$
# by $X$ squares the *condition number*.) Subtracting the means first costs one line and saves all the digits;
# `np.linalg.lstsq`, which does not square anything, is a good answer as well. And if all $x$ are the same
# there is no best line, or rather there are too many: say so. Here, too, rounding lies in wait. The mean of
# three times 0.1 is not quite 0.1 in a computer, so the squares of the deviations need not add up to 0; ask
# the positions themselves whether they are the same.

# %% question="q7_ols"
def ols(x, y):
    """Calculates the line with the least mean squared error in closed form.

    Args:
        x: Positions, float array of shape (n, 1) with n of at least 2. They may lie far from zero and close
            together: with float64 numbers around 1 000 000, spread over 1, or with numbers that differ by
            less than a millionth, the slope must still have six right digits. Some of them may be equal.
            Left unchanged.
        y: Values, float array of shape (n, 1). Left unchanged.

    Returns:
        Two floats: intercept a and slope b of the line a + b x, in double precision for float64 points.

    Raises:
        ValueError: When all positions are the same, so that no line is the best; also where rounding hides
            it, as with three times 0.1, whose mean is not quite 0.1.

    Example:
        >>> a, b = ols(np.array([[0.0], [1.0], [2.0]]), np.array([[1.0], [3.0], [5.0]]))
        >>> round(float(a), 6), round(float(b), 6)
        (1.0, 2.0)
    """
    raise NotImplementedError("q7_ols: ols is not implemented yet")


def distance_to_ols(x, y, a, b):
    """Calculates how far a line is from the best one.

    Args:
        x: Positions, float array of shape (n, 1), not all the same. Left unchanged.
        y: Values, float array of shape (n, 1). Left unchanged.
        a: Intercept of the line, a float.
        b: Slope of the line, a float.

    Returns:
        The Euclidean distance between (a, b) and the pair that `ols` gives for x and y, a float in
        double precision.

    Example:
        >>> x, y = np.array([[0.0], [1.0], [2.0]]), np.array([[1.0], [3.0], [5.0]])
        >>> round(float(distance_to_ols(x, y, 4.0, 6.0)), 6)
        5.0
    """
    raise NotImplementedError("q7_ols: distance_to_ols is not implemented yet")


# %%
print(grader.check("q7_ols"))

# %% [markdown]
# How close did the two hundred steps come? Close enough, one might say: the lines look alike. But the numbers
# are 1.41 and −0.84 for one, 1.43 and −0.89 for the other. (By the way: that is why
# the checks compare your descent with two hundred steps of *ours*. A descent with a mistake can easily lie as
# close to OLS as a right one.)

# %% tags=["otter_ignore"]
with when_ready():
    a_best, b_best = ols(points.x, points.y)
    a_hand, b_hand, _ = gradient_descent(points.x, points.y, start[:1], start[1:], LEARNING_RATE, EPOCHS)
    gap = distance_to_ols(points.x, points.y, a_hand.item(), b_hand.item())
    print(f"OLS        a = {a_best:.5f}, b = {b_best:.5f}")
    print(f"200 steps  a = {a_hand.item():.5f}, b = {b_hand.item():.5f}   a gap of {gap:.4f}")
    curves = {
        "the parabola": (points.x, points.y_true),
        "200 steps": (points.x, a_hand + b_hand * points.x),
        "OLS": (points.x, a_best + b_best * points.x),
    }
    plot_fit(points.x, points.y, curves).set_title("Almost the same line")

# %% [markdown]
# The gap can be predicted to the digit. The landscape is a bowl, and its curvatures are the eigenvalues of
# the matrix of second derivatives,
#
# $$ H = \frac2n X^\top X = 2 \begin{pmatrix} 1 & \bar x \\ \bar x & \overline{x^2} \end{pmatrix}. $$
#
# Along an eigenvector with eigenvalue $\lambda$ every step multiplies the distance to the bottom by $1 -
# \eta\lambda$. The steep direction is done in a few steps; the flat one, along the valley, shrinks by about
# one and a half per cent a step. The largest eigenvalue also gives the edge from question 4: $|1 -
# \eta\lambda| < 1$ means $\eta < 2/\lambda$.

# %% tags=["otter_ignore"]
with when_ready():
    X = np.hstack([np.ones_like(points.x), points.x]).astype(np.float64)
    curvatures, directions = np.linalg.eigh(2 * X.T @ X / len(X))
    print(f"curvatures {curvatures.round(4)}, edge of stability {2 / curvatures[-1]:.3f}")
    print(
        f"a step multiplies the distance by {(1 - LEARNING_RATE * curvatures).round(4)} in the two directions"
    )
    away = directions.T @ (start - ols(points.x, points.y))
    counts = [0, 1, 2, 5, 10, 20, 50, 100, 200, 400, 800]
    ends = [gradient_descent(points.x, points.y, start[:1], start[1:], LEARNING_RATE, k)[:2] for k in counts]
    measured = [distance_to_ols(points.x, points.y, a.item(), b.item()) for a, b in ends]
    steps = np.arange(801)
    predicted = np.linalg.norm((1 - LEARNING_RATE * curvatures) ** steps[:, None] * away, axis=1)
    print(f"gap after 200 steps: predicted {predicted[200]:.6f}, measured {measured[counts.index(200)]:.6f}")
    fig, ax = plt.subplots(figsize=(6.5, 4), layout="constrained")
    ax.plot(steps, predicted, linestyle="-", color="#0072B2", label="predicted from the curvatures")
    ax.plot(counts, measured, marker="o", linestyle="none", color="#D55E00", label="measured")
    ax.set(yscale="log", xlabel="steps", ylabel="distance to OLS", title="How the gap closes")
    ax.legend()

# %% [markdown] written="written_gap"
# <!-- BEGIN QUESTION -->
#
# ## 8. Two questions to answer in words
#
# **What two hundred steps leave.** After 200 steps with $\eta = 0.1$ the *loss* has hardly changed for a long
# time, and yet the *parameters* are still noticeably away from OLS. Explain in a few sentences how both can
# be true. What would you change to get closer, and what would happen if you simply took $\eta = 1$?

# %% [markdown]
# _Type your answer here, replacing this text._

# %% [markdown] written="written_zero"
# <!-- END QUESTION -->
#
# <!-- BEGIN QUESTION -->
#
# **Why must gradients be zeroed?** What does `backward()` do with a `grad` that is not empty, and why was it
# built that way? What then happens to a descent that never zeroes, and why does a check that looks at a
# *single* step not notice?

# %% [markdown]
# _Type your answer here, replacing this text._

# %% [markdown]
# <!-- END QUESTION -->
#
# ## Handing in
#
# Run all cells once more from the top (*Restart Kernel and Run All Cells…*) and see that no check fails that
# passed before. Then save the notebook and submit **this one file**, `hw2_autograd.ipynb`. If you worked in
# the script instead, submit `hw2_autograd.py`. Nothing else is needed.
