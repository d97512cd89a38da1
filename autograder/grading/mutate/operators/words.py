"""Lists of names, written as text."""


def words(text: str) -> frozenset[str]:
    """``"a b"``: a and b."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """``"a b, c d"``: a becomes b, and b becomes a; c becomes d, and d becomes c."""
    found: dict[str, str] = {}
    for pair in text.split(","):
        first, second = pair.split()
        found |= {first: second, second: first}
    return found


IDLE_KEYWORDS = words(
    "keepdim keepdims strict copy non_blocking inplace num_workers set_to_none rcond ascending order"
)
"""Arguments that no answer depends on, or that an operator of their own is about."""
