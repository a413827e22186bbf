/** How a type of file is cut into chunks: what a processor is, also one of a workspace's own. */

/** A part of a text that belongs together. Lines count from 1, both are included. */
export interface Piece {
  /** What it is, in a word: `function`, `class`, `method`, `type`, `section`, … */
  readonly kind: string;
  /** What it is called there, without what it stands within. */
  readonly name?: string;
  readonly from: number;
  readonly to: number;
  /** The last line of the comment that it begins with. */
  readonly commentTo?: number;
  /** Parts of it that have names of their own, in their order, without overlap. */
  readonly parts?: readonly Piece[];
}

export interface Processor {
  /** Names it in the index; files are cut anew when their processor is another one. */
  readonly name: string;
  /** Raised whenever the same text can give other pieces. */
  readonly version: string;
  /** The language of a file by its path, such as `typescript`; nothing of a file that it does not take. */
  language(path: string): string | undefined;
  /**
   * The pieces of a text, in their order, without overlap. What no piece covers is cut by lines, and so is a text for
   * which it throws, or gives pieces that are not there.
   */
  pieces(text: string, path: string): Promise<readonly Piece[]> | readonly Piece[];
  /** Between the name of a piece and that of a part of it; default `.`. */
  readonly separator?: string;
}
