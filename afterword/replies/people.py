"""Who is to be written to instead, and who may not be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from afterword.language.names import without_marks
from afterword.model import Instead, Mail, Scope
from afterword.replies.lexicon import words_of_layout
from afterword.replies.listening import Said

_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_NAME_WORD = r"[^\W\d_a-zà-öø-ÿ][\w'’.-]*"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|la|le|el|al|bin|ben|ter|zu)"
_NAME = re.compile(rf"(?<![\w@.]){_NAME_WORD}(?:[ ](?:{_PARTICLE}[ ]){{0,3}}{_NAME_WORD}){{0,4}}")


def instead_in(sentences: Iterable[Said], mail: Mail) -> Instead | None:
    """The name and address of who is in charge, from the sentences that tell of it."""
    own = {address.lower() for address in _ADDRESS.findall(f"{mail.sender} {mail.to}")}
    texts = [one.text for one in sentences]
    address, place = None, 0
    for number, text in enumerate(texts):
        other = next((found for found in _ADDRESS.finditer(text) if found.group().rstrip(".").lower() not in own), None)
        if other is not None:
            address, place = other.group().rstrip(".'"), number
            break
    shown = mail.sender.partition("<")[0]
    if address is not None:
        near = [texts[place], *(texts[place - 1 : place] if place else ()), *texts[place + 1 : place + 2]]
        name = _name_for(near, address, shown)
        return Instead(name, address)
    names = [name for text in texts for name in _names_in(text, shown)]
    spoken = [name for name in names if " " in name]
    return Instead(spoken[0], None) if spoken else None


def _name_for(texts: list[str], address: str, sender: str) -> str | None:
    """The name that fits an address: by its letters, else the one that stands nearest before it."""
    local = re.sub(r"[^a-z]", " ", without_marks(address.partition("@")[0].lower()))
    names = [name for text in texts for name in _names_in(text, sender)]
    fitting = [name for name in names if _fits(name, local)]
    if fitting:
        return max(fitting, key=lambda name: len(name.split()))
    before = texts[0].partition(address)[0]
    whole = [name for name in _names_in(before, sender) if " " in name]
    return whole[-1] if whole and not _is_office(local) else None


def _fits(name: str, local: str) -> bool:
    words = without_marks(name.lower()).replace("-", " ").replace("'", "").split()
    joined = local.replace(" ", "")
    long = [word for word in words if len(word) > 2]
    return any(word in local.split() or (len(word) > 3 and word in joined) for word in long) or joined == "".join(
        word[0] for word in words
    )


def _is_office(local: str) -> bool:
    return any(word in local for word in words_of_layout("offices")["words"])


def _names_in(text: str, sender: str) -> list[str]:
    """Capitalised names in `text` but the sender's own, without honorifics and words that merely begin a sentence."""
    found = []
    layout = words_of_layout("offices")
    for match in _NAME.finditer(text):
        words = [re.sub(r"['’]s$", "", word.strip(".,:;'’")) for word in match.group().split()]
        while words and words[0].lower() in layout["not_names"]:
            words = words[1:]
        while words and words[-1].lower() in layout["not_names"]:
            words = words[:-1]
        if not words or any(word.lower() in layout["never_in_names"] for word in words):
            continue
        name = " ".join(words)
        if name and name.lower() not in sender.lower() and not (len(words) == 1 and len(name) < 3):
            found.append(name)
    return found


def scope_of(sentences: list[Said]) -> Scope | None:
    """Whether only the interviewers or everyone there is not to be written to; None where it isn't said.

    Whom the prohibition itself names counts first; then whoever else stands in its sentence.
    """
    layout = words_of_layout("scopes")
    named = [
        one.plain[found.start : found.end] for one in sentences for found in one.acts if found.group.act == "forbid"
    ]
    whole = " ".join(one.plain for one in sentences)
    everyone, interviewers = ("everyone", Scope.EVERYONE), ("interviewers", Scope.INTERVIEWERS)
    for text, order in ((f" {' '.join(named)} ", (everyone, interviewers)), (whole, (interviewers, everyone))):
        for kind, scope in order:
            if any(f" {phrase} " in text for phrase in layout[kind]):
                return scope
    return Scope.EVERYONE if any(f" {phrase} " in whole for phrase in layout["whole_house"]) else None


def except_in(sentences: list[Said], mail: Mail) -> tuple[str, ...]:
    """Whom one may write to all the same."""
    shown = mail.sender.partition("<")[0].strip(' "')
    found: list[str] = []
    for one in sentences:
        low = one.text.lower().replace("’", "'")
        for word in words_of_layout("scopes")["save"]:
            place = low.find(word)
            if place >= 0:
                found += _names_in(one.text[place + len(word) :], "")[:1]
        if any(f" {phrase} " in one.plain for phrase in words_of_layout("scopes")["through_me"]) and shown:
            found.append(shown)
        alone = re.search(rf"({_NAME_WORD}(?: {_NAME_WORD}){{0,3}}) (?:alone|only)\b", one.text)
        if alone:
            found += _names_in(alone.group(1), "")
    return tuple(dict.fromkeys(found))
