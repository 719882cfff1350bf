from __future__ import annotations

import pytest

from hand_made import make_reading
from rashomon.findings import Attribution, Stated
from rashomon.record.voices import ReadingIndex, describe_voice

READING = make_reading()
MINISTRY, COLONEL = READING.attributions


def told(*chain: Attribution, ids: tuple[str, ...] | None = None) -> str:
    reading = READING.model_copy(update={"attributions": chain})
    return describe_voice(ids or tuple(one.id for one in chain), ReadingIndex(reading))


def changed(attribution: Attribution, **fields: object) -> Attribution:
    return attribution.model_copy(update=fields)


def words(text: str) -> tuple[object, ...]:
    return (MINISTRY.source[0].model_copy(update={"quote": text}),)


def test_own_voice_and_nesting() -> None:
    assert describe_voice((), ReadingIndex(READING)) == "the report itself"
    assert told(MINISTRY) == "according to the health ministry"
    assert told(MINISTRY, COLONEL) == "denied by Colonel Hale, as told by the health ministry"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        ("assert", "according to the health ministry"),
        ("other", "according to the health ministry"),
        ("promise", "promised by the health ministry"),
        ("accuse", "in an accusation by the health ministry"),
        ("call_for", "called for by the health ministry"),
    ],
)
def test_acts(act: str, expected: str) -> None:
    assert told(changed(MINISTRY, act=act)) == expected


def test_a_pronoun_comes_with_whom_it_stands_for() -> None:
    hale = Stated[str].of(READING.actors[2].id, COLONEL.source[0])
    he = changed(COLONEL, source=words("he"), source_form="pronoun")
    assert told(changed(he, source_actor=hale)) == "denied by Colonel Hale (“he”)"
    assert (
        told(changed(he, source_actor=Stated[str].unclear(COLONEL.source[0])))
        == "denied by “he” (unclear who)"
    )
    assert told(changed(he, source_actor=None)) == "denied by “he”"


def test_a_source_that_is_not_there() -> None:
    assert told(changed(MINISTRY, source=())) == "according to an unstated source (“said”)"
    assert told(changed(MINISTRY, source=(), cue=())) == "according to an unstated source"
    assert told(MINISTRY, ids=("0123456789abcdef",)) == "according to an unclear source"


def test_articles_lose_the_capital_of_their_sentence_and_names_keep_theirs() -> None:
    assert told(changed(MINISTRY, source=words("The\n ministry"))) == "according to the ministry"
    assert told(changed(MINISTRY, source=words("Belmark"))) == "according to Belmark"
