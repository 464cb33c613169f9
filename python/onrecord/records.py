"""Records: statements with their stances, timelines, actors and articles, as data frames, Arrow tables or rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from onrecord import _core
from onrecord.errors import Error

if TYPE_CHECKING:
    import pandas
    import pyarrow

TABLES = ("statements", "stances", "timeline", "actors", "issues", "documents")


class Records:
    """The answer to a question. Offsets count Unicode code points; columns are those of ``onrecord export --to csv``.

    ``errors`` are the articles that were refused, each an :class:`onrecord.Error`; ``notices`` are lines worth a look.
    """

    def __init__(self, core: _core.Records, errors: list[Error] | None = None, notices: list[str] | None = None):
        self._core = core
        self.errors: list[Error] = errors or []
        self.notices: list[str] = notices or []

    def __len__(self) -> int:
        return len(self._core)

    def __repr__(self) -> str:
        refused = f", {len(self.errors)} articles refused" if self.errors else ""
        return f"<onrecord.Records: {len(self)} statements{refused}>"

    def _repr_html_(self) -> str:
        return self.statements[["said_date", "actor_name", "act", "text", "publisher"]].to_html(max_rows=20)

    def columns(self, table: str = "statements") -> dict[str, list[Any]]:
        """A table as lists, one a column; an empty cell is None."""
        return self._core.columns(table)

    def rows(self, table: str = "statements") -> Iterator[dict[str, Any]]:
        columns = self._core.columns(table)
        for cells in zip(*columns.values()):
            yield dict(zip(columns, cells))

    def describe(self, table: str = "statements") -> dict[str, str]:
        """What each column means."""
        return {name: meaning for name, _, meaning in self._core.describe(table)}

    def to_pandas(self, table: str = "statements") -> pandas.DataFrame:
        """A data frame; days are datetimes, whole numbers Int64, truths boolean, both with missing values."""
        import pandas

        columns = self._core.columns(table)
        made = {}
        for name, kind, _ in self._core.describe(table):
            cells = columns[name]
            if kind == "date":
                # Beyond what a nanosecond clock holds (1677 to 2262) a day stays missing: `rows` has it.
                made[name] = pandas.to_datetime(pandas.Series(cells, dtype="object"), format="%Y-%m-%d", errors="coerce")
            elif kind in ("integer", "number", "boolean"):
                made[name] = pandas.Series(
                    cells, dtype={"integer": "Int64", "number": "float64", "boolean": "boolean"}[kind])
            else:
                made[name] = pandas.Series(cells, dtype="object")
        return pandas.DataFrame(made)

    def to_arrow(self, table: str = "statements") -> pyarrow.Table:
        """An Arrow table with the columns' own types."""
        import pyarrow

        types = {
            "text": pyarrow.string(), "integer": pyarrow.int64(), "number": pyarrow.float64(),
            "boolean": pyarrow.bool_(), "date": pyarrow.string(), "list": pyarrow.list_(pyarrow.string()),
            "spans": pyarrow.list_(pyarrow.list_(pyarrow.int64(), 2)),
        }
        columns = self._core.columns(table)
        made, names = [], []
        for name, kind, _ in self._core.describe(table):
            cells = columns[name]
            if kind == "spans":
                cells = [None if spans is None else [list(span) for span in spans] for spans in cells]
            column = pyarrow.array(cells, type=types[kind])
            made.append(column.cast(pyarrow.date32()) if kind == "date" else column)
            names.append(name)
        return pyarrow.table(made, names=names)

    @property
    def statements(self) -> pandas.DataFrame:
        """Who said what, when: one row a statement."""
        return self.to_pandas("statements")

    @property
    def stances(self) -> pandas.DataFrame:
        """Where the speaker stands: one row a statement and issue."""
        return self.to_pandas("stances")

    @property
    def timeline(self) -> pandas.DataFrame:
        """Spells of position: one row an actor, issue and spell."""
        return self.to_pandas("timeline")

    @property
    def actors(self) -> pandas.DataFrame:
        return self.to_pandas("actors")

    @property
    def issues(self) -> pandas.DataFrame:
        return self.to_pandas("issues")

    @property
    def documents(self) -> pandas.DataFrame:
        return self.to_pandas("documents")
