import type { ReportView } from "./types";
import { PointText } from "./offsets";
import { dayWords, fileName } from "./words";

const MARKS = /^[“"„«'‘]+|[”"“»'’]+$/g;

/**
 * A citation as a sentence that can be pasted anywhere:
 * `The Arden Post, 3 May 2031, paragraph 2: “Shells fell on the market.” (characters 40–66 of text 1f0c2a9b)`.
 */
export function sentence(view: ReportView, points: PointText, start: number, end: number): string {
  const { report, sections } = view;
  const day = dayWords(report.published);
  const section = sections.find((one) => one.start <= start && start < one.end);
  const where = !section ? "" : section.kind === "headline" ? "headline" : `paragraph ${section.number}`;
  const named = report.outlet ?? fileName(report.source_file) ?? "A report";
  const head = [named, day, where].filter(Boolean).join(", ");
  const words = points.slice(start, end).split(/\s+/).join(" ").trim().replace(MARKS, "");
  const note = [`characters ${start}–${end} of text ${report.text_sha256.slice(0, 8)}`, report.url].filter(Boolean);
  return `${head}: “${words}” (${note.join("; ")})`;
}

/** True when the words are on the clipboard. */
export async function copy(words: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(words);
    return true;
  } catch {
    // Files and older browsers have no clipboard to write to: select and copy, as a person would.
    const area = document.createElement("textarea");
    area.value = words;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}
