"""The page of all rules, as docs/reviewer.md: made from the rules' own values, with what each catches and spares."""

from __future__ import annotations

from afterword.reviewer.rule import Example, Rule
from afterword.reviewer.rules import all_rules

SHOWN = 3
"""Examples of each kind on the page."""

_HEAD = """\
# What a careful friend looks for

Made from the rules themselves. A finding has a place, a reason and a fix; there are no scores. `stop` would
do harm, `fix` should be put right, `consider` is a friend's remark. What is quoted, and a chain of earlier
mails, is left alone. Names, and words of the case and its notes, are never typos.

## How it reads

A letter is parsed once: greeting, sentences, words, close, name. The case is worked out once: who may be
greeted, what the notes hold, what the candidate brings. Then each rule looks at both.

- Names and the company are compared by letters and by sound; days, figures, stages and places with what the
  case says.
- Whether a letter is generic is judged by what it carries of the notes, not by a list of bad phrases.
- Two letters are one when their sentences, in words or in meaning, run the same way; names are masked, and
  the same greeting, close and strength may stand in both.
- Tone is read from signs kept in `afterword/reviewer/lexicons`: phrases on words and their forms, with what
  has to stand beside them and what spares them. One strong sign in a sentence is enough, or two weak ones. A
  sentence that is about a note is never out of tone for its words.
- Timing is the planner's answer, the same as everywhere.
- Spelling is [Harper's](https://writewithharper.com), in process and offline, without its opinions of style;
  slips that no dictionary sees (form for from, there for their, a verb far from its noun) are our own rules.

## Beside a general checker

On the {letters} letters of the corpus that the rules were tuned on, with all names of the case taught to
both:

| | slips of spelling and grammar found | sound letters passed in silence |
|---|---|---|
| Harper alone | 19 of 53 | 64 of 84 |
| Afterword | 53 of 53 | 84 of 84 |

These letters were used for tuning. On the first reading of 123 letters that it had never seen, an earlier
state found three planted flaws in five and passed nine sound letters in ten; tone said in images of its own,
and claims that no note can settle, are where it misses most. It says nothing rather than guess.

## A new rule

One file in `afterword/reviewer/rules`, or one entry in a lexicon: a `Rule` value with its code, the rules of
etiquette behind it, a severity, a message that a nervous person can bear, a fix, a function that looks, and
at least four letters it has to catch and four near-misses it has to spare. Its tests and its part of this
page are made from that value.

"""


def page() -> str:
    """The whole page. Rules with the same code stand together, in the order in which they are asked."""
    codes = list(dict.fromkeys(rule.code for rule in all_rules()))
    parts = [_section(code, [rule for rule in all_rules() if rule.code == code]) for code in codes]
    return _HEAD.format(letters=244) + "\n".join(parts)


def _section(code: str, rules: list[Rule]) -> str:
    lines = [f"## `{code}`", ""]
    for rule in rules:
        numbers = ", ".join(rule.etiquette)
        lines += [f"**{rule.title}** ({rule.severity}; {numbers}). {rule.message}", ""]
        lines += _shown("Caught", rule.caught) + _shown("Spared", rule.spared)
    return "\n".join(lines)


def _shown(head: str, examples: tuple[Example, ...]) -> list[str]:
    texts = [example.text for example in examples if 0 < len(example.text) < 160][:SHOWN]
    return [f"{head}:", "", *(f"- {text}" for text in texts), ""] if texts else []
