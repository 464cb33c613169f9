"""onrecord: who said what, when, and where they stand, from news articles.

>>> import onrecord
>>> tracker = onrecord.Tracker()
>>> found = tracker.track('"We will not sign the treaty," Prime Minister Elena Marsh told reporters on Monday.',
...                       date="2025-06-05")
>>> for row in found.rows():
...     print(row["speaker_text"], "|", row["cue_text"], "|", row["text"], "|", row["said_date"])
Prime Minister Elena Marsh | told | We will not sign the treaty | 2025-06-02

``found.statements``, ``found.stances``, ``found.timeline``, ``found.actors`` and ``found.documents`` are pandas
data frames; ``found.to_arrow("statements")`` is an Arrow table. ``onrecord.open("x.db")`` reads what the command line
stored.
"""

from onrecord._core import version as __version__
from onrecord.database import Database, open
from onrecord.errors import DatabaseError, Error, FileError, InputError, TableError, UsageError
from onrecord.records import Records
from onrecord.tracker import Page, Tracker

__all__ = ["Database", "DatabaseError", "Error", "FileError", "InputError", "Page", "Records", "TableError", "Tracker",
           "UsageError", "__version__", "open"]
