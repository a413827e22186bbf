/** The part of jstat that is used here; it brings no types of its own. */
declare module "jstat" {
  interface Distribution<Parameters extends readonly number[]> {
    /** The probability of at most `x`. */
    cdf(x: number, ...parameters: Parameters): number;
  }
  export const jStat: {
    readonly studentt: Distribution<[degreesOfFreedom: number]>;
    readonly chisquare: Distribution<[degreesOfFreedom: number]>;
  };
}
