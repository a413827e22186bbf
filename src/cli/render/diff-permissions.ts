/** Permissions that one of two plans has and the other has not. */
import type { Permission, UntrustedFlow, PlanDiff } from "../../compiler/index.ts";
import { oneLine } from "./text.ts";
import { type DiffLine, type DiffSide } from "./diff-lines.ts";

const KINDS: Readonly<Record<Permission["kind"], string>> = {
  network: "network",
  read: "reads",
  write: "writes",
  commands: "commands",
  env: "environment",
  secrets: "secrets",
  mcp: "MCP servers",
  model: "model",
  models: "models, asked by the host",
  addons: "native addons",
  memoryMiB: "memory",
};

export function permissionLines({ permissions: { gained, lost } }: PlanDiff): DiffLine[] {
  const line = (sign: "+" | "-", { kind, name }: Permission): DiffLine => ({
    sign,
    cells: [KINDS[kind], kind === "memoryMiB" ? `${name} MiB` : oneLine(name)],
    isDetail: false,
  });
  return [...lost.map((one) => line("-", one)), ...gained.map((one) => line("+", one))];
}

/** What untrusted data decides where it comes to. */
const USES = {
  command: ", a command",
  path: ", a path",
  address: ", an address",
  destructive: ", of a destructive tool",
} as const satisfies Readonly<Record<NonNullable<UntrustedFlow["sink"]>, string>>;

/** Where untrusted data comes to, and came to before. */
export function flowLines({ flows: { gained, lost } }: PlanDiff): DiffLine[] {
  const line = (sign: "+" | "-", { from, to, at, sink, isAgreed }: UntrustedFlow): DiffLine => {
    const use = sink === undefined ? "" : USES[sink];
    const seen = isAgreed ? ", shown to a person before" : "";
    return { sign, cells: [from, `→ ${to} ${at}${use}${seen}`], isDetail: false };
  };
  return [...gained.map((flow) => line("+", flow)), ...lost.map((flow) => line("-", flow))];
}

/** Where permissions that differ were not found in the same way, how they were. */
export function permissionNote(
  { permissions: { gained, lost } }: PlanDiff,
  sides: readonly DiffSide[],
): string | undefined {
  const there = sides.filter(({ isThere }) => isThere);
  const loose = there.find(({ isAsBuilt }) => !isAsBuilt);
  if (loose === undefined || gained.length + lost.length === 0) return undefined;
  if (there.every(({ isAsBuilt }) => !isAsBuilt)) return undefined;
  return `${loose.label} is not built as it stands: its permissions are what its tools ask for now.`;
}
