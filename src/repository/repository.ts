/** The index of a workspace's repository, as everybody asks it: people, planning, and tools through their host. */
import type { Database } from "better-sqlite3";
import {
  fileNotInIndex,
  indexRootMissing,
  noIndex,
  OrchcError,
  passagesByWords,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import type { Embedder } from "../model/index.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { loadProcessors } from "./chunks/load-processors.ts";
import { placeOf, type Place } from "./place.ts";
import {
  retrieveContext,
  type ContextOptions,
  type RetrievedContext,
} from "./search/retrieve-context.ts";
import type { Filters } from "./search/filters.ts";
import { search, type SearchResult } from "./search/search.ts";
import { findSymbols, outlineOf, pathsLike, type SymbolPlace } from "./search/symbols.ts";
import { statusOf, type IndexStatus } from "./search/status.ts";
import { loadVectors } from "./store/load-vectors.ts";
import { openForReading } from "./store/open-index.ts";
import { bringUpToDate, oneLine, type Brought } from "./update/bring-up-to-date.ts";
import { madeWith } from "./update/embed-chunks.ts";

export interface RepositoryOptions {
  readonly env: NodeJS.ProcessEnv;
  /** Of the role `embedding`; absent: words alone. */
  readonly embedder?: Embedder | undefined;
  readonly signal?: AbortSignal | undefined;
}

export interface UpdateRequest {
  /** How long another process may write first, in milliseconds; default a minute. */
  readonly waitMs?: number;
  readonly onWait?: () => void;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface Found<Results> {
  readonly results: Results;
  /** What kept the search from being as good as it could be. */
  readonly diagnostics: readonly Diagnostic[];
}

export type SearchRequest = Filters & { readonly limit: number };

/** All throw an OrchcError with ORC8008 where nothing has been indexed yet, but for `update`, which makes the index. */
export interface Repository {
  update(request?: UpdateRequest): Promise<Brought>;
  search(question: string, request: SearchRequest): Promise<Found<readonly SearchResult[]>>;
  symbols(name: string, request: Omit<SearchRequest, "symbol">): readonly SymbolPlace[];
  /** Throws an OrchcError when the index does not have the file. */
  outline(path: string): readonly SymbolPlace[];
  status(): IndexStatus;
  /** Passages for a prompt, within so many tokens. */
  retrieveContext(
    question: string,
    request: Omit<ContextOptions, "vector">,
  ): Promise<Found<RetrievedContext>>;
}

const WAIT_MS = 60_000;

export function openRepository(
  workspace: Workspace,
  { env, embedder, signal }: RepositoryOptions,
): Repository {
  const place = (): Place => {
    try {
      return placeOf(workspace);
    } catch {
      throw new OrchcError(indexRootMissing({ root: workspace.config.index.root }));
    }
  };

  function read<Result>(ask: (database: Database) => Result): Result {
    const database = openForReading(workspace.paths.index);
    if (database === undefined) throw new OrchcError(noIndex());
    try {
      return ask(database);
    } finally {
      database.close();
    }
  }

  /** The vector of a question, where the index has vectors of the same model. */
  async function vectorOf(question: string): Promise<Found<Float32Array | undefined>> {
    if (embedder === undefined) return { results: undefined, diagnostics: [] };
    const made = read(madeWith);
    const words = (reason: string) => {
      return { results: undefined, diagnostics: [passagesByWords({ reason })] };
    };
    if (made === undefined) return words("the index has no vectors yet.");
    if (made.model !== embedder.name) return words(`its vectors are those of ${made.model}.`);
    try {
      const [vector] = await embedder.embed([question]);
      if (vector?.length !== made.dimension) return words("its vectors have another length.");
      return { results: vector, diagnostics: [] };
    } catch (error) {
      return words(oneLine(error));
    }
  }

  async function withVector<Result>(
    question: string,
    ask: (database: Database, vector: Float32Array | undefined) => Result,
  ): Promise<Found<Result>> {
    const { results: vector, diagnostics } = await vectorOf(question);
    const results = read((database) => {
      if (vector !== undefined) loadVectors(database);
      return ask(database, vector);
    });
    return { results, diagnostics };
  }

  return {
    async update({ waitMs = WAIT_MS, onWait = () => undefined, onProgress } = {}) {
      const where = place();
      const processors = await loadProcessors(where.settings.processors, workspace.root);
      return bringUpToDate(where, {
        processors,
        env,
        embedder,
        signal,
        waitMs,
        onWait,
        onProgress,
      });
    },
    search: (question, request) =>
      withVector(question, (database, vector) =>
        search(database, question, { ...request, vector }),
      ),
    symbols: (name, request) => read((database) => findSymbols(database, name, request)),
    outline: (path) =>
      read((database) => {
        const plain = path.replace(/^\.\//, "");
        const found = outlineOf(database, plain);
        if (found !== undefined) return found;
        throw new OrchcError(fileNotInIndex({ path, like: pathsLike(database, plain) }));
      }),
    status: () => read(statusOf),
    retrieveContext: (question, request) =>
      withVector(question, (database, vector) =>
        retrieveContext(database, question, { ...request, vector }),
      ),
  };
}
