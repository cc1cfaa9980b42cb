"""What to say on the phone (F3): an opening, one purpose, a question, a close; and a voicemail of 25 seconds."""

from __future__ import annotations

import re
from dataclasses import dataclass

from afterword.model import MessageKind
from afterword.papers.data import printable, table


@dataclass(frozen=True, slots=True)
class Call:
    """Whom one calls and why. `day` is the talk's day in words ("on Tuesday"), None where they weren't met.

    `number` is one's own, for calling back.
    """

    first: str
    me: str
    role: str
    company: str
    kind: MessageKind
    day: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Script:
    """The call in sentences, and the voicemail with its length in seconds."""

    opening: str
    not_now: str
    purpose: str
    question: str
    close: str
    voicemail: str
    seconds: int

    def as_text(self) -> str:
        """The script as it is read aloud, one step a paragraph."""
        return "\n\n".join(
            (
                f"1. {self.opening}\n   (If not: {self.not_now})",
                f"2. {self.purpose}",
                f"3. {self.question}",
                f"4. {self.close}",
                f"If nobody answers ({self.seconds} seconds):\n   {self.voicemail}",
            )
        )


def script(call: Call) -> Script:
    """The script of a call. A voicemail that would take over 25 seconds gives up the number, then the purpose."""
    words = table("phone")
    purposes = words["purposes"]
    told = purposes.get(call.kind.value, purposes["other"])
    if "{day}" in told["purpose"] and not call.day:
        told = {**purposes["other"], "question": told["question"]}
    fill = {
        "first": _short(call.first),
        "me": _short(call.me),
        "role": _short(call.role),
        "company": _short(call.company),
        "day": call.day or "",
        "number": _short(call.number or ""),
    }
    purpose = told["purpose"].format(**fill)
    voicemail = _voicemail(words, fill, purpose, bool(call.number))
    opening = words["opening"]["text" if call.day else "unmet"]
    return Script(
        opening.format(**fill),
        words["opening"]["not_now"],
        purpose,
        told["question"],
        words["close"]["text"].format(**fill),
        voicemail,
        round(seconds(voicemail)),
    )


def seconds(text: str) -> float:
    """How long it takes to say `text`, in seconds: by words, each digit of a number counting as one."""
    rate: int = table("phone")["voicemail"]["words_a_minute"]
    words = re.findall(r"\d|[^\W\d]+(?:['’-][^\W\d]+)*", text)
    return len(words) * 60 / rate


def _voicemail(words: dict[str, dict[str, str]], fill: dict[str, str], purpose: str, with_number: bool) -> str:
    said = words["voicemail"]
    reach = said["reach"].format(**fill) if with_number else said["no_number"]
    for choice in ((purpose, reach), (purpose, said["no_number"]), ("I'm calling about our talk.", said["no_number"])):
        text = said["text"].format(**fill, Purpose=choice[0], reach=choice[1])
        if seconds(text) <= float(said["seconds"]):
            return text
    return said["text"].format(**{**fill, "first": "", "me": fill["me"].split(" ")[0]}, Purpose="", reach=reach)


def _short(name: str) -> str:
    """A name that can be said: at most twelve words."""
    return " ".join(printable(name).split()[:12])
