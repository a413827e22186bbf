/** Text in columns of a terminal: a letter is not always one column wide. */
import stringWidth from "fast-string-width";
import wrapAnsi from "wrap-ansi";
import { unwritten, written } from "../colors.ts";

export { oneLine } from "../../contract/unseen.ts";

/** Made when one is cut: to read its tables takes a tenth of the start of a command. */
let graphemes: Intl.Segmenter | undefined;

/** Columns of text as it is written: with colours, which take none, and unseen characters as they are shown. */
export function widthOf(text: string): number {
  return stringWidth(written(text));
}

/** Cuts plain text that is wider than `width`, with `…` for what is left out. */
export function fit(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  let used = 0;
  graphemes ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  for (const { segment } of graphemes.segment(text)) {
    used += widthOf(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return width > 0 ? `${kept.trimEnd()}…` : "";
}

export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return align === "left" ? text + space : space + text;
}

/** Breaks text at words. */
export function wrap(text: string, columns: number): string {
  return columns === Infinity
    ? text
    : unwritten(wrapAnsi(written(text), Math.max(NARROWEST, columns), { hard: true, trim: true }));
}

/** Lines of a column of a table. */
export function linesOf(text: string, width: number): string[] {
  const wrapped = wrapAnsi(written(text), Math.max(1, width), { hard: true, trim: true });
  return unwritten(wrapped).split("\n");
}

/** Less is no width for prose; the terminal breaks the lines then. */
const NARROWEST = 20;

/** Text behind a prefix; its later lines stand below its beginning. */
export function hang(prefix: string, text: string, columns: number): string {
  const width = widthOf(prefix);
  return prefix + wrap(text, columns - width).replaceAll("\n", `\n${" ".repeat(width)}`);
}
