"""How to say it: email, card, phone, LinkedIn, text, portal, through somebody, or not at all, each with its reason."""

from afterword.channels.choose import channel

__all__ = ["channel"]
