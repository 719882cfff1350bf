"""From a cue to its content and its source, by the grammar of the sentence."""

from __future__ import annotations

from rashomon.language import Parse
from rashomon.reading.voices.cues import CueSite
from rashomon.reading.voices.drafts import Draft
from rashomon.reading.voices.nouns import link_adjective, link_adverb, link_noun, link_preposition
from rashomon.reading.voices.verbs import link_verb

# A longer run without a full stop is a table or a list; its nested clauses would cost its length squared.
_LONGEST_SENTENCE = 500
_LINKS = {"verb": link_verb, "noun": link_noun, "adj": link_adjective, "prep": link_preposition}


def link_cues(parse: Parse, sites: list[CueSite]) -> list[Draft]:
    """A draft for each cue that the grammar gives content, or that quote marks could."""
    heads = {site.head.i: site for site in sites}
    drafts = []
    for site in sites:
        if site.head.sent is not None and len(site.head.sent.tokens) > _LONGEST_SENTENCE:
            continue
        draft = Draft(site, f"attribution.{site.entry.pos}", set(site.words), act=site.act)
        link = _LINKS.get(site.entry.pos, link_adverb)
        if link(parse, site, draft, heads):
            drafts.append(draft)
    return drafts
