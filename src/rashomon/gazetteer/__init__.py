"""The compiled gazetteer and the table of name forms: which places a name can mean.

The file `gazetteer.sqlite` is compiled when the package is built (`build`), and only read here.
"""

from __future__ import annotations

from rashomon.gazetteer.folding import fold, skeleton
from rashomon.gazetteer.lookup import Entry, Gazetteer, load

__all__ = ["Entry", "Gazetteer", "fold", "load", "skeleton"]
