/**
 * The address holds the whole state of a view: `#/report/ID?layers=event,voice&finding=ID`.
 *
 * It stands after the `#`, so that the page works from a server and from a file alike.
 */

export interface Route {
  view: string;
  id: string;
  params: URLSearchParams;
}

export function parse(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const [view = "", id = ""] = path.split("/", 2);
  return { view: decoded(view) || "library", id: decoded(id), params: new URLSearchParams(query) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export type Params = Record<string, string | readonly string[] | number | boolean | null | undefined>;

/** An address. Parameters that are empty, false or null are left out. */
export function href(view: string, id = "", params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== null && one !== undefined && one !== false && one !== "") {
        query.append(name, one === true ? "1" : String(one));
      }
    }
  }
  const text = query.toString();
  return `#/${encodeURIComponent(view)}${id ? `/${encodeURIComponent(id)}` : ""}${text ? `?${text}` : ""}`;
}

class Router {
  current = $state.raw<Route>(parse(location.hash));

  constructor() {
    addEventListener("hashchange", () => {
      this.current = parse(location.hash);
    });
  }

  /** Go to an address, as a link does. */
  go(address: string): void {
    location.hash = address;
  }

  /** Change parameters of the address in place; with `keep`, the step back leads to what was before. */
  set(changes: Params, keep = false): void {
    const { view, id, params } = this.current;
    const all: Params = {};
    for (const name of new Set(params.keys())) all[name] = params.getAll(name);
    const address = href(view, id, { ...all, ...changes });
    if (address === location.hash) return;
    if (keep) location.hash = address;
    else {
      history.replaceState(null, "", address);
      this.current = parse(address);
    }
  }
}

export const router = new Router();
