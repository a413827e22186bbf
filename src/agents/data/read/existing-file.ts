/** Makes sure that a data file can be read, or says what is there instead. */
import { readdir, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { ToolError } from "../../../catalog/authoring.ts";

const FORMATS = {
  ".csv": "csv",
  ".tsv": "csv",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
  ".parquet": "parquet",
  ".xlsx": "excel",
  ".csv.gz": "csv",
  ".tsv.gz": "csv",
  ".json.gz": "json",
  ".ndjson.gz": "ndjson",
  ".jsonl.gz": "ndjson",
} as const;
export type Format = (typeof FORMATS)[keyof typeof FORMATS];

export interface DataFile {
  /** Absolute. */
  readonly path: string;
  /** As it was given, for messages. */
  readonly name: string;
  readonly format: Format;
  /** Set when only so many rows of it are read. Parquet only: parts of other files are files. */
  readonly firstRows?: number;
}

/** What finds a file: of a tool's context, or of planning's. */
export interface Places {
  resolve(path: string): string;
}

/** @throws ToolError when nothing is there, when it is no file, is empty, or has another extension. */
export async function existingFile(context: Places, name: string): Promise<DataFile> {
  const path = context.resolve(name);
  const stats = await stat(path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT" && error.code !== "ENOTDIR") {
      throw new ToolError(`${name} cannot be read (${error.code ?? error.message}).`, {
        help: "Check its access rights, and that it lies in a folder that the task may read.",
        cause: error,
      });
    }
    throw new ToolError(`There is no file ${name}.`, { help: await nearest(path) });
  });
  if (!stats.isFile()) {
    throw new ToolError(`${name} is a folder, and a data file is needed.`, {
      help: await nearest(`${path}/`),
    });
  }
  const format = formatOf(path);
  if (format === undefined) {
    throw new ToolError(`${name} is not a kind of file that can be analysed.`, {
      help: `The name must end in one of ${Object.keys(FORMATS).join(", ")}.`,
    });
  }
  if (stats.size === 0) {
    throw new ToolError(`${name} is empty (0 bytes).`, {
      help: "Write data to it first, or name another file.",
    });
  }
  return { path, name, format };
}

/** By the end of its name; `undefined` when it is none that can be read. */
export function formatOf(path: string): Format | undefined {
  const name = basename(path).toLowerCase();
  return Object.entries(FORMATS).find(([end]) => name.endsWith(end) && name !== end)?.[1];
}

/** What is most like a missing file in its folder; a path that ends in a slash is the folder itself. */
async function nearest(missing: string): Promise<string> {
  const isFolder = missing.endsWith("/");
  const folder = isFolder ? missing : dirname(missing);
  const names = await readdir(folder).catch(() => undefined);
  if (names === undefined) return "Check the path: it is relative to the workspace.";
  const files = names.filter((name) => formatOf(name) !== undefined).toSorted();
  const first = files[0];
  if (first === undefined) return `The folder ${folder} holds no data files.`;
  if (!isFolder) {
    const { closest, distance } = await import("fastest-levenshtein");
    const wanted = basename(missing);
    const best = closest(wanted, files);
    // Up to half of the letters may differ: beyond that it is another word, not a slip.
    if (distance(wanted, best) <= wanted.length / 2) return `Did you mean ${best} in ${folder}?`;
  }
  return `Data files in ${folder}: ${files.slice(0, 8).join(", ")}${files.length > 8 ? ", …" : ""}.`;
}
