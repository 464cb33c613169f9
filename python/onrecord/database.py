"""Database: what the command line stored, as data frames."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, Union

from onrecord import _core
from onrecord.errors import InputError
from onrecord.records import Records
from onrecord.tracker import Tracker

if TYPE_CHECKING:
    import pandas

Names = Union[str, Iterable[str], None]


class Step(NamedTuple):
    """Why a value is what it is: the rule or row, what it did, and the words that it matched."""

    of: str  #: actor, date, act or stance
    issue: str  #: of a stance
    stage: str
    rule: str
    effect: str
    words: str


class Explanation(NamedTuple):
    statement_id: str
    speaker: str
    text: str
    steps: list[Step]


class Relabelled(NamedTuple):
    statements: int
    changed: int


def _list(names: Names) -> list[str]:
    return [] if names is None else [names] if isinstance(names, str) else list(names)


class Database:
    """One SQLite file of the command line. A context manager; closed, it raises :class:`onrecord.DatabaseError`.

    Filters, as of ``onrecord query``: several values of one are alternatives, all filters must hold.

    ``who`` names, parts of names, roles or ids · ``about`` issues · ``words`` of the quotation ("phrases", prefix*) ·
    ``when`` "2024", "2024-02..2024-05", "last:90d" · ``act`` · ``label`` · ``publisher`` · ``kind`` ·
    ``min_probability`` · ``rejected`` also what a reviewer rejected.
    """

    def __init__(self, path: str | os.PathLike[str], write: bool = False):
        self._core = _core.Database(os.fspath(path), write)
        self.path = os.fspath(path)

    def __enter__(self) -> Database:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<onrecord.Database {self.path}>"

    def close(self) -> None:
        self._core.close()

    def records(self, *, who: Names = None, about: Names = None, words: Names = None, when: str = "", act: Names = None,
                label: Names = None, publisher: Names = None, kind: Names = None, min_probability: float = 0,
                rejected: bool = False) -> Records:
        """All tables of the statements that match."""
        return Records(self._core.read(
            who=[actor for wanted in _list(who) for actor in self._speakers_meant(wanted)], words=_list(words), when=when,
            about=[self._issue_meant(wanted) for wanted in _list(about)], acts=[a.upper() for a in _list(act)],
            labels=_list(label), publishers=[p for wanted in _list(publisher) for p in self._publishers_meant(wanted)],
            kinds=_list(kind), least=min_probability, rejected=rejected))

    def statements(self, **filters: Any) -> pandas.DataFrame:
        """Who said what, when: one row a statement."""
        return self.records(**filters).statements

    def stances(self, **filters: Any) -> pandas.DataFrame:
        """Where the speakers stand: one row a statement and issue."""
        return self.records(**filters).stances

    def timeline(self, **filters: Any) -> pandas.DataFrame:
        """Spells of position: one row an actor, issue and spell."""
        return self.records(**filters).timeline

    def documents(self, **filters: Any) -> pandas.DataFrame:
        return self.records(**filters).documents

    def actors(self, wanted: str = "") -> pandas.DataFrame:
        """Who speaks, most statements first; ``wanted`` is a name, a part of one, a role or an id."""
        import pandas

        names = ["actor_id", "name", "kind", "country", "role", "statements", "first_said", "last_said"]
        return pandas.DataFrame(self._core.actors(wanted), columns=names)

    def issues(self) -> pandas.DataFrame:
        import pandas

        return pandas.DataFrame(self._core.issues(), columns=["issue_id", "title", "pole"])

    def text(self, doc_id: str) -> str:
        """An article's text; empty where none is kept."""
        return self._core.text_of(doc_id)

    def explain(self, statement_id: str) -> Explanation:
        """Why this actor, this day, this act, this position. An id may be cut short."""
        found, speaker, text, steps = self._core.explain(statement_id)
        return Explanation(found, speaker, text, [Step(*step) for step in steps])

    def relabel(self, tracker: Tracker) -> Relabelled:
        """Labels all statements anew by the tracker's tables, all or none; the database must be open for writing."""
        return Relabelled(*self._core.relabel(tracker._core))

    def _speakers_meant(self, wanted: str) -> list[str]:
        meant, fitting = self._core.speakers_meant(wanted)
        if meant:
            return [actor[0] for actor in meant]
        if not fitting:
            raise InputError(f'nobody is called "{wanted}" here')
        listed = "".join(f"\n  {actor[1]}  ({actor[5]} statements)  {actor[0]}" for actor in fitting[:10])
        raise InputError(f'"{wanted}" may be any of {len(fitting)} actors:{listed}')

    def _issue_meant(self, wanted: str) -> str:
        meant, fitting = self._core.issue_meant(wanted)
        if meant:
            return meant
        listed = "".join(f"\n  {issue[0]}  {issue[2]}" for issue in fitting or self._core.issues())
        raise InputError((f'"{wanted}" may be any of several issues' if fitting else f'no issue is called "{wanted}"') + listed)

    def _publishers_meant(self, wanted: str) -> list[str]:
        found = self._core.publishers_meant(wanted)
        if not found:
            raise InputError(f'no publisher is called "{wanted}"')
        return found


def open(path: str | os.PathLike[str], *, write: bool = False) -> Database:
    """Opens a database that ``onrecord add`` made; ``write=True`` to relabel it."""
    return Database(path, write)
