/** The index of a repository: files, cut by their syntax, found by words and, with a model for it, by meaning. */
export type { Brought } from "./update/bring-up-to-date.ts";
export type { Piece, Processor } from "./chunks/processor.ts";
export {
  openRepository,
  type Found,
  type Repository,
  type SearchRequest,
  type UpdateRequest,
} from "./repository.ts";
export type { ContextChunk, RetrievedContext } from "./search/retrieve-context.ts";
export type { SearchResult } from "./search/search.ts";
export type { IndexStatus } from "./search/status.ts";
export type { SymbolPlace } from "./search/symbols.ts";
