/** Text in columns of a terminal: a letter is not always one column wide. */
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

export { default as widthOf } from "string-width";

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** Cuts plain text that is wider than `width`, with `…` for what is left out. */
export function fit(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return width > 0 ? `${kept}…` : "";
}

export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "left" ? text + space : space + text;
}

/** Breaks text at words. `indent` stands before the second and all later lines, and counts. */
export function wrap(text: string, columns: number, indent = ""): string {
  if (columns === Infinity) return text;
  const width = Math.max(20, columns - stringWidth(indent));
  return wrapAnsi(text, width, { hard: true, trim: true }).replaceAll("\n", `\n${indent}`);
}

/** One line: line breaks, tabs and control characters, which titles and errors may hold, become spaces. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
}
