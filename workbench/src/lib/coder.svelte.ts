const KEY = "rashomon.coder";

function kept(): string {
  try {
    return localStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}

/** Who decides on this browser: a name, without a log-in. */
class Coder {
  name = $state(kept());

  set(name: string): void {
    this.name = name.slice(0, 200);
    try {
      localStorage.setItem(KEY, this.name);
    } catch {
      // Without storage the name lasts as long as the page.
    }
  }
}

export const coder = new Coder();
