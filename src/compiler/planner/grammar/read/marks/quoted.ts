/** Text in quotation marks, backticks, or between fences. What is opened and never closed is no quotation. */
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

/** No sign that opens is allowed within, so that many of them cost no more than one: none is tried up to the end. */
const QUOTED =
  /```\w*\n((?:[^`]|`(?!``))+)```|(?<![\p{L}\p{N}])"([^"\n]+)"|“([^“”\n]+)”|`([^`\n]+)`|«([^«»\n]+)»|(?<![\p{L}\p{N}_])['‘]((?:[^'‘’\n]|(?<=[\p{L}\p{N}_])['’](?=[\p{L}\p{N}_]))+)['’](?![\p{L}\p{N}_])/gu;

export function quoted(draft: Draft): Mark[] {
  const marks: Mark[] = [];
  for (const match of draft.query.matchAll(QUOTED)) {
    const text = (match.slice(1).find((group) => group !== undefined) ?? "").trim();
    const span = draft.spanOf(match.index, match.index + match[0].length);
    if (span !== undefined && text !== "") marks.push({ ...span, is: "quoted", text });
  }
  return marks;
}
