/** A person's word on which tellings are of one event: sent, waited for, and told of on the page that follows. */

import { coder } from "./coder.svelte";
import { record } from "./record.svelte";
import { get, post } from "./source";
import type { About, IncidentDecisionIn, IncidentDecisionView, WhyView } from "./types";

const WAIT = 300;
const LONGEST = 60_000;

export interface Moved {
  decision: IncidentDecisionView;
  /** Incident in which what the decision began from stands now. */
  here: string | null;
  /** Incident in which the rest of what it names stands now. */
  there: string | null;
}

/** What was decided last, told on the page that it led to. */
class Said {
  words = $state("");
  /** The incident on whose page it is told. */
  at = $state("");
  link = $state<string | null>(null);
}
export const said = new Said();

/** Keep a decision; resolves when accounts were laid side by side with it. */
export async function decideGroup(given: Omit<IncidentDecisionIn, "coder">): Promise<Moved> {
  return after(await post("/api/incident-decisions", { ...given, coder: coder.name.trim() }));
}

/** Take a decision back, by a row of its own. */
export async function takeBack(decision: number): Promise<Moved> {
  return after(await post(`/api/incident-decisions/${decision}/undo`, { coder: coder.name.trim() }));
}

/** Wait for the new layout, then look where what was decided on stands in it. */
async function after(decision: IncidentDecisionView): Promise<Moved> {
  const end = Date.now() + LONGEST;
  while ((await get<About>("/api/about")).comparing && Date.now() < end) {
    await new Promise((done) => setTimeout(done, WAIT));
  }
  void record.look();
  const { events, others } = decision;
  const [a, b] = others.length ? [others[0]!, events[0]!] : [events[0]!, events.at(-1)!];
  if (a === b) return { decision, here: null, there: null };
  const why = await get<WhyView>(`/api/why?a=${encodeURIComponent(a)}&b=${encodeURIComponent(b)}`);
  return { decision, here: why.incident_a, there: why.incident_b };
}
