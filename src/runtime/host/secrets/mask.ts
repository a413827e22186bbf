/** Takes secrets out of whatever a run keeps, shows or gives to a script. */
import { createReadStream } from "node:fs";

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
    return { text: (text) => text, value: (value) => value, secretIn: async () => undefined };
  }

  const text = (whole: string): string =>
    forms.reduce((rest, { name, form }) => rest.replaceAll(form, `[${name}]`), whole);

  function masked(value: unknown): unknown {
    if (typeof value === "string") return text(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(masked);
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [text(key), masked(item)]),
    );
  }

  async function secretIn(file: string): Promise<string | undefined> {
    const overlap = (forms[0]?.form.length ?? 1) * 4;
    let end = "";
    // Byte by byte, whatever the file is: a secret is ASCII, or is looked for in UTF-8.
    for await (const chunk of createReadStream(file, "latin1")) {
      const part = end + String(chunk);
      const found = forms.find(({ form }) => part.includes(Buffer.from(form).toString("latin1")));
      if (found !== undefined) return found.name;
      end = part.slice(-overlap);
    }
    return undefined;
  }

  return { text, value: (value) => masked(value) as typeof value, secretIn };
}

/** As it is, and as it stands in JSON, in an address and in a header of basic authentication. */
function formsOf(value: string): string[] {
  const json = JSON.stringify(value).slice(1, -1);
  const base64 = Buffer.from(value).toString("base64");
  return [...new Set([value, json, encodeURIComponent(value), base64])];
}
