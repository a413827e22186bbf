/** How a command is written: what it takes as data, so that help, checks, completion and docs come from one place. */
import type { ArgumentsCamelCase, InferredOptionType, Options, PositionalOptions } from "yargs";
import type { Diagnostic } from "../contract/diagnostics/index.ts";
import type { ExitStatus } from "../contract/exit-status.ts";
import type { QueryOrigin } from "./render/place.ts";
import type { Session } from "./session.ts";

/** What a command found or did. It writes to no stream itself. */
export interface Outcome {
  /** Default: what the diagnostics say. */
  readonly status?: ExitStatus;
  /** For people, on standard output. */
  readonly text: string;
  /** For people, below the text and on standard error; silent with `--quiet`. */
  readonly footer?: string;
  /** The same for programs, with `--json`. */
  readonly json: Readonly<Record<string, unknown>>;
  readonly diagnostics?: readonly Diagnostic[];
  /** The query that places in diagnostics point into. */
  readonly source?: QueryOrigin;
}

type Positionals = Readonly<Record<string, PositionalOptions>>;
type Flags = Readonly<Record<string, Options>>;
type ArgumentsOf<P extends Positionals, F extends Flags> = ArgumentsCamelCase<
  { [K in keyof P]: InferredOptionType<P[K]> } & { [K in keyof F]: InferredOptionType<F[K]> }
>;

export interface CommandDefinition<P extends Positionals, F extends Flags> {
  readonly positionals?: P;
  readonly flags?: F;
  /** Command lines with what they do, for help and docs. */
  readonly examples?: readonly (readonly [line: string, does: string])[];
  /** What may stand for the positional argument, for completion. */
  readonly complete?: (session: Session) => Promise<readonly string[]>;
  readonly run: (args: ArgumentsOf<P, F>, session: Session) => Promise<Outcome>;
}

export interface Command {
  readonly positionals: Positionals;
  readonly flags: Flags;
  readonly examples: readonly (readonly [line: string, does: string])[];
  complete(session: Session): Promise<readonly string[]>;
  run(args: ArgumentsCamelCase, session: Session): Promise<Outcome>;
}

export function defineCommand<const P extends Positionals, const F extends Flags>(
  definition: CommandDefinition<P, F>,
): Command {
  const { positionals = {}, flags = {}, examples = [], complete, run } = definition;
  return {
    positionals,
    flags,
    examples,
    complete: complete ?? (() => Promise.resolve([])),
    // yargs has read the arguments by the very `positionals` and `flags` that their type comes from.
    run: (args, session) => run(args as ArgumentsOf<P, F>, session),
  };
}
