"""Quote marks of every kind, balanced or not."""

from __future__ import annotations

import random

import pytest

from rashomon.reading.voices.quotes import QuoteMarks, quotes_in


def spans(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in quotes_in(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and left.', ['"yes"']),
        ("He said “no way” twice.", ["“no way”"]),
        ("She called it ‘maybe not’, they say.", ["‘maybe not’"]),
        ("„Ja“, said Hale.", ["„Ja“"]),
        ("«Oui», said Hale.", ["«Oui»"]),
        ("»Nein«, said Hale.", ["»Nein«"]),
        ("''Double ticks,'' he said.", ["''Double ticks,''"]),
        ("``Old marks,'' he said.", ["``Old marks,''"]),
        ("the rebels' leader 'said no' to us", ["'said no'"]),
        ("It's the army's fault, don't you see?", []),
        ("In the '90s a 6\" gun stood here.", []),
        ("“outer “inner” outer” end", ["“outer “inner” outer”"]),
        ('“curly and straight" end', ['“curly and straight"']),
        ("‘It’s ours’, he said.", ["‘It’s ours’"]),
    ],
)
def test_marks(text: str, expected: list[str]) -> None:
    assert spans(text) == expected


def test_an_unclosed_quote_reaches_the_end() -> None:
    text = 'Hale wrote: "We hold the bridge.'
    (quote,) = quotes_in(text, 0, len(text))
    assert not quote.closed
    assert text[quote.start : quote.end] == '"We hold the bridge.'


def test_a_quote_is_carried_over_paragraphs(parse) -> None:
    text = "Hale said: “We hold the bridge.\n\n“We shall hold the town.”\n\nThen he left."
    marks = QuoteMarks(parse(text))
    assert [quote.closed for quote in marks.quotes] == [False, True]
    assert [quote.carried_on for quote in marks.quotes] == [False, True]
    assert marks.at(text.index("Then")) is None


def test_the_quote_type_is_a_share_of_words(parse) -> None:
    text = 'Hale said the raid was "a plain crime".'
    marks = QuoteMarks(parse(text))
    words = [(text.index(word), text.index(word) + len(word)) for word in ("raid", "plain", "crime")]
    assert marks.quote_type(words[:1]) == "indirect"
    assert marks.quote_type(words[1:]) == "direct"
    assert marks.quote_type(words) == "mixed"
    assert marks.quote_type([]) == "indirect"


def test_no_text_raises_and_no_text_is_slow() -> None:
    draw = random.Random(5)
    for _ in range(400):
        text = "".join(draw.choice("ab s'\"“”‘’„«»`\n.,6") for _ in range(draw.randrange(60)))
        for quote in quotes_in(text, 0, len(text)):
            assert 0 <= quote.start < quote.end <= len(text)
    # a quadratic search would take minutes here
    quotes_in("s' 'a don't " * 80_000, 0, 960_000)
    quotes_in("'a " * 300_000, 0, 900_000)
    quotes_in('"' * 500_001, 0, 500_001)


def test_a_closing_mark_typed_for_an_opening_one_opens() -> None:
    text = "”The road is shut.” ― Ada Hale"
    (quote,) = quotes_in(text, 0, len(text))
    assert text[quote.start : quote.end] == "”The road is shut.”"
    assert quote.closed
