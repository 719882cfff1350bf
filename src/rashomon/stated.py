"""What all findings share: who made them, what they rest on, and how a value is known or not known.

Three ways of not knowing are kept apart: a field that is `None` was not asked; a Stated whose state is
`unstated` was asked, and the text does not say; one whose state is `unclear` was asked, and we cannot tell.

>>> Stated[str].unstated().state.value
'unstated'
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Generic, Literal, Self, TypeVar

from pydantic import BaseModel, ConfigDict

from rashomon.report import Citation

T = TypeVar("T")


class Maker(BaseModel):
    """Who made a finding: a rule by its id, or a model by its name and version."""

    model_config = ConfigDict(frozen=True)

    kind: Literal["rule", "model"]
    """A rule of ours, or a trained model."""
    id: str
    """The rule's id (`events.passive`) or the model's name and head (`encoder.attribution`)."""
    version: str = "1"
    """The rule set's or model's version."""


class State(StrEnum):
    """Whether a field's value is known: said by the text, not said, or not to be told."""

    STATED = "stated"
    UNSTATED = "unstated"
    UNCLEAR = "unclear"


class Stated(BaseModel, Generic[T]):
    """One field's value with the words it rests on, on whose word, who found it and how sure."""

    model_config = ConfigDict(frozen=True)

    state: State
    """`stated`, `unstated` (the text does not say) or `unclear` (we cannot tell)."""
    value: T | None = None
    """The value; None unless stated."""
    citations: tuple[Citation, ...] = ()
    """The words it rests on; for `unclear`, the words that could be read either way."""
    voice: tuple[str, ...] | None = None
    """Attribution ids, outermost first; `()` is the report's own voice; None means not asked."""
    maker: Maker | None = None
    """Who found it."""
    confidence: float | None = None
    """How sure, 0 to 1, where a model made it."""

    @classmethod
    def of(
        cls,
        value: T,
        *citations: Citation,
        voice: tuple[str, ...] | None = None,
        maker: Maker | None = None,
        confidence: float | None = None,
    ) -> Self:
        """A value that the text states in the cited words."""
        return cls(
            state=State.STATED,
            value=value,
            citations=citations,
            voice=voice,
            maker=maker,
            confidence=confidence,
        )

    @classmethod
    def unstated(cls, *, maker: Maker | None = None) -> Self:
        """Asked, and the text does not say."""
        return cls(state=State.UNSTATED, maker=maker)

    @classmethod
    def unclear(cls, *citations: Citation, maker: Maker | None = None) -> Self:
        """Asked, and the cited words can be read more than one way."""
        return cls(state=State.UNCLEAR, citations=citations, maker=maker)

    @property
    def known(self) -> bool:
        """True when the text states the value."""
        return self.state is State.STATED

    def __reduce__(self) -> tuple[Any, ...]:
        # `Stated[str]` has no name in this module by which pickle could find it, so its parts are sent.
        return _rebuild_stated, (type(self).__pydantic_generic_metadata__["args"], dict(self.__dict__))


def _rebuild_stated(args: tuple[Any, ...], values: dict[str, Any]) -> Stated[Any]:
    """A Stated that came through pickle, from one process to another."""
    generic: Any = Stated  # which type it is of is known only now
    rebuilt: Stated[Any] = (generic[args[0]] if args else generic).model_construct(**values)
    return rebuilt


class Finding(BaseModel):
    """Anything a layer says. It has citations, a maker, and an id that survives a new reading."""

    model_config = ConfigDict(frozen=True)

    id: str
    """Sixteen hexadecimal digits: a hash of report, layer and spans."""
    layer: str
    """Which layer said it: actor, place, time, quantity, attribution, event, agency, frame."""
    citations: tuple[Citation, ...]
    """The words it rests on; never empty."""
    maker: Maker
    """Who made it."""
    confidence: float | None = None
    """How sure, 0 to 1, where a model made it."""


def finding_id(report_id: str, layer: str, spans: Iterable[tuple[int, int]]) -> str:
    """The id of a finding: the same report, layer and spans give the same id in every reading."""
    named = "|".join([report_id, layer, *(f"{start}:{end}" for start, end in spans)])
    return hashlib.sha256(named.encode()).hexdigest()[:16]
