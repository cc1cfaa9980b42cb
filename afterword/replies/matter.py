"""What a mail is about at all: a job, or a flat, a course, a parcel."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from afterword.model import Mail
from afterword.replies.listening import Said
from afterword.replies.plain import plain_words, raw_list

REPLIED = ("re:", "aw:", "sv:", "antw:", "rif:", "rv:", "tr:", "fw:", "fwd:", "wg:", "re :", "r:")
"""A subject that begins so is the candidate's own, or somebody's earlier one."""


LONGEST = 8000
"""Characters of a body that are searched for the signs of a circular."""


@dataclass(frozen=True, slots=True)
class Matter:
    """How many different words speak plainly of another matter, faintly of one, and of a job."""

    plain: int = 0
    faint: int = 0
    job: int = 0
    circular: int = 0
    answers: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Whether another matter is meant: one plain word or two faint ones, and little or nothing of a job.

        An answer to the candidate's own mail is presumed to be about what they wrote of: faint words don't count there.
        """
        if self.circular >= 2 and not self.answers:
            return True
        if self.job == 0:
            return self.plain >= 1 or (self.faint >= 2 and not self.answers)
        return self.job <= 1 and self.plain >= 2


def matter_of(said: Iterable[Said], mail: Mail, whole: str) -> Matter:
    """The matter of a mail, by its new text and its subject; circulars show in their footers too."""
    topic = mail.subject.lower().strip()
    while topic.startswith(REPLIED):
        topic = topic.partition(":")[2].strip()
    plain = "".join(one.plain for one in said) + plain_words(topic[:300])
    words = plain.split()
    seen = {" ".join(words[at : at + length]) for length in (1, 2, 3) for at in range(len(words) - length + 1)}
    below = f" {whole[:LONGEST].lower()}"
    circular = (seen & _words("circular")) | {phrase for phrase in _words("circular") if f" {phrase}" in below}
    return Matter(
        plain=len(seen & _words("plain")),
        faint=len(seen & _words("faint")),
        job=len(seen & _words("job")),
        circular=len(circular),
        answers=topic != mail.subject.lower().strip(),
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(raw_list("other")[kind]["words"])
