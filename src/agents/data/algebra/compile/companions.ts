/** Columns that make a time together with a column of years: those of months and of days. */
import type { ScopeColumn } from "./scope.ts";

const CALLED = {
  months:
    /^(.*[\W_])?(month|mon|mm|monat|mois|mes|m[eê]s|mese|maand|månad|måned|mies[iī]ąc)s?([\W_]?(no|nr|num|number))?$/i,
  days: /^(.*[\W_])?(day|dd|tag|jour|d[ií]a|giorno|dag|dzie[nń])s?([\W_]?of[\W_]?month)?$|^date[\W_]of[\W_]month$/i,
};

/** The only column that is called so and holds them; none when there are several. */
export function companionsOf(columns: readonly ScopeColumn[]): {
  readonly months: ScopeColumn | undefined;
  readonly days: ScopeColumn | undefined;
} {
  return { months: only(columns, "months"), days: only(columns, "days") };
}

function only(columns: readonly ScopeColumn[], what: "months" | "days"): ScopeColumn | undefined {
  const fitting = columns.filter(
    ({ name, type, traits }) =>
      CALLED[what].test(name) &&
      !(what === "months" && CALLED.days.test(name)) && // day of month
      (type === "number"
        ? traits?.[what] !== false
        : what === "months" && traits?.calendar === "months"),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}
