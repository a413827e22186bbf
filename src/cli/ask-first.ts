/** The one rule about tasks that change things: a person agrees, on a terminal or with `--yes`, before they run. */
import type { Options } from "yargs";
import { confirmationNeeded, OrchcError } from "../contract/diagnostics/index.ts";
import type { Manifest } from "../contract/manifest.ts";
import { confirm } from "./ask-person.ts";
import type { TaskEffect } from "./effects.ts";
import type { Session } from "./session.ts";

export const yesFlag = {
  yes: { type: "boolean", alias: "y", describe: "do not ask before a task writes or destroys" },
} as const satisfies Record<string, Options>;

/** In the order of the build; tasks that only read are left out. */
export function effectsIn({ tasks, tools }: Manifest): TaskEffect[] {
  const effects = new Map(tools.map(({ name, effect }) => [name, effect]));
  return tasks.flatMap(({ id, tool }) => {
    const effect = effects.get(tool) ?? "read";
    return effect === "read" ? [] : [{ task: id, tool, effect }];
  });
}

/** Whether the run may go on. Asks on a terminal; throws an OrchcError where nobody can be asked. */
export async function agreed(
  name: string,
  effects: readonly TaskEffect[],
  yes: boolean,
  session: Session,
): Promise<boolean> {
  if (effects.length === 0 || yes) return true;
  const tasks = effects.map(({ task, tool, effect }) => `${task} (${tool}: ${effect})`);
  const answer = await confirm(`This changes things: ${tasks.join(", ")}. Run it?`, session);
  if (answer === undefined) throw new OrchcError(confirmationNeeded({ tasks, name }));
  return answer;
}
