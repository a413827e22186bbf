/** Patterns of files: `src/*.ts`, `**`, `data/{a,b}.csv`, ".md files". */
import { marksOfChunks } from "../marks-of-chunks.ts";
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";

const BRACES = /\{[^{}]*,[^{}]*\}/;
const KIND_OF_FILE = /^\.[a-z]\w{0,9}$/i;

export function globs(draft: Draft): Mark[] {
  return marksOfChunks(draft, ({ text, end }) => {
    if (/[()<>|=^"']/.test(text.replace(BRACES, ""))) return undefined;
    const isStarred = text.includes("*") && /[./]/.test(text) && !/^[\d.*/+-]+$/.test(text);
    const isBraced = BRACES.test(text) && /[./]/.test(text) && !text.startsWith("{");
    if (isStarred || isBraced || text === "**") return { is: "glob", pattern: text };
    const isKind =
      KIND_OF_FILE.test(text) && /^\s+files?\b/i.test(draft.query.slice(end, end + 12));
    return isKind ? { is: "glob", pattern: `*${text}` } : undefined;
  });
}
