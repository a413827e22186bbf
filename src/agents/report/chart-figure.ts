/** Single values as figures: one bar, or one point, has nothing to be compared with. */
import type { Cell, Table } from "../../catalog/authoring.ts";
import type { ChartBody } from "./chart-channels.ts";
import { numberOf } from "./cell-number.ts";
import { shortNumber } from "./chart-numbers.ts";
import { WIDTH } from "./chart-theme.ts";
import { findColumn, withUnit, type Column } from "./columns.ts";
import { cellFormat } from "./format-cells.ts";
import { textWidth, wrapText } from "./text-width.ts";

/** More do not fit side by side. */
const MOST = 4;
const PLACE = WIDTH - 40;
const HEIGHT = 170;
/** Font sizes of a figure, the largest that fits is taken; and of its name. */
const SIZES = [52, 44, 36, 30, 24, 20, 16];
const NAME_SIZE = 14;
/** From here on a number is shortened. */
const LONG = 1e15;

export interface Figure {
  readonly name: string;
  readonly text: string;
}

export interface Figures {
  readonly figures: readonly Figure[];
  readonly columns: readonly Column[];
  /** Measures that are not shown. */
  readonly left: number;
  /** What the row is about: its words and times. */
  readonly about: string;
}

/** The values of a table of one row; `undefined` for other tables. */
export function figuresOf(
  table: Table,
  asked: { readonly y?: string | undefined },
): Figures | undefined {
  const [row] = table.rows;
  if (row === undefined || table.rows.length > 1) return undefined;
  const wanted = asked.y === undefined ? undefined : findColumn(table, asked.y);
  const measures = table.columns.filter(
    (column) => column.type === "number" && numberOf(row[column.name]) !== undefined,
  );
  const columns = wanted === undefined ? measures : measures.filter((column) => column === wanted);
  if (columns.length === 0) return undefined;
  const others = table.columns.filter(({ type, name }) => type !== "number" && row[name] !== null);
  return {
    columns: columns.slice(0, MOST),
    left: Math.max(0, columns.length - MOST),
    figures: columns.slice(0, MOST).map((column) => ({
      name: withUnit(column),
      text: written(table, column, row[column.name]),
    })),
    about: others.map((column) => cellFormat(table, column)(row[column.name])).join(", "),
  };
}

function written(table: Table, column: Column, cell: Cell | undefined): string {
  const size = typeof cell === "number" ? Math.abs(cell) : 0;
  const isExtreme = size >= LONG || (size > 0 && size < 1e-3);
  return typeof cell === "number" && isExtreme
    ? shortNumber(cell)
    : cellFormat(table, column)(cell);
}

export function figuresSpec({ figures, about }: Figures): ChartBody {
  const room = PLACE / figures.length;
  const fits = (size: number): boolean =>
    figures.every(({ text }) => textWidth(text, size, true) <= room - 16);
  const size = SIZES.find(fits) ?? 14;
  const texts = figures.flatMap(({ name, text }, i) => {
    const left = i * room;
    const [line = "", ...more] = wrapText(name, room - 16, NAME_SIZE, false);
    return [
      { x: left, y: 16, text: more.length > 0 ? `${line}…` : line, size: NAME_SIZE, is: "name" },
      { x: left, y: 76, text, size, is: "value" },
    ];
  });
  const all = [...texts, { x: 0, y: 106, text: about, size: NAME_SIZE, is: "name" }];
  const layer = (is: string, more: object) => ({
    transform: [{ filter: `datum.is === '${is}' && datum.text !== ''` }],
    mark: { type: "text", align: "left", baseline: "alphabetic", limit: PLACE, ...more },
    encoding: {
      x: { field: "x", type: "quantitative", scale: null, axis: null },
      y: { field: "y", type: "quantitative", scale: null, axis: null },
      text: { field: "text" },
      size: { field: "size", type: "quantitative", scale: null, legend: null },
    },
  });
  return {
    height: HEIGHT,
    spec: {
      data: { values: all },
      layer: [layer("name", { opacity: 0.75 }), layer("value", { fontWeight: 600 })],
    },
  };
}
