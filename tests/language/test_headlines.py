"""The grammar of headlines: nouns that are verbs, past forms that are participles, hidden subjects."""

from __future__ import annotations

import pytest

from rashomon.language import Engine, Parse
from rashomon.lexicons.tables import read_table
from rashomon.report import Report


def _headline(engine: Engine, text: str) -> Parse:
    return engine.parse(Report.from_text(text, headline=(0, len(text))))


@pytest.mark.parametrize(
    ("text", "word", "tag", "lemma"),
    [
        ("Sniper wounds reporter in Vesk", "wounds", "VBZ", "wound"),
        ("Soldiers loot shops as Arden falls", "loot", "VBP", "loot"),
        ("Belmark Pledges Aid for Vesk Flood Victims", "Pledges", "VBZ", "pledge"),
        ("Letter bomb explodes in ministry", "explodes", "VBZ", "explode"),
        ("Refugee camp shelled, 30 wounded", "shelled", "VBN", "shell"),
        ("Curfew declared in Arden after looting", "declared", "VBN", "declare"),
        ("Ardenian shelling resumes near Vesk", "shelling", "NN", "shelling"),
        ("Norland bombed our depots, Hale says", "bombed", "VBD", "bomb"),
        ("Police baton-charge miners in Vesk", "charge", "VBP", "charge"),
        ("Bomb scare empties Vesk court", "empties", "VBZ", "empty"),
        ("Judge gunned down outside home", "gunned", "VBN", "gun"),
        ("Gunmen gunned down two judges, Hale says", "gunned", "VBD", "gun"),
        ("Sailor captured last year tells of cell", "captured", "VBN", "capture"),
        ("Strike on Vesk clinic: 12 dead, dozens wounded", "Strike", "NN", "strike"),
        ("Dozens killed school damaged as shells hit Vesk", "killed", "VBN", "kill"),
        ("Dozens of rebels killed nine farmers in Vesk", "killed", "VBD", "kill"),
        ("Arden, Belmark trade fire", "trade", "VBP", "trade"),
        ("Army: 12 gunmen dead", "dead", "VBN", "kill"),
        ("Two dead in Vesk bus crash", "dead", "JJ", "dead"),
        ("Talks off as shells hit Vesk", "off", "VBN", "cancel"),
        ("Thousands rally in Vesk", "rally", "VBP", "rally"),
    ],
)
def test_words_that_headlines_use_otherwise(
    engine: Engine, text: str, word: str, tag: str, lemma: str
) -> None:
    token = next(token for token in _headline(engine, text).tokens if token.text == word)
    assert (token.tag, token.lemma) == (tag, lemma)


def test_paragraphs_are_read_as_they_stand(engine: Engine) -> None:
    parse = engine.parse(Report.from_text("The camp was quiet. Shells had hit it, and 30 wounded men left."))
    assert {token.masked for token in parse.tokens} <= {token.text for token in parse.tokens}


def test_whom_a_bare_participle_befell_is_its_passive_subject(engine: Engine) -> None:
    parse = _headline(engine, "Two Belmark soldiers captured, Norland claims")
    soldiers = next(token for token in parse.tokens if token.text == "soldiers")
    assert soldiers.dep == "nsubjpass"


def test_every_class_of_headline_words_fires(engine: Engine) -> None:
    for row in read_table("en/headline_words.tsv"):
        verbs = {t.lemma for t in _headline(engine, row["example"]).tokens if t.tag in ("VBZ", "VBP", "VBN")}
        assert verbs & set(row["words"].split()) or row["class"] == "object", row["class"]


@pytest.mark.parametrize("text", ["", "X", "🙂 🙂", "Shelled", "shelling shelling shelling", "“As, after —"])
def test_any_line_is_read(engine: Engine, text: str) -> None:
    if text:
        assert _headline(engine, text).tokens is not None
