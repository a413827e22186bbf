/** What yargs lets pass: flags that nobody declared, numbers that are none, words too many. */
import type { ArgumentsCamelCase, Options } from "yargs";
import { unknownFlag, wrongUsage, type Diagnostic } from "../contract/diagnostics/index.ts";
import { nearestName } from "../contract/nearest.ts";
import type { Command } from "./command.ts";
import type { CommandEntry } from "./commands.ts";
import { globalFlags } from "./global-flags.ts";

export function checkArguments(
  { name, usage }: CommandEntry,
  { flags, positionals }: Command,
  args: ArgumentsCamelCase,
  words: readonly string[],
): Diagnostic[] {
  const allFlags: Readonly<Record<string, Options>> = { ...flags, ...globalFlags };
  const known = Object.keys(allFlags).map((flag) => `--${flag}`);
  const declared = new Set(
    [...Object.keys(allFlags), ...Object.keys(positionals), "no-color", "color"].map(camelCase),
  );
  const wrong = (reason: string): Diagnostic => wrongUsage({ reason, usage: `orchc ${usage}` });

  const unknown = Object.keys(args)
    .filter((key) => key !== "_" && key !== "$0" && !declared.has(key))
    .map((key) => {
      const flag = asWritten(key, words);
      const nearest = nearestName(flag, known);
      return unknownFlag({ flag, command: name, known, ...(nearest !== undefined && { nearest }) });
    });
  const extra = args._.slice(1).map((word) =>
    wrong(`Nothing is expected at ${JSON.stringify(word)}.`),
  );
  const values = Object.entries(allFlags).flatMap(([flag, { type }]) => {
    const value = args[camelCase(flag)];
    if (Array.isArray(value))
      return type === "array" || allFlags[flag]?.array === true
        ? []
        : [wrong(`--${flag} is given more than once.`)];
    return type === "number" && value !== undefined && !isCount(value)
      ? [wrong(`--${flag} has to be a whole number above 0.`)]
      : [];
  });
  return [...unknown, ...extra, ...values];
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function camelCase(flag: string): string {
  return flag.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** yargs gives `maxTaks` for `--max-taks=3`, and `foo` for `--no-foo`. */
function asWritten(key: string, words: readonly string[]): string {
  const written = words
    .map((word) => word.replace(/=.*$/s, ""))
    .find((word) => {
      const [, hyphens = "", flag = ""] = /^(-+)(?:no-)?(.*)$/s.exec(word) ?? [];
      return (
        hyphens !== "" && (camelCase(flag) === key || camelCase(word.slice(hyphens.length)) === key)
      );
    });
  return written ?? `-${key}`;
}
