/** A report cut into what is drawn: sections of segments, each with what its covering spans make of it. */

import { PointText } from "./offsets";
import { segmentsOf } from "./segments";
import type { FindingView, ReportView, Section, VoiceBand } from "./types";

interface Cover {
  start: number;
  end: number;
  /** Place of the finding in the report's list. */
  finding: number;
  /** How the words look while their layer is on; empty for words that only light up. */
  look: string;
}

export interface DrawnSegment {
  start: number;
  end: number;
  text: string;
  looks: string;
  /** Findings that these words belong to, inner ones last; as places in the report's list. */
  findings: number[];
}

export interface DrawnSection {
  section: Section;
  segments: DrawnSegment[];
}

export interface Drawn {
  points: PointText;
  sections: DrawnSection[];
}

const LOOKS: Record<string, string> = {
  "event trigger": "event",
  "attribution source": "source",
  "attribution cue": "cue",
  "attribution content": "said",
  "actor mention": "actor",
  "place mention": "place",
  "time mention": "time",
  "quantity mention": "quantity",
  "agency mention": "agency",
  "frame mention": "frame",
};

export function draw(view: ReportView): Drawn {
  const points = new PointText(view.text);
  const covers: Cover[] = [];
  view.findings.forEach((finding, i) => {
    for (const span of finding.spans) {
      covers.push({ start: span.start, end: span.end, finding: i, look: LOOKS[`${finding.layer} ${span.role}`] ?? "" });
    }
  });
  covers.sort((a, b) => a.start - b.start);
  const sections = withGaps(view.sections, points);
  let first = 0;
  const reach: number[] = [];
  covers.forEach((cover, i) => (reach[i] = Math.max(cover.end, reach[i - 1] ?? 0)));
  return {
    points,
    sections: sections.map((section) => {
      while (first < covers.length && reach[first]! <= section.start) first++;
      const here: Cover[] = [];
      for (let i = first; i < covers.length && covers[i]!.start < section.end; i++) here.push(covers[i]!);
      const segments = segmentsOf(section.start, section.end, here);
      return { section, segments: segments.map(({ start, end, covers: on }) => segment(points, start, end, on)) };
    }),
  };
}

function segment(points: PointText, start: number, end: number, on: Cover[]): DrawnSegment {
  const looks = new Set<string>();
  let voices = 0;
  for (const cover of on) {
    if (cover.look === "said") voices++;
    else if (cover.look) looks.add(cover.look);
  }
  if (voices) looks.add("said").add(`deep-${Math.min(voices, 3)}`);
  const inner = [...on].sort((a, b) => b.end - b.start - (a.end - a.start));
  return {
    start,
    end,
    text: points.slice(start, end),
    looks: [...looks].join(" "),
    findings: [...new Set(inner.map((cover) => cover.finding))],
  };
}

/** No word is left out: text between the sections is drawn as well. */
function withGaps(sections: Section[], points: PointText): Section[] {
  const all: Section[] = [];
  let at = 0;
  const gap = (end: number) => {
    const words = points.slice(at, end);
    if (words.trim()) all.push({ kind: "paragraph", number: 0, start: at, end, anchored: false });
  };
  for (const section of sections) {
    gap(section.start);
    all.push(section);
    at = section.end;
  }
  gap(points.length);
  return all;
}

/** All bands, outer ones before those inside them. */
export function flatBands(bands: readonly VoiceBand[]): VoiceBand[] {
  return bands.flatMap((band) => [band, ...flatBands(band.inside)]);
}

/** Findings whose words hold this place, the shortest words first. */
export function findingsAt(view: ReportView, start: number, end: number): FindingView[] {
  return view.findings.filter((one) => one.spans.some((span) => span.start < end && span.end > start));
}
