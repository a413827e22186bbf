/** What a sentence is made of, read against one grid. */
import type { ShownNumber } from "../numbers/read-numbers.ts";

export interface CellItem {
  readonly is: "cell";
  readonly text: string;
  /** Where it stands in the grid; the first one, where the same text stands in several columns. */
  readonly column: number;
  /** Rows that have it, by position. */
  readonly rows: readonly number[];
  readonly isTime: boolean;
}

export interface ColumnItem {
  readonly is: "column";
  readonly text: string;
  /** Several where the sentence leaves open which: `body mass` of its mean and its maximum. */
  readonly columns: readonly number[];
}

export interface NumberItem {
  readonly is: "number";
  readonly text: string;
  readonly number: ShownNumber;
  readonly isNegative: boolean;
  /** `%`, a currency sign or a magnitude such as `kb`, in lower case. */
  readonly unit: string | undefined;
}

export interface WordItem {
  readonly is: "word";
  readonly text: string;
  readonly word: string;
  readonly stem: string;
}

export interface StopItem {
  readonly is: "stop";
  readonly text: string;
}

export type Item = CellItem | ColumnItem | NumberItem | WordItem | StopItem;

export const isCell = (item: Item): item is CellItem => item.is === "cell";
export const isNumber = (item: Item): item is NumberItem => item.is === "number";
export const isWord = (item: Item): item is WordItem => item.is === "word";
export const isColumn = (item: Item): item is ColumnItem => item.is === "column";
