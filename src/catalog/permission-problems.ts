/** Whether each entry of a tool's permissions has one meaning. */
import {
  permissionNotUnderstood,
  type Diagnostic,
  type Place,
} from "../contract/diagnostics/index.ts";
import { parseHost } from "../contract/host-name.ts";
import { parseMcpPermission, secretName } from "../contract/permissions.ts";
import type { ToolPermissions } from "./define.ts";

interface Form {
  readonly expected: string;
  readonly fits: (entry: string) => boolean;
}

const path: Form = {
  expected: "a path without NUL characters",
  fits: (entry) => entry !== "" && !entry.includes("\0"),
};

const forms = {
  network: {
    expected: "a host such as api.example.org or 127.0.0.1:8080, or * for any",
    fits: (entry) => parseHost(entry) !== undefined,
  },
  read: path,
  write: path,
  commands: { ...path, expected: "a program" },
  env: {
    expected: "the name of an environment variable",
    fits: (entry) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(entry),
  },
  secrets: {
    expected: "the name of a secret, of letters, digits and _",
    fits: (entry) => secretName.test(entry),
  },
  mcp: {
    expected: "a tool of an MCP server, as server.tool",
    fits: (entry) => parseMcpPermission(entry) !== undefined,
  },
} satisfies Readonly<Record<string, Form>>;

export function permissionProblems(
  tool: string,
  permissions: ToolPermissions,
  place: Place,
): Diagnostic[] {
  return Object.entries(forms).flatMap(([kind, { expected, fits }]) =>
    (permissions[kind as keyof typeof forms] ?? [])
      .filter((entry) => typeof entry === "string")
      .filter((entry) => !fits(entry))
      .map((entry) => permissionNotUnderstood({ tool, kind, entry, expected }, place)),
  );
}
