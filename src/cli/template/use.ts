import { checkSourceName, readPlanFile, withDefaults } from "../../compiler/index.ts";
import { OrchcError, parameterMissing } from "../../contract/diagnostics/index.ts";
import { buildAll } from "../build-all.ts";
import type { Outcome } from "../command.ts";
import { givenParams } from "../given-params.ts";
import { planSource, originOf } from "../make-plan.ts";
import type { Session } from "../session.ts";
import { problemsOf, templateNamed, writeTemplate } from "../templates.ts";
import type { TemplateArguments } from "./arguments.ts";

/** Builds a template. The values that are given are the defaults of the build's parameters. */
export async function use(
  { name: written, as, param }: TemplateArguments,
  session: Session,
): Promise<Outcome> {
  const project = await session.project();
  const { workspace } = project;
  const given = givenParams(param);
  if (as !== undefined) checkSourceName(as);
  const template = await templateNamed(written, workspace);
  // what stands in the store alone is put into the workspace: a build names the file that it was made from
  const file = template.file ?? (await writeTemplate(template, workspace));
  const read = await readPlanFile(file);
  const source = withDefaults({ ...read, name: as ?? template.name }, given);
  const missing = Object.entries(source.params).filter(
    ([, { default: value }]) => value === undefined,
  );
  if (missing.length > 0) {
    throw new OrchcError(
      missing.map(([name, { type, description }]) =>
        parameterMissing({ name, type, ...(description !== undefined && { description }) }),
      ),
    );
  }
  const { planned, diagnostics } = await planSource(source, {}, project, session);
  const found = [...problemsOf(template, session), ...diagnostics];
  if (planned !== undefined) {
    return buildAll([{ plan: planned.plan, diagnostics: found }], "write", project, session);
  }
  const text = `${session.out.colors.red("✗")} ${source.name}: not built`;
  return { text, json: { builds: [] }, diagnostics: found, source: originOf(source) };
}
