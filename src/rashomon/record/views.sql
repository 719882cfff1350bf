-- Views for people and other tools. They are made anew whenever a record is upgraded, so they hold no data.
-- Each shows the newest reading of every report; the standing decision of a person stands beside it.

CREATE VIEW standing_decisions AS
SELECT d.* FROM decisions AS d
WHERE d.decision <> 'undo' AND NOT EXISTS (SELECT 1 FROM decisions AS u WHERE u.undoes = d.id);

CREATE VIEW current_findings AS
SELECT f.*,
  (SELECT d.decision FROM standing_decisions AS d
    WHERE d.finding_id = f.finding_id AND d.decision <> 'comment' ORDER BY d.id DESC LIMIT 1) AS decision
FROM findings AS f JOIN readings AS g ON g.reading_id = f.reading_id AND g.is_current = 1;

CREATE VIEW reports_view AS
SELECT r.report_id, r.outlet, r.published, r.headline, r.language, r.agency, r.dateline,
  g.reader, g.skipped,
  (SELECT count(*) FROM findings AS f WHERE f.reading_id = g.reading_id AND f.layer = 'event') AS events,
  (SELECT count(*) FROM findings AS f WHERE f.reading_id = g.reading_id AND f.layer = 'attribution'
    AND json_extract(f.payload, '$.report_of') IS NOT 'stance') AS attributions,
  (SELECT count(*) FROM reports AS o WHERE o.text_sha256 = r.text_sha256) - 1 AS same_text_elsewhere,
  r.url, r.source_file, r.text_sha256
FROM reports AS r LEFT JOIN readings AS g ON g.report_id = r.report_id AND g.is_current = 1;

CREATE VIEW events_view AS
SELECT f.finding_id, f.report_id, r.outlet, r.published, r.headline,
  e.type, e.mode, e.told_as, e.doer, e.doer_state, e.recipient, e.recipient_state, e.target, e.instrument,
  e.place, e.place_state, e.place_name, e.place_admin1, e.place_country, e.place_is_area,
  e.place_name_form, e.place_id, e.lat, e.lon,
  e.date, e.date_state, e.date_value, e.date_earliest, e.date_latest, e.date_granularity,
  e.killed, e.killed_low, e.killed_best, e.killed_high,
  e.injured, e.injured_low, e.injured_best, e.injured_high, e.numbers,
  e.voice, e.voice_kind, e.voice_act, e.own_voice,
  e.historical, e.future, e.hypothetical, e.negation, e.agency_form, e.doer_first_named,
  e.trigger, e.trigger_start, e.trigger_end, e.clause, e.clause_start, e.clause_end,
  e.doer_sector, e.doer_country, e.recipient_sector, e.recipient_country,
  e.quad, e.contexts, e.lemma, e.cameo_root, e.acled_event_type, e.acled_sub_event_type,
  e.ucdp_type_of_violence, f.maker, f.confidence, f.decision, r.text_sha256
FROM current_findings AS f
JOIN events AS e ON e.finding = f.id
JOIN reports AS r ON r.report_id = f.report_id;

CREATE VIEW attributions_view AS
SELECT f.finding_id, f.report_id, r.outlet, r.published,
  (SELECT group_concat(c.quote, ' ') FROM citations AS c WHERE c.finding = f.id AND c.field LIKE 'source.%')
    AS source,
  (SELECT group_concat(c.quote, ' ') FROM citations AS c WHERE c.finding = f.id AND c.field LIKE 'cue.%') AS cue,
  (SELECT group_concat(c.quote, ' ... ') FROM citations AS c
    WHERE c.finding = f.id AND c.field LIKE 'content.%') AS content,
  json_extract(f.payload, '$.source_kind') AS source_kind,
  json_extract(f.payload, '$.source_form') AS source_form,
  json_extract(f.payload, '$.quote_type') AS quote_type,
  json_extract(f.payload, '$.act') AS act,
  json_extract(f.payload, '$.report_of') AS report_of,
  json_extract(f.payload, '$.parent') AS inside_of,
  f.start, f."end", f.maker, f.confidence, f.decision, r.text_sha256
FROM current_findings AS f JOIN reports AS r ON r.report_id = f.report_id
WHERE f.layer = 'attribution';

CREATE VIEW quantities_view AS
SELECT f.finding_id, f.report_id, r.outlet, r.published,
  json_extract(f.payload, '$.mention') AS words,
  json_extract(f.payload, '$.kind') AS kind,
  json_extract(f.payload, '$.low') AS low,
  json_extract(f.payload, '$.best') AS best,
  json_extract(f.payload, '$.high') AS high,
  json_extract(f.payload, '$.bound') AS bound,
  json_extract(f.payload, '$.as_written') AS as_written,
  json_extract(f.payload, '$.unit') AS unit,
  json_extract(f.payload, '$.who') AS who,
  json_extract(f.payload, '$.scope') AS scope,
  json_extract(f.payload, '$.subset_of') AS subset_of,
  f.start, f."end", f.maker, f.confidence, f.decision, r.text_sha256
FROM current_findings AS f JOIN reports AS r ON r.report_id = f.report_id
WHERE f.layer = 'quantity';

CREATE VIEW places_view AS
SELECT f.finding_id, f.report_id, r.outlet, r.published,
  json_extract(f.payload, '$.mention') AS name_as_written,
  json_extract(f.payload, '$.role') AS role,
  json_extract(f.payload, '$.resolved.state') AS state,
  json_extract(f.payload, '$.resolved.value.name') AS name,
  json_extract(f.payload, '$.resolved.value.admin1') AS admin1,
  json_extract(f.payload, '$.resolved.value.country') AS country,
  json_extract(f.payload, '$.resolved.value.lat') AS lat,
  json_extract(f.payload, '$.resolved.value.lon') AS lon,
  coalesce(json_extract(f.payload, '$.is_area'), 0) AS is_area,
  coalesce(json_extract(f.payload, '$.name_form'), 'unknown') AS name_form,
  json_extract(f.payload, '$.former_until') AS former_until,
  json_extract(f.payload, '$.resolved.value.place_id') AS place_id,
  f.start, f."end", f.maker, f.confidence, f.decision, r.text_sha256
FROM current_findings AS f JOIN reports AS r ON r.report_id = f.report_id
WHERE f.layer = 'place';

CREATE VIEW times_view AS
SELECT f.finding_id, f.report_id, r.outlet, r.published,
  json_extract(f.payload, '$.mention') AS words,
  json_extract(f.payload, '$.type') AS type,
  json_extract(f.payload, '$.value') AS value,
  json_extract(f.payload, '$.earliest') AS earliest,
  json_extract(f.payload, '$.latest') AS latest,
  json_extract(f.payload, '$.granularity') AS granularity,
  json_extract(f.payload, '$.anchor') AS anchor,
  f.start, f."end", f.maker, f.confidence, f.decision, r.text_sha256
FROM current_findings AS f JOIN reports AS r ON r.report_id = f.report_id
WHERE f.layer = 'time';

CREATE VIEW actors_view AS
SELECT f.finding_id, f.report_id, r.outlet, r.published,
  json_extract(f.payload, '$.mention') AS words,
  json_extract(f.payload, '$.name.value') AS name,
  json_extract(f.payload, '$.kind') AS kind,
  json_extract(f.payload, '$.sector') AS sector,
  json_extract(f.payload, '$.country') AS country,
  json_extract(f.payload, '$.entity') AS entity,
  f.start, f."end", f.maker, f.confidence, f.decision, r.text_sha256
FROM current_findings AS f JOIN reports AS r ON r.report_id = f.report_id
WHERE f.layer = 'actor';

CREATE VIEW agency_view AS
SELECT f.finding_id, f.report_id, r.outlet, r.published,
  f.quote AS words,
  json_extract(f.payload, '$.form') AS form,
  json_extract(f.payload, '$.by_phrase') AS by_phrase,
  json_extract(f.payload, '$.doer.state') AS doer_state,
  json_extract(f.payload, '$.first_named') AS doer_first_named,
  json_extract(f.payload, '$.event') AS event,
  f.start, f."end", f.maker, f.confidence, f.decision, r.text_sha256
FROM current_findings AS f JOIN reports AS r ON r.report_id = f.report_id
WHERE f.layer = 'agency';

CREATE VIEW frames_view AS
SELECT f.finding_id, f.report_id, r.outlet, r.published,
  json_extract(f.payload, '$.wording') AS wording,
  json_extract(f.payload, '$.category') AS category,
  json_extract(f.payload, '$.gloss') AS gloss,
  json_extract(f.payload, '$.event') AS event,
  f.start, f."end", f.maker, f.confidence, f.decision, r.text_sha256
FROM current_findings AS f JOIN reports AS r ON r.report_id = f.report_id
WHERE f.layer = 'frame';

CREATE VIEW newest_comparison AS
SELECT run_id FROM comparisons ORDER BY made DESC, rowid DESC LIMIT 1;

CREATE VIEW incidents_view AS
SELECT i.incident_id, i.title, i.type, i.accounts, i.voices,
  (SELECT count(*) FROM contrasts AS c WHERE c.run_id = i.run_id AND c.incident_id = i.incident_id)
    AS contrasts,
  (SELECT count(*) FROM contrasts AS c
    WHERE c.run_id = i.run_id AND c.incident_id = i.incident_id AND c.contradiction) AS contradictions,
  i.story_id, i.run_id
FROM compared_incidents AS i JOIN newest_comparison USING (run_id)
ORDER BY contradictions DESC, contrasts DESC;

CREATE VIEW contrasts_view AS
SELECT c.incident_id, i.title, c.type, c.subtype, c.field, c.contradiction, c.sentence, c.note, c.sides,
  c.contrast_id, c.run_id
FROM contrasts AS c JOIN newest_comparison USING (run_id)
JOIN compared_incidents AS i ON i.run_id = c.run_id AND i.incident_id = c.incident_id;

CREATE VIEW claim_paths_view AS
SELECT a.incident_id, i.title, r.published, r.outlet, a.source, a.source_kind, a.source_change,
  a.copy_of, a.report_id, a.run_id
FROM compared_accounts AS a JOIN newest_comparison USING (run_id)
JOIN compared_incidents AS i ON i.run_id = a.run_id AND i.incident_id = a.incident_id
JOIN reports AS r ON r.report_id = a.report_id
ORDER BY a.incident_id, r.published IS NULL, r.published;
