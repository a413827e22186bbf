/** How a value can stand in data and in a sentence. */
import type { Json } from "../../src/contract/json.ts";
import type { Value } from "./generate.ts";

/** What a sentence may be off by: a sentence rounds. */
const MOST_OFF = 0.01;

/** As computed, or rounded to at least two places or three digits. The sign may be said in words. */
export function isRounded(expected: number, given: number): boolean {
  const [wanted, found] = [Math.abs(expected), Math.abs(given)];
  if (Math.abs(wanted - found) <= 1e-9 * Math.max(1, wanted)) return true;
  const shown = String(found);
  const digits = shown.replace(/e.*/i, "").replaceAll(/\.|^0+/g, "").length;
  const places = placesOf(shown);
  return (digits >= 3 || places >= 2) && isWithin(wanted, found, places);
}

/** A month or year is its first day too. */
export function isSameCell(value: Value, cell: Json | undefined): boolean {
  if (cell === null || cell === undefined || typeof cell === "object") return false;
  if (typeof value === "number") return typeof cell === "number" && isRounded(value, cell);
  const text = String(cell);
  if (text.toLowerCase() === value.toLowerCase()) return true;
  const isPeriod = /^\d{4}(?:-\d\d){0,2}$/.test(value) && text.startsWith(value);
  return isPeriod && /^(?:-01)*(?:[T ]00:00.*)?$/.test(text.slice(value.length));
}

/** Whether a sentence has a number, rounded as it likes. */
export function says(text: string, value: Value): boolean {
  return numbersIn(text).some((shown) => {
    const [wanted, found] = [Math.abs(Number(value)), Math.abs(Number(shown))];
    if (wanted === found) return true;
    return (
      isWithin(wanted, found, placesOf(shown)) && Math.abs(wanted - found) <= MOST_OFF * wanted
    );
  });
}

/** A text as it can stand in a sentence; a month also with its name. */
export function waysOf(value: Value): string[] {
  const text = String(value);
  const [, year, month] = /^(\d{4})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return [text];
  const day = new Date(Date.UTC(Number(year), Number(month) - 1, 1));
  const named = (style: "long" | "short") =>
    day.toLocaleDateString("en", { month: style, timeZone: "UTC" });
  return [text, `${named("long")} ${year}`, `${named("short")} ${year}`];
}

/** Where a text stands as whole words, whatever its case; -1 where it does not. */
export function indexOf(text: string, wanted: string): number {
  const escaped = wanted.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return text.search(new RegExp(`(?<![\\w.-])${escaped}(?!\\w)`, "i"));
}

export function includesWord(text: string, word: string): boolean {
  return indexOf(text, word) >= 0;
}

function isWithin(wanted: number, found: number, places: number): boolean {
  return Math.abs(wanted - found) <= 0.5 * 10 ** -places * (1 + 1e-6);
}

function placesOf(shown: string): number {
  return shown.split(".")[1]?.length ?? 0;
}

function numbersIn(line: string): string[] {
  const pattern =
    /(?<![\w.])[-\u2212]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:e[-+]?\d+)?(?![\w]|\.\d)/gi;
  return [...line.matchAll(pattern)].map(([text]) =>
    text.replaceAll(",", "").replace("\u2212", "-"),
  );
}
