import { OrchcError, wrongUsage } from "../contract/diagnostics/index.ts";

/** `--param coin=bitcoin --param days=7`, by name. Throws an OrchcError for one without `=` and one given twice. */
export function givenParams(words: readonly (string | number)[] = []): Record<string, string> {
  const usage = "--param name=value";
  const given = new Map<string, string>();
  const problems = words.map(String).flatMap((word) => {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(word) ?? [];
    if (name === undefined || value === undefined) {
      return [wrongUsage({ reason: `--param ${word} has no value.`, usage })];
    }
    if (given.has(name)) {
      return [wrongUsage({ reason: `--param ${name} is given more than once.`, usage })];
    }
    given.set(name, value);
    return [];
  });
  if (problems.length > 0) throw new OrchcError(problems);
  return Object.fromEntries(given);
}
