import type { LeftOut } from "./left-out.ts";

/** A file of the repository as it was listed: nothing of it has been read. */
export interface ListedFile {
  /** Relative to the root of the index, with `/` between folders. */
  readonly path: string;
  /** What is known to leave it out already. */
  readonly leftOut?: LeftOut;
}

export interface Listing {
  readonly files: readonly ListedFile[];
  /** The commit that is checked out; absent outside of git, and before the first commit. */
  readonly commit?: string;
}
