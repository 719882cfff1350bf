/** Where answers come from: the server that sent the page, or the record that stands in the page's own file. */

import { answerFromFile, type Answers } from "./file-answers";
import { problem, ProblemError } from "./problem";
import type { Problem } from "./types";

function inlined(): Answers | null {
  const element = document.getElementById("rashomon-record");
  if (!element?.textContent) return null;
  try {
    return JSON.parse(element.textContent) as Answers;
  } catch {
    return {};
  }
}

const answers = inlined();

/** True when the page is a file with its record inside: it can be read, and nothing can be written. */
export const isFile = answers !== null;

/** The answer of a route. Throws ProblemError. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  if (answers) return answerFromFile(answers, path) as T;
  return ask<T>(path, signal ? { signal } : {});
}

/** Send to a route. Throws ProblemError. */
export async function post<T>(path: string, body: unknown): Promise<T> {
  return ask<T>(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

export async function putFile<T>(path: string, file: File): Promise<T> {
  return ask<T>(path, { method: "PUT", headers: { "content-type": "application/octet-stream" }, body: file });
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  if (answers) {
    throw problem("unavailable", "this file can only be read", "open the record with `rashomon serve`");
  }
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw problem("unavailable", "the server does not answer", "start `rashomon serve` again, then reload");
  }
  if (response.ok) return (await response.json()) as T;
  let told: Problem;
  try {
    told = (await response.json()) as Problem;
  } catch {
    throw problem("failed", `the server answered ${response.status}`, "look at what `rashomon serve` printed");
  }
  throw new ProblemError(told);
}
