/** What may follow the words typed so far, for the completion of shells. */
import { completeParam } from "./complete-param.ts";
import { commands } from "./commands.ts";
import { globalFlags } from "./global-flags.ts";
import type { Session } from "./session.ts";

/** What the completion scripts that yargs writes call back with. */
export const COMPLETION_REQUEST = "--get-yargs-completions";

/** @param words the whole line, `orchc` first; the last word is the one being typed. */
export async function completionsFor(
  words: readonly string[],
  session: Session,
): Promise<readonly string[]> {
  const before = words.slice(1, -1);
  const current = words.at(-1) ?? "";
  const entry = before.flatMap((word) => commands.find(({ name }) => name === word) ?? []).at(0);
  const command = (await entry?.load())?.command;
  const candidates =
    before.at(-1) === "--param"
      ? await completeParam(before, session).catch(() => [])
      : current.startsWith("-")
        ? Object.keys({ ...command?.flags, ...globalFlags }).map((flag) => `--${flag}`)
        : command === undefined
          ? commands.map(({ name }) => name)
          : // a workspace with broken settings completes nothing, and says nothing in the middle of typing
            await command.complete(session).catch(() => []);
  return candidates.filter((candidate) => candidate.startsWith(current));
}
