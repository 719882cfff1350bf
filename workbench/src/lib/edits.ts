/** Which fields of a finding a person can set by hand, and what each can be. */

import type { FindingView, ReportView } from "./types";
import { LAYER_NAME, plain } from "./words";

export interface Choice {
  value: string;
  label: string;
}

export interface Editable {
  name: string;
  label: string;
  kind: "choice" | "text" | "number";
  choices: Choice[];
  value: string;
}

const UNSTATED: Choice = { value: "", label: "unstated" };
const of = (codes: string): Choice[] => codes.split(" ").map((value) => ({ value, label: plain(value) }));
const TYPES = of(
  "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT",
);
const ACTS = of("assert deny doubt confirm accuse promise threaten order decline ask call_for praise expect believe other");
const SOURCES = of("named_person named_organisation outlet unnamed collective document impersonal author unclear");
const KINDS = of(
  "killed injured casualties missing captured abducted arrested displaced evacuated released destroyed damaged participants fired downed money area other",
);
const BOUNDS = of("exact at_least at_most approx range none");
const FORMS = of(
  "active passive_by passive_agentless headline_participle reduced_relative intransitive nominal nominal_with_doer instrument_subject unclear",
);
const ROLES = of("location actor modifier name_part unclear");
const CATEGORIES = of("act_wording naming_variant scare_quote hedge");

/** Fields of a layer that a form can set; empty where only accepting and rejecting makes sense. */
export function editable(finding: FindingView, view: ReportView): Editable[] {
  const shown = (name: string) => finding.fields.find((field) => field.name === name);
  const among = (layer: FindingView["layer"]): Choice[] => [
    UNSTATED,
    ...view.findings
      .filter((one) => one.layer === layer && one.spans.length > 0)
      .map((one) => ({ value: one.id, label: `“${one.spans[0]!.quote}” (${one.title}, ${LAYER_NAME[layer]} at ${one.start})` })),
  ];
  const choice = (name: string, label: string, choices: Choice[], value: string): Editable => ({ name, label, kind: "choice", choices, value });
  const text = (name: string, label: string): Editable => ({ name, label, kind: "text", choices: [], value: shown(name)?.value ?? "" });
  const number = (name: string, label: string): Editable => {
    const told = (shown(name)?.value ?? "").replaceAll(",", "");
    return { name, label, kind: "number", choices: [], value: told === "open" ? "" : told };
  };
  const code = (name: string) => (shown(name)?.value ?? "unclear").replaceAll(" ", "_");
  switch (finding.layer) {
    case "event":
      return [
        choice("type", "type", TYPES, finding.kind),
        choice("place", "where", among("place"), shown("place")?.finding ?? ""),
        choice("time", "when", among("time"), shown("time")?.finding ?? ""),
      ];
    case "attribution":
      return [choice("act", "act", ACTS, code("act")), choice("source_kind", "kind of source", SOURCES, finding.kind)];
    case "actor":
      return [text("name", "name"), text("sector", "sector"), text("country", "country")];
    case "place":
      return [choice("role", "role", ROLES, finding.kind)];
    case "time":
      return [text("value", "value"), text("earliest", "from"), text("latest", "to")];
    case "quantity":
      return [
        choice("kind", "what is counted", KINDS, finding.kind),
        number("low", "at least"),
        number("best", "figure given"),
        number("high", "at most"),
        choice("bound", "bound", BOUNDS, code("bound")),
        text("unit", "unit"),
        text("who", "who"),
      ];
    case "agency":
      return [choice("form", "form", FORMS, finding.kind)];
    case "frame":
      return [choice("category", "category", CATEGORIES, finding.kind), text("gloss", "plain name of the same")];
  }
}

/** What a form's words are as a value: nothing is null, a number is a number. */
export function valueOf(field: Editable, words: string): string | number | null {
  const given = words.trim();
  if (!given) return null;
  return field.kind === "number" ? Number(given) : given;
}
