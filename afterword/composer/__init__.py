"""The composer: from what was jotted down to a letter that is short, warm, specific and true; or one question."""

from afterword.composer.compose import compose, plan_letter
from afterword.composer.letterplan import LetterPlan, Move
from afterword.composer.writer import Draft, FramesWriter, Writer

__all__ = ["Draft", "FramesWriter", "LetterPlan", "Move", "Writer", "compose", "plan_letter"]
