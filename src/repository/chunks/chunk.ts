/** What is found: some lines of a file. */
export interface Chunk {
  readonly kind: string;
  /** The qualified name of what it shows: `Session.note`; of a part that begins in the middle too. */
  readonly symbol?: string;
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** The part of the text that is the comment before a declaration; empty when there is none. */
  readonly comment: string;
}

/** A declaration or a section, in however many chunks it is. */
export interface FileSymbol {
  readonly name: string;
  /** With the names of what it stands within. */
  readonly qualified: string;
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  /** How many others it stands within. */
  readonly depth: number;
}

export interface CutFile {
  readonly chunks: readonly Chunk[];
  readonly symbols: readonly FileSymbol[];
}
