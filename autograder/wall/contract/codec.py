"""Values as JSON data and raw buffers, the same in both directions.

Plain values stand for themselves; everything else is a list with a tag:
``["l", items]`` list, ``["u", items]`` tuple, ``["d", [[key, value], …]]`` dict, ``["c", re, im]`` complex,
``["n", buffer, dtype, shape, is_scalar, flipped_axes, ref]`` NumPy array or scalar,
``["t", buffer, dtype, shape, strides, device, requires_grad, is_leaf, ref, grad]`` tensor,
``["k", kind, name]`` a torch dtype or device or NumPy dtype, ``["h", ref, type name]`` handle of an object
over there,
``["p", buffer]`` a pickle, which only the grader may send.

Each buffer belongs to one node. References are positive for objects that the student process named, negative
for those that the grader named.
"""

from autograder.wall.contract.decoder import Decoder, Meter
from autograder.wall.contract.encoder import Encoder
from autograder.wall.contract.kinds import DEEPEST, MOST_NODES, WIDEST_INT

__all__ = ["DEEPEST", "MOST_NODES", "WIDEST_INT", "Decoder", "Encoder", "Meter"]
