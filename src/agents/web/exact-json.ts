/** JSON whose numbers keep all their digits: ids of 64 bits, and decimals of more than some 15 digits. */
import type { z } from "zod";

export interface ExactJson {
  /** A number that a double cannot hold is text of its decimal digits. */
  readonly data: z.core.util.JSONType;
  /** Those texts. */
  readonly digits: ReadonlySet<string>;
}

/** Up to 15 digits survive in a double, and so do exponents of two digits: most texts need no second look. */
const MAY_BE_LONG = /\d[\d.]{15}|\d[eE][+-]?\d{3}/;
/** Beyond it zeros would be written out that nobody sent. */
const MOST_ZEROS = 400;

/** @throws SyntaxError as JSON.parse does. */
export function parseExactly(text: string): ExactJson {
  const digits = new Set<string>();
  if (!MAY_BE_LONG.test(text)) return { data: JSON.parse(text) as ExactJson["data"], digits };
  const reviver = (_key: string, value: unknown, { source }: { source?: string }) => {
    if (typeof value !== "number" || source === undefined) return value;
    const written = decimalOf(source);
    const held = decimalOf(String(value));
    if (written.digits === held.digits && written.exponent === held.exponent) return value;
    const exact = plain(written) ?? source;
    digits.add(exact);
    return exact;
  };
  // The third argument came with ES2025; TypeScript's library does not know it yet.
  const parse = JSON.parse as (text: string, reviver: unknown) => ExactJson["data"];
  return { data: parse(text, reviver), digits };
}

/** Sign and significant digits as a whole number, times ten to the power of `exponent`. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

function decimalOf(number: string): Decimal {
  const [, sign = "", whole = "", fraction = "", power = "0"] =
    /^(-?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(number) ?? [];
  const all = `${whole}${fraction}`.replace(/^0+/, "");
  const digits = all.replace(/0+$/, "");
  if (digits === "") return { digits: number === "Infinity" ? number : "0", exponent: 0 };
  return {
    digits: `${sign}${digits}`,
    exponent: Number(power) - fraction.length + (all.length - digits.length),
  };
}

/** Without an exponent; `undefined` when that would be longer than anybody could read. */
function plain({ digits, exponent }: Decimal): string | undefined {
  if (Math.abs(exponent) > MOST_ZEROS) return undefined;
  if (exponent >= 0) return `${digits}${"0".repeat(exponent)}`;
  const [sign, unsigned] = digits.startsWith("-") ? ["-", digits.slice(1)] : ["", digits];
  const padded = unsigned.padStart(1 - exponent, "0");
  return `${sign}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}
