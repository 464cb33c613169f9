"""Tracker: the analysis of articles, without a database."""

from __future__ import annotations

import datetime
import json
import os
from collections.abc import Iterable, Mapping
from typing import Any, Union

from onrecord import _core
from onrecord.records import Records

Article = Union[str, Mapping[str, Any]]


class Page:
    """An article with sources, cues and contents marked; a notebook shows it."""

    def __init__(self, html: str):
        self.html = html

    def _repr_html_(self) -> str:
        # A page of its own, so that its style touches nothing else, and nothing in it may run.
        import html

        return (f'<iframe sandbox="" srcdoc="{html.escape(self.html, quote=True)}" '
                'style="width:100%;height:32em;border:1px solid #ccc"></iframe>')


def _as_list(value: Any) -> list[str]:
    if value is None:
        return []
    if isinstance(value, (str, os.PathLike)):
        return [os.fspath(value)]
    return [os.fspath(each) for each in value]


def _lines(articles: Article | Iterable[Article], date: str | datetime.date | None) -> str:
    if isinstance(articles, (str, Mapping)):
        articles = [articles]
    lines = []
    for article in articles:
        record = {"text": article} if isinstance(article, str) else dict(article)
        if date is not None and not (record.get("date") or record.get("published_at")):
            record["date"] = date
        lines.append(json.dumps(record, default=str, ensure_ascii=False))
    return "\n".join(lines).encode("utf-8", "replace").decode("utf-8")


class Tracker:
    """Tables and weights, loaded once; one may be used by many threads at once.

    ``tables``: a folder of tables, or several, laid over the shipped ones in this order. Raises
    :class:`onrecord.TableError` with file and line for a broken one.
    """

    def __init__(self, tables: str | os.PathLike[str] | Iterable[str | os.PathLike[str]] | None = None,
                 model: str | os.PathLike[str] | None = None):
        self._core = _core.Analyst(_as_list(tables), os.fspath(model) if model else "")

    @property
    def fingerprint(self) -> str:
        """Changes with any row of any table: labels that carry it were made with these."""
        return self._core.fingerprint

    def track(self, articles: Article | Iterable[Article], *, date: str | datetime.date | None = None,
              threads: int = 0) -> Records:
        """Who said what, when, and where they stand.

        An article is its text, or a mapping with ``text`` and what is known of ``title``, ``date``, ``publisher``,
        ``url``, ``doc_id``, ``authors``, ``language``. ``date`` is the day of those that carry none. What is refused
        stands in ``errors``; the others go on. ``threads=0``: as many as the machine has; Python's lock is released.
        """
        return Records(*self._core.of_lines(_lines(articles, date), threads))

    def track_lines(self, lines: str | bytes, *, threads: int = 0) -> Records:
        """The same for JSON Lines as they are, an article a line: what the program's ``extract`` gives for them."""
        return Records(*self._core.of_lines(lines, threads))

    def track_files(self, paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]], *,
                    threads: int = 0) -> Records:
        """The same for files, folders and archives in any format that ``onrecord formats`` lists."""
        return Records(*self._core.of_paths(_as_list(paths), threads))

    def show(self, articles: Article | Iterable[Article], *, date: str | datetime.date | None = None) -> Page:
        """The articles with sources, cues and contents marked, for a notebook."""
        return Page(self._core.page(_lines(articles, date)))
