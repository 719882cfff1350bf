"""A participant in a role of a row, made from the finding of who it is."""

from __future__ import annotations

from rashomon.findings import Actor, ActorRef, Stated

Refs = tuple[Stated[ActorRef], ...]
"""The participants of one role, `unstated` where there are none."""


def actor_ref(actor: Actor, *, words: str = "") -> ActorRef:
    """The participant that a finding is of; one without a name is called by `words`, or by its mention."""
    return ActorRef(
        actor=actor.id,
        entity=actor.entity,
        name=(actor.name.value if actor.name.known else None) or words or actor.mention,
        sector=actor.sector,
        country=actor.country,
    )
