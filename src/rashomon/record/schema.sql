-- Version 1 of a record. Later versions are steps in migrations.py; views are in views.sql.
-- Offsets (start, end) are half open and count Unicode code points of reports.text.

CREATE TABLE schema_version (
  version INTEGER NOT NULL PRIMARY KEY,   -- a step that has been taken
  applied_at TEXT NOT NULL                -- when
);

CREATE TABLE reports (
  id INTEGER PRIMARY KEY,
  report_id TEXT NOT NULL UNIQUE,         -- hash of text, outlet, url or file, and time of publication
  outlet TEXT,
  published TEXT,                         -- ISO 8601, truncated to what is known
  headline TEXT,
  text TEXT NOT NULL,                     -- frozen: headline, blank line, body
  text_sha256 TEXT NOT NULL,
  language TEXT,
  agency TEXT,                            -- wire agency credited, as written
  byline TEXT,
  dateline TEXT,
  url TEXT,
  updated TEXT,
  captured_at TEXT,
  source_file TEXT,
  source_kind TEXT,
  warnings TEXT NOT NULL,                 -- JSON list
  fields TEXT NOT NULL,                   -- JSON: the rest of the report (spans, anchors, extra fields)
  added_at TEXT NOT NULL
);
CREATE INDEX reports_text ON reports (text_sha256);
CREATE INDEX reports_published ON reports (published);

CREATE VIRTUAL TABLE reports_fts USING fts5 (
  headline, text, content = 'reports', content_rowid = 'id', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER reports_fts_insert AFTER INSERT ON reports BEGIN
  INSERT INTO reports_fts (rowid, headline, text) VALUES (new.id, new.headline, new.text);
END;
CREATE TRIGGER reports_fts_delete AFTER DELETE ON reports BEGIN
  INSERT INTO reports_fts (reports_fts, rowid, headline, text)
  VALUES ('delete', old.id, old.headline, old.text);
END;

CREATE TABLE pages (
  report_id TEXT NOT NULL PRIMARY KEY REFERENCES reports (report_id),
  content_type TEXT,
  encoding TEXT,                          -- how an HTML page was decoded; anchors count in that tree
  sha256 TEXT NOT NULL,                   -- of the bytes
  content BLOB NOT NULL                   -- the saved page, as it was
);

CREATE TABLE rejects (
  id INTEGER PRIMARY KEY,
  source TEXT NOT NULL,                   -- the file, or archive!member
  reason TEXT NOT NULL,                   -- one of a closed list
  detail TEXT NOT NULL,
  at TEXT NOT NULL,
  UNIQUE (source, reason, detail)
);

CREATE TABLE runs (
  run_id INTEGER PRIMARY KEY,
  reader TEXT NOT NULL,                   -- version of the reader
  package TEXT NOT NULL,                  -- version of rashomon
  settings TEXT NOT NULL,                 -- JSON
  started TEXT NOT NULL,
  finished TEXT                           -- empty while it runs, and when it was stopped
);

CREATE TABLE readings (
  reading_id INTEGER PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES reports (report_id),
  reader TEXT NOT NULL,
  run_id INTEGER NOT NULL REFERENCES runs (run_id),
  skipped TEXT,                           -- why nothing was read (a language without a reader)
  is_current INTEGER NOT NULL,            -- 1 for the newest reading of the report
  read_at TEXT NOT NULL,
  UNIQUE (report_id, reader)
);

CREATE TABLE findings (
  id INTEGER PRIMARY KEY,
  finding_id TEXT NOT NULL,               -- the same in every reading that finds it again
  report_id TEXT NOT NULL REFERENCES reports (report_id),
  reading_id INTEGER NOT NULL REFERENCES readings (reading_id),
  layer TEXT NOT NULL,                    -- actor, place, time, quantity, attribution, event, agency, frame
  position INTEGER NOT NULL,              -- order within the reading
  quote TEXT NOT NULL,                    -- its first citation
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  maker TEXT NOT NULL,                    -- id of the rule or model
  maker_kind TEXT NOT NULL,
  maker_version TEXT NOT NULL,
  confidence REAL,                        -- empty where a rule made it
  payload TEXT NOT NULL,                  -- JSON: the finding; defaults and text_sha256 are left out
  UNIQUE (reading_id, finding_id)
);
CREATE INDEX findings_id ON findings (finding_id);
CREATE INDEX findings_report ON findings (report_id, layer);

CREATE TABLE citations (
  finding INTEGER NOT NULL REFERENCES findings (id),
  field TEXT NOT NULL,                    -- which field rests on it: `trigger`, `place`, `actors.0` ...
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  quote TEXT NOT NULL
);
CREATE INDEX citations_finding ON citations (finding);

CREATE TABLE events (
  finding INTEGER NOT NULL PRIMARY KEY REFERENCES findings (id),
  type TEXT NOT NULL,
  mode TEXT,
  quad TEXT NOT NULL,
  contexts TEXT,
  told_as TEXT NOT NULL,                  -- in words: happened, planned or announced, ...
  doer TEXT,
  doer_state TEXT,                        -- stated, unstated (the text does not say), unclear
  doer_sector TEXT,
  doer_country TEXT,
  recipient TEXT,
  recipient_state TEXT,
  recipient_sector TEXT,
  recipient_country TEXT,
  target TEXT,                            -- what it was done to, where that is no participant
  instrument TEXT,
  place TEXT,
  place_state TEXT,
  place_id TEXT,
  place_name TEXT,
  place_admin1 TEXT,
  place_country TEXT,
  place_is_area INTEGER,
  place_name_form TEXT,
  lat REAL,
  lon REAL,
  date TEXT,
  date_state TEXT,
  date_value TEXT,
  date_earliest TEXT,
  date_latest TEXT,
  date_granularity TEXT,
  killed TEXT,
  killed_low REAL,
  killed_best REAL,
  killed_high REAL,
  injured TEXT,
  injured_low REAL,
  injured_best REAL,
  injured_high REAL,
  numbers TEXT,
  voice TEXT NOT NULL,                    -- in words: on whose word
  voice_kind TEXT,
  voice_act TEXT,
  own_voice INTEGER NOT NULL,             -- 1 when the report itself tells it
  historical INTEGER NOT NULL,
  future INTEGER NOT NULL,
  hypothetical INTEGER NOT NULL,
  negation INTEGER NOT NULL,
  agency_form TEXT,
  doer_first_named TEXT,
  trigger TEXT NOT NULL,
  trigger_start INTEGER NOT NULL,
  trigger_end INTEGER NOT NULL,
  clause TEXT NOT NULL,
  clause_start INTEGER NOT NULL,
  clause_end INTEGER NOT NULL,
  lemma TEXT NOT NULL,
  cameo_root TEXT,
  acled_event_type TEXT,
  acled_sub_event_type TEXT,
  ucdp_type_of_violence INTEGER
);

CREATE TABLE decisions (                  -- by people; machine rows are never changed
  id INTEGER PRIMARY KEY,
  finding_id TEXT NOT NULL,
  report_id TEXT NOT NULL REFERENCES reports (report_id),
  coder TEXT NOT NULL,
  decision TEXT NOT NULL CHECK (decision IN ('accept', 'reject', 'edit', 'comment', 'undo')),
  changes TEXT,                           -- JSON: field to new value, for `edit`
  comment TEXT,
  undoes INTEGER REFERENCES decisions (id),
  at TEXT NOT NULL
);
CREATE INDEX decisions_finding ON decisions (finding_id);
