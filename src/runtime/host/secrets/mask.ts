/** Takes secrets out of whatever a run keeps, shows or gives to a script. */
import { maskFile, maskText, secretInFile } from "./mask-file.ts";

export interface NamedSecret {
  /** What is shown instead: `[NAME]`. */
  readonly name: string;
  readonly value: string;
}

export interface Mask {
  text(text: string): string;
  /** All texts in a value, names of fields included. */
  value<Value>(value: Value): Value;
  /** The name of a secret that stands in a file. */
  secretIn(file: string): Promise<string | undefined>;
  /** Masks a file where it is. */
  file(file: string): Promise<void>;
}

/** Anything shorter (`none`, `true`) would be found in ordinary text, and is none of the secrets that services give. */
export const SHORTEST_SECRET = 8;

/** Longest first: a secret can be the beginning of another one. */
export function maskOf(secrets: readonly NamedSecret[]): Mask {
  const forms = secrets
    .filter(({ value }) => value.length >= SHORTEST_SECRET)
    .flatMap(({ name, value }) => formsOf(value).map((form) => ({ name, form })))
    .toSorted((a, b) => b.form.length - a.form.length);
  if (forms.length === 0) {
    return {
      text: (text) => text,
      value: (value) => value,
      secretIn: async () => undefined,
      file: async () => {},
    };
  }

  const text = (whole: string): string => maskText(whole, forms);

  function masked(value: unknown): unknown {
    if (typeof value === "string") return text(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(masked);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [text(key), masked(item)]),
    );
  }

  return {
    text,
    value: (value) => masked(value) as typeof value,
    secretIn: (file) => secretInFile(file, forms),
    file: (file) => maskFile(file, forms),
  };
}

/** As it is, and as it stands in JSON, in an address and in a header of basic authentication. */
function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const base64 = Buffer.from(value).toString("base64");
  return [...new Set([value, json, encodeURIComponent(value), base64])];
}
