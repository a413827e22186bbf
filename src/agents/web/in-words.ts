import type { z } from "zod";

/** Values of a list or members of an object that a sentence names. */
const SHOWN = 8;

/** What a value is, where a sentence can hold it: `undefined` for a list of objects, which the table shows. */
export function inWords(value: z.core.util.JSONType): string | undefined {
  if (Array.isArray(value)) {
    if (value.length === 0) return "an empty list";
    const scalars = value.filter((item) => item === null || typeof item !== "object");
    return scalars.length < value.length
      ? undefined
      : firstOf(scalars.map(shorten), `, … (${value.length} in all)`);
  }
  if (value === null || typeof value !== "object") return shorten(value);
  const members = Object.entries(value).map(([name, member]) => {
    if (Array.isArray(member)) return `${name} (${member.length} items)`;
    return member !== null && typeof member === "object" ? name : `${name} ${shorten(member)}`;
  });
  return members.length === 0
    ? "an empty object"
    : `an object with ${firstOf(members, " and others")}`;
}

function firstOf(items: readonly string[], rest: string): string {
  return `${items.slice(0, SHOWN).join(", ")}${items.length > SHOWN ? rest : ""}`;
}

function shorten(value: z.core.util.JSONType): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60).replace(/\s+\S*$/, "")} …` : text;
}
