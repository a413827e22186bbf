/** How the headlines of this agent speak of numbers and places. */
import prettyBytes from "pretty-bytes";

/** `1 file`, `1,204 files`. */
export function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}

/** `12 bytes`, `45.6 MB`; powers of 1,000. */
export function size(bytes: number): string {
  return bytes < 1_000 ? count(bytes, "byte") : prettyBytes(bytes);
}

/** `TODO, FIXME or HACK`. */
export function listed(names: readonly string[], joint: "and" | "or"): string {
  const type = joint === "and" ? "conjunction" : "disjunction";
  // British English has no comma before the joint.
  return new Intl.ListFormat("en-GB", { type }).format(names);
}

/** `2025-06-30 14:05 UTC` of an ISO time. */
export function minute(time: string): string {
  return `${time.slice(0, 16).replace("T", " ")} UTC`;
}

/** What a sentence calls a folder. */
export function nameOf(folder: string): string {
  return folder === "." ? "the workspace" : folder;
}

/** `in src matching *.ts`. */
export function placeOf(folder: string, glob: string): string {
  const place = `in ${nameOf(folder)}`;
  return glob === "**/*" ? place : `${place} matching ${glob}`;
}

/** Cut between words, so that no number is cut into another one. */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit).replace(/\s+\S*$/, "")} …`;
}
