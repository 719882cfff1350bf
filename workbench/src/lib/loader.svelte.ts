import { asProblem } from "./problem";
import { get } from "./source";
import type { Problem } from "./types";

/** One answer being asked for: what is held stays on the page until the next one is there. */
export class Loader<T> {
  value = $state.raw<T | null>(null);
  problem = $state.raw<Problem | null>(null);
  busy = $state(false);
  path = "";
  #asking: AbortController | null = null;

  async load(path: string): Promise<void> {
    this.#asking?.abort();
    const asking = new AbortController();
    this.#asking = asking;
    if (path.split("?")[0] !== this.path.split("?")[0]) this.value = null;
    this.path = path;
    this.busy = true;
    try {
      const value = await get<T>(path, asking.signal);
      if (this.#asking === asking) [this.value, this.problem] = [value, null];
    } catch (error) {
      if (this.#asking === asking) this.problem = asProblem(error);
    } finally {
      if (this.#asking === asking) this.busy = false;
    }
  }
}
