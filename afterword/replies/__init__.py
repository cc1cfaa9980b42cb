"""An inbound mail read calmly: what kind of answer it is, which dates, what is asked (T10)."""

from afterword.replies.raw import read_raw_mail
from afterword.replies.read import read_reply

__all__ = ["read_raw_mail", "read_reply"]
