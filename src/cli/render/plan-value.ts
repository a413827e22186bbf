/** Values of arguments and other fields of a plan, in a line of a diff. */
import type { Json } from "../../contract/json.ts";
import { argShape, type Arg } from "../../contract/values.ts";

/** A value as a reader of plans knows it: references by their text, texts with `{param}` in them, all else as JSON. */
export function valueText(value: Json): string {
  const shape = argShape(value);
  switch (shape.is) {
    case "ref":
    case "time":
      return shape.text;
    case "param":
      return `{${shape.name}}`;
    case "text":
      return JSON.stringify(shape.parts.map(partText).join(""));
    default:
      return JSON.stringify(value);
  }
}

function partText(part: Arg): string {
  if (typeof part === "string") return part;
  const text = valueText(part);
  return text.startsWith("{") ? text : `{${text}}`;
}

const LONGEST = 120;
/** Of what both have in common at the beginning, so much is shown before the difference. */
const CONTEXT = 20;

/** Two values side by side. Longer ones are cut: what they have in common at the beginning first. */
export function shorten(before: string, after: string): [string, string] {
  const longest = Math.max(before.length, after.length);
  if (longest <= LONGEST) return [before, after];
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before[same] === after[same]) same += 1;
  const start = before === "" || after === "" ? 0 : Math.max(0, same - CONTEXT);
  const cut = (text: string): string => {
    const shown = text.slice(start, start + LONGEST);
    return `${start > 0 ? "…" : ""}${shown}${start + LONGEST < text.length ? "…" : ""}`;
  };
  return [cut(before), cut(after)].map((text) => text.toWellFormed()) as [string, string];
}
