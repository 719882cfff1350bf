/**
 * Answers for a page that carries its record: the lists are inside whole, and are searched, filtered and
 * counted here as the server would.
 */

import type { Facet, IncidentCard, IncidentList, MapView, Problem, ReportCard, ReportList, ReportView } from "./types";
import { ProblemError } from "./problem";

export type Answers = Record<string, unknown>;

type FacetName = Facet["name"];
const FACETS: FacetName[] = ["outlet", "month", "place", "country", "type", "source", "contrast", "language"];
type Values = Partial<Record<FacetName, Set<string>>>;

interface Row {
  values: Values;
  published: string | null;
}

interface Index {
  reports: Map<string, Row>;
  incidents: Map<string, Row & { reports: Set<string> }>;
  labels: Map<string, string>;
}

let index: Index | null = null;

export function answerFromFile(answers: Answers, path: string): unknown {
  const [route = "", query = ""] = path.split("?", 2);
  const params = new URLSearchParams(query);
  index ??= makeIndex(answers);
  if (route === "/api/reports") return reports(answers, index, params);
  if (route === "/api/incidents") return incidents(answers, index, params);
  if (route === "/api/map") return map(answers, index, params);
  const ofReport = /^\/api\/reports\/([^/]+)\/incidents$/.exec(route);
  if (ofReport) return incidentsOf(answers, index, ofReport[1]!);
  const found = answers[decodeURI(route)];
  if (found === undefined) throw missing();
  return found;
}

function missing(): ProblemError {
  const problem: Problem = {
    error: "not_found",
    detail: "this file does not hold that",
    what_to_do: "go back to the library; the whole record has it, if anything does",
  };
  return new ProblemError(problem);
}

function makeIndex(answers: Answers): Index {
  const found: Index = { reports: new Map(), incidents: new Map(), labels: new Map() };
  for (const card of (answers["/api/reports"] as ReportList).reports) {
    found.reports.set(card.report_id, { values: sets(card.values), published: card.published });
  }
  for (const card of (answers["/api/incidents"] as IncidentList).incidents) {
    const row = { values: sets(card.values), published: card.first_published, reports: new Set<string>() };
    found.incidents.set(card.incident_id, row);
  }
  const map = answers["/api/map"] as MapView;
  for (const { place_id, name } of map.places) found.labels.set(`place:${place_id}`, name);
  for (const event of map.events) {
    if (event.incident_id) found.incidents.get(event.incident_id)?.reports.add(event.report_id);
  }
  for (const list of ["/api/reports", "/api/incidents", "/api/map"]) {
    for (const facet of (answers[list] as ReportList).facets) {
      for (const value of facet.values) found.labels.set(`${facet.name}:${value.value}`, value.label);
    }
  }
  return found;
}

function sets(values: Record<string, string[]>): Values {
  return Object.fromEntries(Object.entries(values).map(([name, all]) => [name, new Set(all)]));
}

function fits(row: Row, params: URLSearchParams, except?: FacetName): boolean {
  const [first, last] = [params.get("from"), params.get("to")];
  const day = row.published?.slice(0, 10) ?? "";
  if ((first || last) && !day) return false;
  if ((first && day < first) || (last && day > last)) return false;
  return FACETS.every((name) => {
    if (name === except) return true;
    const asked = params.getAll(name);
    return asked.length === 0 || asked.some((value) => row.values[name]?.has(value));
  });
}

function facetsOf(rows: Row[], index: Index, params: URLSearchParams): Facet[] {
  return FACETS.flatMap((name) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      if (!fits(row, params, name)) continue;
      for (const value of row.values[name] ?? []) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    const chosen = new Set(params.getAll(name));
    const values = [...counts]
      .sort((a, b) => Number(chosen.has(b[0])) - Number(chosen.has(a[0])) || b[1] - a[1])
      .map(([value, count]) => ({
        value,
        label: index.labels.get(`${name}:${value}`) ?? value,
        count,
        chosen: chosen.has(value),
      }));
    return values.length ? [{ name, values: values.slice(0, 30), more: Math.max(0, values.length - 30) }] : [];
  });
}

/** Reports whose text has all the words searched for; null when nothing was. */
function searched(answers: Answers, params: URLSearchParams): Set<string> | null {
  const words = (params.get("q") ?? "").toLowerCase().match(/[\p{L}\p{N}]+/gu);
  if (!words) return null;
  const all = (answers["/api/reports"] as ReportList).reports;
  return new Set(
    all.map((card) => card.report_id).filter((id) => {
      const text = (answers[`/api/reports/${id}`] as ReportView | undefined)?.text.toLowerCase() ?? "";
      return words.every((word) => text.includes(word));
    }),
  );
}

function page<T>(rows: T[], params: URLSearchParams): { offset: number; limit: number; shown: T[] } {
  const offset = Number(params.get("offset") ?? 0) || 0;
  const limit = Number(params.get("limit") ?? 50) || 50;
  return { offset, limit, shown: rows.slice(offset, offset + limit) };
}

function reports(answers: Answers, index: Index, params: URLSearchParams): ReportList {
  const whole = answers["/api/reports"] as ReportList;
  const words = searched(answers, params);
  const looked = whole.reports.filter((card) => !words || words.has(card.report_id));
  const row = (card: ReportCard) => index.reports.get(card.report_id)!;
  const fitting = looked.filter((card) => fits(row(card), params));
  const sort = params.get("sort");
  if (sort === "newest") fitting.sort((a, b) => (b.published ?? "").localeCompare(a.published ?? ""));
  if (sort === "outlet") fitting.sort((a, b) => (a.outlet ?? "\uffff").localeCompare(b.outlet ?? "\uffff"));
  if (sort === "events") fitting.sort((a, b) => b.events - a.events);
  const { offset, limit, shown } = page(fitting, params);
  const facets = facetsOf(looked.map(row), index, params);
  return { ...whole, total: fitting.length, offset, limit, reports: shown, facets };
}

function incidents(answers: Answers, index: Index, params: URLSearchParams): IncidentList {
  const whole = answers["/api/incidents"] as IncidentList;
  const words = searched(answers, params);
  const row = (card: IncidentCard) => index.incidents.get(card.incident_id)!;
  const looked = whole.incidents.filter((card) => !words || [...row(card).reports].some((id) => words.has(id)));
  const fitting = looked.filter((card) => fits(row(card), params));
  const { offset, limit, shown } = page(fitting, params);
  const facets = facetsOf(looked.map(row), index, params);
  return { ...whole, total: fitting.length, offset, limit, incidents: shown, facets };
}

function incidentsOf(answers: Answers, index: Index, report: string): IncidentList {
  const whole = answers["/api/incidents"] as IncidentList;
  const fitting = whole.incidents.filter((card) => index.incidents.get(card.incident_id)?.reports.has(report));
  return { ...whole, total: fitting.length, incidents: fitting, facets: [] };
}

function map(answers: Answers, index: Index, params: URLSearchParams): MapView {
  const whole = answers["/api/map"] as MapView;
  const words = searched(answers, params);
  const looked = [...index.reports].filter(([id]) => !words || words.has(id));
  const fitting = new Set(looked.filter(([, row]) => fits(row, params)).map(([id]) => id));
  const events = whole.events.filter((event) => fitting.has(event.report_id));
  const counts = new Map<string, number>();
  for (const { place_id } of events) if (place_id) counts.set(place_id, (counts.get(place_id) ?? 0) + 1);
  return {
    ...whole,
    total: events.length,
    events,
    places: whole.places
      .filter((place) => counts.has(place.place_id))
      .map((place) => ({ ...place, events: counts.get(place.place_id) ?? 0 })),
    without_place: events.filter((event) => !event.place_id).length,
    without_time: events.filter((event) => !event.earliest).length,
    facets: facetsOf(looked.map(([, row]) => row), index, params),
  };
}
