/** Finds secrets in files of any size, and takes them out, a piece at a time. */
import { createReadStream, createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { pipeline } from "node:stream/promises";

/** One of the ways in which a secret is written. */
export interface SecretForm {
  /** Of the secret. */
  readonly name: string;
  readonly form: string;
}

/** Byte by byte, whatever a file is: a secret is ASCII, or is looked for in UTF-8. */
const ENCODING = "latin1";

/** @returns the name of a secret that stands in the file */
export async function secretInFile(
  file: string,
  forms: readonly SecretForm[],
): Promise<string | undefined> {
  const patterns = forms.map(bytesOf);
  const overlap = longestOf(patterns) - 1;
  let end = "";
  for await (const chunk of createReadStream(file, ENCODING)) {
    const part = end + String(chunk);
    const found = patterns.find(({ form }) => part.includes(form));
    if (found !== undefined) return found.name;
    end = tailOf(part, overlap);
  }
  return undefined;
}

/**
 * Writes the file again with `[NAME]` in the place of each secret.
 *
 * @param forms longest first: a secret can be the beginning of another one
 */
export async function maskFile(file: string, forms: readonly SecretForm[]): Promise<void> {
  const patterns = forms.map(bytesOf);
  const masked = `${file}.masked`;
  const pieces = async function* () {
    let rest = "";
    for await (const chunk of createReadStream(file, ENCODING)) {
      const part = rest + String(chunk);
      const cut = cutOf(part, patterns);
      rest = part.slice(cut);
      if (cut > 0) yield maskText(part.slice(0, cut), patterns);
    }
    yield maskText(rest, patterns);
  };
  try {
    await pipeline(pieces(), createWriteStream(masked, { encoding: ENCODING }));
    await rename(masked, file);
  } catch (error) {
    await rm(masked, { force: true });
    throw error;
  }
}

export function maskText(text: string, forms: readonly SecretForm[]): string {
  return forms.reduce((rest, { name, form }) => rest.replaceAll(form, `[${name}]`), text);
}

/** Up to where a piece can be masked without what follows: behind that may stand the beginning of a secret. */
function cutOf(part: string, patterns: readonly SecretForm[]): number {
  const overlap = longestOf(patterns) - 1;
  let cut = Math.max(0, part.length - overlap);
  for (let before = -1; before !== cut;) {
    before = cut;
    for (const { form } of patterns) {
      // One that ends behind the cut is left for the next piece, with one that it overlaps.
      const from = Math.max(0, cut - form.length + 1);
      const at = part.slice(from, cut + form.length - 1).indexOf(form);
      if (at !== -1) cut = from + at;
    }
  }
  return cut;
}

function bytesOf({ name, form }: SecretForm): SecretForm {
  const inBytes = (text: string) => Buffer.from(text).toString(ENCODING);
  return { name: inBytes(name), form: inBytes(form) };
}

function longestOf(patterns: readonly SecretForm[]): number {
  return Math.max(1, ...patterns.map(({ form }) => form.length));
}

function tailOf(text: string, length: number): string {
  return length === 0 ? "" : text.slice(-length);
}
