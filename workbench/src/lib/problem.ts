/** What went wrong, as the page says it: what happened, and what to do. */

import type { Problem } from "./types";

export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

export function problem(error: string, detail: string, what_to_do: string): ProblemError {
  return new ProblemError({ error, detail, what_to_do });
}

export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  return {
    error: "failed",
    detail: error instanceof Error ? error.message : "something went wrong on the page",
    what_to_do: "reload the page",
  };
}
