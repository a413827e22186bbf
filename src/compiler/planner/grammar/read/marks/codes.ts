/** Identifiers that stand for themselves: hashes, revisions, versions, numbers of orders, addresses of machines. */
import { isIP } from "node:net";
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";
import { markChunks, markForms } from "../walk.ts";

/** Nobody writes a longer one. */
const LONGEST = 128;

const FORMS: readonly RegExp[] = [
  // Revisions: `HEAD`, `HEAD~3`, `main..topic`, `v1.2.0`, `1.2.3-rc.1`, `^1.2.3`.
  /^HEAD$/,
  /^[A-Za-z][\w/.-]+[~^]\d*$/,
  /^\w[\w/-]*\.{2,3}\w[\w/.-]*$/,
  /^[v^~]\d+(?:\.\d+)+[\w.+-]*$/i,
  /^v\d+$/,
  /^\d+(?:\.\d+){2,}(?:[-+][\w.+-]*|[a-z][\w.+-]*)?$/i,
  // The start of a commit's hash, and longer ones.
  /^(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{7,64}$/,
  /^(?=[A-F]*\d)(?=\d*[A-F])[\dA-F]{8,64}$/,
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i,
  /^0x[\da-f]+$/i,
  /^#(?:\d+|[\da-f]{3}|[\da-f]{6}|[\da-f]{8})$/i,
  // `AB-1029`, `F-16`, `INV-2024-001`, `ISO-8859-1`, `BTC-USD`, `BTC/USD`, `BRK.B`, `^GSPC`, `EURUSD=X`.
  /^\p{Lu}[\p{Lu}\d]*(?:[-_]\d[\p{Lu}\d]*)+$/u,
  /^\d+(?:[-_][\p{Lu}\d]*\p{Lu}[\p{Lu}\d]*)+$/u,
  /^\p{Lu}{2,6}(?:[-/]\p{Lu}{2,6}|\.\p{Lu}|=\p{Lu})$/u,
  /^\^\p{Lu}{2,8}$/u,
  // Telephones and books: groups of digits, at least three.
  /^\+?\d{1,4}(?:-\d{1,7}){2,4}(?:-[\dX])?$/,
  /^\+\d{8,15}$/,
  // Names of programs: `delivery_days`, `maxCharacters`, `console.log()`.
  /^[\p{L}_][\p{L}\p{N}]*(?:_[\p{L}\p{N}]+)+$/u,
  /^\p{Ll}{2,}(?:\p{Lu}\p{Ll}+)+$/u,
  /^[\p{L}_][\p{L}\p{N}_.]*\(\)$/u,
  // Letters and digits in one: `A100`, `x1`, `QUCgJYGeoDmJ`, `6gnuuPDezqVB`; but not "19th", "25kg" and the `s` of "1990s".
  /^(?=\p{L}*\d)\p{L}[\p{L}\d]+$/u,
  /^(?=.*\p{Ll})(?=.*\p{Lu})\d[\p{L}\d]{5,}$/u,
];
/** They look like one, and are times: `Q3`, `2024-03-01`, `03-05-2024`, `3.5.2024`. */
const QUARTER = /^(?:q[1-4]|h[12]|fy\d{2,4})$/i;
const DATE = /^(?:\d{4}-?W\d{2}|\d{4}[-.]\d{1,2}[-.]\d{1,2}|\d{1,2}[-.]\d{1,2}[-.]\d{4})$/;
/** Feet and inches: `5' 11"`. */
const HEIGHT = /(?<![\p{L}\p{N}.])\d{1,2}['’′]\s?\d{1,2}(?:["”″]|['’]{2})/gu;

export function codes(draft: Draft): Mark[] {
  const heights = markForms(draft, HEIGHT, ([text]) => ({ is: "code", text }));
  const others = markChunks(draft, ({ text, isWord }) =>
    !isWord && isCode(text) ? { is: "code", text } : undefined,
  );
  return [...heights, ...others];
}

function isCode(text: string): boolean {
  if (text.length > LONGEST || text.length < 2) return false;
  if (QUARTER.test(text) || DATE.test(text)) return false;
  const isAddress = isIP(text.replace(/\/\d{1,2}$/, "")) !== 0;
  return isAddress || isRandom(text) || FORMS.some((form) => form.test(text));
}

/** `QUCgJYGeoDmJ`: no word changes so often between small letters and capitals. */
function isRandom(text: string): boolean {
  if (!/^[A-Za-z]{8,}$/.test(text)) return false;
  const turns = [...text.matchAll(/[a-z](?=[A-Z])|[A-Z](?=[a-z])/g)].length;
  return turns >= 4 && /[A-Z]{2}/.test(text);
}
