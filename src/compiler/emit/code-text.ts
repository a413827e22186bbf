/**
 * Text from outside on its way into a script that people review: as a literal, or as a comment. Besides what
 * could end the one or the other, characters that a reader cannot see, or that make an editor show code in
 * another order than it has (Boucher and Anderson 2021, "Trojan Source"), do not stand in either.
 */

/**
 * Control characters, line and paragraph separators, marks of direction, zero-width characters that join
 * nothing, and halves of surrogate pairs.
 */
const UNSEEN =
  /[\u0000-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** A string literal with exactly this value, on one line. */
export function stringLiteral(text: string): string {
  return JSON.stringify(text).replaceAll(UNSEEN, escape);
}

/** The inside of a template literal with exactly this value. */
export function templateText(text: string): string {
  return text
    .replaceAll(/[\\`]|\$(?=\{)/g, String.raw`\$&`)
    .replaceAll("\n", String.raw`\n`)
    .replaceAll(UNSEEN, escape);
}

/** The text on one line, for a comment of either kind or a page: nothing in it ends that line or the comment. */
export function oneLine(text: string): string {
  return text.replaceAll(UNSEEN, " ").replaceAll(/\s+/g, " ").replaceAll("*/", "* /").trim();
}

/** More of a title than this is no comment any more; the plan has all of it. */
const LONGEST_COMMENT = 200;

/** As much of the text as a comment holds. */
export function commentText(text: string): string {
  const line = oneLine(text);
  const letters = Array.from(line.slice(0, 2 * LONGEST_COMMENT + 2));
  if (letters.length <= LONGEST_COMMENT) return line;
  return `${letters.slice(0, LONGEST_COMMENT).join("")}…`;
}

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
