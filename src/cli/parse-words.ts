/** From the words of a command line to a command and its arguments. */
import yargs, { type ArgumentsCamelCase, type Argv, type Options } from "yargs";
import { OrchcError, unknownCommand, wrongUsage } from "../contract/diagnostics/index.ts";
import { nearestName } from "../contract/nearest.ts";
import { orchcVersion } from "../contract/package-root.ts";
import { checkArguments, checkFlagsAlone } from "./check-arguments.ts";
import type { Command } from "./command.ts";
import { commands, type CommandEntry } from "./commands.ts";
import { globalFlags } from "./global-flags.ts";

/** The one command that yargs carries out itself. */
const COMPLETION = "completion";

export type Parsed =
  | { readonly is: "command"; readonly command: Command; readonly args: ArgumentsCamelCase }
  /** Help, the version or a completion script. */
  | { readonly is: "text"; readonly text: string };

/** Throws an OrchcError with everything that is wrong with the command line. */
export async function parseWords(given: readonly string[]): Promise<Parsed> {
  const words = given[0] === "help" ? [...given.slice(1), "--help"] : given;
  if (words[0] === COMPLETION) chooseShell(words[1]);
  const loaded = await loadNamed(words);
  const isShown = loaded.size === 0 || words.some((word) => word === "--help" || word === "-h");
  let chosen: { entry: CommandEntry; command: Command; args: ArgumentsCamelCase } | undefined;
  const parser = baseParser(isShown);
  for (const entry of commands) {
    const command = loaded.get(entry.name);
    parser.command(
      entry.usage,
      isShown ? entry.does : "",
      (inner) => (command === undefined ? inner : declare(inner, command, isShown)),
      (args) => {
        if (command !== undefined) chosen = { entry, command, args };
      },
    );
  }
  parser.completion(COMPLETION, "print a script that completes commands in your shell");
  const text = await parse(parser, words);
  if (text !== "") return { is: "text", text };
  if (chosen === undefined) return noCommand(parser, words);
  const { entry, command, args } = chosen;
  const problems = checkArguments(entry, command, args, words);
  if (problems.length > 0) throw new OrchcError(problems);
  return { is: "command", command, args };
}

/** Shells that yargs writes scripts for. It looks at the variable to know which. */
const SHELLS: readonly string[] = ["bash", "zsh", "fish"];

/** @param shell whose script is wanted; without one, it is that of the user */
function chooseShell(shell: string | undefined): void {
  if (shell === undefined || shell.startsWith("-")) return;
  if (!SHELLS.includes(shell)) {
    const reason = `There is no completion for ${shell}; there is for ${SHELLS.join(", ")}.`;
    throw new OrchcError(wrongUsage({ reason, usage: `orchc ${COMPLETION} [shell]` }));
  }
  process.env["SHELL"] = shell;
}

/** Every word that is a command's name is loaded: which of them is the command is for yargs to say. */
async function loadNamed(words: readonly string[]): Promise<ReadonlyMap<string, Command>> {
  const named = commands.filter(({ name }) => words.includes(name));
  return new Map(
    await Promise.all(named.map(async ({ name, load }) => [name, (await load()).command] as const)),
  );
}

/** @param isShown whether somebody reads its help: yargs writes it in any case, and takes a fifth of a start for it. */
function baseParser(isShown: boolean): Argv {
  return yargs()
    .scriptName("orchc")
    .locale("en")
    .updateStrings({ "Options:": "Flags of every command:" })
    .usage("orchc turns a question into a plan, scripts that you can read, and an answer.")
    .options(isShown ? globalFlags : hidden(globalFlags))
    .parserConfiguration({ "strip-aliased": true, "strip-dashed": true, "greedy-arrays": false })
    .version("version", "the version of orchc", orchcVersion())
    .help("help", "this help")
    .alias({ help: "h", version: "v" })
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .epilogue("orchc COMMAND --help describes a command. Docs: docs/cli.md in the package.");
}

function declare(parser: Argv, { positionals, flags, examples }: Command, isShown: boolean): Argv {
  for (const [name, { choices: _, ...options }] of Object.entries(positionals)) {
    parser.positional(name, options);
  }
  if (isShown) for (const [line, does] of examples) parser.example(line, does);
  const group = "Flags:";
  const declared = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { ...withoutChoices(flag), group }]),
  );
  return parser.options(isShown ? declared : hidden(declared));
}

function hidden(flags: Readonly<Record<string, Options>>): Record<string, Options> {
  return Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { ...flag, hidden: true }]),
  );
}

/** What may be chosen is shown here and checked by `checkArguments`, which says what was probably meant. */
function withoutChoices({ choices, ...flag }: Options): Options {
  return choices === undefined
    ? flag
    : { ...flag, describe: `${choices.join(" | ")}: ${flag.describe ?? ""}` };
}

/** Gives what yargs would print. With a callback it neither prints nor ends the process. */
async function parse(parser: Argv, words: readonly string[]): Promise<string> {
  const problem = Promise.withResolvers<string>();
  parser.fail((message, error: Error | undefined) => {
    if (error !== undefined && error.name !== "YError") throw error;
    const reason = inOurWords(error?.message ?? message);
    const usage = commands.find(({ name }) => words.includes(name))?.usage ?? "COMMAND";
    throw new OrchcError(wrongUsage({ reason, usage: `orchc ${usage}` }));
  });
  await parser.parseAsync([...words], {}, (_error, _args, output) => {
    problem.resolve(output);
  });
  return problem.promise;
}

/** What yargs says of flags, with the flags as they are written. */
function inOurWords(message: string): string {
  return message
    .replace(/^Not enough arguments following: (\S+?)\.?$/, "--$1 needs a value")
    .replace(
      /^Arguments (\S+) and (\S+) are mutually exclusive$/,
      "Either --$1 is given or --$2, not both",
    )
    .trim()
    .replaceAll(/\s+/g, " ")
    .replace(/\.?$/, ".");
}

async function noCommand(parser: Argv, words: readonly string[]): Promise<Parsed> {
  const command = words.find((word) => !word.startsWith("-"));
  if (command === undefined) {
    const problems = checkFlagsAlone(await parser.argv, words);
    if (problems.length > 0) throw new OrchcError(problems);
    return { is: "text", text: await parser.getHelp() };
  }
  const known = [...commands.map(({ name }) => name), COMPLETION];
  const nearest = nearestName(command, known);
  throw new OrchcError(
    unknownCommand({ command, known, ...(nearest !== undefined && { nearest }) }),
  );
}
