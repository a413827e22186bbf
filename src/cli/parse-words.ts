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
  const loaded = await loadNamed(words);
  let chosen: { entry: CommandEntry; command: Command; args: ArgumentsCamelCase } | undefined;
  const parser = baseParser();
  for (const entry of commands) {
    const command = loaded.get(entry.name);
    parser.command(
      entry.usage,
      entry.does,
      (inner) => (command === undefined ? inner : declare(inner, command)),
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

/** Every word that is a command's name is loaded: which of them is the command is for yargs to say. */
async function loadNamed(words: readonly string[]): Promise<ReadonlyMap<string, Command>> {
  const named = commands.filter(({ name }) => words.includes(name));
  return new Map(
    await Promise.all(named.map(async ({ name, load }) => [name, (await load()).command] as const)),
  );
}

function baseParser(): Argv {
  return yargs()
    .scriptName("orchc")
    .locale("en")
    .updateStrings({ "Options:": "Flags of every command:" })
    .usage("orchc turns a question into a plan, scripts that you can read, and an answer.")
    .options(globalFlags)
    .parserConfiguration({ "strip-aliased": true, "strip-dashed": true, "greedy-arrays": false })
    .version("version", "the version of orchc", orchcVersion())
    .help("help", "this help")
    .alias({ help: "h", version: "v" })
    .wrap(Math.min(100, process.stdout.columns ?? 80))
    .epilogue("orchc COMMAND --help describes a command. Docs: docs/cli.md in the package.");
}

function declare(parser: Argv, { positionals, flags, examples }: Command): Argv {
  for (const [name, options] of Object.entries(positionals)) parser.positional(name, options);
  for (const [line, does] of examples) parser.example(line, does);
  const group = "Flags:";
  return parser.options(
    Object.fromEntries(
      Object.entries(flags).map(([name, flag]) => [name, { ...withoutChoices(flag), group }]),
    ),
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
    const reason = sentence(error?.message ?? message);
    const usage = commands.find(({ name }) => words.includes(name))?.usage ?? "COMMAND";
    throw new OrchcError(wrongUsage({ reason, usage: `orchc ${usage}` }));
  });
  await parser.parseAsync([...words], {}, (_error, _args, output) => {
    problem.resolve(output);
  });
  return problem.promise;
}

function sentence(message: string): string {
  return message.trim().replaceAll(/\s+/g, " ").replace(/\.?$/, ".");
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
