"""The database's views: what people ask of the records, joined. Withdrawn records are out."""

VIEWS = {
    "said": """SELECT s.id AS statement, a.id AS speaker, a.name AS speaker_name, s.speech, s.claim,
  s.quote, s.quote_outcome, s.date, coalesce(s.date_earliest, o.published_earliest) AS day_earliest,
  coalesce(s.date_latest, o.published_latest) AS day_latest, s.status, o.id AS source,
  o.title AS source_title, o.url AS source_url, s.permalink
FROM statements AS s
JOIN statements_speakers AS l ON l.statement = s.id
JOIN actors AS a ON a.id = l.actor
JOIN sources AS o ON o.id = s.source
WHERE s.withdrawn IS NULL""",
    "quotes": """SELECT 'statements' AS kind, id, 'quote' AS field, source, quote, quote_outcome
FROM statements WHERE quote IS NOT NULL
UNION ALL
SELECT 'statements', d.statement, 'described_as.' || d.position || '.quote', s.source, d.quote,
  d.quote_outcome
FROM statements_described_as AS d JOIN statements AS s ON s.id = d.statement
UNION ALL
SELECT 'timelines', timeline, 'events.' || events_position || '.sources.' || position || '.quote',
  source, quote, quote_outcome
FROM timelines_events_sources WHERE quote IS NOT NULL
UNION ALL
SELECT 'sheets', sheet, 'facts.' || facts_position || '.sources.' || position || '.quote', source,
  quote, quote_outcome
FROM sheets_facts_sources WHERE quote IS NOT NULL""",
    "positions": """SELECT h.id AS sheet, q.id AS question, q.text AS question_text, t.stance,
  a.id AS speaker, a.name AS speaker_name, s.id AS statement, s.claim
FROM statements_stances AS t
JOIN statements AS s ON s.id = t.statement
JOIN statements_speakers AS l ON l.statement = s.id
JOIN actors AS a ON a.id = l.actor
JOIN sheets AS h ON t.question = h.id || '/' || substr(t.question, length(h.id) + 2)
JOIN sheets_questions AS q ON q.sheet = h.id AND q.id = substr(t.question, length(h.id) + 2)""",
    "about": """SELECT t.id AS topic, t.title AS topic_title, s.id AS statement, s.claim
FROM statements_topics AS l
JOIN topics AS t ON t.id = l.topic
JOIN statements AS s ON s.id = l.statement""",
    "answers": """SELECT l.statement, s.claim, l.target, o.claim AS target_claim
FROM statements_responds_to AS l
JOIN statements AS s ON s.id = l.statement
JOIN statements AS o ON o.id = l.target""",
}
"""The views by name."""
