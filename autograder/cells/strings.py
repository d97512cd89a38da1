"""Whether a text ends inside a string of three quotes; one pass, and nothing is parsed."""

import re

# what stands outside of such strings: anything, comments, strings of one quote that end with their line
_OUTSIDE = re.compile(
    r"""(?:[^#'"]++|\#[^\n]*+|'(?!'')(?:[^'\\\n]++|\\.)*+'?|"(?!"")(?:[^"\\\n]++|\\.)*+"?)*+""", re.DOTALL
)
_INSIDE = {
    quotes: re.compile(rf"(?:[^{quotes[0]}\\]++|\\.|{quotes[0]}(?!{quotes[1:]}))*+{quotes}", re.DOTALL)
    for quotes in ('"""', "'''")
}


def open_string(text: str, inside: str = "") -> str:
    """The three quotes of the string that a text ends in; empty for none.

    Args:
        text: Python, or something like it.
        inside: The quotes of the string that it begins in.
    """
    at = 0
    while True:
        if inside:
            match = _INSIDE[inside].match(text, at)
            if match is None:
                return inside
            at, inside = match.end(), ""
        outside = _OUTSIDE.match(text, at)
        assert outside is not None  # it matches nothing, too
        at = outside.end()
        if at >= len(text):
            return ""
        inside = text[at : at + 3]
        if inside not in _INSIDE:  # a lone backslash at the end of all
            return ""
        at += 3
