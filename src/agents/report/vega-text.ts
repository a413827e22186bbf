/** Text of the data as Vega can draw it: any text at all, without an error. */
import { writable } from "./writable.ts";

/**
 * Vega looks some texts up among the properties of plain objects, and stumbles over those that every object has: a bar
 * named `constructor` gets a space of no width.
 */
export function vegaText(text: string): string {
  const written = writable(text);
  return written in Object.prototype ? `${written}\u200b` : written;
}

/** The same for all strings of a specification. */
export function withVegaTexts<Spec>(spec: Spec): Spec {
  return JSON.parse(JSON.stringify(spec), (_, value: unknown) =>
    typeof value === "string" ? vegaText(value) : value,
  ) as Spec;
}
