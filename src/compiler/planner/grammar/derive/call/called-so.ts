/** Whether words before a value name its argument. */
import { type Field } from "../../link/fields.ts";
import type { Reading } from "../../read/reading.ts";
import type { Value } from "./value.ts";

const JOINING = /^(?:and|or|,|&|\d+|number|no|nr|id|#|the)$/;

/** "Lift 3", "lifts 3 and 4". */
export function isCalledSo({ from }: Value, { names, said }: Field, { tokens }: Reading): boolean {
  let at = from - 1;
  while (JOINING.test(tokens[at]?.lower ?? "")) at -= 1;
  const { stem = "" } = tokens[at] ?? {};
  return names.includes(stem) || said.has(stem);
}
