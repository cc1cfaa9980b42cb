"""Reading English as far as letters, notes and mails need it: tokens, sentences, lemmas, names."""

from afterword.language.lemmas import content_lemmas, is_function_word, lemma
from afterword.language.names import HONORIFICS, Name, name_of, without_marks
from afterword.language.sentences import Sentence, sentences
from afterword.language.sound import nearly, slips, sound
from afterword.language.tokens import Kind, Token, tokens, words_of

__all__ = [
    "HONORIFICS",
    "Kind",
    "Name",
    "Sentence",
    "Token",
    "content_lemmas",
    "is_function_word",
    "lemma",
    "name_of",
    "nearly",
    "sentences",
    "slips",
    "sound",
    "tokens",
    "without_marks",
    "words_of",
]
