/** An incident's accounts as columns: copies folded into the account they repeat, names hidden on request. */

import type { AccountView, IncidentView, ReportName } from "./types";
import { calledBy, dayWords, letter } from "./words";

export interface Column {
  account: AccountView;
  /** What it is called: outlet and day, or a letter. */
  name: string;
  day: string;
  copies: ReportName[];
}

export class Accounts {
  readonly columns: Column[];
  readonly #names = new Map<string, string>();

  constructor(
    readonly view: IncidentView,
    readonly blind: boolean,
    unfolded: boolean,
  ) {
    for (const one of view.silent) {
      this.#names.set(one.report_id, blind ? "another report" : calledBy(one));
    }
    const reports = new Map(view.accounts.map((one) => [one.report.report_id, one.report]));
    view.accounts.forEach((one, i) => {
      this.#names.set(one.report.report_id, blind ? `Report ${letter(i)}` : calledBy(one.report));
    });
    this.columns = view.accounts
      .filter((one) => unfolded || !one.copy_of)
      .map((account) => ({
        account,
        name: this.name(account.report.report_id),
        day: blind ? "" : dayWords(account.report.published),
        copies: unfolded ? [] : account.copies.flatMap((id) => reports.get(id) ?? []),
      }));
  }

  /** What a report is called here. */
  name(report: string): string {
    return this.#names.get(report) ?? (this.blind ? "another report" : report);
  }

  /** With its day, since one outlet may have several reports. */
  full(report: string): string {
    const named = [...this.view.accounts.map((one) => one.report), ...this.view.silent];
    const found = named.find((one) => one.report_id === report);
    const day = this.blind ? "" : dayWords(found?.published ?? null);
    return day ? `${this.name(report)}, ${day}` : this.name(report);
  }

  /** Columns to begin with: the two sides of the first contrasts, then the earliest. */
  first(most: number): string[] {
    const ids = new Set(this.columns.map((one) => one.account.report.report_id));
    const found = new Set<string>();
    for (const contrast of this.view.contrasts) {
      for (const side of contrast.sides) {
        const one = side.reports.find((id) => ids.has(id));
        if (one && found.size < most) found.add(one);
      }
    }
    for (const id of ids) if (found.size < most) found.add(id);
    return this.columns.map((one) => one.account.report.report_id).filter((id) => found.has(id));
  }
}
