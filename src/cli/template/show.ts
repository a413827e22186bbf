import { readPlanSource } from "../../compiler/index.ts";
import { paramType } from "../../contract/params.ts";
import type { Outcome } from "../command.ts";
import { renderTable } from "../render/table.ts";
import type { Session } from "../session.ts";
import { problemsOf, templateNamed, versionsOf } from "../templates.ts";
import type { TemplateArguments } from "./arguments.ts";

export async function show(
  { name: written }: TemplateArguments,
  session: Session,
): Promise<Outcome> {
  const workspace = await session.workspace();
  const template = await templateNamed(written, workspace);
  const { versions } = await versionsOf(written, workspace);
  const { name, version, format, content, file } = template;
  const read = readPlanSource(content, file ?? `${name}@${version}.plan.${format}`);
  const params = Object.entries(read.plan?.params ?? {}).map(([param, declared]) => ({
    name: param,
    type: declared.type,
    takes: paramType(declared).expected,
    default: declared.default === undefined ? "required" : String(declared.default),
    description: declared.description ?? "",
  }));
  const table = renderTable(
    params,
    [
      { title: "parameter", cell: (param) => param.name, essential: true },
      { title: "takes", cell: ({ takes }) => takes },
      { title: "default", cell: (param) => param.default },
      { title: "", cell: ({ description }) => description, flexible: true },
    ],
    session.out,
  );
  const all = versions.map((one) => one.version);
  return {
    text: [
      `${session.out.colors.bold(`${name}@${version}`)}  versions: ${all.join(", ")}`,
      ...(params.length === 0 ? [] : [table]),
      content,
    ].join("\n\n"),
    json: { name, version, versions: all, format, file, content, params: read.plan?.params },
    diagnostics: [...problemsOf(template, session), ...read.diagnostics],
  };
}
