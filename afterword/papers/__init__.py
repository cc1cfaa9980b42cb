"""Ways out on paper and in files: the unsent mail, the copyable text."""

from afterword.papers.eml import unsent_mail

__all__ = ["unsent_mail"]
