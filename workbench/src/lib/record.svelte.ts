import { get, isFile } from "./source";
import type { About } from "./types";

const EVERY = 10_000;
const SOON = 1_500;

/** What is known of the open record. `state` changes when the record does; views load again then. */
class OpenRecord {
  about = $state.raw<About | null>(null);
  state = $state("");
  #waiting: ReturnType<typeof setTimeout> | undefined;

  async look(): Promise<void> {
    clearTimeout(this.#waiting);
    try {
      const about = await get<About>("/api/about");
      this.about = about;
      this.state = `${about.state} ${about.comparing}`;
    } catch {
      // Views tell by themselves that the server does not answer.
    }
    if (!isFile) {
      const wait = this.about?.comparing ? SOON : EVERY;
      this.#waiting = setTimeout(() => void this.look(), wait);
    }
  }
}

export const record = new OpenRecord();
