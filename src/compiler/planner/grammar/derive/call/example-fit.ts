/** How much a value is like the examples that an argument has. */
import { stemWord } from "../../../../language/stem.ts";
import type { Field } from "../../link/fields.ts";
import type { Value } from "./value.ts";

export function exampleFit(value: Value, { examples }: Field): number {
  if (examples.length === 0) return 0;
  const form = remembered(formsOfValues, value, ({ text }) => formOf(text));
  const others = remembered(formsOfExamples, examples, (all) => all.map(formOf));
  let best = 0;
  for (const { lower, stems, shape } of others) {
    if (lower === form.lower) return 1.3;
    if (stems === form.stems) best = Math.max(best, 1.1);
    else if (shape === form.shape) best = Math.max(best, value.is === "phrase" ? 0.1 : 0.25);
  }
  return best;
}

/** What two texts are compared by. */
interface Form {
  readonly lower: string;
  readonly stems: string;
  readonly shape: string;
}

// Each value is held against each argument of each tool that may be meant.
const formsOfValues = new WeakMap<Value, Form>();
const formsOfExamples = new WeakMap<readonly string[], readonly Form[]>();

function remembered<K extends WeakKey, V>(known: WeakMap<K, V>, key: K, make: (key: K) => V): V {
  const before = known.get(key);
  if (before !== undefined) return before;
  const made = make(key);
  known.set(key, made);
  return made;
}

function formOf(text: string): Form {
  const lower = text.toLowerCase();
  return { lower, stems: lower.split(/\W+/).map(stemWord).join(" "), shape: shapeOf(text) };
}

function shapeOf(text: string): string {
  return text
    .replaceAll(/\p{Lu}+/gu, "A")
    .replaceAll(/\p{Ll}+/gu, "a")
    .replaceAll(/\d+/g, "0")
    .replaceAll(/(?:Aa ?)+/g, "N")
    .replaceAll(/(?:a ?)+/g, "w");
}
