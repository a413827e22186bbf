/**
 * Characters that a reader cannot see, that steer a terminal, or that show a text in another order than it has
 * (Boucher and Anderson 2021, "Trojan Source"). Text from outside may hold them; terminals, scripts, names and
 * files that people review never do.
 */

/** Control characters, line and paragraph separators, marks of direction, zero-width characters that join nothing, and
 * halves of surrogate pairs. But for line feeds and tabs: of these a file has thousands, and most texts keep them. */
const UNSEEN =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb]/gu;

export function holdsUnseen(text: string): boolean {
  return text.search(UNSEEN) >= 0 || /[\t\n]/.test(text);
}

/** Each as JSON and TypeScript write it, `\u202e`: in them the text keeps its value. Line feeds and tabs stay. */
export function escapeUnseen(text: string): string {
  return text.replaceAll(
    UNSEEN,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** With spaces in their place. Line feeds and tabs stay. */
export function withoutUnseen(text: string): string {
  return text.replaceAll(UNSEEN, " ");
}

/** One line: unseen characters and runs of white space, which titles and errors may hold, become one space. */
export function oneLine(text: string): string {
  return withoutUnseen(text).replaceAll(/\s+/g, " ").trim();
}
