import type { Json } from "../../../contract/json.ts";
import { isList } from "../record/shapes.ts";

/** The texts and numbers of a value and the names of its fields. With a stack of its own: data may be nested deeper than calls can be. */
export function* leavesOf(value: Json): Generator<string | number> {
  const pending: Json[] = [value];
  while (pending.length > 0) {
    const one = pending.pop() as Json;
    if (typeof one === "string" || typeof one === "number") yield one;
    else if (one === null || typeof one === "boolean") continue;
    else if (isList(one)) for (const item of one) pending.push(item);
    else {
      for (const [key, item] of Object.entries(one)) {
        yield key;
        pending.push(item);
      }
    }
  }
}

export function textsIn(value: Json): string[] {
  return [...leavesOf(value)].filter((leaf) => typeof leaf === "string");
}
