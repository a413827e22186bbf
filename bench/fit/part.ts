/** Something that weights are fitted on. */
export interface Part {
  readonly name: string;
  /** By the weights as they are now. */
  measure(): Promise<Tally>;
}

export interface Tally {
  readonly right: number;
  readonly wrong: number;
  readonly asked: number;
}

/** `none`: nothing was answered. */
export type Outcome = "right" | "wrong" | "none";

export function tally(outcomes: readonly Outcome[]): Tally {
  const count = (one: Outcome): number => outcomes.filter((outcome) => outcome === one).length;
  return { right: count("right"), wrong: count("wrong"), asked: outcomes.length };
}

/** A wrong answer costs the trust in ten right ones. */
export function worth({ right, wrong }: Tally): number {
  return right - 10 * wrong;
}
