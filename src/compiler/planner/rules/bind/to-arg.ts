import type { Param } from "../../../../contract/plan.ts";
import type { Arg } from "../../../../contract/values.ts";

const PLACEHOLDER = /\{([A-Za-z_]\w*)\}/g;

/** A text as an argument: `data/{coin}.csv` holds the parameter `coin`, when there is one of that name. */
export function toArg(text: string, params: Readonly<Record<string, Param>>): Arg {
  const parts: Arg[] = [];
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name = ""] = match;
    if (!Object.hasOwn(params, name)) continue;
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ $param: name });
    end = match.index + whole.length;
  }
  if (parts.length === 0) return text;
  if (end < text.length) parts.push(text.slice(end));
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { $text: parts };
}
