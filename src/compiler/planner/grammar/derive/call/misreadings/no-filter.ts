/** "Without a roof" of what takes "only those with a roof": where that is not wanted, all are shown, also those with one. */
import type { CalledClause, Misreading } from "./misreading.ts";

export function noFilter({ tool, calls }: CalledClause): Misreading | undefined {
  if (tool.effect !== "read") return undefined;
  const found = calls
    .flatMap(({ assigned }) => assigned)
    .find(
      ({ field, literal }) =>
        field.kind === "flag" && literal === false && /\bonly\b/i.test(field.description),
    );
  return (
    found && {
      words: found.value,
      reason: `${found.field.name} of ${tool.name} can only ask for those with it; without it all are shown`,
    }
  );
}
