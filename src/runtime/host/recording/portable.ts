/** Recordings are committed: where the workspace lies on one machine stands in none. */
const WORKSPACE = "{workspace}";

export interface Portable {
  out<Value>(value: Value): Value;
  in<Value>(value: Value): Value;
}

/** @param root absolute path of the workspace, links followed */
export function portable(root: string): Portable {
  return {
    out: (value) => replaced(value, root, WORKSPACE),
    in: (value) => replaced(value, WORKSPACE, root),
  };
}

function replaced<Value>(value: Value, from: string, to: string): Value {
  // Replacers see texts, not their JSON: a path needs no escaping here.
  return JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === "string" ? part.replaceAll(from, to) : part,
  ) as Value;
}
