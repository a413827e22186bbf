import type { Outcome } from "../command.ts";
import { renderTable, type Column } from "../render/table.ts";
import type { Session } from "../session.ts";
import { listTemplates, type Template } from "../templates.ts";
import type { TemplateArguments } from "./arguments.ts";

export async function listAll(_: TemplateArguments, session: Session): Promise<Outcome> {
  const templates = await listTemplates(await session.workspace());
  const text =
    templates.length === 0
      ? "There are no templates yet: orchc template save NAME keeps a plan as one."
      : renderTable(templates, COLUMNS, session.out);
  return { text, json: { templates: templates.map(({ content: _text, ...known }) => known) } };
}

const COLUMNS: readonly Column<Template>[] = [
  { title: "template", cell: ({ name }) => name, essential: true },
  { title: "version", cell: ({ version }) => String(version), align: "right" },
  { title: "where", cell: whereOf },
];

function whereOf({ file, isInStore, differs }: Template): string {
  if (differs) return "workspace; another one in the store";
  return [file && "workspace", isInStore && "store"].filter(Boolean).join(", ");
}
