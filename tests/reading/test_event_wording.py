"""Acts in agencies' words that parse oddly, and like words of other life that stay quiet."""

from __future__ import annotations

import pytest

from rashomon.language import Engine
from rashomon.reading import Reader
from rashomon.report import Report


@pytest.fixture(scope="module")
def reader(engine: Engine) -> Reader:
    return Reader(engine=engine)


@pytest.mark.parametrize(
    ("text", "type", "to"),
    [
        ("Teachers boycotted classes in Vesk.", "PROTEST", ""),
        ("The rebels let go nine captives in Vesk.", "RETREAT", "captives"),
        ("The kidnappers released the engineer unharmed.", "RETREAT", "engineer"),
        ("A series of explosions shook Vesk on Friday night.", "ASSAULT", ""),
        ("Soldiers raped nine women in Vesk.", "ASSAULT", "women"),
        ("Belmark jets overflew the islands of Arden.", "MOBILIZE", ""),
    ],
)
def test_acts_that_parse_oddly(reader: Reader, text: str, type: str, to: str) -> None:
    events = reader.read(Report.from_text(text)).events
    assert [event.type for event in events] == [type]
    assert to in " ".join(c.quote for ref in events[0].recipients for c in ref.citations)


QUIET = """
The trainer fired in the air to start the race.
The drummer used batons of oak at the concert.
The teacher subjected her pupils to nine hours of grammar.
The candidate went on the offensive over taxes in the debate.
A farmer ploughed a field near Harn.
The bank responded with a cut in fees.
The team retaliated with two late goals.
The airline flew nine missions to map the coast.
The plan smashed through the budget of the ministry.
The company launched an operation to sell shoes.
The surgeon began an operation against the tumour.
Labour unrest was the theme of the lecture.
The storm uprooted nine trees in Vesk.
A gardener uprooted an old olive in Vesk.
The critic tore apart the novel.
The reporter was caught in the crossfire of the trade dispute.
The burglar broke into a cottage by the lake.
The meal left nine guests with stomach pains.
Gardeners hosed the lawn in Vesk.
The wind scattered leaves across the square.
The farmer chased away a fox.
She put down the book and slept.
The vet put down an old horse in Vesk.
The health board stamped out the disease.
He busted a tyre on the road to Harn.
The singer netted nine million crowns from the tour.
The nurse shut off the tap in the ward.
Families fled the flood in Harn.
Residents fled a wildfire near Tarn.
Shoppers fled the rain in Vesk.
She fled an arranged marriage and became a nurse.
The painters stripped nine doors of their varnish.
The goalkeeper intercepted a pass near the line.
She pushed back her chair and left.
The ministry pushed back the date of the exam.
The school suspended the rules for a day.
The bank tightened security after its computers were hacked.
The airline stepped up security for its customers' data.
The firm recruited nine engineers in Vesk.
The college recruited students from Norland.
The family headed for the beach on Saturday.
A pupil shadowed a doctor for a day.
The company unveiled a new car on Monday.
The dancers fanned out across the stage.
Tourists flooded the streets of Vesk.
The team drafted a young striker.
The choir enlisted nine singers.
She drew off a litre of wine.
He drew back the curtain.
The firm let go nine workers after a bad year.
She let go of the rope.
The dog walked free in the park.
He gave up smoking in Vesk.
The couple stopped fighting over the dishes.
The band disbanded after nine years.
The choir was disbanded on Monday.
The singer withdrew from the tour.
The museum was reopened on Monday.
She slipped out of the party.
The hall fell silent as the judge spoke.
The barber thinned out her hair.
She threw out the old chairs.
The judge threw out the plea of a divorced man.
The tent collapsed in the wind.
The match ended without a goal.
She quit talking and left the room.
He stormed out of the kitchen.
The boy skipped lunch on Monday.
The actress shunned the limelight.
Doctors told patients to stay away from sugar.
Children threw tomatoes at one another at the fair.
The singer drew nine thousand fans in Vesk.
A stroke paralysed the painter on one side.
She swore to love him for ever.
The landlord served notice on the tenant.
He received threats of rain with a smile.
Her mother gave her until Friday to tidy the room.
The colour hints at autumn.
The driver ignored the speed limit.
The baker shut the door on his way out.
He went back on the bus to Harn.
She turned her back on the camera.
Two boxers contested the title.
The cook called in the waiter.
The company branded its soap with a star.
The rapper rapped over a slow beat.
The fans jeered the referee.
The minister attributed the growth to good weather.
The mason laid the slabs.
The manager cried foul after the match.
The hostess invited her guests to the table.
The waiter tabled the order.
He put forward the clock by an hour.
The mother told her son to leave the cake alone.
The swallow flew to Africa in autumn.
The choir sat down to dinner.
The coach briefed his players before the match.
The couple shook hands with the priest.
She returned to the table with coffee.
The chess club convened on Friday.
The priest gave his blessing to the couple.
Shareholders approved the deal with a rival firm.
The board approved a merger deal in Vesk.
The farmer mended fences on his land.
The critics heaped praise on the album.
The shop offered talks on wine.
He proposed to her in Vesk.
She signed up to a gym in Vesk.
The firm gave assurances to its customers.
The cat climbed down from the tree.
The roof caved in after the snow.
The carpenter restored an old chair.
The artist scrapped the painting.
The plumber unblocked the sink in Vesk.
She dropped food over the carpet.
A nurse escorted the patient to the ward.
The aunt gave blankets to the twins.
The bank wrote off the debt of the firm.
Shops shut early on Sunday.
A series of talks on gardening opened in Vesk.
The teacher called off the race.
Music fans drew closer as the rally cars passed.
The rains relieved the drought in Harn.
The school cleared the hall for the dance.
The bus entered the town at noon.
The pilot buzzed the tower at the air show.
A string of pearls shook on her neck.
The shares gained ground in Vesk on Monday.
The party made gains in the vote.
The bakery opened a second front door.
The striker beat his rival to the ball.
The tailor pinned down the hem.
Two brothers fought with pillows in the nursery.
The heirs fought over the piano.
The singer answered with a smile.
The climber survived an attempt on the summit.
The fall shattered a vase in the hall.
The surgeon severed a nerve by mistake.
The bank tightened its grip on costs.
The couple broke up a chair for firewood.
She repressed a yawn in the lecture.
The waiter took the coat from the guest.
The fisherman hauled in nine nets.
The company gave its drivers a longer term.
The gardener cut access to the pond.
The family cut the internet at home to save money.
The firm hired nine clerks in Vesk.
The mayor put the budget on a firm footing.
The museum bought a painting in Vesk.
The firm scaled down its plans.
The choir observed a pause.
The council reopened the road after repairs.
She put off the visit to the dentist.
The library shelved nine books.
He ordered out for pizza.
The shop stopped the sale of candles.
Traders shut their shops early on Sunday.
The doctor gave the patient a week to rest.
The cook poured cold water on the pasta.
The poet scorned fame.
The choir began the trial of a new hall.
Children hunted eggs in the garden.
The guests conferred by the window.
The train arrived in Vesk on time.
The students left for the beach.
The gas company presented a plan to its customers.
The gym renewed the membership of its clients.
The club met the demands of its fans for cheaper seats.
The two firms launched a joint venture.
The taxi picked up nine passengers at the port.
The bell rang out over the square.
Laughter echoed across the hall.
The storm died down on Monday.
The flood subsided on Monday.
The bridge withstood a heavy storm.
She renewed her passport in Vesk.
Families poured out of the stadium in Vesk after the match.
"""


@pytest.mark.parametrize("text", QUIET.strip().splitlines())
def test_like_words_stay_quiet(reader: Reader, text: str) -> None:
    assert [event.trigger.quote for event in reader.read(Report.from_text(text)).events] == []


@pytest.mark.parametrize(
    ("headline", "types"),
    [
        ("Riots in Vesk after verdict", ["PROTEST"]),
        ("Fresh fighting in Vesk", ["ASSAULT"]),
        ("Toll in Vesk blast rises to 40", ["ASSAULT"]),
        ("Vesk under curfew", ["COERCE"]),
        ("Dockers on strike in Vesk", ["PROTEST"]),
        ("Why riots in Vesk matter", []),
        ("Vesk under new management", []),
        ("A fight for readers", []),
    ],
)
def test_deeds_that_a_headline_only_names(reader: Reader, headline: str, types: list[str]) -> None:
    events = reader.read(Report.from_text(headline, headline=(0, len(headline)))).events
    assert [event.type for event in events] == types


def test_the_body_tells_a_named_deed_better(reader: Reader) -> None:
    headline = "Riots in Vesk after verdict"
    text = headline + "\n\nNine hundred students rioted against the verdict in Vesk on Monday."
    (event,) = reader.read(Report.from_text(text, headline=(0, len(headline)))).events
    assert event.trigger.quote == "rioted"
