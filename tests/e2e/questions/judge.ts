import type { Right } from "./table.ts";

/** What the library gave: an answer, or why there is none. */
export type Outcome = { readonly answer: string } | { readonly refused: string };

/** `right`, `refused`, or what is wrong with an answer that came with exit status 0. */
export function judge(outcome: Outcome, right: Right): string {
  if ("refused" in outcome) return "refused";
  const [text = ""] = outcome.answer.split(/^(?:## |Question:)/m);
  const [first = ""] = text.trim().split("\n");
  if ("none" in right) return `wrong: nothing answers this, and it says: ${first}`;
  if ("names" in right)
    return first.includes(right.names) ? "right" : `wrong: ${right.names} is not named: ${first}`;
  if ("value" in right) {
    // What comes before the colon are the words of the question with its own numbers.
    const [number] = numbersIn(first.slice(first.lastIndexOf(": ") + 1));
    return isNear(number, right.value) ? "right" : `wrong: ${right.value} is right, not: ${first}`;
  }
  const wrong = Object.entries(right.groups).filter(([name, value]) => {
    const said = new RegExp(
      `(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])[^\\n\\d-]*(-?[\\d,]+(?:\\.\\d+)?)`,
      "gu",
    );
    return ![...text.matchAll(said)].some(([, number = ""]) => isNear(numbersIn(number)[0], value));
  });
  return wrong.length === 0
    ? "right"
    : `wrong: ${JSON.stringify(Object.fromEntries(wrong))} is not said: ${text}`;
}

function numbersIn(text: string): number[] {
  return (text.match(/-?\d[\d,]*(?:\.\d+)?/g) ?? []).map((number) =>
    Number(number.replaceAll(",", "")),
  );
}

/** To the two decimals that are shown. */
function isNear(said: number | undefined, right: number): boolean {
  return said !== undefined && Math.abs(said - right) <= 0.00501;
}
