/** What the TypeScript compiler says of one place, as `type-check.ts` reads it and `locate-type-error.ts` explains it. */
export interface TypeScriptError {
  /** Name of a file of the build, or path of another one. */
  readonly file: string;
  /** Both from 1; columns are UTF-16 code units. */
  readonly line: number;
  readonly column: number;
  readonly message: string;
  /** Why, step by step, the last one at the bottom of it; empty where the message says all. */
  readonly details: readonly string[];
}
