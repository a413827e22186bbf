/** How people and their programs write numbers. */
import * as fc from "fast-check";
import type { Ugliness, UglyFile } from "../ugly-file.ts";
import { cellsOf, mean, pickColumn, restyle, rewrite } from "./restyle.ts";

interface Signs {
  readonly decimal: string;
  readonly thousands: string;
}

/** The parts of `-1234.5`; other cells are no numbers, and stay as they are. */
function parts(cell: string) {
  const [, sign, whole = "", fraction] = /^(-?)(\d+)(?:\.(\d+))?$/.exec(cell) ?? [];
  return sign === undefined ? undefined : { isNegative: sign === "-", whole, fraction };
}

function written(cell: string, { decimal, thousands }: Signs): string {
  const number = parts(cell);
  if (number === undefined) return cell;
  const whole = number.whole.replaceAll(/\B(?=(\d{3})+$)/g, thousands);
  const fraction = number.fraction === undefined ? "" : `${decimal}${number.fraction}`;
  return `${number.isNegative ? "-" : ""}${whole}${fraction}`;
}

const ownSigns: Signs = { decimal: ".", thousands: "" };
const allSigns: readonly Signs[] = [
  { decimal: ".", thousands: "," },
  { decimal: ",", thousands: "." },
  { decimal: ".", thousands: "'" },
  { decimal: ".", thousands: "’" },
  { decimal: ",", thousands: "\u202f" },
  { decimal: ",", thousands: "\u00a0" },
  { decimal: ",", thousands: " " },
  { decimal: ".", thousands: " " },
];

/** `1.234` or `12,5` alone may be both: only the file's other values, or nothing, tell. */
function isOpen(file: UglyFile, column: number, { decimal, thousands }: Signs): boolean {
  if (!",.".includes(thousands) || thousands === "") return false;
  const cells = cellsOf(file, column).filter((cell) => cell !== null);
  const shown = cells.map((cell) => written(String(cell), { decimal, thousands }));
  return !shown.some(
    (cell) => cell.split(thousands).length > 2 || /[.,]\d+[.,]|[.,]\d{1,2}$/.test(cell),
  );
}

/** All of three digits behind the sign, they are a measure of three decimals for everybody. */
function areAlike(file: UglyFile, column: number, signs: Signs): boolean {
  const cells = cellsOf(file, column).map((cell) => written(String(cell ?? ""), signs));
  return cells.every((cell) => /^$|[.,]\d{3}$/.test(cell));
}

/** Each number of a column with something before or behind it, or in another notation. */
function notation(
  name: string,
  draws: readonly ((cell: string, isNegative: boolean) => string)[],
  signs: readonly Signs[] = [ownSigns],
): Ugliness {
  return {
    name,
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number");
      if (column === undefined) return undefined;
      const around = draw(fc.constantFrom, ...draws);
      const set = draw(fc.constantFrom, ...signs);
      if (isOpen(file, column, set)) return undefined;
      return restyle(file, column, (cell) => {
        const number = parts(cell);
        if (number === undefined) return cell;
        return around(written(cell.replace("-", ""), set), number.isNegative);
      });
    },
  };
}

const signed = (around: (cell: string) => string) => (cell: string, isNegative: boolean) =>
  `${isNegative ? "-" : ""}${around(cell)}`;

export const numbers: readonly Ugliness[] = [
  {
    name: "thousands are grouped",
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number", (cells) =>
        cells.some((c) => Number(c) >= 1e3),
      );
      if (column === undefined) return undefined;
      const signs = draw(fc.constantFrom, ...allSigns);
      if (isOpen(file, column, signs)) return undefined;
      return restyle(file, column, (cell) => written(cell, signs));
    },
  },
  {
    name: "thousands are grouped, and nothing else tells the sign",
    mayBeRefused: true,
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number", (cells) =>
        cells.some((c) => Number(c) >= 1e3),
      );
      if (column === undefined) return undefined;
      const signs = draw(fc.constantFrom, ...allSigns.slice(0, 2));
      if (!isOpen(file, column, signs) || areAlike(file, column, signs)) return undefined;
      return restyle(file, column, (cell) => written(cell, signs));
    },
  },
  {
    name: "decimal commas",
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number", (cells) =>
        cells.some((c) => !Number.isInteger(c ?? 0)),
      );
      if (column === undefined) return undefined;
      // `28,476` in all rows of a file of commas is 28476 for everybody.
      if (areAlike(file, column, { decimal: ",", thousands: "" })) return undefined;
      return restyle(file, column, (cell) => written(cell, { decimal: ",", thousands: "" }));
    },
  },
  {
    name: "thousands and decimal commas in all columns",
    change: (file) =>
      file.clean.columns.reduce((so, { type }, i) => {
        if (type !== "number" || so.styles.has(i)) return so;
        if (areAlike(so, i, allSigns[1] ?? ownSigns)) return so;
        return restyle(so, i, (cell) => written(cell, { decimal: ",", thousands: "." }));
      }, file),
    mayBeRefused: true,
  },
  notation("percent signs", [signed((n) => `${n}%`), signed((n) => `${n} %`)]),
  notation(
    "a currency before numbers",
    [
      signed((n) => `$${n}`),
      signed((n) => `€ ${n}`),
      signed((n) => `£${n}`),
      signed((n) => `EUR ${n}`),
      signed((n) => `US$${n}`),
      (n, isNegative) => `$${isNegative ? "-" : ""}${n}`,
      (n, isNegative) => `€\u00a0${isNegative ? "-" : ""}${n}`,
      (n, isNegative) => (isNegative ? `($${n})` : `$${n}`),
      (n, isNegative) => (isNegative ? `-CHF ${n}` : `CHF ${n}`),
    ],
    [ownSigns, ...allSigns],
  ),
  notation(
    "a currency behind numbers",
    [
      signed((n) => `${n} €`),
      signed((n) => `${n}€`),
      signed((n) => `${n}\u00a0€`),
      signed((n) => `${n} EUR`),
      signed((n) => `${n} kr`),
      (n, isNegative) => `${n}${isNegative ? "-" : ""} €`,
    ],
    [ownSigns, ...allSigns],
  ),
  notation("a unit behind numbers", [
    signed((n) => `${n} kg`),
    signed((n) => `${n}km`),
    signed((n) => `${n} m²`),
  ]),
  notation(
    "negative numbers in parentheses",
    [(n, isNegative) => (isNegative ? `(${n})` : n)],
    [ownSigns, ...allSigns],
  ),
  notation(
    "a minus behind numbers",
    [(n, isNegative) => (isNegative ? `${n}-` : n)],
    [ownSigns, ...allSigns],
  ),
  notation("typographic minus signs", [
    (n, isNegative) => (isNegative ? `−${n}` : n),
    (n, isNegative) => (isNegative ? `–${n}` : n),
  ]),
  notation("plus signs", [(n, isNegative) => (isNegative ? `-${n}` : `+${n}`)]),
  {
    name: "decimals padded to one length",
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number");
      if (column === undefined) return undefined;
      const digits = Math.max(
        2,
        ...cellsOf(file, column).map((cell) => parts(String(cell))?.fraction?.length ?? 0),
      );
      return restyle(file, column, (cell) => (parts(cell) ? Number(cell).toFixed(digits) : cell));
    },
  },
  {
    name: "marks of footnotes",
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number");
      if (column === undefined) return undefined;
      const mark = draw(fc.constantFrom, "*", "[a]", "¹", " [1]");
      return restyle(file, column, (cell) =>
        parts(cell) && cell.endsWith("7") ? `${cell}${mark}` : cell,
      );
    },
  },
  {
    name: "exponents",
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number");
      if (column === undefined) return undefined;
      return restyle(file, column, (cell) =>
        parts(cell) && Number(cell) !== 0 ? Number(cell).toExponential().replace("e", "E") : cell,
      );
    },
  },
  {
    name: "a remark among numbers",
    mayBeRefused: true,
    change: (file, draw) => {
      const column = pickColumn(file, draw, "number");
      if (column === undefined) return undefined;
      const row = draw(fc.integer, { min: 0, max: file.clean.rows.length - 1 });
      const remark = draw(
        fc.constantFrom,
        "closed",
        "see note 3",
        "no reading",
        "12 or 13",
        "<5",
        "ca. 40",
        "unknown",
        "1O",
        "4 of 5",
      );
      const changed = rewrite(file, row, column, remark);
      return changed && mean(changed, column, (cell, i) => (i === row ? null : cell));
    },
  },
];
