/**
 * Widths of text without a canvas, from the metrics of Helvetica (Adobe Core 14 AFM), in thousandths of an em.
 * Vega's own estimate, 0.8 em a letter, leaves charts half empty.
 */
const WIDTHS: readonly (readonly [letters: RegExp, width: number])[] = [
  [/[ijl'|]/, 222],
  [/[ .,:;!ftI/[\]\\]/, 278],
  [/[r()\-`]/, 333],
  [/[cksvxyzJ]/, 500],
  [/[FTZ]/, 611],
  [/[ABEKPSVXY&]/, 667],
  [/[CDHNRUw]/, 722],
  [/[GOQ]/, 778],
  [/[mM]/, 833],
  [/[W%@]/, 944],
];
const USUAL = 556;
const BOLD = 1.06;
/** Some systems' own fonts, such as DejaVu Sans, run wider. */
const SLACK = 1.12;

/** Pixels. */
export function textWidth(text: string, fontSize: number, isBold: boolean): number {
  const units = Array.from(
    text,
    (letter) => WIDTHS.find(([set]) => set.test(letter))?.[1] ?? USUAL,
  );
  const em = units.reduce((sum, width) => sum + width, 0) / 1000;
  return em * fontSize * (isBold ? BOLD : 1) * SLACK;
}

/** Lines of whole words, none wider than `most` pixels unless it is a single word. */
export function wrapText(text: string, most: number, fontSize: number, isBold: boolean): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || textWidth(longer, fontSize, isBold) > most) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
