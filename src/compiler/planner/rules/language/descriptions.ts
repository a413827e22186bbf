/** Descriptions say what a field is, and then name examples: the two are told apart. */

/** From "such as" to where the list of examples ends. */
const EXAMPLES =
  /(?:\b(?:such as|as in:?|for example|for instance|like|e\.g\.|i\.e\.),?\s+)([^;:()]*?)(?=[;:()]|\.\s|\.?$|\bin place of\b|\bchosen by\b)/gi;

/** The description without its examples: the words that it has for what the field is. */
export function describedBy(description: string): string {
  return description.replace(EXAMPLES, " ");
}

/** `["AAPL", "MSFT", "Seattle"]` of "names to keep, such as AAPL and MSFT or Seattle". */
export function examplesIn(description: string): string[] {
  return [...description.matchAll(EXAMPLES)].flatMap(([, list = ""]) =>
    list
      .split(/,|\band\b|\bor\b/)
      .map((example) =>
        example
          .trim()
          .replace(/^(?:an?|the) /i, "")
          .replace(/\.$/, ""),
      )
      .filter((example) => example !== "" && example.split(" ").length <= 3),
  );
}
