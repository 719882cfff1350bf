/** Days as numbers, and the steps in which a timeline counts them. */

const DAY = 86_400_000;

/** Days since 1970 of an ISO day, however short; null when it is none. */
export function dayNumber(iso: string | null): number | null {
  const found = /^(-?\d{4,6})(?:-(\d\d)(?:-(\d\d))?)?/.exec(iso ?? "");
  if (!found) return null;
  const date = new Date(0);
  date.setUTCFullYear(Number(found[1]), found[2] ? Number(found[2]) - 1 : 0, found[3] ? Number(found[3]) : 1);
  const number = date.getTime() / DAY;
  return Number.isFinite(number) ? Math.floor(number) : null;
}

export function isoDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export type Step = "day" | "week" | "month" | "quarter" | "year" | "decade";
const LENGTH: Record<Step, number> = { day: 1, week: 7, month: 30.4, quarter: 91.3, year: 365.25, decade: 3652.5 };
const STEPS = Object.keys(LENGTH) as Step[];

/** The finest step that needs at most so many bars. */
export function stepFor(first: number, last: number, most = 90): Step {
  return STEPS.find((step) => (last - first + 1) / LENGTH[step] <= most) ?? "decade";
}

/** First day of the step that holds a day. */
export function floor(day: number, step: Step): number {
  if (step === "day") return day;
  if (step === "week") return day - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * DAY);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const start = new Date(0);
  if (step === "month") start.setUTCFullYear(year, month, 1);
  else if (step === "quarter") start.setUTCFullYear(year, month - (month % 3), 1);
  else start.setUTCFullYear(step === "year" ? year : year - (((year % 10) + 10) % 10), 0, 1);
  return Math.floor(start.getTime() / DAY);
}

/** First day of the next step. */
export function next(day: number, step: Step): number {
  return floor(floor(day, step) + Math.ceil(LENGTH[step]) + (step === "day" || step === "week" ? 0 : 3), step);
}

export interface Bin {
  from: number;
  /** The day after its last. */
  to: number;
}

export function bins(first: number, last: number, step: Step): Bin[] {
  const found: Bin[] = [];
  for (let at = floor(first, step); at <= last && found.length < 2000; ) {
    const to = next(at, step);
    found.push({ from: at, to });
    at = to;
  }
  return found;
}
