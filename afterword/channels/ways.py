"""Which channel uses which way to a person, and to whom one writes even where wishes or an agency stand between."""

from __future__ import annotations

from afterword.model import Channel, Part, Reach

WAY_OF = {
    Channel.EMAIL: Reach.EMAIL,
    Channel.TEXT: Reach.TEXT,
    Channel.PORTAL: Reach.PORTAL,
    Channel.PHONE: Reach.PHONE,
    Channel.LINKEDIN_MESSAGE: Reach.LINKEDIN,
    Channel.LINKEDIN_NOTE: Reach.LINKEDIN,
}
"""The way behind each channel by which a person may have written."""

BY_WAY = {way: channel for channel, way in WAY_OF.items()} | {Reach.POST: Channel.CARD}
"""The channel that each known way tempts one to use."""

OFFICE = frozenset({Part.RECRUITER, Part.COORDINATOR, Part.AGENCY_RECRUITER})
"""Those one writes to about the process: a wish to spare the interviewers does not mean them (T10)."""

PAST_NO_AGENCY = frozenset({Part.AGENCY_RECRUITER, Part.REFERRER})
"""Those to whom one writes directly even where an agency stands in between (M8)."""
