import { describe, expect, it } from "vitest";
import { bins, dayNumber, floor, isoDay, next, stepFor } from "../src/lib/days";
import { draw } from "../src/lib/drawn";
import { PointText } from "../src/lib/offsets";
import { segmentsOf } from "../src/lib/segments";
import { settle } from "../src/lib/settle";
import type { ReportView } from "../src/lib/types";
import { calledBy, contrastSign, dayWords, letter, listed, shorten, sideWords } from "../src/lib/words";

describe("offsets", () => {
  it("counts code points, whatever the script", () => {
    for (const text of ["Vesk", "🙂 Vesk 🙂🙂 is", "Арден: «да» 🙂", "أردن 🙂 ١٢", "e\u0301 a\u030a 🇦🇷 x"]) {
      const points = new PointText(text);
      const all = Array.from(text);
      expect(points.length).toBe(all.length);
      for (let i = 0; i <= all.length; i++) {
        for (let j = i; j <= all.length; j++) expect(points.slice(i, j)).toBe(all.slice(i, j).join(""));
      }
    }
  });
  it("takes a lone surrogate for one code point, as Python does", () => {
    expect(new PointText("a\ud83db").slice(2, 3)).toBe("b");
  });
  it("draws offsets outside the text in", () => {
    expect(new PointText("🙂ab").slice(-4, 99)).toBe("🙂ab");
  });
});

describe("segments", () => {
  it("cuts at every boundary and leaves no gap", () => {
    const spans = [{ start: 2, end: 8 }, { start: 5, end: 12 }, { start: 5, end: 6 }, { start: 9, end: 9 }];
    const found = segmentsOf(0, 10, spans);
    expect(found.map((one) => [one.start, one.end])).toEqual([[0, 2], [2, 5], [5, 6], [6, 8], [8, 10]]);
    expect(found.map((one) => one.covers.length)).toEqual([0, 1, 3, 2, 1]);
  });
  it("says of each segment what covers it", () => {
    const spans = Array.from({ length: 40 }, (_, i) => ({ start: (i * 7) % 50, end: ((i * 7) % 50) + 1 + (i % 9) }));
    for (const one of segmentsOf(3, 47, spans)) {
      const covering = spans.filter((span) => span.start <= one.start && span.end >= one.end);
      expect(new Set(one.covers)).toEqual(new Set(covering));
    }
  });
  it("draws a long report fast", () => {
    const text = "Shells fell on the town of Vesk 🙂 again. ".repeat(300);
    const findings = Array.from({ length: 600 }, (_, i) => ({
      id: String(i), layer: "event", spans: [{ start: i * 20, end: i * 20 + 15, quote: "", role: "trigger" }],
    }));
    const sections = [{ kind: "paragraph", number: 1, start: 0, end: Array.from(text).length, anchored: false }];
    const begun = performance.now();
    draw({ text, findings, sections } as unknown as ReportView);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe("margin", () => {
  it("lets no note stand over another", () => {
    const wishes = [0, 5, 6, 200, 201].map((top) => ({ top, height: 40 }));
    const tops = settle(wishes, 6);
    for (let i = 1; i < tops.length; i++) expect(tops[i]! - tops[i - 1]!).toBeGreaterThanOrEqual(46);
  });
  it("holds the chosen note at its words where there is room", () => {
    const wishes = [100, 105, 110].map((top) => ({ top, height: 40 }));
    expect(settle(wishes, 6, 2)).toEqual([18, 64, 110]);
  });
});

describe("days", () => {
  it("reads ISO days, however short", () => {
    expect(isoDay(dayNumber("1916-05-31T20:00")!)).toBe("1916-05-31");
    expect(isoDay(dayNumber("1916")!)).toBe("1916-01-01");
    expect(dayNumber("soon")).toBeNull();
  });
  it("counts in steps without gaps", () => {
    for (const step of ["day", "week", "month", "quarter", "year", "decade"] as const) {
      const all = bins(dayNumber("1914-07-28")!, dayNumber("1918-11-11")!, step);
      all.slice(1).forEach((bin, i) => expect(bin.from).toBe(all[i]!.to));
      for (const bin of all) expect(floor(bin.to - 1, step)).toBe(bin.from);
      expect(next(all[0]!.from, step)).toBe(all[0]!.to);
    }
    expect(stepFor(0, 20)).toBe("day");
    expect(stepFor(0, 20_000)).toBe("year");
  });
});

describe("words", () => {
  it("writes days as people do", () => {
    expect([dayWords("1916-06-03"), dayWords("1916-06"), dayWords("1916"), dayWords(null)]).toEqual(["3 June 1916", "June 1916", "1916", ""]);
  });
  it("names hidden outlets by letters", () => {
    expect([0, 25, 26].map(letter)).toEqual(["A", "Z", "AA"]);
  });
  it("lists and shortens", () => {
    expect(listed(["a", "b", "c"])).toBe("a, b and c");
    expect(shorten("one two three four", 12)).toBe("one two…");
  });
});

describe("what a report is called", () => {
  it("is its outlet, else its file, without the day that stands beside it", () => {
    expect(calledBy({ outlet: "Arden Post", name: "Arden Post, 2031-05-03" })).toBe("Arden Post");
    expect(calledBy({ outlet: null, name: "notes/a.txt, 2031-05-03" })).toBe("a.txt");
    expect(calledBy({ outlet: null, name: "a.txt" })).toBe("a.txt");
  });
});

describe("contrasts", () => {
  it("marks what can both hold apart from what is told otherwise", () => {
    expect(contrastSign({ type: "QUANTITY", subtype: "subset" })).toBe("≈");
    expect(contrastSign({ type: "PLACE", subtype: "granularity" })).toBe("≈");
    expect(contrastSign({ type: "QUANTITY", subtype: "disjoint" })).toBe("≠");
    expect(contrastSign({ type: "OMISSION", subtype: "slot" })).toBe("–");
  });
  it("says what a figure counts and how an act is told", () => {
    expect(sideWords({ type: "QUANTITY", field: "killed" }, "at least 7")).toBe("at least 7 killed");
    expect(sideWords({ type: "QUANTITY", field: "injured" }, "20")).toBe("20 hurt");
    expect(sideWords({ type: "POLARITY", field: "whether" }, "attributed")).toBe("told on somebody's word");
    expect(sideWords({ type: "POLARITY", field: "whether" }, "denied")).toBe("denied");
    expect(sideWords({ type: "ACTOR", field: "doer" }, "attributed")).toBe("attributed");
  });
});
