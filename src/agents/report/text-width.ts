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
  // Helvetica's are narrower, but those of DejaVu Sans are not.
  [/[<>=+~#]/, 750],
  [/[\p{M}\u200b-\u200d\ufeff]/u, 0],
  [/[\p{Ideographic}\p{Emoji_Presentation}\u3000-\u30ff\uac00-\ud7a3\uff01-\uff60]/u, 1000],
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

/** Lines of whole words, none wider than `most` pixels; a word that is wider itself is cut into pieces. */
export function wrapText(text: string, most: number, fontSize: number, isBold: boolean): string[] {
  const fits = (line: string): boolean => textWidth(line, fontSize, isBold) <= most;
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    if (line !== undefined && fits(`${line} ${word}`)) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(...(fits(word) ? [word] : piecesOf(word, fits)));
  }
  return lines;
}

function piecesOf(word: string, fits: (piece: string) => boolean): string[] {
  const pieces: string[] = [];
  for (const letter of word) {
    const longer = `${pieces.at(-1) ?? ""}${letter}`;
    if (pieces.length > 0 && fits(longer)) pieces[pieces.length - 1] = longer;
    else pieces.push(letter);
  }
  return pieces;
}
