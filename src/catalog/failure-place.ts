/** Where a module that could not be loaded went wrong, as far as Node, tsx or the module's own text tell. */
import { readFileSync } from "node:fs";
import { dirname, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { Place } from "../contract/diagnostics/index.ts";

type FilePlace = Extract<Place, { in: "file" }>;

/** `file:///a/b.ts:3:7`, `/a/b.ts:3:7`, in brackets or at the beginning of a line. */
const MENTION =
  /(?<path>file:\/\/[^\s()]+?|(?:[A-Za-z]:)?[\\/][^()\n]+?):(?<line>\d+)(?::(?<column>\d+))?/g;

/**
 * The first place in the error's stack that lies below the folder of the file: the file itself, or a module of
 * the workspace that it imports. The file without a line when there is none.
 */
export function failurePlace(file: string, error: unknown): FilePlace {
  const whole: FilePlace = { in: "file", file };
  if (!(error instanceof Error)) return whole;
  const own = dirname(file) + sep;
  const text = `${error.stack ?? ""}\n${error.message}`;
  for (const { groups } of text.matchAll(MENTION)) {
    const path = pathOf(groups?.["path"] ?? "");
    if (!path.startsWith(own) || path.includes(`${sep}node_modules${sep}`)) continue;
    return placeAt(path, groups);
  }
  return importPlace(file, error) ?? whole;
}

/** The line of a file that holds a text, as a place. */
export function placeOfText(file: string, text: string): FilePlace | undefined {
  let source: string;
  try {
    source = readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
  const at = source.indexOf(text);
  if (at === -1) return undefined;
  const before = source.slice(0, at).split("\n");
  return { in: "file", file, line: before.length, column: (before.at(-1) ?? "").length + 1 };
}

/** Node says of a module that is not there who imports it, but not in which line. */
function importPlace(file: string, { message }: Error): FilePlace | undefined {
  const [, wanted, importer] = /^Cannot find \w+ '(.+?)' imported from (.+)$/s.exec(message) ?? [];
  if (wanted === undefined || importer === undefined) return undefined;
  const from = pathOf(importer);
  if (!from.startsWith(dirname(file) + sep)) return undefined;
  const last = wanted.split(/[\\/]/).at(-1) ?? wanted;
  return (
    placeOfText(from, `"${wanted}`) ??
    placeOfText(from, `'${wanted}`) ??
    placeOfText(from, `/${last}`) ?? { in: "file", file: from }
  );
}

function placeAt(file: string, groups: Record<string, string> | undefined): FilePlace {
  const column = groups?.["column"];
  return {
    in: "file",
    file,
    line: Number(groups?.["line"]),
    ...(column !== undefined && { column: Number(column) }),
  };
}

function pathOf(mention: string): string {
  try {
    return mention.startsWith("file://") ? fileURLToPath(mention) : mention;
  } catch {
    return mention;
  }
}
