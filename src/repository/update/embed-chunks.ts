/** Vectors for the chunks that have none: one for each different text. Those of another model are dropped first. */
import type { Database } from "better-sqlite3";
import type { Embedder } from "../../model/index.ts";
import { loadVectors } from "../store/load-vectors.ts";

/** Texts that are asked for and written together: what a killed process loses. */
const BATCH = 256;

export interface Embedded {
  /** Texts that were sent. */
  readonly made: number;
  readonly vectors: number;
  /** Why those that were there are gone. */
  readonly remade?: string;
}

/** What `vectors` was made with, in `meta`. */
interface Made {
  readonly model: string;
  readonly dimension: number;
}

export async function embedChunks(
  database: Database,
  embedder: Embedder,
  onProgress?: (done: number, total: number) => void,
): Promise<Embedded> {
  loadVectors(database);
  let remade = dropOthers(database, (made) => made.model !== embedder.name, embedder.name);
  const missing = database.prepare<[], { hash: string; text: string }>(
    "SELECT c.hash, c.text FROM chunks c WHERE c.hash NOT IN (SELECT hash FROM embedded) GROUP BY c.hash",
  );
  let texts = missing.all();
  for (let at = 0; at < texts.length;) {
    const batch = texts.slice(at, at + BATCH);
    const vectors = await embedder.embed(batch.map(({ text }) => text));
    const dimension = vectors[0]?.length ?? 0;
    const other = dropOthers(database, (made) => made.dimension !== dimension, embedder.name);
    if (other !== undefined) {
      // What was written before has gone too.
      remade = other;
      [texts, at] = [missing.all(), 0];
      continue;
    }
    write(database, { model: embedder.name, dimension }, batch, vectors);
    at += batch.length;
    onProgress?.(at, texts.length);
  }
  removeUnused(database);
  const vectors = database.prepare<[], number>("SELECT count(*) FROM embedded").pluck().get() ?? 0;
  return { made: texts.length, vectors, ...(remade !== undefined && { remade }) };
}

/** The model that the vectors of an index are of. */
export function madeWith(database: Database): Made | undefined {
  const value = database
    .prepare<[], string>("SELECT value FROM meta WHERE key = 'vectors'")
    .pluck()
    .get();
  return value === undefined ? undefined : (JSON.parse(value) as Made);
}

function dropOthers(
  database: Database,
  isOther: (made: Made) => boolean,
  model: string,
): string | undefined {
  const made = madeWith(database);
  if (made === undefined || !isOther(made)) return undefined;
  database.transaction(() => {
    database.exec(
      "DROP TABLE IF EXISTS vectors; DELETE FROM embedded; DELETE FROM meta WHERE key = 'vectors'",
    );
  })();
  return made.model === model
    ? `${model} gives vectors of another length now`
    : `they were made with ${made.model}, and models.embedding names ${model}`;
}

function write(
  database: Database,
  made: Made,
  batch: readonly { readonly hash: string }[],
  vectors: readonly Float32Array[],
): void {
  database.transaction(() => {
    database.exec(
      `CREATE VIRTUAL TABLE IF NOT EXISTS vectors USING vec0(id INTEGER PRIMARY KEY, embedding float[${made.dimension}])`,
    );
    database
      .prepare("INSERT OR REPLACE INTO meta (key, value) VALUES ('vectors', ?)")
      .run(JSON.stringify(made));
    const add = database.prepare("INSERT INTO embedded (hash) VALUES (?)");
    const addVector = database.prepare("INSERT INTO vectors (id, embedding) VALUES (?, ?)");
    for (const [index, { hash }] of batch.entries()) {
      const vector = vectors[index];
      if (vector === undefined) continue;
      const id = add.run(hash).lastInsertRowid;
      const bytes = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
      // sqlite-vec takes no JavaScript number for a key: it would be a REAL.
      addVector.run(BigInt(id), bytes);
    }
  })();
}

/** Of texts that are in no file any more. */
function removeUnused(database: Database): void {
  const unused = database
    .prepare<[], number>("SELECT id FROM embedded WHERE hash NOT IN (SELECT hash FROM chunks)")
    .pluck()
    .all();
  const removeVector = database.prepare("DELETE FROM embedded WHERE id = ?");
  database.transaction(() => {
    for (const id of unused) removeVector.run(id);
    if (unused.length === 0) return;
    const remove = database.prepare("DELETE FROM vectors WHERE id = ?");
    for (const id of unused) remove.run(BigInt(id));
  })();
}
