"""What people read here is neutral: in the page, its sources, the documents and the messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from rashomon.present.server.files import built_page

ROOT = Path(__file__).resolve().parents[1]
JUDGING = "|".join(
    (
        r"propagand\w*|biased|misleading|misinform\w*|disinform\w*|fake|hoax\w*|liars?|lying|deceptive\w*",
        r"(?:truth|trust|bias) score|bias rating|(?:reliab|credib)\w+ score|truthful\w*|untruth\w*",
        r"terrorists?|terrorist regime|regime|junta|thugs?|savages?|barbar\w+|enemy|enemies|evil",
        r"whitewash\w*|so-called|victim blaming|dog whistle\w*|spin doctor\w*|fabricat\w+|manipulative",
    )
)
"""Words that judge a report, an outlet or a side. A text may say them; Rashomon does not."""
WORDS = re.compile(rf"(?<![\w.-])(?:{JUDGING})(?![\w-])", re.IGNORECASE)
ALLOWED = re.compile(r"https?://\S+|`[^`]*`|\"[^\"\n]*\"|“[^”\n]*”")
"""Addresses, code and quotations: what others say may be quoted in a document."""


def sources() -> list[Path]:
    folders = {
        "docs": "*.md",
        "workbench/src": "*.*",
        "src/rashomon/present": "*.py",
        "src/rashomon/commands": "*.py",
    }
    found = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")]
    for folder, pattern in folders.items():
        found += sorted((ROOT / folder).rglob(pattern))
    return [path for path in found if path.is_file()]


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(ROOT)))
def test_our_own_words_judge_nobody(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = ALLOWED.sub("", text)
    found = [one[0] for one in WORDS.finditer(text)]
    assert not found, f"{path.relative_to(ROOT)} says {found}"


def test_the_built_page_judges_nobody() -> None:
    folder = built_page()
    if folder is None:
        pytest.skip("the page is not built")
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".html", ".css", ".js"):
            found = [one[0] for one in WORDS.finditer(path.read_text(encoding="utf-8"))]
            assert not found, f"{path.name} says {found}"


def test_a_judging_word_would_be_found() -> None:
    for words in ("a biased report", "Fake!", "the regime's truth score", "propagandist"):
        assert WORDS.search(words)
    for words in ("believes", "relies", "an unbiased estimator of spin", "--fake-device"):
        assert not WORDS.search(words)
