// Made from docs/schema/page.schema.json by `npm run types`; edit the models in Python instead.

export interface Page {
  [k: string]: unknown;
}
/**
 * What is open, and what can be asked of it.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "About".
 */
export interface About {
  /**
   * Version of the package.
   */
  version: string;
  /**
   * The record's file name.
   */
  record: string;
  /**
   * True when nothing can be written: no imports, no decisions.
   */
  readonly: boolean;
  /**
   * Changes whenever the record does: ask again what you hold when it differs.
   */
  state: string;
  /**
   * Rows of the main tables.
   */
  counts: {
    [k: string]: number;
  };
  /**
   * True while accounts are being laid side by side in the background.
   */
  comparing: boolean;
  /**
   * Names of the people who have decided something.
   */
  coders: string[];
  /**
   * Formats that can be exported.
   */
  formats: string[];
  /**
   * Kinds of input that can be imported.
   */
  kinds: string[];
  /**
   * True when files of this machine can be imported by their path.
   */
  paths: boolean;
  /**
   * True when the page itself is installed.
   */
  page_built: boolean;
}
/**
 * What one report says of an incident.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "AccountView".
 */
export interface AccountView {
  report: ReportName;
  /**
   * Id of the report whose text this one repeats.
   */
  copy_of: string | null;
  /**
   * Ids of the reports that repeat this one.
   */
  copies: string[];
  events: EventCard[];
}
/**
 * A report in a few words.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ReportName".
 */
export interface ReportName {
  report_id: string;
  name: string;
  outlet: string | null;
  published: string | null;
  headline: string | null;
  agency: string | null;
  direction: "ltr" | "rtl";
}
/**
 * An event in a list: every field in words, `unstated` where the text does not say.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "EventCard".
 */
export interface EventCard {
  finding_id: string;
  report_id: string;
  title: string;
  type: string;
  mode: string | null;
  told_as: string;
  doer: string;
  recipient: string;
  place: string;
  date: string;
  numbers: string;
  voice: string;
  own_voice: boolean;
  agency_form: string | null;
  trigger: Words;
  clause: Words;
  decision: string | null;
}
/**
 * Words of the report in hand: `text[start:end] == quote`.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Words".
 */
export interface Words {
  start: number;
  end: number;
  quote: string;
}
/**
 * Agreement of all coders so far.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Agreement".
 */
export interface Agreement {
  coders: CoderView[];
  fields: FieldAgreement[];
  disagreements: Disagreement[];
  /**
   * Disagreements that are left out.
   */
  more: number;
}
/**
 * One person who decides.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "CoderView".
 */
export interface CoderView {
  coder: string;
  /**
   * Standing ones, comments left out.
   */
  decisions: number;
}
/**
 * How far coders agree on one field: Krippendorff's alpha.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "FieldAgreement".
 */
export interface FieldAgreement {
  /**
   * `LAYER` for accepting or rejecting its findings, `LAYER.FIELD` for a value that somebody edited.
   */
  field: string;
  label: string;
  level: "nominal" | "interval";
  /**
   * 1: full agreement; 0: no more than by chance. None: too little to tell.
   */
  alpha: number | null;
  /**
   * Findings that at least two coders judged.
   */
  units: number;
  /**
   * Judgements of those.
   */
  values: number;
}
/**
 * A finding on which coders differ.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Disagreement".
 */
export interface Disagreement {
  finding_id: string;
  report_id: string;
  field: string;
  /**
   * Coder to value.
   */
  values: {
    [k: string]: string;
  };
}
/**
 * One account's word on one fact.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "CellView".
 */
export interface CellView {
  report_id: string;
  state: "agree" | "near" | "differ" | "only" | "silent";
  value: string | null;
  words: Words[];
}
/**
 * Words of a report that is named.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "CitedWords".
 */
export interface CitedWords {
  report_id: string;
  start: number;
  end: number;
  quote: string;
}
/**
 * One fact in an account, seen from the accounts before it.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ClaimFact".
 */
export interface ClaimFact {
  field: string;
  label: string;
  value: string;
  /**
   * First to say it; says what an earlier independent account said; says otherwise.
   */
  change: "first" | "repeated" | "changed";
  words: Words[];
}
/**
 * One account on the claim's path through time.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ClaimStep".
 */
export interface ClaimStep {
  report: ReportName;
  copy_of: string | null;
  /**
   * On whose word, in words.
   */
  voice: string;
  voice_words: Words[];
  source_kinds: string[];
  /**
   * Against the independent account before it: `dropped` lost its source, `upgraded` made a claim a fact,
   * `denied` carries a denial, `unclear` gives none with it and cites somebody near it.
   * None for a copy, and for an account that tells of it in its headline alone.
   */
  source_change:
    ("first" | "same" | "other_source" | "gained" | "dropped" | "upgraded" | "denied" | "unclear") | null;
  facts: ClaimFact[];
}
/**
 * A typed difference between accounts. It rules on nothing.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ContrastView".
 */
export interface ContrastView {
  id: string;
  type: string;
  subtype: string;
  /**
   * Type and subtype in plain words.
   */
  label: string;
  field: string;
  sentence: string;
  /**
   * True when both sides cannot hold: updates, subsets, hedges and granularity are ruled out.
   */
  contradiction: boolean;
  /**
   * What lowers its certainty, such as a report without a date.
   */
  note: string | null;
  sides: SideView[];
}
/**
 * One side of a contrast.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "SideView".
 */
export interface SideView {
  reports: string[];
  value: string;
  words: CitedWords[];
}
/**
 * A person's decision about a finding.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "DecisionIn".
 */
export interface DecisionIn {
  finding_id: string;
  decision: "accept" | "reject" | "edit" | "comment";
  coder: string;
  /**
   * For `edit`: field to its new value.
   */
  changes?: {
    [k: string]: unknown;
  } | null;
  comment?: string | null;
}
/**
 * One decision of one person.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "DecisionView".
 */
export interface DecisionView {
  id: number;
  finding_id: string;
  report_id: string;
  coder: string;
  decision: "accept" | "reject" | "edit" | "comment" | "undo";
  changes: {
    [k: string]: unknown;
  };
  comment: string | null;
  undoes: number | null;
  at: string;
  /**
   * False for an `undo`, and for what was undone.
   */
  stands: boolean;
}
/**
 * Decisions, oldest first.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Decisions".
 */
export interface Decisions {
  total: number;
  offset: number;
  limit: number;
  decisions: DecisionView[];
}
/**
 * One difference between a version and the next.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "EditView".
 */
export interface EditView {
  kind: "added" | "removed" | "changed";
  /**
   * The earlier version's words; None for what was added.
   */
  before: CitedWords | null;
  /**
   * The later version's words; None for what was removed.
   */
  after: CitedWords | null;
}
/**
 * One thing to filter by.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Facet".
 */
export interface Facet {
  /**
   * The parameter's name in the address. `source` is the kind of source.
   */
  name: "outlet" | "place" | "country" | "month" | "type" | "source" | "contrast" | "language";
  /**
   * Most frequent first; chosen ones always among them.
   */
  values: FacetValue[];
  /**
   * Values that are left out.
   */
  more: number;
}
/**
 * One value to filter by, and how many rows have it.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "FacetValue".
 */
export interface FacetValue {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
}
/**
 * One fact against all accounts.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "FactRowView".
 */
export interface FactRowView {
  field: string;
  label: string;
  cells: CellView[];
}
/**
 * One field of a finding, with the words it rests on.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "FieldView".
 */
export interface FieldView {
  name: string;
  /**
   * The name in plain words.
   */
  label: string;
  /**
   * `unstated`: the text does not say. `unclear`: it cannot be told. `not_asked`: no layer looked.
   */
  state: "stated" | "unstated" | "unclear" | "not_asked";
  /**
   * In words, ready to show.
   */
  value: string | null;
  /**
   * Id of the finding that the value is, if it is one.
   */
  finding: string | null;
  words: Words[];
  /**
   * On whose word this field is, in words; None when not asked.
   */
  voice: string | null;
  /**
   * Who found it, where that is another than the finding's maker.
   */
  maker: MakerView | null;
  confidence: number | null;
}
/**
 * Who made a finding: a rule, or a model with its version.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "MakerView".
 */
export interface MakerView {
  kind: "rule" | "model";
  id: string;
  version: string;
}
/**
 * Where a finding is.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "FindingPlace".
 */
export interface FindingPlace {
  finding_id: string;
  report_id: string;
  layer: "actor" | "place" | "time" | "quantity" | "attribution" | "event" | "agency" | "frame";
  start: number;
  end: number;
}
/**
 * Words that light up with a finding, and what they are in it.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "FindingSpan".
 */
export interface FindingSpan {
  start: number;
  end: number;
  quote: string;
  role:
    | "mention"
    | "source"
    | "cue"
    | "content"
    | "trigger"
    | "doer"
    | "recipient"
    | "target"
    | "instrument"
    | "place"
    | "time"
    | "number"
    | "clause"
    | "named"
    | "other";
}
/**
 * One finding, ready to draw: its words, a title, its fields, who made it, what people decided.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "FindingView".
 */
export interface FindingView {
  id: string;
  layer: "actor" | "place" | "time" | "quantity" | "attribution" | "event" | "agency" | "frame";
  /**
   * What sort within its layer: PLOVER type, role of a place, kind of a number, form, category.
   */
  kind: string;
  /**
   * In a line.
   */
  title: string;
  /**
   * Where it begins: its first citation.
   */
  start: number;
  end: number;
  /**
   * All words that belong to it, in text order.
   */
  spans: FindingSpan[];
  fields: FieldView[];
  /**
   * For an event: on whose word, in words.
   */
  voice: string | null;
  /**
   * Ids of other findings that light up softly with it.
   */
  related: string[];
  maker: MakerView;
  confidence: number | null;
  /**
   * The last standing decision of anybody.
   */
  decision: ("accept" | "reject" | "edit") | null;
}
/**
 * A new import: with `paths` it starts at once; without, files are sent to it and it is then started.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ImportIn".
 */
export interface ImportIn {
  /**
   * Files and folders below the folder that the server was given.
   */
  paths?: string[] | null;
  outlet?: string | null;
  language?: string | null;
  kind?: string | null;
}
/**
 * An import and how far it is.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ImportView".
 */
export interface ImportView {
  id: string;
  /**
   * `waiting`: files can be sent. What was read before a cancel or a failure is kept.
   */
  state: "waiting" | "reading" | "done" | "cancelled" | "failed";
  /**
   * Files sent.
   */
  files: number;
  /**
   * Documents there are; None where only reading them tells.
   */
  total: number | null;
  done: number;
  read: number;
  already: number;
  /**
   * Kept, but in a language without a reader.
   */
  not_read: number;
  events: number;
  rejects: RejectView[];
  /**
   * The report that was read last.
   */
  latest: string | null;
  /**
   * For `failed`: what happened.
   */
  detail: string | null;
  started: string | null;
  finished: string | null;
}
/**
 * An input that could not be read, and why.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "RejectView".
 */
export interface RejectView {
  source: string;
  reason: string;
  detail: string;
}
/**
 * All imports since the server started, newest first.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Imports".
 */
export interface Imports {
  imports: ImportView[];
}
/**
 * An incident in a list.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "IncidentCard".
 */
export interface IncidentCard {
  incident_id: string;
  title: string;
  type: string;
  accounts: number;
  /**
   * Independent accounts: copies count once.
   */
  voices: number;
  contrasts: number;
  /**
   * Contrasts whose two sides cannot both hold.
   */
  contradictions: number;
  contrast_types: {
    [k: string]: number;
  };
  outlets: string[];
  places: string[];
  countries: string[];
  /**
   * First day that any account gives for it.
   */
  earliest: string | null;
  latest: string | null;
  first_published: string | null;
  last_published: string | null;
  story: string | null;
  events: number;
  /**
   * How a person changed what belongs to it, if one did.
   */
  by_hand: ("merged" | "split" | "pinned") | null;
  /**
   * What it has of each facet.
   */
  values: {
    [k: string]: string[];
  };
}
/**
 * A person's decision about what belongs to an incident.
 *
 * `merge`: the incidents named are one. `split`: the events named leave the incident and are one of their
 * own. `pin`: the incident holds these events and no others, whatever is read later.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "IncidentDecisionIn".
 */
export interface IncidentDecisionIn {
  action: "split" | "merge" | "pin";
  coder: string;
  /**
   * @minItems 1
   * @maxItems 50
   */
  incidents: [string, ...string[]];
  /**
   * For `split`: ids of the events that leave (`ID/TARGET` for one of several targets).
   *
   * @maxItems 5000
   */
  events?: string[];
  comment?: string | null;
}
/**
 * One decision about what belongs together.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "IncidentDecisionView".
 */
export interface IncidentDecisionView {
  id: number;
  action: "split" | "merge" | "pin" | "undo";
  coder: string;
  /**
   * What is one incident by this decision (for `split`: what left): ids of events, `ID/TARGET` where an
   * event has several targets.
   */
  events: string[];
  /**
   * For `split`: what they left.
   */
  others: string[];
  comment: string | null;
  undoes: number | null;
  at: string;
  stands: boolean;
}
/**
 * Decisions about incidents, oldest first.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "IncidentDecisions".
 */
export interface IncidentDecisions {
  decisions: IncidentDecisionView[];
}
/**
 * A page of incidents, most contrasted first.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "IncidentList".
 */
export interface IncidentList {
  total: number;
  offset: number;
  limit: number;
  incidents: IncidentCard[];
  facets: Facet[];
  /**
   * True when this is not the record's newest state: it is being compared in the background.
   */
  comparing: boolean;
  note: string | null;
}
/**
 * One incident with all its accounts.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "IncidentView".
 */
export interface IncidentView {
  incident: IncidentCard;
  /**
   * Earliest published first.
   */
  accounts: AccountView[];
  /**
   * Other reports that the contrasts name: on the story, and silent on this event.
   */
  silent: ReportName[];
  matrix: FactRowView[];
  contrasts: ContrastView[];
  /**
   * By time of publication; copies stand with `copy_of`.
   */
  claim_path: ClaimStep[];
  /**
   * False when a report has no date, so that the order of the path is not known.
   */
  dated: boolean;
  /**
   * Addresses of which the accounts hold more than one capture.
   */
  versions: VersionsView[];
  decisions: IncidentDecisionView[];
  comparing: boolean;
}
/**
 * Captures of one address whose texts differ.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "VersionsView".
 */
export interface VersionsView {
  /**
   * Earliest captured first.
   */
  versions: VersionView[];
  /**
   * False when no times of capture or publication tell which came first.
   */
  order_known: boolean;
  /**
   * From each version to the next, in text order.
   */
  edits: EditView[];
}
/**
 * One capture of an address.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "VersionView".
 */
export interface VersionView {
  report_id: string;
  name: string;
  captured_at: string | null;
  published: string | null;
}
/**
 * An event on the map and the timeline.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "MapEvent".
 */
export interface MapEvent {
  finding_id: string;
  report_id: string;
  incident_id: string | null;
  type: string;
  title: string;
  place_id: string | null;
  /**
   * ISO day of the first moment it can have been; None when the time is not known.
   */
  earliest: string | null;
  latest: string | null;
  granularity: string | null;
}
/**
 * A place where events are said to have been.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "MapPlace".
 */
export interface MapPlace {
  place_id: string;
  name: string;
  /**
   * The sources' own names for it.
   */
  as_written: string[];
  country: string | null;
  admin1: string | null;
  lat: number | null;
  lon: number | null;
  /**
   * A region or country: never to be drawn as a pin.
   */
  is_area: boolean;
  /**
   * settlement, admin1, admin2, country, region, river, sea, mountain, facility, other.
   */
  feature: string;
  events: number;
}
/**
 * Events with their places and times.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "MapView".
 */
export interface MapView {
  /**
   * Events that fit the filters.
   */
  total: number;
  places: MapPlace[];
  events: MapEvent[];
  without_place: number;
  without_time: number;
  /**
   * Events above the limit.
   */
  left_out: number;
  facets: Facet[];
  comparing: boolean;
}
/**
 * Finding ids to the id of the element of the saved page that holds its words.
 *
 * `/api/reports/ID/page?light=FINDING#ELEMENT` shows the page there with the words marked.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "PageAnchors".
 */
export interface PageAnchors {
  anchors: {
    [k: string]: string;
  };
  /**
   * Findings whose words were not found on the page.
   */
  unanchored: string[];
}
/**
 * What every route answers when it cannot do what was asked.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Problem".
 */
export interface Problem {
  /**
   * A short name: not_found, bad_request, forbidden, too_large, busy, unavailable, failed.
   */
  error: string;
  /**
   * What was wrong.
   */
  detail: string;
  /**
   * What a person can do about it.
   */
  what_to_do: string;
}
/**
 * Why two events were or were not taken for one.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ReasonView".
 */
export interface ReasonView {
  feature: string;
  value: string;
  weight: number;
}
/**
 * Inputs that could not be read.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Rejects".
 */
export interface Rejects {
  total: number;
  offset: number;
  limit: number;
  rejects: RejectView[];
  reasons: {
    [k: string]: number;
  };
}
/**
 * A report in a list.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ReportCard".
 */
export interface ReportCard {
  report_id: string;
  /**
   * Outlet and day, else its file.
   */
  name: string;
  outlet: string | null;
  published: string | null;
  headline: string | null;
  agency: string | null;
  language: string | null;
  source_file: string | null;
  source_kind: string;
  events: number;
  attributions: number;
  /**
   * Other reports that print the very same text.
   */
  same_text_elsewhere: number;
  read: boolean;
  /**
   * Why nothing was read (a language without a reader).
   */
  skipped: string | null;
  /**
   * Findings of it that a person has decided about.
   */
  decided: number;
  /**
   * Events of it that other reports tell of too; 0 while they are being compared.
   */
  incidents: number;
  /**
   * What it has of each facet, so that a list can be filtered where it is shown.
   */
  values: {
    [k: string]: string[];
  };
  /**
   * Empty when nothing was searched for.
   */
  snippet: SnippetPart[];
}
/**
 * A piece of text around the words searched for.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "SnippetPart".
 */
export interface SnippetPart {
  text: string;
  match: boolean;
}
/**
 * A page of the library's reports.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ReportList".
 */
export interface ReportList {
  total: number;
  offset: number;
  limit: number;
  reports: ReportCard[];
  facets: Facet[];
  /**
   * True while contrast types are not known yet.
   */
  comparing: boolean;
  /**
   * Something to tell: that the search words were taken as plain words, for instance.
   */
  note: string | null;
}
/**
 * Where a report is from.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ReportMeta".
 */
export interface ReportMeta {
  report_id: string;
  name: string;
  outlet: string | null;
  url: string | null;
  published: string | null;
  updated: string | null;
  dateline: string | null;
  byline: string | null;
  agency: string | null;
  language: string | null;
  /**
   * Which way its text runs.
   */
  direction: "ltr" | "rtl";
  captured_at: string | null;
  source_file: string | null;
  source_kind: string;
  warnings: string[];
  /**
   * True when the record holds the saved HTML page.
   */
  has_page: boolean;
  text_sha256: string;
}
/**
 * A report with its reading, ready to draw.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "ReportView".
 */
export interface ReportView {
  report: ReportMeta;
  /**
   * Frozen. All offsets count its code points.
   */
  text: string;
  sections: Section[];
  /**
   * None when it was not read.
   */
  reader: string | null;
  skipped: string | null;
  /**
   * In text order.
   */
  findings: FindingView[];
  voices: VoiceBand[];
  decisions: DecisionView[];
  /**
   * The record's other captures of its address, and what changed between them; None when there are none.
   */
  versions: VersionsView | null;
}
/**
 * A stretch of the text as the source divides it. They do not overlap, and are in order.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Section".
 */
export interface Section {
  kind: "headline" | "lead" | "paragraph";
  /**
   * Paragraph number within the body, from 1; 0 for the headline.
   */
  number: number;
  start: number;
  end: number;
  /**
   * True when it was found on the saved page.
   */
  anchored: boolean;
}
/**
 * Somebody's words as a band along the text, with the bands inside it.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "VoiceBand".
 */
export interface VoiceBand {
  /**
   * Id of the attribution.
   */
  attribution: string;
  /**
   * Who says it, in words.
   */
  speaker: string;
  cue: string;
  act: string;
  quote_type: "direct" | "mixed" | "indirect";
  source_kind: string;
  /**
   * 0 for the outermost.
   */
  depth: number;
  /**
   * What is said; in pieces where the cue stands inside it.
   */
  content: SpanView[];
  inside: VoiceBand[];
}
/**
 * A stretch of the text.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "SpanView".
 */
export interface SpanView {
  start: number;
  end: number;
}
/**
 * One run of the reader over inputs.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Run".
 */
export interface Run {
  run_id: number;
  reader: string;
  package: string;
  settings: {
    [k: string]: unknown;
  };
  started: string;
  finished: string | null;
  readings: number;
}
/**
 * All runs, newest first.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "Runs".
 */
export interface Runs {
  runs: Run[];
}
/**
 * Who takes a decision back.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "UndoIn".
 */
export interface UndoIn {
  coder: string;
}
/**
 * Two events, and what joins or parts them.
 *
 * This interface was referenced by `Page`'s JSON-Schema
 * via the `definition` "WhyView".
 */
export interface WhyView {
  a: EventCard;
  b: EventCard;
  probability: number;
  threshold: number;
  /**
   * True when they stand in one incident.
   */
  together: boolean;
  incident_a: string | null;
  incident_b: string | null;
  reasons: ReasonView[];
}
