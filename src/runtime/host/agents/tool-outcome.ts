/** What a model is told of a call: what came back as data, and no more of it than it can read. */
import type { Json, JsonObject } from "../../../contract/json.ts";
import type { ToolOutcome } from "../../../model/index.ts";

/** Characters of one result, as JSON: some 2,000 tokens, of which a few fit into a small context. */
const MOST_CHARACTERS = 8000;

export function toolOutcome(data: Json): ToolOutcome {
  const length = JSON.stringify(data).length;
  if (length <= MOST_CHARACTERS) return { ok: true, data };
  return { ok: true, ...(firstRows(data, length) ?? beginning(data, length)) };
}

/** Of an object with one long list: as many of its items as have room. */
function firstRows(data: Json, length: number): { data: Json; part: string } | undefined {
  if (data === null || typeof data !== "object" || Array.isArray(data)) return undefined;
  const lists = Object.entries(data as JsonObject).filter(([, value]) => Array.isArray(value));
  const [longest] = lists.toSorted(
    ([, a], [, b]) => JSON.stringify(b).length - JSON.stringify(a).length,
  );
  if (longest === undefined) return undefined;
  const [name, list] = longest as [string, readonly Json[]];
  let room = MOST_CHARACTERS - (length - JSON.stringify(list).length);
  const fits = list.findIndex((item) => (room -= JSON.stringify(item).length + 1) < 0);
  if (fits < 1) return undefined;
  return {
    data: { ...(data as JsonObject), [name]: list.slice(0, fits) },
    part: `${name} has the first ${fits} of ${list.length} items`,
  };
}

function beginning(data: Json, length: number): { data: Json; part: string } {
  const text = typeof data === "string" ? data : JSON.stringify(data);
  return {
    data: text.slice(0, MOST_CHARACTERS),
    part: `the first ${MOST_CHARACTERS} of ${length} characters`,
  };
}
