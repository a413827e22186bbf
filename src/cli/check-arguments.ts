/** What yargs lets pass: flags that nobody declared, numbers that are none, words too many. */
import type { ArgumentsCamelCase, Options } from "yargs";
import { unknownFlag, wrongUsage, type Diagnostic } from "../contract/diagnostics/index.ts";
import { nearestName } from "../contract/nearest.ts";
import { camelCase } from "./camel-case.ts";
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
  const wrong = (reason: string): Diagnostic => wrongUsage({ reason, usage: `orchc ${usage}` });

  const known = [...Object.keys(allFlags), "help"];
  const unknown = unknownFlags(args, words, known, Object.keys(positionals), name);
  const extra = args._.slice(1).map((word) =>
    wrong(`Nothing is expected at ${JSON.stringify(word)}.`),
  );
  const values = Object.entries(allFlags).flatMap(([flag, options]) => {
    const reason = problemWith(args[camelCase(flag)], options);
    return reason === undefined ? [] : [wrong(`--${flag} ${reason}`)];
  });
  const named = Object.entries(positionals).flatMap(([positional, options]) => {
    const reason = problemWith(args[positional], { ...options, array: true });
    return reason === undefined ? [] : [wrong(`"${positional}" ${reason}`)];
  });
  return [...unknown, ...extra, ...named, ...values];
}

/** Of a line that holds no command: every flag that is not one of every command. */
export function checkFlagsAlone(args: ArgumentsCamelCase, words: readonly string[]): Diagnostic[] {
  return unknownFlags(args, words, [...Object.keys(globalFlags), "help", "version"], []);
}

/** Flags that people expect of one command, and the line that has them. */
const elsewhere: Readonly<Record<string, string>> = {
  "run --why": "orchc plan QUERY --why",
  "run --dump": "orchc plan QUERY --dump after:PASS",
};

/** @param known flags without their hyphens. */
function unknownFlags(
  args: ArgumentsCamelCase,
  words: readonly string[],
  known: readonly string[],
  positionals: readonly string[],
  command?: string,
): Diagnostic[] {
  const declared = new Set([...known, ...positionals, "color"].map(camelCase));
  const written = known.map((flag) => `--${flag}`);
  return Object.keys(args)
    .filter((key) => key !== "_" && key !== "$0" && !declared.has(key))
    .map((key) => {
      const flag = asWritten(key, words);
      const nearest = nearestName(flag, written);
      const instead = elsewhere[`${command} ${flag}`];
      return unknownFlag({
        flag,
        known: written,
        ...(command !== undefined && { command }),
        ...(nearest !== undefined && { nearest }),
        ...(instead !== undefined && { instead }),
      });
    });
}

/** What is wrong with the value of a flag, as the end of a sentence. */
function problemWith(
  value: unknown,
  { type, array, choices }: Pick<Options, "type" | "array" | "choices">,
): string | undefined {
  if (value === undefined) return undefined;
  if (Array.isArray(value) && array !== true) return "is given more than once.";
  if (type === "number" && ![value].flat().every(isCount))
    return "has to be a whole number above 0.";
  if (Array.isArray(value)) return undefined;
  if (choices === undefined || choices.includes(value as string)) return undefined;
  const known = choices.map(String);
  const nearest = typeof value === "string" ? nearestName(value, known) : undefined;
  const meant = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
  const one = known.length === 1 ? "" : "one of ";
  return `has to be ${one}${known.join(", ")}; it is ${JSON.stringify(value)}.${meant}`;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) > 0;
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
