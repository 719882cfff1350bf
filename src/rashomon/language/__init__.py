"""Text to grammar: the one door to the NLP engine.

`Engine` makes a `Parse` of a `Report`; reading layers see only the parse.
"""

from rashomon.language.engine import Engine
from rashomon.language.parse import HeadOutput, Parse
from rashomon.language.token import Section, Sentence, Token

__all__ = ["Engine", "HeadOutput", "Parse", "Section", "Sentence", "Token"]
