/** Files and folders: by their form, or because there is one. */
import type { Chunk } from "../chunks.ts";
import type { Draft } from "../draft.ts";
import type { Mark } from "../reading.ts";
import { isPathByForm } from "./path-form.ts";

/** After them stands where something is: "in src". */
const PLACES = new Set(
  "in from of under inside within below at into folder directory file search scan".split(" "),
);
const JOINS = new Set(["and", "or", ","]);
/** After these stands what is looked for, which may look like the name of a file: "grep console.log". */
const SEEKING = /\b(?:grep|contains?|containing|mention(?:s|ing)?|search(?:ing)? for)\s+$/i;
/** Words that a name with blanks has at most, before its last one. */
const MOST_BLANKS = 6;

export function paths(draft: Draft): Mark[] {
  const { chunks } = draft;
  const known = new Map<string, boolean>();
  const exists = (path: string): boolean => {
    let found = known.get(path);
    if (found === undefined) known.set(path, (found = draft.world.exists?.(path) ?? false));
    return found;
  };
  const marks: Mark[] = [...quotedPaths(draft, exists)];
  let placedUpTo = 0;
  for (const [at, chunk] of chunks.entries()) {
    const before = draft.query.slice(Math.max(0, chunk.start - 24), chunk.start);
    if (SEEKING.test(before)) continue;
    const named = spacedName(draft, chunks, at, exists);
    const isForm = isPathByForm(chunk.text, draft.world.exists && exists);
    const isPlace = !isForm && named === undefined && /^[\p{L}\p{N}_-]+$/u.test(chunk.text) && isPlaced(draft, chunk, placedUpTo); // prettier-ignore
    const path =
      named?.text ??
      (isForm || (isPlace && exists(chunk.text)) ? chunk.text : document(draft, chunk, exists));
    if (path === undefined) continue;
    const start = named?.start ?? chunk.start;
    const span = draft.spanOf(start, chunk.end);
    if (span === undefined) continue;
    marks.push({ ...span, is: "path", path, folder: isFolder(draft, path), exists: exists(path) });
    placedUpTo = span.to;
  }
  return marks;
}

/** A name with a blank is a file only when there is one, or when it has an extension and a folder. */
function* quotedPaths(draft: Draft, exists: (path: string) => boolean): Generator<Mark> {
  for (const mark of draft.marks) {
    if (mark.is !== "quoted" || mark.text.length > 4096) continue;
    const { text: path, from, to } = mark;
    const before = draft.query.slice(0, draft.tokens[from]?.start ?? 0).slice(-24);
    if (SEEKING.test(before)) continue;
    const isForm = /\s/.test(path)
      ? /^[^\n:;,?!]*\/[^\n:;,?!]*\.[a-z]\w{0,9}$/i.test(path)
      : isPathByForm(path, draft.world.exists && exists);
    if (!isForm && !exists(path)) continue;
    yield { from, to, is: "path", path, folder: isFolder(draft, path), exists: exists(path) };
  }
}

/** "Sales Report 2024.csv", where there is such a file: the longest name wins. */
function spacedName(
  { query, world }: Draft,
  chunks: readonly Chunk[],
  at: number,
  exists: (path: string) => boolean,
): { readonly text: string; readonly start: number } | undefined {
  const last = chunks[at];
  if (world.exists === undefined || last === undefined || !/\.[a-z]\w{0,9}$/i.test(last.text))
    return undefined;
  for (let first = Math.max(0, at - MOST_BLANKS); first < at; first += 1) {
    const start = chunks[first]?.start ?? 0;
    const text = query.slice(start, last.end);
    if (!/["“”`\n]/.test(text) && exists(text)) return { text, start };
  }
  return undefined;
}

/** "in src", "in src and docs", "the docs folder" */
function isPlaced(draft: Draft, chunk: Chunk, placedUpTo: number): boolean {
  if (/^\s+(?:folder|directory|file)\b/i.test(draft.query.slice(chunk.end, chunk.end + 12)))
    return true;
  const at = draft.spanOf(chunk.start, chunk.end)?.from ?? 0;
  const before = draft.tokens[at - 1]?.lower ?? "";
  if (PLACES.has(before)) return true;
  if (before === "the") return PLACES.has(draft.tokens[at - 2]?.lower ?? "");
  return JOINS.has(before) && at >= 2 && placedUpTo === at - 1;
}

/** "the readme", "summarise README": documents whose files are called in capitals, by convention. */
function document(
  draft: Draft,
  { text, start, end }: Chunk,
  exists: (path: string) => boolean,
): string | undefined {
  if (draft.world.exists === undefined || !/^\p{L}{4,20}$/u.test(text)) return undefined;
  const after = draft.query.slice(end, end + 12);
  const isCapital = /^\p{Lu}+$/u.test(text) && /^\s*(?:$|[,.;?!]|and\b|file\b|then\b)/.test(after);
  if (!isCapital && !/\bthe\s+$/i.test(draft.query.slice(Math.max(0, start - 6), start)))
    return undefined;
  const name = text.toUpperCase();
  return [`${name}.md`, `${name}.txt`, name].find((path) => path !== text && exists(path));
}

function isFolder({ world }: Draft, path: string): boolean {
  if (world.isFolder?.(path) === true || path.endsWith("/") || path === "." || path === "..")
    return true;
  return world.exists?.(path) === true && world.isFolder !== undefined
    ? false
    : !/[^./]\.[A-Za-z]\w*$/.test(path);
}
