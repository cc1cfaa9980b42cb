"""The new text of a mail: without quoted mails (above, below, between), forwards, signature and footers.

One walk over the lines each; nothing here backtracks. What stands under "On … wrote:" without quotation marks is
quoted to the end; what stands between and after lines with `>` is an answer.
"""

from __future__ import annotations

import re
import unicodedata

from afterword.model import Mail
from afterword.replies.html import looks_like_html, text_of_html
from afterword.replies.lexicon import words_of_layout

LONGEST = 30_000
"""Characters of a body that are read; what is longer is no letter."""

_QUOTED = re.compile(r"^\s{0,3}>")
_RULE = re.compile(r"^\s*(?:--|—|––|__+|==+|\*\*\*+|-- )\s*$")
_FIELD = re.compile(r"^[\s*_]*([^\W\d_][^:\n]{0,14}?)\s?\*?:")
_NAME_PARTS = re.compile(r"[^\W\d_]+")
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]")


def fresh_text(mail: Mail) -> str:
    """What the sender wrote this time, as plain text; paragraphs parted by a blank line."""
    lines = _tidy(mail.body).split("\n")
    lines = _unquoted(lines)
    lines = _unsigned(lines, _name_of_sender(mail.sender))
    return "\n\n".join(_without_footers("\n".join(lines)))


def whole_text(mail: Mail) -> str:
    """The whole body as plain text, for reports of machines, where what is quoted tells the matter."""
    return _tidy(mail.body)


def _tidy(body: str) -> str:
    text = body[: LONGEST * 4]
    if looks_like_html(text):
        text = text_of_html(text)
    text = _INVISIBLE.sub("", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    return unicodedata.normalize("NFC", text)


def _unquoted(lines: list[str]) -> list[str]:
    """The lines that are nobody's earlier mail."""
    kept: list[str] = []
    at = 0
    while at < len(lines):
        line = lines[at]
        if _QUOTED.match(line):
            kept.append("")
            at += 1
            continue
        height = _height_of_wrote(lines, at)
        if height:
            following = next((text for text in lines[at + height : at + height + 6] if text.strip()), "")
            if not _QUOTED.match(following):
                break
            kept.append("")
            at += height
            continue
        if _cuts(line) or _is_head(lines, at):
            break
        kept.append(line)
        at += 1
    return kept


def _height_of_wrote(lines: list[str], at: int) -> int:
    """How many lines "On 3 May, Ann wrote:" takes here; 0 if it isn't one."""
    first = lines[at].strip().lower()
    layout = words_of_layout("wrote")
    if not first or not first.startswith(tuple(f"{word} " for word in layout["openers"])):
        return 0
    joined = ""
    for height, line in enumerate(lines[at : at + 3], start=1):
        if not line.strip():
            return 0
        joined = f"{joined} {line.strip().lower()}".strip()
        if len(joined) > 300:
            return 0
        if joined.endswith(":"):
            wrote = any(f" {verb}" in joined for verb in layout["verbs"])
            return height if wrote and (re.search(r"\d|@", joined) or _QUOTED.match(_next(lines, at + height))) else 0
    return 0


def _next(lines: list[str], at: int) -> str:
    return next((text for text in lines[at : at + 4] if text.strip()), "")


def _cuts(line: str) -> bool:
    bare = line.strip(" -_*:<>=\t").lower()
    if not bare or len(bare) > 60:
        return False
    return bare.startswith(tuple(words_of_layout("cuts")["phrases"])) and (
        line.strip()[0] in "-_*=" or line.rstrip().endswith((":", "-"))
    )


def _is_head(lines: list[str], at: int) -> bool:
    """Whether the head of a quoted mail begins here: From, and two more fields within the next lines."""
    first = _FIELD.match(lines[at])
    layout = words_of_layout("heads")
    if first is None or first.group(1).strip().lower() not in layout["first"]:
        return False
    following = [line for line in lines[at + 1 : at + 9] if line.strip()][:4]
    names = [match.group(1).strip().lower() for line in following if (match := _FIELD.match(line))]
    return sum(name in layout["more"] for name in names) >= 2 or (
        sum(name in layout["more"] for name in names) == 1 and lines[max(at - 1, 0)].strip(" -_*") == "" and at > 0
    )


def _name_of_sender(sender: str) -> tuple[str, ...]:
    """The words of the sender's name (and of the address before its @), in lower case."""
    shown, _, address = sender.partition("<")
    local = address.partition("@")[0] if address else sender.partition("@")[0]
    return tuple(word.lower() for word in _NAME_PARTS.findall(f"{shown.partition('@')[0]} {local}"))


def _unsigned(lines: list[str], sender: tuple[str, ...]) -> list[str]:
    """The lines above the signature, and afterthoughts from below it."""
    content = 0
    for at, line in enumerate(lines):
        if not line.strip():
            continue
        ends = content > 0 and _is_name(line, sender)
        if _RULE.match(line) and (content or line.strip().startswith("-")) and _few(lines[at + 1 :], 25):
            ends = True
        if ends or _is_valediction(line, lines[at + 1 :], content):
            return lines[:at] + _afterthoughts(lines[at + 1 :])
        content += 1
    return lines


def _few(lines: list[str], most: int) -> bool:
    return sum(1 for line in lines if line.strip()) <= most


def _is_name(line: str, sender: tuple[str, ...]) -> bool:
    """Whether the line is only the sender's name, or initials of it."""
    if len(line) > 60 or line.rstrip().endswith(("?", "!")):
        return False
    words = [word.lower() for word in _NAME_PARTS.findall(line)]
    if not words or len(words) > 5 or re.search(r"\d", line):
        return False
    initials = {word[0] for word in sender}
    return all(word in sender or (len(word) == 1 and word in initials) or word in TITLES for word in words) and any(
        word in sender or len(word) == 1 for word in words
    )


TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "herr", "frau", "mme"})
"""What may stand beside a name in a signature."""


def _is_valediction(line: str, below: list[str], content: int) -> bool:
    bare = line.strip(" \t,.!-–—*_").lower().replace("’", "'")
    if not bare or len(bare) > 140 or "?" in line:
        return False
    layout = words_of_layout("valedictions")
    head, comma, rest = bare.partition(",")
    named = not comma or len(rest.split()) <= 4
    words = head.split()
    if bare.startswith(layout["openers"]):
        return True
    strong = {word for phrase in layout["strong"] for word in phrase.split()}
    if (
        named
        and len(words) <= 7
        and head.endswith(layout["strong"])
        and strong.union(layout["ornaments"]).issuperset(words)
    ):
        return True
    if content == 0 or not named:
        return False
    return any(head == word for word in layout["weak"]) and (bool(rest) or _few_and_short(below))


def _few_and_short(below: list[str]) -> bool:
    """Whether what follows looks like a name and an office, not like more of the letter."""
    texts = [line.strip() for line in below if line.strip()]
    return len(texts) <= 12 and (not texts or (len(texts[0].split()) <= 5 and not texts[0].endswith(("?", "!", ":"))))


def _afterthoughts(below: list[str]) -> list[str]:
    """Paragraphs below the name that open like an afterthought."""
    openers = tuple(words_of_layout("signs_of_afterthought")["openers"])
    kept: list[str] = []
    for paragraph in "\n".join(below).split("\n\n"):
        first = paragraph.strip().lower()
        if first.startswith(openers) and not first[len(_longest(first, openers)) :][:1].isalpha():
            kept += ["", paragraph.strip()]
    return kept


def _longest(text: str, openers: tuple[str, ...]) -> str:
    return max((opener for opener in openers if text.startswith(opener)), key=len)


def _without_footers(text: str) -> list[str]:
    """The paragraphs, each cut where a disclaimer or a footer begins in it."""
    always, of_mails = words_of_layout("footers")["phrases"], words_of_layout("footers_of_mails")
    kept = []
    for paragraph in re.split(r"\n[ \t]*\n", text):
        low = paragraph.lower().replace("’", "'")
        phrases = always + of_mails["phrases"] if any(word in low for word in of_mails["about"]) else always
        places = [low.find(phrase) for phrase in phrases]
        first = min((place for place in places if place >= 0), default=-1)
        if first >= 0:
            before = max(low.rfind(mark, 0, first) for mark in (". ", "! ", "? ", "\n"))
            paragraph = paragraph[: before + 1] if before >= 0 else ""
        if paragraph.strip():
            kept.append(paragraph.strip("\n"))
    return kept
