/** The package brings no types of its own. */
declare module "vader-sentiment" {
  export interface Polarity {
    /** Shares of the text, which add up to 1. */
    readonly neg: number;
    readonly neu: number;
    readonly pos: number;
    /** From -1 (most negative) to 1 (most positive). */
    readonly compound: number;
  }
  const vader: {
    readonly SentimentIntensityAnalyzer: { polarity_scores(text: string): Polarity };
  };
  export default vader;
}
