import { closest, distance } from "fastest-levenshtein";

/** The known name that was probably meant: at most a third of its letters differ. `undefined` when none is close. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  const best = closest(
    name.toLowerCase(),
    known.map((other) => other.toLowerCase()),
  );
  const candidate = known.find((other) => other.toLowerCase() === best);
  const allowed = Math.max(1, Math.floor(Math.max(name.length, best.length) / 3));
  return distance(name.toLowerCase(), best) <= allowed ? candidate : undefined;
}
