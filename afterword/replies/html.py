"""The text of an HTML mail as a reader sees it: hidden pieces left out, quoted mails marked with `>`. Linear."""

from __future__ import annotations

import re
from html import unescape

_MARKUP = re.compile(r"<(?:html|body|div|p|br|table|span|head|!doctype)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"/?([a-zA-Z][\w:]*)")
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt)?\s*(?:[;\"']|$)|max-height\s*:\s*0(?!\.)"
    r"|mso-hide\s*:\s*all|\shidden(?:[\s=>]|$)",
    re.IGNORECASE,
)
_QUOTE = re.compile(
    r"type\s*=\s*[\"']?cite|class\s*=\s*[\"'][^\"']*(?:gmail_quote|yahoo_quoted|moz-cite)", re.IGNORECASE
)
_RULE_OF_OUTLOOK = re.compile(r"id\s*=\s*[\"']?(?:divRplyFwdMsg|appendonsend|x_divRplyFwdMsg)", re.IGNORECASE)
_SKIPPED = frozenset({"style", "script", "head", "title", "template", "noscript"})
_EMPTY = frozenset({"br", "hr", "img", "input", "meta", "link", "col", "wbr", "area", "base"})
_BLOCKS = frozenset(
    {"p", "div", "table", "tr", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"section", "article", "header", "footer", "center", "pre"}
)
_CELLS = frozenset({"td", "th"})


def looks_like_html(text: str) -> bool:
    """Whether this is markup rather than text."""
    return bool(_MARKUP.search(text[:5000]))


def text_of_html(source: str) -> str:
    """What is seen of `source`, a paragraph a block; cells of a row are parted by a space."""
    out: list[str] = []
    skipping: list[str] = []
    quoting: list[str] = []
    for text, tag in _pieces(source):
        if not skipping:
            out.append(_seen(text, bool(quoting)))
        name = _TAG.match(tag)
        if name is None:
            continue
        low, closing = name.group(1).lower(), tag.startswith("/")
        if skipping:
            _nest(skipping, low, closing, tag)
            continue
        if quoting:
            _nest(quoting, low, closing, tag)
        if not closing and low not in _EMPTY and (low in _SKIPPED or _HIDDEN.search(tag)):
            skipping = [low]
        elif not closing and not quoting and low in ("blockquote", "div") and _is_quote(low, tag):
            quoting = [low]
        out.append(_break(low, closing, bool(quoting)))
        if _RULE_OF_OUTLOOK.search(tag):
            out.append("\n-----Original Message-----\n")
    lines = [" ".join(line.split()) for line in "".join(out).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _is_quote(name: str, tag: str) -> bool:
    """A quoted mail; a plain `blockquote` is only an indented paragraph."""
    return bool(_QUOTE.search(tag)) and (name == "blockquote" or "gmail_quote" not in tag)


def _nest(stack: list[str], name: str, closing: bool, tag: str) -> None:
    """Keep count of nested elements of the outer one's kind, until that one ends."""
    if name != stack[0]:
        return
    if closing:
        stack.pop()
    elif name not in _EMPTY and not tag.endswith("/"):
        stack.append(name)


def _seen(text: str, quoted: bool) -> str:
    plain = " ".join(unescape(text).replace("\xa0", " ").split())
    if not plain:
        return " " if text else ""
    return (" " if text[0].isspace() else "") + plain + (" " if text[-1].isspace() else "")


def _break(name: str, closing: bool, quoted: bool) -> str:
    mark = "> " if quoted else ""
    if name == "br":
        return f"\n{mark}"
    if name in _BLOCKS or name == "hr":
        return f"\n{'' if name == 'tr' else chr(10)}{mark}"
    if name == "li":
        return f"\n{mark}" if closing else f"\n{mark}- "
    if name in _CELLS and closing:
        return ": " if name == "th" else " "
    return ""


def _pieces(source: str) -> list[tuple[str, str]]:
    """Text and the tag after it, in one walk; a comment is left out, a lone `<` is text."""
    found: list[tuple[str, str]] = []
    at = 0
    held = ""
    while True:
        opened = source.find("<", at)
        if opened < 0:
            break
        follows = source[opened + 1 : opened + 2]
        if source.startswith("<!--", opened):
            closed = source.find("-->", opened)
            found.append((held + source[at:opened], ""))
            held = ""
            if closed < 0:
                return found
            at = closed + 3
            continue
        closed = source.find(">", opened) if follows.isalpha() or follows in ("/", "!", "?") else -1
        if closed < 0:
            if follows.isalpha() or follows in ("/", "!", "?"):
                break
            held += source[at : opened + 1]
            at = opened + 1
            continue
        found.append((held + source[at:opened], source[opened + 1 : closed]))
        held = ""
        at = closed + 1
    found.append((held + source[at:], ""))
    return found
