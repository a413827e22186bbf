import type { Outcome } from "../command.ts";
import type { Session } from "../session.ts";
import { removeTemplates, templateNamed, versionsOf } from "../templates.ts";
import type { TemplateArguments } from "./arguments.ts";

/** One version when it is named, else all. Builds that were made from them stay. */
export async function remove(
  { name: written }: TemplateArguments,
  session: Session,
): Promise<Outcome> {
  const workspace = await session.workspace();
  const isOne = /@\d+$/.test(written);
  const removed = isOne
    ? [await templateNamed(written, workspace)]
    : (await versionsOf(written, workspace)).versions;
  await removeTemplates(removed, workspace);
  const names = removed.map(({ name, version }) => `${name}@${version}`);
  return { text: `Removed ${names.join(", ")}`, json: { removed: names } };
}
