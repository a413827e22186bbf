/** Units by their names and abbreviations: of time, and of what else is measured. */
import units from "./units.json" with { type: "json" };

export type TimeUnit = keyof typeof units.time;

const TIME = new Map(
  (Object.entries(units.time) as [TimeUnit, string][]).flatMap(([unit, short]) =>
    `${unit} ${short}`
      .trim()
      .split(" ")
      .map((name) => [name, unit] as const),
  ),
);
const MEASURES = new Set([
  ...units.symbols.split(" "),
  ...units.names.split(" ").flatMap((name) => [name, `${name}s`]),
]);

/** `days` is `day`; `undefined` of words that are no unit of time. */
export function unitOfTime(lower: string): TimeUnit | undefined {
  return TIME.get(lower) ?? (/^[a-z]{2,}s$/.test(lower) ? TIME.get(lower.slice(0, -1)) : undefined);
}

/** Abbreviations of one letter count only where a number is glued to them: `5h`. */
export function isUnitOfTime(lower: string): boolean {
  return lower.length > 1 && unitOfTime(lower) !== undefined;
}

export function isUnit(lower: string): boolean {
  return MEASURES.has(lower);
}
