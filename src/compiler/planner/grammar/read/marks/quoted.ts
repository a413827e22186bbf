/** Text in quotation marks, backticks, or between fences. What is opened and never closed is no quotation. */
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";
import { markForms } from "../walk.ts";

/** No sign that opens is allowed within, so that many of them cost no more than one: none is tried up to the end. */
const QUOTED =
  /```\w*\n((?:[^`]|`(?!``))+)```|(?<![\p{L}\p{N}])"([^"\n]+)"|“([^“”\n]+)”|`([^`\n]+)`|«([^«»\n]+)»|(?<![\p{L}\p{N}_])['‘]((?:[^'‘’\n]|(?<=[\p{L}\p{N}_])['’](?=[\p{L}\p{N}_]))+)['’](?![\p{L}\p{N}_])/gu;

/** A request that stands in quotation marks as a whole, which mean nothing then. */
const WHOLE = /^(\s*)(["'“])((?:\S+\s+){5,}\S+)(["'”])(\s*)$/u;

export function quoted(draft: Draft): Mark[] {
  const query = draft.query.replace(WHOLE, (all, before, open, inner: string, _, after) =>
    inner.includes(open === "“" ? "”" : '"') ? all : `${before} ${inner} ${after}`,
  );
  return markForms({ ...draft, query }, QUOTED, (match) => {
    const text = (match.slice(1).find((group) => group !== undefined) ?? "").trim();
    return text === "" ? undefined : { is: "quoted", text };
  });
}
