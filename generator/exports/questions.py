"""Questions that the data answers, with their SQL: shown on the data's page and run by tests."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """A question, and how it is asked."""

    text: str
    sqlite: str
    """Of ``factsheet.sqlite``, with sqlite3 or Datasette."""
    parquet: str
    """Of the Parquet files as tables ``statements``, ``actors`` …; the same in DuckDB and Spark."""


QUESTIONS = (
    Question(
        "Who is quoted, and how often?",
        "SELECT speaker_name, count(*) AS statements\nFROM said\n"
        "GROUP BY speaker, speaker_name\nORDER BY statements DESC, speaker_name;",
        "SELECT a.name AS speaker_name, count(*) AS statements\nFROM statements AS s\n"
        "JOIN actors AS a ON array_contains(s.speakers, a.id)\nWHERE s.withdrawn IS NULL\n"
        "GROUP BY a.id, a.name\nORDER BY statements DESC, speaker_name;",
    ),
    Question(
        "Which statements are in the speaker’s own words, and proven to stand in their source?",
        "SELECT DISTINCT statement, claim\nFROM said\n"
        "WHERE speech = 'direct' AND quote_outcome = 'verified'\nORDER BY statement;",
        "SELECT id AS statement, claim\nFROM statements\n"
        "WHERE speech = 'direct' AND quote_outcome = 'verified' AND withdrawn IS NULL\n"
        "ORDER BY statement;",
    ),
    Question(
        "How many statements are there about each topic?",
        "SELECT topic_title, count(*) AS statements\nFROM about\n"
        "GROUP BY topic, topic_title\nORDER BY statements DESC, topic_title;",
        "SELECT t.title AS topic_title, count(*) AS statements\nFROM statements AS s\n"
        "JOIN topics AS t ON array_contains(s.topics, t.id)\nWHERE s.withdrawn IS NULL\n"
        "GROUP BY t.id, t.title\nORDER BY statements DESC, topic_title;",
    ),
    Question(
        "What could have been said before 2026, going by the earliest day that a date can mean?",
        "SELECT DISTINCT statement, day_earliest, day_latest\nFROM said\n"
        "WHERE day_earliest < '2026-01-01'\nORDER BY day_earliest, statement;",
        "SELECT s.id AS statement,\n"
        "  coalesce(s.date_earliest, o.published_earliest) AS day_earliest,\n"
        "  coalesce(s.date_latest, o.published_latest) AS day_latest\nFROM statements AS s\n"
        "JOIN sources AS o ON o.id = s.source\nWHERE s.withdrawn IS NULL\n"
        "  AND coalesce(s.date_earliest, o.published_earliest) < '2026-01-01'\n"
        "ORDER BY day_earliest, statement;",
    ),
)
SEARCH = "SELECT kind, id, label FROM search WHERE search MATCH 'guarantees' ORDER BY kind, id;"
"""Full-text search, which only the database has."""
