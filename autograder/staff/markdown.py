"""Markdown that somebody else wrote, as HTML that does nothing and fetches nothing."""

import contextlib
from collections.abc import Callable, Sequence
from functools import lru_cache

import nh3
from latex2mathml.converter import convert
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from markupsafe import Markup, escape
from mdit_py_plugins.dollarmath import dollarmath_plugin

from autograder.cells.text import cleaned

_LONGEST = 12_000  # characters that are rendered; longer texts are shown as they are
_LONGEST_FORMULA = 2_000
_MOST_FORMULAS = 200  # of one text
_MATHML = {
    "math", "mfrac", "mi", "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts",
    "mroot", "mrow", "mspace", "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr",
    "munder", "munderover", "none",
}  # fmt: skip
_TAGS = _MATHML | {
    "blockquote", "br", "code", "del", "em", "figcaption", "figure", "h3", "h4", "h5", "h6", "hr", "img",
    "li", "ol", "p", "pre", "s", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
}  # fmt: skip
_ATTRIBUTES = {
    "img": {"src", "alt"}, "math": {"display"}, "mo": {"stretchy"}, "mspace": {"width"}, "ol": {"start"},
    "mtable": {"columnalign"}, "span": {"class"},
}  # fmt: skip
_OURS = ("address", "no-picture")  # classes that we give

Picture = Callable[[str], str]


def rendered(text: str, picture: Picture = lambda _name: "") -> Markup:
    """Renders Markdown with mathematics.

    Args:
        text: Anything.
        picture: The address of a picture that was pasted in, by its name; empty for one that is not there.

    Returns:
        HTML in which links are text, and pictures are those pasted in and no others.
    """
    text = cleaned(text)
    if len(text) > _LONGEST:
        return Markup("<pre>{}</pre>").format(text)
    html = _parser().render(text, {"picture": picture, "formulas": _MOST_FORMULAS})
    safe = nh3.clean(
        html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes=set(), link_rel=None,
        attribute_filter=_kept_attribute, strip_comments=True,
    )  # fmt: skip
    return Markup(safe)  # noqa: S704 - sanitised


@lru_cache(maxsize=2000)
def mathml(formula: str, *, block: bool) -> str:
    """A formula in TeX as MathML, not sanitised; as code where it is no formula, or too long for one."""
    if len(formula) <= _LONGEST_FORMULA:
        with contextlib.suppress(Exception):  # whatever a formula does to the converter
            return str(convert(formula, display="block" if block else "inline"))
    return f"<code>{escape(formula)}</code>"


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "maxNesting": 20})
    parser.enable(["table", "strikethrough"]).disable(["reference"])
    dollarmath_plugin(parser, allow_space=True, double_inline=True)
    rules = {
        "image": _image, "link_open": _nothing, "link_close": _address, "math_inline": _inline,
        "math_inline_double": _block, "math_block": _block, "math_block_label": _block,
        "heading_open": _heading, "heading_close": _heading,
    }  # fmt: skip
    for name, rule in rules.items():
        parser.add_render_rule(name, rule)
    return parser


def _image(
    self: RendererHTML, tokens: Sequence[Token], place: int, options: object, env: dict[str, object]
) -> str:
    del self, options
    token = tokens[place]
    source, alt = str(token.attrs.get("src", "")), token.content or "picture"
    name = source.removeprefix("attachment:")
    picture = env["picture"]
    address = picture(name) if name != source and callable(picture) else ""
    if address:
        return f'<img src="{escape(address)}" alt="{escape(alt)}">'
    said = f"{escape(alt)}: a picture that was not handed in, {escape(source[:200])}"
    return f'<span class="no-picture">[{said}]</span>'


def _nothing(self: RendererHTML, tokens: Sequence[Token], place: int, options: object, env: object) -> str:
    del self, tokens, place, options, env
    return ""


def _address(self: RendererHTML, tokens: Sequence[Token], place: int, options: object, env: object) -> str:
    """Where a link led, as text."""
    del self, options, env
    depth = 0
    for token in reversed(tokens[: place + 1]):
        depth += (token.type == "link_close") - (token.type == "link_open")
        if depth == 0:
            return f' <span class="address">({escape(str(token.attrs.get("href", "")))})</span>'
    return ""


def _inline(
    self: RendererHTML, tokens: Sequence[Token], place: int, options: object, env: dict[str, object]
) -> str:
    del self, options
    return _formula(tokens[place].content, env, block=False)


def _block(
    self: RendererHTML, tokens: Sequence[Token], place: int, options: object, env: dict[str, object]
) -> str:
    del self, options
    return _formula(tokens[place].content, env, block=True)


def _formula(text: str, env: dict[str, object], *, block: bool) -> str:
    left = int(str(env["formulas"]))
    env["formulas"] = left - 1
    return mathml(text.strip(), block=block) if left > 0 else f"<code>{escape(text)}</code>"


def _heading(self: RendererHTML, tokens: Sequence[Token], place: int, options: object, env: object) -> str:
    """A page has headings of its own above."""
    del self, options, env
    level = min(int(tokens[place].tag[1]) + 2, 6)
    return f"<h{level}>" if tokens[place].nesting == 1 else f"</h{level}>"


def _kept_attribute(tag: str, name: str, value: str) -> str | None:
    if name == "class":
        return value if value in _OURS else None
    if name == "src":
        return value if tag == "img" and value.startswith("/") and not value.startswith("//") else None
    return value
