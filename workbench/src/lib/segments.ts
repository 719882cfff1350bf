/** Cuts text at every boundary of every span, so that overlapping spans never need to nest. */

export interface Covering {
  start: number;
  end: number;
}

export interface Segment<C extends Covering> {
  start: number;
  end: number;
  /** The spans that cover this segment, in the order given. */
  covers: C[];
}

/** Segments of [start, end) in order, without gaps. Spans that reach outside are cut to it. */
export function segmentsOf<C extends Covering>(start: number, end: number, spans: readonly C[]): Segment<C>[] {
  const here = spans.filter((span) => span.start < end && span.end > start && span.start < span.end);
  const cuts = new Set([start, end]);
  for (const span of here) {
    if (span.start > start) cuts.add(span.start);
    if (span.end < end) cuts.add(span.end);
  }
  const opening = [...here].sort((a, b) => a.start - b.start);
  const edges = [...cuts].sort((a, b) => a - b);
  const order = new Map(here.map((span, i) => [span, i]));
  const found: Segment<C>[] = [];
  let open: C[] = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const from = edges[i]!;
    open = open.filter((span) => span.end > from);
    for (let span = opening[next]; span && span.start <= from; span = opening[++next]) open.push(span);
    const covers = [...open].sort((a, b) => order.get(a)! - order.get(b)!);
    found.push({ start: from, end: edges[i + 1]!, covers });
  }
  return found;
}
