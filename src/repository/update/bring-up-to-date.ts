/** One update from beginning to end: the lock, the files, the vectors, and what there is to say about them. */
import Database from "better-sqlite3";
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import {
  cutByLines,
  diskFull,
  filesLeftOut,
  indexIsWritten,
  indexMadeAnew,
  manyVectors,
  OrchcError,
  passagesByWords,
  unwritableStore,
  type Diagnostic,
} from "../../contract/diagnostics/index.ts";
import type { Embedder } from "../../model/index.ts";
import { leftOutReasons, type LeftOut } from "../files/left-out.ts";
import type { Place } from "../place.ts";
import { indexWriter } from "../store/index-writer.ts";
import { lockIndex } from "../store/lock.ts";
import { openForWriting } from "../store/open-index.ts";
import { embedChunks } from "./embed-chunks.ts";
import { updateIndex, type Updated, type UpdateOptions } from "./update-index.ts";

/** Measured for 384 numbers each on two cores: about 0.1 s a question (docs/repository-index.md). */
export const MOST_VECTORS = 200_000;

export interface BringOptions extends UpdateOptions {
  readonly embedder?: Embedder | undefined;
  /** How long somebody else may write first. */
  readonly waitMs: number;
  /** Told once when somebody else does. */
  readonly onWait: () => void;
}

export interface Brought extends Omit<Updated, "failures"> {
  /** Texts that were embedded. */
  readonly embedded: number;
  readonly diagnostics: readonly Diagnostic[];
}

/** Throws an OrchcError when the index cannot be written. */
export async function bringUpToDate(place: Place, options: BringOptions): Promise<Brought> {
  const { embedder, waitMs, onWait } = options;
  try {
    mkdirSync(dirname(place.file), { recursive: true });
    const release = await lockIndex(place.file, waitMs, onWait);
    if (release === undefined) {
      throw new OrchcError(indexIsWritten({ seconds: Math.round(waitMs / 1000) }));
    }
    try {
      return await update(place, options, embedder);
    } finally {
      release();
    }
  } catch (error) {
    throw indexError(error, place.file);
  }
}

async function update(
  place: Place,
  options: BringOptions,
  embedder: Embedder | undefined,
): Promise<Brought> {
  const { database, remade } = openForWriting(place.file);
  try {
    const before = leftOutOf(database);
    const { failures, ...updated } = await updateIndex(place, indexWriter(database), options);
    const [[file, reason] = [], ...others] = failures;
    const vectors = embedder && (await embedOrSay(database, embedder, options));
    return {
      ...updated,
      embedded: vectors?.embedded ?? 0,
      diagnostics: [
        ...(remade === undefined
          ? []
          : [indexMadeAnew({ what: "The index of the repository is", why: remade })]),
        ...(before === leftOutOf(database) ? [] : leftOut(database)),
        ...(file === undefined || reason === undefined
          ? []
          : [cutByLines({ file, reason, others: others.length })]),
        ...(vectors?.diagnostics ?? []),
      ],
    };
  } finally {
    database.close();
  }
}

async function embedOrSay(
  database: Database.Database,
  embedder: Embedder,
  { onProgress }: BringOptions,
): Promise<{ readonly embedded: number; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const { made, vectors, remade } = await embedChunks(database, embedder, onProgress);
    const diagnostics = [
      ...(remade === undefined
        ? []
        : [indexMadeAnew({ what: "The vectors of the index are", why: remade })]),
      ...(vectors > MOST_VECTORS ? [manyVectors({ vectors, most: MOST_VECTORS })] : []),
    ];
    return { embedded: made, diagnostics };
  } catch (error) {
    if (error instanceof Database.SqliteError) throw error;
    return { embedded: 0, diagnostics: [passagesByWords({ reason: oneLine(error) })] };
  }
}

/** It is said when it is another number than before. */
function leftOutOf(database: Database.Database): number {
  return (
    database
      .prepare<[], number>("SELECT count(*) FROM files WHERE left_out IS NOT NULL")
      .pluck()
      .get() ?? 0
  );
}

function leftOut(database: Database.Database): Diagnostic[] {
  const counted = database
    .prepare<[], { reason: LeftOut; files: number }>(
      "SELECT left_out AS reason, count(*) AS files FROM files WHERE left_out IS NOT NULL GROUP BY 1 ORDER BY 2 DESC",
    )
    .all();
  const files = counted.reduce((sum, one) => sum + one.files, 0);
  const reasons = counted.map(
    (one) => `${one.files.toLocaleString("en")} ${leftOutReasons[one.reason]}`,
  );
  return files === 0 ? [] : [filesLeftOut({ files, reasons: reasons.join(", ") })];
}

export function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split("\n", 1)[0] ?? "";
}

/** What SQLite and the file system say, for the person in front of it. */
function indexError(error: unknown, file: string): unknown {
  const code = (error as { readonly code?: unknown } | null)?.code;
  if (typeof code !== "string") return error;
  if (/^(?:SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return new OrchcError(diskFull({ file }));
  if (/^(?:SQLITE_(?:READONLY|CANTOPEN|PERM)|EROFS|EACCES|EPERM|EEXIST|ENOTDIR)/.test(code)) {
    return new OrchcError(unwritableStore({ file, code }));
  }
  return error;
}
