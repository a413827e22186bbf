/** Where the parts of values come from, found step by step through schemas with labels (origins.ts). */
import { branchesOf, dereference, stepInto, type Schema } from "../schema/json-schema.ts";
import { carriesText } from "./carries-text.ts";
import { isChecked, originsAt, originsWithin } from "./origins.ts";

/** One of the things that a value may be. */
export interface Labelled {
  readonly schema: Schema;
  /** Whose definitions the schema may refer to. */
  readonly document: Schema;
  /** Of what stands above it, so of all of it. */
  readonly origins: ReadonlySet<number>;
}

/** A document as a value. */
export function labelled(document: Schema, origins: Iterable<number> = []): Labelled {
  return { schema: document, document, origins: new Set(origins) };
}

/** Of a value the part that steps lead to. */
export function walkOrigins(
  values: readonly Labelled[],
  steps: readonly (string | number)[],
): readonly Labelled[] {
  return steps.reduce((at, step) => at.flatMap((value) => into(value, step)), values);
}

/** Of all text in it. */
export function originsOf(values: readonly Labelled[]): number[] {
  const found = values.flatMap((value) =>
    carriesText(value.schema, value.document)
      ? settle(value).flatMap(({ schema, document, origins }) => [
          ...(carriesText(schema, document) ? origins : []),
          ...originsWithin(schema, document),
        ])
      : [],
  );
  return [...new Set(found)].toSorted((a, b) => a - b);
}

function into(value: Labelled, step: string | number): Labelled[] {
  return settle(value).flatMap(({ schema, document, origins }) => {
    const next = stepInto(schema, step, document);
    if ("found" in next) return [{ schema: next.found, document, origins }];
    // Anything may be there, so also whatever else is in it.
    return "open" in next ? [labelled({}, [...origins, ...originsWithin(schema, document)])] : [];
  });
}

/** Behind references, and one of several for each of them; what it is marked with is taken along. */
function settle(value: Labelled, seen: readonly Schema[] = []): Labelled[] {
  const { schema, document } = value;
  if (seen.includes(schema)) return [];
  const origins = new Set([...(isChecked(schema) ? [] : value.origins), ...originsAt(schema)]);
  const target = dereference(schema, document);
  const branches = target === schema ? branchesOf(schema) : [target];
  if (branches.length === 0) return [{ schema, document, origins }];
  return branches.flatMap((branch) =>
    settle({ schema: branch, document, origins }, [...seen, schema]),
  );
}
