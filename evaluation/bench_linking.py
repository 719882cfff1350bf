"""Linking at scale: synthetic tellings with realistic blocking keys, timed at several sizes.

A tenth as many real events as tellings; towns by a long-tailed distribution, a hundred tellings a day, names
and nouns from small lists, stories of a few hundred tellings at most. `link_growth` of 1 is linear; n log n
over a doubling is about 1.06 at these sizes.
"""

from __future__ import annotations

import math
import random
import time
from datetime import date, timedelta

from rashomon.comparison.linking import link
from rashomon.comparison.traits import Traits
from rashomon.comparison.words import act_of, phrase_of
from rashomon.findings import PlaceCandidate

_LEMMAS = "shell.v attack.v strike.n kill.v hit.v bomb.v arrest.v destroy.v raid.n wound.v".split()
_THINGS = "a market|a school|four people|six soldiers|the bridge|civilians|two policemen|a depot".split("|")
_DOERS = ("Belmark forces", "Arden troops", "gunmen", "rebels", "the police")
_WORDS = [f"word{n}" for n in range(3000)]


def synthetic(count: int, *, seed: int = 0) -> tuple[list[Traits], dict[str, str]]:
    """Tellings of about `count / 10` events, and report id to story id."""
    dice = random.Random(seed)
    towns, days = max(50, count // 200), max(30, count // 100)
    tellings: list[Traits] = []
    story_of: dict[str, str] = {}
    while len(tellings) < count:
        event = len(tellings)
        town = min(towns - 1, int(dice.paretovariate(0.9)) - 1)
        day = date(2030, 1, 1) + timedelta(days=dice.randrange(days))
        place = PlaceCandidate(
            place_id=f"own:{town}", name=f"Town {town}", country="ARD", lat=town % 80, lon=town % 170
        )
        lemma, thing = dice.choice(_LEMMAS), phrase_of(dice.choice(_THINGS))
        words = dice.sample(_WORDS, 12)
        for n in range(max(1, min(40, int(dice.expovariate(0.1))))):
            report = f"r{event}.{n}"
            # Stories hold several events of one town and day.
            story_of[report] = f"{town}.{day.toordinal() // 2}"
            known = dice.random()
            tellings.append(
                Traits(
                    key=f"{event}.{n}",
                    report=report,
                    type="COERCE" if lemma == "arrest.v" else "ASSAULT",
                    lemma=lemma.split(".")[0],
                    published=day + timedelta(days=dice.randrange(3)),
                    act=act_of(lemma),
                    days=(day, day) if known < 0.6 else None,
                    place=place if known > 0.2 else None,
                    undergone=(thing,),
                    doers=(phrase_of(dice.choice(_DOERS)),) if dice.random() < 0.5 else (),
                    words=frozenset(dice.sample(words, 8)),
                )
            )
    return tellings[:count], story_of


def measure(sizes: tuple[int, ...] = (25_000, 50_000, 100_000)) -> dict[str, float]:
    """CPU seconds of linking by size, and the exponent of growth between the smallest and the largest."""
    figures = {}
    for size in sizes:
        tellings, story_of = synthetic(size)
        start = time.process_time()
        groups = link(tellings, story_of)
        figures[f"link_{size}_s"] = time.process_time() - start
        figures[f"link_{size}_events"] = float(len(groups))
    first, last = sizes[0], sizes[-1]
    ratio = figures[f"link_{last}_s"] / figures[f"link_{first}_s"]
    figures["link_growth"] = math.log(ratio) / math.log(last / first)
    return figures


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name:24s} {value:.2f}")
