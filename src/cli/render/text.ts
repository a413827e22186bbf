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
  return width > 0 ? `${kept.trimEnd()}…` : "";
}

export function pad(text: string, width: number, align: "left" | "right" = "left"): string {
  const space = " ".repeat(Math.max(0, width - stringWidth(text)));
  return align === "left" ? text + space : space + text;
}

/** Breaks text at words. */
export function wrap(text: string, columns: number): string {
  return columns === Infinity
    ? text
    : wrapAnsi(text, Math.max(NARROWEST, columns), { hard: true, trim: true });
}

/** Less is no width for prose; the terminal breaks the lines then. */
const NARROWEST = 20;

/** Text behind a prefix; its later lines stand below its beginning. */
export function hang(prefix: string, text: string, columns: number): string {
  const width = stringWidth(prefix);
  return prefix + wrap(text, columns - width).replaceAll("\n", `\n${" ".repeat(width)}`);
}

/** One line: line breaks, tabs and control characters, which titles and errors may hold, become spaces. */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replaceAll(/[\s\u0000-\u001f\u007f-\u009f]+/g, " ").trim();
}
