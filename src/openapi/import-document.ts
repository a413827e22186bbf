/** From an OpenAPI document to an agent of the workspace. */
import { readFile } from "node:fs/promises";
import {
  cannotWriteApi,
  openApiFileKept,
  openApiNameTaken,
  openApiNotRead,
  openApiOperationLeftOut,
  OrchcError,
  type Diagnostic,
} from "../contract/diagnostics/index.ts";
import { writeFailure } from "../contract/write-failure.ts";
import { addSecrets, type SecretConfig, type Workspace } from "../workspace/index.ts";
import type { ApiOperation } from "./document/operation.ts";
import { DocumentProblem } from "./document/problem.ts";
import { readDocument } from "./document/read-document.ts";
import { takeOperations } from "./document/take-operations.ts";
import { stateOf } from "./module/generated-text.ts";
import { agentFile, writeAgent, type WrittenAgent } from "./module/write-agent.ts";

export interface ImportedApi extends WrittenAgent {
  readonly agent: string;
  readonly title: string;
  readonly tools: number;
  /** Secrets that the configuration names now, with what their variables have to hold. */
  readonly secrets: readonly {
    readonly name: string;
    readonly holds: string;
    readonly isNew: boolean;
  }[];
  readonly diagnostics: readonly Diagnostic[];
}

export interface ImportOptions {
  readonly workspace: Workspace;
  /** The document, absolute. */
  readonly file: string;
  readonly text: string;
  /** What the agent is called; default: as the document is titled. */
  readonly name?: string | undefined;
  /** Agents that are there. */
  readonly agents: ReadonlySet<string>;
}

/** Of so many that are left out, each is told. */
const MOST_TOLD = 10;

/** @throws OrchcError when the document cannot be used, its name is taken, or the workspace cannot be written */
export async function importDocument(options: ImportOptions): Promise<ImportedApi> {
  const { workspace, file, text } = options;
  const place = { in: "file", file } as const;
  try {
    const document = await readDocument(text);
    const agent = options.name ?? nameOf(document.title);
    await checkName(agent, options);
    const { operations, leftOut } = takeOperations(document, agent);
    const told = toldOf(leftOut, place);
    if (operations.length === 0) {
      const why =
        leftOut[0] === undefined
          ? "it has no operations"
          : `none of its operations can be a tool (${leftOut[0].operation}: ${leftOut[0].why})`;
      throw new DocumentProblem(why);
    }
    const written = await writeAgent(document, operations, {
      root: workspace.root,
      agents: workspace.paths.agents,
      agent,
    });
    return {
      ...written,
      agent,
      title: document.title,
      tools: operations.length,
      secrets: await configure(operations, workspace),
      diagnostics: [...told, ...written.kept.map((kept) => openApiFileKept({ file: kept }))],
    };
  } catch (error) {
    if (error instanceof DocumentProblem)
      throw new OrchcError(openApiNotRead({ why: error.message }, place));
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof OrchcError || code === undefined) throw error;
    throw new OrchcError(cannotWriteApi(writeFailure(code, message)));
  }
}

/** `pet-shop` for `Pet shop (beta)`. */
function nameOf(title: string): string {
  const words =
    title
      .normalize("NFKD")
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const name = words
    .filter((word) => !/^(?:api|rest|openapi|the|v?\d+)$/.test(word))
    .slice(0, 3)
    .join("-");
  return /^[a-z]/.test(name) ? name : `api${name === "" ? "" : "-"}${name}`;
}

async function checkName(agent: string, { workspace, agents }: ImportOptions): Promise<void> {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,63}$/.test(agent))
    throw new OrchcError(
      openApiNameTaken({
        agent,
        why: "it has to be letters, digits, - and _, beginning with a letter",
      }),
    );
  const own = await readFile(agentFile(workspace.paths.agents, agent), "utf8").catch(
    () => undefined,
  );
  const state = stateOf(own);
  if (state === "foreign")
    throw new OrchcError(
      openApiNameTaken({ agent, why: "an agent of that name was written by hand" }),
    );
  if (state === "absent" && agents.has(agent))
    throw new OrchcError(openApiNameTaken({ agent, why: "another agent has that name" }));
}

/** Secrets that the configuration does not name yet: from variables of the same name, to the hosts that ask for them. */
async function configure(
  operations: readonly ApiOperation[],
  workspace: Workspace,
): Promise<ImportedApi["secrets"]> {
  const wanted = new Map<string, SecretConfig & { hosts: string[] }>();
  const holds = new Map<string, string>();
  for (const { secrets, host } of operations) {
    for (const { name, placed, holds: what } of secrets) {
      holds.set(name, what);
      const known = wanted.get(name);
      if (known === undefined) wanted.set(name, { env: name, hosts: [host], ...placed });
      else if (!known.hosts.includes(host)) known.hosts.push(host);
    }
  }
  const { secrets: configured } = workspace.config;
  const added = [...wanted].filter(([name]) => !Object.hasOwn(configured, name));
  if (added.length > 0) await addSecrets(workspace.root, Object.fromEntries(added));
  const isNew = new Set(added.map(([name]) => name));
  return [...holds].map(([name, what]) => ({ name, holds: what, isNew: isNew.has(name) }));
}

function toldOf(
  leftOut: readonly { readonly operation: string; readonly why: string }[],
  place: { readonly in: "file"; readonly file: string },
): Diagnostic[] {
  const first = leftOut.slice(0, MOST_TOLD).map((one) => openApiOperationLeftOut(one, place));
  const more = leftOut.length - first.length;
  return more === 0
    ? first
    : [
        ...first,
        openApiOperationLeftOut({ operation: `and ${more} more`, why: "for such reasons" }, place),
      ];
}
