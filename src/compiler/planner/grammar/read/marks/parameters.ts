/** `{name}`: a parameter of the query. */
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

const PARAMETER = /(?<![\\$])\{([A-Za-z_]\w*)\}/g;

export function parameters(draft: Draft): Mark[] {
  return [...draft.query.matchAll(PARAMETER)].flatMap((match): Mark[] => {
    const span = draft.spanOf(match.index, match.index + match[0].length);
    return span === undefined ? [] : [{ ...span, is: "parameter", name: match[1] ?? "" }];
  });
}
