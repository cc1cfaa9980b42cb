"""Letters on the desk: drafting, editing, checking, approving the exact words, and what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from afterword.desk.desk import Desk, words_digest
from afterword.desk.journal import HAND_OVER
from afterword.desk.loose import mended
from afterword.desk.naming import fresh_id, reader_of
from afterword.desk.records import Draft, DraftState, Record, SetAside
from afterword.desk.spoken import listed
from afterword.model import (
    Channel,
    DeskError,
    Event,
    EventKind,
    Finding,
    Letter,
    Message,
    MessageKind,
    OtherLetter,
    Question,
    Severity,
)
from afterword.papers import unsent_mail

OPEN_STATES = (DraftState.DRAFT, DraftState.APPROVED)


@dataclass(frozen=True, slots=True)
class Written:
    """What drafting gave: the application with its new drafts, what would have to be known for the rest, and the
    letters that lay there already and stay."""

    record: Record
    drafts: tuple[Draft, ...]
    questions: tuple[Question, ...]
    kept: tuple[Draft, ...] = ()


def draft(
    desk: Desk,
    record: Record,
    write: MessageKind | str = "next",
    to: Sequence[str] = (),
    channel: Channel | None = None,
    *,
    asked: Sequence[str] = (),
    seed: int = 0,
    keep: bool = False,
) -> Written:
    """Write what is due (`next`, `all`) or one named message, and keep the drafts in one action.

    A draft of the same kind to the same people is replaced; with another `seed` an approved letter too. `keep` leaves
    letters that lie on the desk as they are, the user's own words in them.
    """
    from afterword.composer import compose

    replaced = OPEN_STATES if seed else (DraftState.DRAFT,)
    others = [one for one in record.drafts if one.state is not DraftState.STOPPED]
    kept = [one for one in record.drafts if keep and one.state in OPEN_STATES and _asked_for(one, write, to)]
    if not keep:
        # What is written anew isn't held against itself.
        others = [one for one in others if one.state not in replaced or (to and one.to != tuple(to))]
    elif kept and to:
        return Written(record, (), (), tuple(kept))
    # Letters that stay count as written, so that only what is still lacking is asked for.
    case = desk.case(record).with_events(*(_written(one, desk.now) for one in kept))
    made = compose(case, write, tuple(to), channel, asked=tuple(asked), seed=seed, others=tuple(map(_other, others)))
    changed, drafts = _placed(record, made.messages, desk.now, seed, replaced)
    if drafts:
        with desk.action("draft", f"A draft to {_readers(changed, drafts)} is on the desk.") as action:
            action.save(changed)
    return Written(changed, drafts, made.questions, tuple(kept))


def rewrite(desk: Desk, record: Record, old: Draft, *, subject: str | None, body: str) -> Record:
    """The draft with other words. An approval is gone then: the words that were approved aren't these any more."""
    _still_here(old)
    new = replace(old, subject=subject, body=body, state=DraftState.DRAFT, approved=None, approved_words=None)
    return _keep(desk, record, (new,), "edit", f"The draft to {reader_of(record, old)} has new words.")


def check(desk: Desk, record: Record, one: Draft) -> tuple[Finding, ...]:
    """What the reviewer says of a draft, less what was set aside for it."""
    from afterword.reviewer import review

    settings = desk.settings
    others = tuple(
        _other(other) for other in record.drafts if other.id != one.id and other.state is not DraftState.STOPPED
    )
    findings = review(letter_of(one), desk.case(record), others, known_words=settings.known_words if settings else ())
    aside = {(item.code, item.quote) for item in one.set_aside}
    return tuple(finding for finding in findings if (finding.code, finding.quote) not in aside)


def set_aside(desk: Desk, record: Record, one: Draft, finding: Finding) -> Record:
    """Put a finding aside for this message; it isn't shown again for these words."""
    new = replace(one, set_aside=(*one.set_aside, SetAside(finding.code, finding.quote)))
    return _keep(desk, record, (new,), "set_aside", f"A remark on the draft to {reader_of(record, one)} is set aside.")


def apply_fix(desk: Desk, record: Record, one: Draft, finding: Finding) -> Record:
    """The draft with a finding's fix in place of what it quotes. Raises DeskError if it has none."""
    if finding.fix is None or finding.start is None or finding.end is None:
        raise DeskError("this remark has no ready fix", hint="Change the words with `afterword edit`.")
    subject, body = mended(one.subject, one.body, finding)
    return rewrite(desk, record, one, subject=subject, body=body)


def approve(desk: Desk, record: Record, one: Draft, *, despite: bool = False) -> Record:
    """Freeze the exact words of one letter; see `approve_all`."""
    return approve_all(desk, record, (one,), despite=despite)


def approve_all(desk: Desk, record: Record, drafts: Sequence[Draft], *, despite: bool = False) -> Record:
    """Freeze the exact words of all `drafts` in one action (P2). Raises DeskError for findings that would do harm,
    unless `despite` them (P4); then none is approved."""
    new = []
    for one in drafts:
        _still_here(one)
        harm = [finding for finding in check(desk, record, one) if finding.severity is Severity.STOP]
        if harm and not despite:
            raise DeskError(
                f"one thing first: {harm[0].message}",
                where=f"to {reader_of(record, one)}",
                hint="`afterword edit` changes it; `approve --anyway` keeps it as it is.",
            )
        words = words_digest(one.subject, one.body)
        new.append(replace(one, state=DraftState.APPROVED, approved=desk.now, approved_words=words))
    say = f"The words to {_readers(record, drafts)} are approved."
    return _keep(desk, record, new, "approve", say)


def eml(desk: Desk, record: Record, one: Draft) -> bytes:
    """The approved words as an unsent mail. Raises DeskError if these exact words weren't approved."""
    require_approved(one)
    settings = desk.settings
    people = [person for name in one.to if (person := desk.case(record).person(name))]
    to = tuple((person.name, (person.addresses.email or ("",))[0]) for person in people)
    sender = (settings.name, settings.email or "") if settings else None
    return unsent_mail(subject=one.subject or "", body=one.body, to=to, sender=sender, date=desk.now)


def hand_over(desk: Desk, record: Record, one: Draft, where: str) -> Record:
    """Note that the approved words have left the desk for `where`; that can't be taken back."""
    require_approved(one)
    new = replace(one, state=DraftState.HANDED_OVER)
    return _keep(desk, record, (new,), HAND_OVER, f"The words to {reader_of(record, one)} went to {where}.")


def sent(desk: Desk, record: Record, one: Draft, at: datetime) -> Record:
    """Note that the user sent one letter's words at `at`; see `sent_all`."""
    return sent_all(desk, record, (one,), at)


def sent_all(desk: Desk, record: Record, drafts: Sequence[Draft], at: datetime) -> Record:
    """Note in one action that the user sent the words of `drafts` at `at`: facts, and the plan moves on at once."""
    new, events = [], list(record.events)
    for one in drafts:
        if one.state is DraftState.SENT:
            raise DeskError("these words are noted as sent already", hint="`afterword undo` takes a mistake back.")
        events.append(
            Event(
                at,
                EventKind.SENT,
                id=fresh_id("e", [event.id for event in events]),
                message=one.kind,
                to=one.to,
                channel=one.channel,
                subject=one.subject,
                body=one.body,
                covers=one.covers,
                through=one.through,
            )
        )
        new.append(replace(one, state=DraftState.SENT))
    changed = replace(record, events=tuple(events))
    return _keep(desk, changed, new, "sent", f"You wrote to {_readers(record, drafts)}.")


def not_sent(desk: Desk, record: Record, one: Draft) -> Record:
    """Words that were handed over did not go out after all: they lie on the desk again, approved as they were."""
    if one.state is not DraftState.HANDED_OVER:
        raise DeskError("these words were not handed over", hint="What you said you sent is taken back with `undo`.")
    new = replace(one, state=DraftState.APPROVED)
    return _keep(desk, record, (new,), "not_sent", f"The words to {reader_of(record, one)} did not go out.")


def require_approved(one: Draft) -> None:
    """Raises DeskError unless the words that were approved are exactly those of the draft now (P2)."""
    if one.approved_words != words_digest(one.subject, one.body):
        raise DeskError("these exact words are not approved yet", hint="Read them once more, then `afterword approve`.")


def letter_of(one: Draft) -> Letter:
    """The draft as the reviewer reads it."""
    return Letter(
        one.kind,
        one.to,
        one.body,
        one.channel,
        one.subject,
        one.attachments,
        through=one.through,
        covers=one.covers,
    )


def _other(one: Draft) -> OtherLetter:
    return OtherLetter(one.body, one.to, one.kind, one.subject, one.channel)


def _asked_for(one: Draft, write: MessageKind | str, to: Sequence[str]) -> bool:
    """Whether a letter on the desk is one that is being asked for: any in `next` and `all`."""
    return write in ("next", "all") or (one.kind == write and (not to or one.to == tuple(to)))


def _written(one: Draft, at: datetime) -> Event:
    return Event(at, EventKind.SENT, message=one.kind, to=one.to, channel=one.channel, covers=one.covers)


def _same_letter(one: Draft, message: Message) -> bool:
    return one.kind is message.action and one.to == message.to


def _placed(
    record: Record, messages: Sequence[Message], now: datetime, seed: int, replaced: Sequence[DraftState]
) -> tuple[Record, tuple[Draft, ...]]:
    drafts = list(record.drafts)
    new = []
    for message in messages:
        drafts = [one for one in drafts if one.state not in replaced or not _same_letter(one, message)]
        made = Draft(
            fresh_id("d", (one.id for one in (*record.drafts, *drafts))),
            message.action,
            message.to,
            message.body,
            message.channel,
            message.subject,
            through=message.through,
            covers=message.covers,
            made=now,
            seed=seed,
        )
        drafts.append(made)
        new.append(made)
    return replace(record, drafts=tuple(drafts)), tuple(new)


def _keep(desk: Desk, record: Record, new: Sequence[Draft], what: str, say: str) -> Record:
    by_id = {one.id: one for one in new}
    changed = replace(record, drafts=tuple(by_id.get(one.id, one) for one in record.drafts))
    with desk.action(what, say) as action:
        action.save(changed)
    return changed


def _readers(record: Record, drafts: Sequence[Draft]) -> str:
    return listed([reader_of(record, one) for one in drafts])


def _still_here(one: Draft) -> None:
    if one.state not in OPEN_STATES:
        raise DeskError("these words have left the desk already", hint="Write another with `afterword draft`.")
