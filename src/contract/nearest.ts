import { closest, distance } from "fastest-levenshtein";

/**
 * The known name that was probably meant: at most a third of its letters differ, or two are swapped
 * (`buidl`, which counts as two differences). `undefined` when none is close.
 */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const written = name.toLowerCase();
  const best = closest(
    written,
    known.map((other) => other.toLowerCase()),
  );
  const swapped = letters(written) === letters(best) ? 2 : 1;
  const allowed = Math.max(swapped, Math.floor(Math.max(name.length, best.length) / 3));
  return distance(written, best) <= allowed
    ? known.find((other) => other.toLowerCase() === best)
    : undefined;
}

function letters(word: string): string {
  return word.split("").toSorted().join("");
}
