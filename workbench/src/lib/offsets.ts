/**
 * The one place where offsets change their unit.
 *
 * Rashomon counts Unicode code points; a JavaScript string counts UTF-16 units. Everything else on the page
 * works in code points and asks a PointText for the words.
 */
export class PointText {
  /** UTF-16 index of each code point; null when every code point is one unit, so that they are the same. */
  readonly #units: Uint32Array | null;
  /** Length in code points. */
  readonly length: number;

  constructor(readonly text: string) {
    const points = Array.from(text);
    this.length = points.length;
    if (points.length === text.length) {
      this.#units = null;
      return;
    }
    const units = new Uint32Array(points.length + 1);
    let at = 0;
    points.forEach((point, i) => {
      units[i] = at;
      at += point.length;
    });
    units[points.length] = at;
    this.#units = units;
  }

  /** The words from one code point to another, half open; offsets outside the text are drawn in. */
  slice(start: number, end: number): string {
    return this.text.slice(this.#unit(start), this.#unit(end));
  }

  #unit(point: number): number {
    const inside = Math.max(0, Math.min(point, this.length));
    return this.#units ? (this.#units[inside] ?? 0) : inside;
  }
}
