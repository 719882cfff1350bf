"""Codes of the participants that a clause names: countries, and organisations that stand for themselves.

A participant is looked for in the words of a noun phrase: its own name, nationality, possessor or `of`. Where
a clause has no participant as its other side, the first one among what follows the verb is it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from rashomon.language import Parse, Token
from rashomon.lexicons import agents, countries
from rashomon.reading.actors.sectors import agent_of, noun_sector
from rashomon.reading.grammar import conjuncts

_OUTSIDE = frozenset(("advcl", "relcl", "parataxis", "npadvmod"))
_FIRST = {"with": 0, "against": 0, "of": 1, "about": 1, "at": 1}
"""Prepositions that name the other side where a verb has several (`celebrated at Vesk with Norland`)."""
INTERNATIONAL = {"UNO": "IGOUNO", "EUR": "IGOEEU", "IGO": "IGO", "NGO": "NGO", "ISM": "IMG", "MNC": "MNC"}
"""CAMEO's codes for participants of no country, by PLOVER sector."""

_GROUPS = {
    name: code
    for code, names in {
        "LBN": "Hezbollah;Hizbollah;Hizbullah",
        "PSE": "Hamas;Islamic Jihad;Fatah;PLO",
        "AFG": "Taliban",
        "YEM": "Houthis;Ansar Allah",
        "COL": "FARC;ELN",
        "TUR": "PKK",
        "ESP": "ETA",
        "LKA": "LTTE;Tamil Tigers",
        "SYR": "FSA;Free Syrian Army;SDF;Syrian Democratic Forces;YPG",
        "NGA": "Boko Haram",
        "SOM": "al-Shabaab;Al-Shabaab;al-Shabab;Al Shabaab",
        "PHL": "Abu Sayyaf;Moro Islamic Liberation Front",
        "AGO": "UNITA",
        "MOZ": "RENAMO",
        "PER": "Shining Path",
        "UGA": "LRA;Lord's Resistance Army",
        "GBR": "IRA;Irish Republican Army",
        "SDN": "RSF;Rapid Support Forces;Janjaweed",
        "ETH": "TPLF;Tigray People's Liberation Front;Oromo Liberation Army",
        "COD": "M23",
        "ESH": "Polisario;Polisario Front",
        "IMG": "al-Qaeda;Al-Qaeda;al-Qaida;Al Qaeda;Islamic State;ISIS;ISIL;Daesh",
    }.items()
    for name in names.split(";")
}
"""CAMEO files an armed group under its home country, one of many countries under IMG."""


def group_code(name: str) -> str | None:
    """The code of a well-known armed group."""
    code = _GROUPS.get(name)
    return f"{code}REB" if code is not None and code != "IMG" else code


class Names:
    """The coded names of one parse; `extra` maps names of a dictionary of one's own to their codes."""

    def __init__(self, parse: Parse, extra: Mapping[str, list[str]] | None = None) -> None:
        self._at: dict[int, list[str]] = {}
        if extra:
            pattern = re.compile("|".join(sorted(map(re.escape, extra), key=len, reverse=True)))
            for match in pattern.finditer(parse.text):
                for token in parse.tokens_in(match.start(), match.end())[-1:]:
                    self._at[token.i] = extra[match[0]]
        for token in parse.tokens:
            if token.i not in self._at and token.is_name:
                self._at.update(_real(token))

    def codes_of(self, heads: Iterable[Token]) -> list[str]:
        """Codes of the participants that these words head, each with its own sector."""
        found: list[str] = []
        for head in heads:
            found += self._of(head)
        return list(dict.fromkeys(found))

    def _of(self, head: Token) -> list[str]:
        own = [token for token in head.subtree() if token.i in self._at]
        inner = [
            token
            for token in own
            if not any(above.dep in ("conj", *_OUTSIDE) for above in _between(token, head))
        ]
        if not inner:
            return []
        first = next((token for token in inner if token.i == head.i), inner[0])
        first = next((token for token in inner if token.dep in ("poss", "compound", "amod")), first)
        sector = _sector(head) if head.i != first.i else ""
        joined = (
            [token for token in conjuncts(first) if token.i in self._at] if first is not head else [first]
        )
        return [f"{code}{sector}" for token in joined for code in self._at[token.i]]

    def after(self, verb: Token, but: list[str]) -> list[str]:
        """Codes of the other side: the first participant among the verb's objects and what hangs on them."""
        waiting = sorted((c for c in verb.children if c.i > verb.i), key=_order)
        while waiting:
            token = waiting.pop(0)
            if (token.dep in _OUTSIDE and token.tag != "VB") or (
                token.dep == "conj" and token.pos in ("VERB", "AUX")
            ):
                continue
            codes = self.codes_of([token]) if token.pos in ("NOUN", "PROPN", "ADJ", "X") else []
            codes = [code for code in codes if code[:3] not in {each[:3] for each in but}]
            if codes:
                more = self.codes_of([each for each in conjuncts(token) if each is not token])
                return list(dict.fromkeys([*codes, *more]))
            waiting = sorted(token.children, key=_order) + waiting
        return []


def _real(token: Token) -> dict[int, list[str]]:
    """The code of a country that is no toy: by name, capital, nationality or seat of government."""
    for first in (token.i - 2, token.i - 1, token.i):
        words = [t for t in (token.sent.tokens if token.sent else ()) if first <= t.i <= token.i]
        text = " ".join(word.text for word in words)
        row = (
            countries.country_of_name(text)
            or countries.country_of_demonym(text)
            or countries.country_of_capital(text)
        )
        if row is not None and row.code:
            return {token.i: [row.code]}
        group = group_code(text)
        if group is not None:
            return {token.i: [group]}
        seat = agents.organisations().get(text)
        if seat is not None and (seat.country or seat.sector):
            return {token.i: [seat.country or INTERNATIONAL.get(seat.sector or "", "---")]}
    return {}


def _sector(head: Token) -> str:
    found = agent_of(head)
    return (found[1] if found is not None else noun_sector(head)) or ""


def _between(token: Token, top: Token) -> Iterator[Token]:
    while token is not top:
        yield token
        token = token.head


def _order(token: Token) -> tuple[int, int]:
    if token.dep in ("dobj", "dative"):
        return (-1, token.i)
    return (_FIRST.get(token.lower, 2) if token.dep == "prep" else 2, token.i)
