/** Text in quotation marks, backticks, or between fences. What is opened and never closed is no quotation. */
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";
import { markForms } from "../walk.ts";

/** No sign that opens is allowed within, so that many of them cost no more than one: none is tried up to the end. */
const QUOTED =
  /```\w*\n((?:[^`]|`(?!``))+)```|(?<![\p{L}\p{N}])"([^"\n]+)"|“([^“”\n]+)”|`([^`\n]+)`|«([^«»\n]+)»|(?<![\p{L}\p{N}_])['‘]((?:[^'‘’\n]|(?<=[\p{L}\p{N}_])['’](?=[\p{L}\p{N}_]))+)['’](?![\p{L}\p{N}_])/gu;

export function quoted(draft: Draft): Mark[] {
  return markForms(draft, QUOTED, (match) => {
    const text = (match.slice(1).find((group) => group !== undefined) ?? "").trim();
    return text === "" ? undefined : { is: "quoted", text };
  });
}
