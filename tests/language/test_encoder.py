"""The encoder: windows, decoding, files, and what its heads say of invented reports."""

from __future__ import annotations

import itertools
import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.errors import ModelFileError
from rashomon.language import Engine, Parse
from rashomon.language.decoding import abstain, legal_transitions, log_softmax, softmax, viterbi
from rashomon.language.encoder import Encoder
from rashomon.language.windows import blend, cut, weights
from rashomon.language.wordpieces import MAX_PIECES, WordPieces, section_starts, stream
from rashomon.models import FOLDER, load_manifest
from rashomon.report import Report

LABELS = ("O", "B-SOURCE", "I-SOURCE", "B-CUE", "I-CUE")

REPORT = """Bridge at Vesk destroyed, Norland says

Colonel Hale of Norland said on Monday that Arvanian forces had destroyed the bridge at Vesk. Officials in
Belmark denied it.

"We did not fire a single shot," a spokesman told reporters."""


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    loaded = Encoder.load()
    assert loaded is not None, "the package ships its weights"
    return loaded


def words(engine: Engine, text: str) -> Parse:
    return engine.words(Report.from_text(text))


def roles(parse: Parse, name: str) -> list[str]:
    """The stretches of one role, as text."""
    head = parse.heads["attribution"]
    found: list[list[int]] = []
    for token, tag in zip(parse.tokens, head.tags, strict=True):
        if head.labels[tag] == f"B-{name}":
            found.append([token.start, token.end])
        elif head.labels[tag] == f"I-{name}":
            found[-1][1] = token.end
    return [parse.text[start:end] for start, end in found]


# Windows


@given(st.lists(st.integers(1, MAX_PIECES), max_size=400), st.integers(0, 8))
@settings(max_examples=200, deadline=None)
def test_every_word_is_read_whole_and_once_with_words_on_both_sides(sizes: list[int], sections: int) -> None:
    starts = sorted({0, *range(0, len(sizes), max(1, len(sizes) // (sections + 1)))})
    ids, first = stream([[7] * n for n in sizes], starts, 102)
    best = [0.0] * len(sizes)
    for window in cut(first, len(ids), room=64, overlap=24):
        assert window.stop - window.start <= 64
        counts = weights(window, first, len(ids), overlap=24)
        for i, count in enumerate(counts.tolist(), window.first_word):
            assert window.start <= first[i] and first[i] + sizes[i] <= window.stop
            best[i] = max(best[i], count)
    assert all(count >= 0.3 for count in best)  # of 24 shared pieces, a word of 8 lies in the middle third


def test_short_text_is_one_window_of_its_own_length() -> None:
    (window,) = cut([0, 1, 3], 5, room=254, overlap=48)
    assert window == (0, 5, 0, 3)
    assert weights(window, [0, 1, 3], 5, overlap=48).tolist() == [1, 1, 1]


@given(st.integers(1, 400))
@settings(max_examples=50, deadline=None)
def test_readings_of_a_word_are_blended_by_how_far_they_are_from_a_cut(length: int) -> None:
    first = list(range(length))
    made = list(cut(first, length, room=64, overlap=24))

    def readings(told: float) -> np.ndarray:
        """What is blended where each window but the first says 0 and the first says `told`, of each word."""
        parts = [
            (
                window,
                np.full((window.last_word - window.first_word, 2), told if window is made[0] else 0.0, "f"),
                weights(window, first, length, overlap=24),
            )
            for window in made
        ]
        return np.concatenate(list(blend(parts, width=2)))

    blended = readings(1.0)
    assert blended.shape == (length, 2)
    assert (np.diff(blended[:, 0]) <= 1e-6).all()  # never a leap back to the window that is left
    if len(made) > 1:
        assert (np.abs(np.diff(blended[:, 0])) <= 2 / 24).all()
        assert blended[0, 0] == 1 and blended[-1, 0] == 0
    assert np.concatenate([np.zeros((0, 2)), *blend([], width=2)]).shape == (0, 2)


def test_a_separator_stands_between_sections_only(engine: Engine) -> None:
    parse = words(engine, "One two.\n\nThree.\n\nFour five.")
    starts = section_starts(parse)
    assert [parse.tokens[i].text for i in starts] == ["One", "Three", "Four"]
    ids, first = stream([(5,)] * len(parse.tokens), starts, 102)
    assert ids.count(102) == 2
    assert all(ids[at] == 5 for at in first)


# Wordpieces


def test_truncation_and_padding_in_the_file_are_switched_off(tmp_path: Path) -> None:
    raw = json.loads((FOLDER / "tokenizer.json").read_text(encoding="utf-8"))
    raw["truncation"] = {"max_length": 2, "strategy": "LongestFirst", "stride": 0, "direction": "Right"}
    raw["padding"] = {
        "strategy": {"Fixed": 128},
        "direction": "Right",
        "pad_to_multiple_of": None,
        "pad_id": 0,
        "pad_type_id": 0,
        "pad_token": "[PAD]",
    }
    path = tmp_path / "tokenizer.json"
    path.write_text(json.dumps(raw), encoding="utf-8")
    (pieces,) = WordPieces(path).cut(["counterbattery"])
    assert 2 < len(pieces) <= MAX_PIECES
    assert 0 not in pieces


def test_every_word_has_a_piece() -> None:
    pieces = WordPieces(FOLDER / "tokenizer.json")
    odd = ["", "\u200b", "\ufffd", "🔥", "ⴰⵣⵓⵍ", "x" * 1_000_000, "-".join("a" * 500), "said"]
    made = pieces.cut(odd)
    assert len(made) == len(odd)
    assert all(1 <= len(word) <= MAX_PIECES for word in made)
    assert pieces.cut(["Said"]) == pieces.cut(["said"])


# Decoding


def brute_force(logits: np.ndarray, transitions: np.ndarray) -> list[int]:
    def score(path: tuple[int, ...]) -> float:
        total = transitions[-1, path[0]] + sum(logits[i, k] for i, k in enumerate(path))
        return float(total + sum(transitions[a, b] for a, b in itertools.pairwise(path)))

    return list(max(itertools.product(range(logits.shape[1]), repeat=len(logits)), key=score))


def test_viterbi_finds_the_best_path_of_every_run() -> None:
    random = np.random.default_rng(3)
    lengths = [3, 0, 1, 5, 2, 5]
    logits = log_softmax(random.normal(size=(sum(lengths), len(LABELS))).astype(np.float32))
    learned = random.normal(size=(len(LABELS) + 1, len(LABELS))).astype(np.float32)
    transitions = legal_transitions(LABELS, learned, 0.7)
    wanted: list[int] = []
    start = 0
    for n in lengths:
        wanted += brute_force(logits[start : start + n], transitions) if n else []
        start += n
    assert viterbi(logits, lengths, transitions).tolist() == wanted


@given(st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_labels_are_always_in_legal_order(seed: int) -> None:
    random = np.random.default_rng(seed)
    lengths = random.integers(0, 9, size=4).tolist()
    logits = random.normal(scale=4, size=(sum(lengths), len(LABELS))).astype(np.float32)
    flat = legal_transitions(LABELS, np.zeros((len(LABELS) + 1, len(LABELS)), dtype=np.float32), 1.0)
    tags = viterbi(logits, lengths, flat).tolist()
    start = 0
    for n in lengths:
        before = "O"
        for tag in tags[start : start + n]:
            label = LABELS[tag]
            assert not label.startswith("I-") or before[2:] == label[2:]
            before = label
        start += n


def test_doubtful_spans_are_left_out_whole() -> None:
    tags = np.array([1, 2, 0, 3, 1, 1, 2])
    scores = np.array([0.9, 0.3, 0.9, 0.2, 0.8, 0.4, 0.5], dtype=np.float32)
    kept = abstain(tags, scores, LABELS, {"SOURCE": 0.5, "CUE": 0.1})
    assert kept.tolist() == [1, 2, 0, 3, 1, 0, 0]
    assert abstain(tags, scores, LABELS, {}).tolist() == tags.tolist()


def test_softmax_sums_to_one_for_large_numbers() -> None:
    assert softmax(np.array([[1000.0, 1000.0]], dtype=np.float32)).tolist() == [[0.5, 0.5]]


# Files


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    for path in FOLDER.iterdir():
        if path.suffix in {".json", ".npz", ".onnx"}:
            shutil.copyfile(path, folder / path.name)
    return folder


def test_a_changed_file_is_refused(copy: Path) -> None:
    assert load_manifest(copy) is not None
    path = copy / "heads.npz"
    changed = bytearray(path.read_bytes())
    changed[len(changed) // 2] ^= 1
    path.write_bytes(changed)
    with pytest.raises(ModelFileError, match=r"heads\.npz"):
        Encoder.load(folder=copy)


def test_a_missing_file_is_refused(copy: Path) -> None:
    (copy / "encoder.onnx").unlink()
    with pytest.raises(ModelFileError, match=r"encoder\.onnx"):
        Encoder.load(folder=copy)


def test_weights_without_a_manifest_are_refused(copy: Path) -> None:
    (copy / "manifest.json").unlink()
    with pytest.raises(ModelFileError, match=r"manifest\.json"):
        Encoder.load(folder=copy)


def test_no_weights_no_encoder(tmp_path: Path) -> None:
    assert Encoder.load(folder=tmp_path) is None


def test_the_model_card_names_every_shipped_file() -> None:
    card = (FOLDER / "MODEL_CARD.md").read_text(encoding="utf-8")
    manifest = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["version"] in card
    for name, sha256 in manifest["files"].items():
        assert name in card and sha256 in card
    for name in manifest["heads"]:
        assert f"`{name}`" in card


# What the heads say


def test_source_cue_and_content_are_found(parse) -> None:
    made = parse(REPORT)
    assert any("Hale" in source for source in roles(made, "SOURCE"))
    assert "said" in " ".join(roles(made, "CUE"))
    assert any("had destroyed the bridge at Vesk" in content for content in roles(made, "CONTENT"))
    assert any("We did not fire a single shot" in content for content in roles(made, "CONTENT"))


def test_what_did_not_happen_scores_lower(parse) -> None:
    def factuality(text: str, trigger: str) -> float:
        made = parse(text)
        at = next(token.i for token in made.tokens if token.text == trigger)
        return float(made.heads["factuality"].values[at])

    did = factuality("Soldiers destroyed the bridge on Monday.", "destroyed")
    did_not = factuality("Soldiers never destroyed the bridge on Monday.", "destroyed")
    may = factuality("Soldiers may have destroyed the bridge on Monday.", "destroyed")
    assert did > max(may, did_not)
    assert did > 1.5 and did_not < 0


def test_a_pair_head_can_be_asked_about_spans(parse) -> None:
    made = parse("Norland condemned Belmark for the shelling of Vesk on Monday.")
    encoded = made.encoded
    assert encoded is not None
    tokens = made.tokens
    answer = encoded.classify("event_type", sentence=tokens, source=tokens[:1], target=tokens[2:3])
    assert answer is not None
    assert sum(answer.probabilities.values()) == pytest.approx(1, abs=1e-4)
    assert max(answer.probabilities, key=answer.probabilities.__getitem__) == "ACCUSE"
    assert encoded.classify("event_type", sentence=tokens, source=[], target=[]) is not None
    assert encoded.classify("no such head", sentence=tokens, source=[], target=[]) is None
    assert encoded.classify("event_type", sentence=[], source=[], target=[]) is None


def test_other_names_change_nothing(parse) -> None:
    swapped = (
        REPORT.replace("Norland", "\0")
        .replace("Belmark", "Norland")
        .replace("\0", "Belmark")
        .replace("Hale", "Brand")
    )
    one, other = parse(REPORT), parse(swapped)
    assert [t.masked for t in one.tokens] == [t.masked for t in other.tokens]
    assert one.heads["attribution"].tags == other.heads["attribution"].tags
    assert one.heads["factuality"].values == other.heads["factuality"].values


def test_no_name_reaches_the_encoder(engine: Engine) -> None:
    seen = {token.masked for token in words(engine, REPORT).tokens}
    assert not seen & {"Norland", "Belmark", "Hale", "Vesk", "Arvanian"}


def test_what_is_read_does_not_depend_on_the_texts_beside_it(engine: Engine, encoder: Encoder) -> None:
    texts = [REPORT, "Quiet night in Arden.", REPORT * 3, ""]
    together = [words(engine, text) for text in texts]
    encoder.annotate(together)
    for text, beside in zip(texts, together, strict=True):
        alone = words(engine, text)
        encoder.annotate([alone])
        assert alone.heads["attribution"].tags == beside.heads["attribution"].tags
        assert alone.heads["attribution"].scores == beside.heads["attribution"].scores
        assert alone.heads["factuality"].values == beside.heads["factuality"].values


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        ".",
        "🔥🔥🔥 💥",
        "Обстреляли Краматорск. Погибли двое.",
        "قال المتحدث إن القصف توقف",
        "部队撤离了这座城市",
        '"Unbalanced quote he said',
        "SHELLING REPORTED IN VESK, OFFICIALS SAY",
        "a" * 100_000,
        "[SEP] [CLS] [PAD] \x00\x01\u202e\ufeff",
        "\ud83d lone surrogate",
    ],
)
def test_any_text_gets_an_answer_for_each_word(parse, text: str) -> None:
    made = parse(text)
    for head in made.heads.values():
        assert len(head.values or head.tags) == len(made.tokens)
    assert set(made.heads) == {"attribution", "factuality"}
    assert made.encoded is not None and len(made.encoded.states) == len(made.tokens)


def test_long_text_in_one_line(engine: Engine, encoder: Encoder) -> None:
    sentence = "Officials said that the village had been shelled at dawn. "
    long = words(engine, sentence * 300)
    encoder.annotate([long])
    head = long.heads["attribution"]
    assert len(head.tags) == len(long.tokens) == len(head.scores) > 3_000
    said = [i for i, token in enumerate(long.tokens) if token.text == "said"]
    cues = sum(head.labels[head.tags[i]] == "B-CUE" for i in said)
    assert cues > 0.95 * len(said)


def test_no_encoder_no_heads() -> None:
    made = Engine(encoder=False).parse(Report.from_text("Officials said so."))
    assert made.heads == {} and made.encoded is None
