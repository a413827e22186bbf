/** Files and folders: by their form, or because there is one. */
import type { Chunk } from "../chunks.ts";
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";
import { isMark } from "../walk.ts";
import { isPathByForm } from "./path-form.ts";

/** After them stands where something is: "in src". */
const PLACES =
  /^(?:in|from|of|under|inside|within|below|at|into|folder|directory|file|search|scan)$/;
const JOINS = /^(?:and|or|,)$/;
/** After these stands what is looked for, which may look like the name of a file: "grep console.log". */
const SEEKING = /\b(?:grep|contains?|containing|mention(?:s|ing)?|search(?:ing)? for)\s+$/i;
const EXTENSION = /[^./]\.[a-z]\w*$/i;
/** Words that a name with blanks has at most, before its last one. */
const MOST_BLANKS = 6;

export function paths(draft: Draft): Mark[] {
  const { chunks, query, tokens, world, spanOf } = draft;
  const known = new Map<string, boolean>();
  const exists = (path: string): boolean => {
    if (!known.has(path)) known.set(path, world.exists?.(path) ?? false);
    return known.get(path) === true;
  };
  const isForm = (path: string): boolean => isPathByForm(path, world.exists && exists);
  const isSought = (start: number): boolean =>
    SEEKING.test(query.slice(Math.max(0, start - 24), start));
  const marks: Mark[] = [];
  const push = (from: number, to: number, path: string): void => {
    marks.push({ from, to, is: "path", path, folder: isFolder(draft, path), exists: exists(path) });
  };
  for (const { text, from, to } of draft.marks.filter(isMark("quoted"))) {
    if (text.length > 4096 || isSought(tokens[from]?.start ?? 0)) continue;
    // A name with a blank is a file only when there is one, or when it has an extension and a folder.
    const isSpaced = /^[^\n:;,?!]*\/[^\n:;,?!]*\.[a-z]\w{0,9}$/i.test(text);
    if ((/\s/.test(text) ? isSpaced : isForm(text)) || exists(text)) push(from, to, text);
  }
  let placedUpTo = 0;
  for (const [at, { text, start, end }] of chunks.entries()) {
    if (isSought(start)) continue;
    const first = startOfName(draft, at, exists) ?? start;
    const name = query.slice(first, end);
    const isPlace = (): boolean =>
      /^[\p{L}\p{N}_-]+$/u.test(text) && isPlaced(draft, start, end, placedUpTo) && exists(text);
    const isNamed = first < start || isForm(text) || isPlace();
    const path = isNamed ? name : documentOf(draft, chunks[at], exists);
    const span = path === undefined ? undefined : spanOf(first, end);
    if (path === undefined || span === undefined) continue;
    push(span.from, span.to, path);
    placedUpTo = span.to;
  }
  return marks;
}

/** "Sales Report 2024.csv", where there is such a file: the longest name wins. */
function startOfName(
  { query, world, chunks }: Draft,
  at: number,
  exists: (path: string) => boolean,
): number | undefined {
  const { text = "", end } = chunks[at] ?? {};
  if (world.exists === undefined || !/\.[a-z]\w{0,9}$/i.test(text)) return undefined;
  return chunks.slice(Math.max(0, at - MOST_BLANKS), at).find(({ start }) => {
    const name = query.slice(start, end);
    return !/["“”`\n]/.test(name) && exists(name);
  })?.start;
}

/** "in src", "in src and docs", "the docs folder" */
function isPlaced(draft: Draft, start: number, end: number, placedUpTo: number): boolean {
  const { query, tokens, spanOf } = draft;
  if (/^\s+(?:folder|directory|file)\b/i.test(query.slice(end, end + 12))) return true;
  const at = spanOf(start, end)?.from ?? 0;
  const before = tokens[at - 1]?.lower ?? "";
  const place = before === "the" ? (tokens[at - 2]?.lower ?? "") : before;
  return PLACES.test(place) || (JOINS.test(before) && at >= 2 && placedUpTo === at - 1);
}

/** "the readme", "summarise README": documents whose files are called in capitals, by convention. */
function documentOf(
  { query, world }: Draft,
  chunk: Chunk | undefined,
  exists: (path: string) => boolean,
): string | undefined {
  const { text = "", start = 0, end = 0 } = chunk ?? {};
  if (world.exists === undefined || !/^\p{L}{4,20}$/u.test(text)) return undefined;
  const isLast = /^\s*(?:$|[,.;?!]|and\b|file\b|then\b)/.test(query.slice(end, end + 12));
  const isDocument = /\bthe\s+$/i.test(query.slice(Math.max(0, start - 6), start));
  if (!isDocument && !(isLast && /^\p{Lu}+$/u.test(text))) return undefined;
  const name = text.toUpperCase();
  return [`${name}.md`, `${name}.txt`, name].find((path) => path !== text && exists(path));
}

function isFolder({ world }: Draft, path: string): boolean {
  if (world.isFolder?.(path) === true || /(?:\/|^\.{1,2})$/.test(path)) return true;
  const isFile = world.exists?.(path) === true && world.isFolder !== undefined;
  return !isFile && !EXTENSION.test(path);
}
