/** The settings of the type check. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { packageRoot } from "../../contract/package-root.ts";
import type { Staging } from "./stage.ts";

/** Strict, but for one thing: whether a position of a list is there is known only at run time, and checked then. */
export function projectFor(
  scripts: readonly string[],
  staging: Pick<Staging, "mirrors" | "root">,
  folder: string,
  ownModules: boolean,
): object {
  const from = (path: string): string[] => [join(packageRoot, "dist", path)];
  return {
    compilerOptions: {
      target: "ES2024",
      lib: ["ES2024"],
      // Whatever the workspace's package.json says of `type`, scripts are modules.
      module: "ESNext",
      moduleResolution: "Bundler",
      moduleDetection: "force",
      // A relative import of a staged script finds what it will find from the build's folder.
      rootDirs: [staging.mirrors, staging.root],
      types: ownModules ? ["node"] : [],
      // The workspace's own types of Node, else those that orchc brings.
      typeRoots: [join(folder, "../../node_modules/@types"), nodeTypes()],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: false,
      verbatimModuleSyntax: true,
      allowImportingTsExtensions: true,
      skipLibCheck: true,
      noEmit: true,
      // A build is checked against the orchc that makes it, installed beside it or not.
      paths: {
        "orchc/runtime": from("runtime/worker/index.d.ts"),
        "orchc/agent": from("catalog/authoring.d.ts"),
        "orchc/agents/*": from("agents/*.d.ts"),
      },
    },
    files: scripts,
  };
}

function nodeTypes(): string {
  return join(dirname(fileURLToPath(import.meta.resolve("@types/node/package.json"))), "..");
}
