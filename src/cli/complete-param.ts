/** What may follow `--param`: names of the parameters, and the values of those that list them. */
import type { Param } from "../contract/plan.ts";
import type { Session } from "./session.ts";

/** @param words the line before the word that is typed: the command, and what stands behind it */
export async function completeParam(
  words: readonly string[],
  session: Session,
): Promise<readonly string[]> {
  const params = await paramsFor(words, session);
  return Object.entries(params).flatMap(([name, { type, values }]) => {
    const choices = type === "boolean" ? ["true", "false"] : (values ?? []);
    return choices.length === 0 ? [`${name}=`] : choices.map((value) => `${name}=${value}`);
  });
}

/** Of the build, or of the query file, that the line names. */
async function paramsFor(
  [command, ...words]: readonly string[],
  session: Session,
): Promise<Readonly<Record<string, Param>>> {
  const name = words.find((word, i) => !word.startsWith("-") && words[i - 1] !== "--param");
  if (name === undefined) return {};
  const { readPlan, readSource } = await import("../compiler/index.ts");
  const workspace = await session.workspace();
  if (command === "exec") return (await readPlan(workspace, name)).params;
  return (await readSource([name], { workspace, cwd: session.cwd })).params;
}
