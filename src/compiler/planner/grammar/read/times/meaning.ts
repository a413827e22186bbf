/** What a form of a time is given, and gives. */
import type { TimeSpec } from "./time-spec.ts";

/** What stands around a time. */
export interface Place {
  /** The word before it, in small letters, or a sign; "" at the beginning of the query. */
  readonly before: string;
  readonly after: string;
  /** Whether the word that names the time has a capital. */
  isCapital(word: string): boolean;
  /** A time stands before it, joined by "and" or "to". */
  readonly expected: boolean;
}

export type Groups = Readonly<Record<string, string | undefined>>;
/** A time, or two where it is unclear; `undefined` of what is none here. */
export type Meaning = (
  said: Groups,
  place: Place,
) => TimeSpec | readonly TimeSpec[] | "" | undefined;
