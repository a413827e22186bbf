/** `orchc tools --import` of an OpenAPI document: makes an agent of it, and says what that changed. */
import { exitStatus } from "../../contract/exit-status.ts";
import { oneLine } from "../../contract/unseen.ts";
import type { ImportedApi } from "../../openapi/index.ts";
import type { Outcome } from "../command.ts";
import { affectedBuilds } from "../mcp/affected-builds.ts";
import { firstNames } from "../render/first-names.ts";
import type { Session } from "../session.ts";

export async function importApi(
  { file, text, name }: { file: string; text: string; name: string | undefined },
  session: Session,
): Promise<Outcome> {
  const { workspace, catalog: open } = await session.project();
  const { importDocument } = await import("../../openapi/index.ts");
  const agents = new Set((await open()).cards.map((card) => card.name));
  const imported = await importDocument({ workspace, file, text, name, agents });
  const { diagnostics, ...rest } = imported;
  const affected = await affectedBuilds(session, [imported.agent]);
  const parts = [
    changesOf(imported),
    secretsOf(imported),
    affected.length === 0
      ? ""
      : `Builds that this affects: ${affected.join(", ")}. What it means for them: orchc drift`,
    `Next  orchc tools ${imported.agent}`,
  ];
  return {
    status: exitStatus.done,
    text: parts.filter((part) => part !== "").join("\n\n"),
    json: { ...rest, affected },
    diagnostics,
  };
}

function changesOf({
  agent,
  title,
  tools,
  added,
  changed,
  removed,
  unchanged,
}: ImportedApi): string {
  const head = `${agent} (${oneLine(title).slice(0, 100)}): ${tools} ${tools === 1 ? "tool" : "tools"}`;
  const lines = Object.entries({ added, changed, removed }).flatMap(([word, names]) =>
    names.length === 0 ? [] : [`  ${word}  ${firstNames(names)}`],
  );
  if (lines.length === 0) return `${head}\n  nothing has changed`;
  return [
    head,
    ...lines,
    ...(unchanged.length === 0 ? [] : [`  unchanged  ${unchanged.length}`]),
  ].join("\n");
}

function secretsOf({ secrets }: ImportedApi): string {
  const fresh = secrets.filter(({ isNew }) => isNew);
  if (fresh.length === 0) return "";
  const each = fresh.map(({ name, holds }) => `  ${name}  ${holds}`);
  return ["Secrets, in orchc.config.yaml, from variables of these names:", ...each].join("\n");
}
