import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import {
  findPlanSource,
  findSourceFile,
  listPlans,
  readPlan,
  readPlanFile,
  templateText,
  writtenFile,
} from "../../compiler/index.ts";
import { isPlanSource } from "../../contract/hand-written.ts";
import type { Workspace } from "../../workspace/index.ts";
import { buildName } from "../build-name.ts";
import type { Outcome } from "../command.ts";
import { renderLabelled } from "../render/labelled.ts";
import { relativeTo } from "../render/place.ts";
import type { Session } from "../session.ts";
import { saveTemplate, type Template } from "../templates.ts";
import type { TemplateArguments } from "./arguments.ts";

export async function save(
  { name, from = name }: TemplateArguments,
  session: Session,
): Promise<Outcome> {
  const workspace = await session.workspace();
  const given = await contentOf(from, workspace, session.cwd);
  const { template, isNew } = await saveTemplate(name, given, workspace);
  const { version, file = "" } = template;
  const saved = `${name}@${version}`;
  return {
    text: isNew ? `Saved ${saved}` : `${saved} says this already`,
    footer: renderLabelled(
      [
        ["File", relativeTo(session.cwd, file)],
        ["Next", `orchc template use ${name}`],
      ],
      session.err,
    ),
    json: { name, version, file, isNew },
  };
}

/** What a person wrote is kept as they wrote it, with its comments; a plan that was made is written as they would. */
async function contentOf(
  from: string,
  workspace: Workspace,
  cwd: string,
): Promise<Pick<Template, "format" | "content">> {
  const name = buildName(from, workspace, cwd);
  if (!isPlanSource(from) && (await listPlans(workspace)).includes(name)) {
    const plan = await readPlan(workspace, name);
    const written = await writtenFile(plan, workspace);
    return written?.isSame === true
      ? textOf(written.file)
      : { format: "yaml", content: templateText(plan) };
  }
  const file = isPlanSource(from)
    ? await findSourceFile(from, { workspace, cwd })
    : await findPlanSource(from, workspace);
  if (file !== undefined) return textOf(file);
  const plan = await readPlan(workspace, name); // says which there are
  return { format: "yaml", content: templateText(plan) };
}

/** Throws an OrchcError when it is no plan. */
async function textOf(file: string): Promise<Pick<Template, "format" | "content">> {
  await readPlanFile(resolve(file));
  return {
    format: file.endsWith(".json") ? "json" : "yaml",
    content: await readFile(file, "utf8"),
  };
}
