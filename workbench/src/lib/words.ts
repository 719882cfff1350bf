/** Words and signs that several views share. Neutral: they say what a text does, never what it is worth. */

import type { FindingView } from "./types";

export type Layer = FindingView["layer"];

export interface LayerWords {
  layer: Layer;
  label: string;
  sign: string;
  tells: string;
  /** Shown when nothing was chosen. */
  first: boolean;
  /** Has cards in the margin. */
  cards: boolean;
}

export const LAYERS: LayerWords[] = [
  { layer: "event", label: "Events", sign: "▮", tells: "words for what happened, tinted", first: true, cards: true },
  { layer: "attribution", label: "Voices", sign: "▏", tells: "somebody's words, with the speaker in the margin", first: true, cards: false },
  { layer: "actor", label: "Who", sign: "┈", tells: "participants, dotted line", first: false, cards: false },
  { layer: "place", label: "Where", sign: "━", tells: "places, solid line", first: false, cards: false },
  { layer: "time", label: "When", sign: "╍", tells: "times, dashed line", first: false, cards: false },
  { layer: "quantity", label: "How many", sign: "▭", tells: "numbers, boxed", first: true, cards: false },
  { layer: "agency", label: "Agency", sign: "▔", tells: "how visible the doer is, line above", first: false, cards: false },
  { layer: "frame", label: "Wording", sign: "~", tells: "wording that could have been plainer, wavy line", first: false, cards: true },
];

export const LAYER_NAME: Record<Layer, string> = {
  event: "event",
  attribution: "voice",
  actor: "participant",
  place: "place",
  time: "time",
  quantity: "number",
  agency: "agency",
  frame: "wording",
};

export const STATE_WORDS = {
  stated: "",
  unstated: "unstated",
  unclear: "unclear",
  not_asked: "not asked",
} as const;

export const CELL = {
  agree: { sign: "=", words: "another account says the same" },
  near: { sign: "≈", words: "can hold beside what another account says" },
  differ: { sign: "≠", words: "others say otherwise" },
  only: { sign: "•", words: "only this account says it" },
  silent: { sign: "–", words: "unstated here" },
} as const;

/** Subtypes of contrast whose two sides can both hold. */
const BOTH_HOLD = new Set(["compatible_under_hedging", "subset", "granularity"]);

/** The sign of a contrast: left out, can both hold, or otherwise. */
export function contrastSign(contrast: { type: string; subtype: string }): string {
  if (contrast.type === "OMISSION") return "–";
  return BOTH_HOLD.has(contrast.subtype) ? CELL.near.sign : CELL.differ.sign;
}

const COUNTED: Record<string, string> = { injured: "hurt", casualties: "killed or hurt" };
const TOLD: Record<string, string> = {
  asserted: "told as fact", attributed: "told on somebody's word", possible: "told as possible",
};

/** What a side says as it stands alone: a figure with what it counts, and in which way an act is told. */
export function sideWords(contrast: { type: string; field: string }, value: string): string {
  if (contrast.type === "QUANTITY") return `${value} ${COUNTED[contrast.field] ?? plain(contrast.field)}`;
  return contrast.field === "whether" ? (TOLD[value] ?? value) : value;
}

export const FACET_LABEL: Record<string, string> = {
  outlet: "Outlet",
  month: "Published",
  place: "Place",
  country: "Country",
  type: "Event type",
  source: "Kind of source",
  contrast: "Contrast",
  language: "Language",
};

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  if (words.length < 2) return words[0] ?? "";
  return `${words.slice(0, -1).join(", ")} and ${words[words.length - 1]}`;
}

export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** A report's file without its folders: those are nobody's business. */
export function fileName(path: string | null): string | null {
  return path ? (path.split(/[\\/]/).pop() ?? path) : null;
}

/** What a report is called where its day is told beside it: its outlet, else its name (file or id) without the day. */
export function calledBy(report: { outlet: string | null; name: string }): string {
  return report.outlet ?? fileName(report.name.replace(/, \d{4}(-\d\d){0,2}$/, "")) ?? report.name;
}

/** Codes as words: `NAMED_PERSON` is `named person`. */
export function plain(code: string): string {
  return code.replaceAll("_", " ").toLowerCase();
}

/** What accounts of one event differ in, as the library's filters call it. */
const CONTRAST: Record<string, string> = {
  QUANTITY: "figures", TIME: "when", PLACE: "where", ACTOR: "who did it", VICTIM_CLASS: "who was harmed",
  OUTCOME: "how it ended", POLARITY: "asserted and denied", MODALITY: "certain or possible", CAUSE: "with what",
  ATTRIBUTION: "on whose word", OMISSION: "left out", LABELLING: "words and names",
};

export function contrastWords(type: string): string {
  return CONTRAST[type] ?? plain(type);
}

const MONTHS = "January February March April May June July August September October November December".split(" ");

/** An ISO date, however short, as people write it: `3 June 1916`, `June 1916`, `1916`. */
export function dayWords(iso: string | null): string {
  if (!iso) return "";
  const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso);
  if (!found) return iso;
  const [, year, month, day] = found;
  const name = month ? MONTHS[Number(month) - 1] : undefined;
  return [day ? String(Number(day)) : "", name ?? "", year].filter(Boolean).join(" ");
}

export function spanWords(first: string | null, last: string | null): string {
  const [from, to] = [dayWords(first), dayWords(last)];
  return from === to || !to ? from : from ? `${from} to ${to}` : to;
}

/** `A`, `B`, … `Z`, `AA`: names for reports whose outlets are hidden. */
export function letter(index: number): string {
  return (index >= 26 ? letter(Math.floor(index / 26) - 1) : "") + String.fromCharCode(65 + (index % 26));
}

/** Words on one line, cut at a word. */
export function shorten(text: string, most: number): string {
  const flat = text.split(/\s+/).join(" ").trim();
  if (flat.length <= most) return flat;
  const cut = flat.slice(0, most - 1);
  const space = cut.lastIndexOf(" ");
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[ ,;:]+$/, "")}…`;
}
