"""Ways out on paper, by phone, by link and in files; each is words for the user to carry, none sends anything."""

from afterword.papers.card import Card, card_html, card_pdf, card_sizes, warnings
from afterword.papers.data import missing_signs
from afterword.papers.eml import unsent_mail
from afterword.papers.links import Counted, MailLink, counted, mail_link
from afterword.papers.page import printed_page
from afterword.papers.phone import Call, Script, script
from afterword.papers.workbook import workbook

__all__ = [
    "Call",
    "Card",
    "Counted",
    "MailLink",
    "Script",
    "card_html",
    "card_pdf",
    "card_sizes",
    "counted",
    "mail_link",
    "missing_signs",
    "printed_page",
    "script",
    "unsent_mail",
    "warnings",
    "workbook",
]
