export interface PatternArguments {
  /** As it was written; empty for a list. */
  readonly name: string;
  /** Where `share` writes, and how the pattern is called there. */
  readonly out: string | undefined;
  readonly as: string | undefined;
}
