/** What a workspace needs of `package.json`: written anew, or added to one that is there without changing what it says. */
import { relative, sep } from "node:path";
import { orchcVersion, packageRoot } from "../../contract/package-root.ts";

export interface JoinedPackage {
  /** Absent when nothing had to be added. */
  readonly text?: string;
  /** What was added: `"type": "module"`. */
  readonly added: readonly string[];
  /** What was left as it is, and what that means. */
  readonly left: readonly string[];
  /** Whether it says, against what agents and scripts need, that modules are CommonJS. */
  readonly isCommonJs: boolean;
}

interface Package {
  type?: unknown;
  scripts?: Record<string, string>;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
}

/** What `npm init` writes where there are no tests. */
const NO_TESTS = 'echo "Error: no test specified" && exit 1';

/** The template's own text, with orchc among the dependencies. */
export function newPackage(template: string, folder: string): string {
  const { dependencies, ...rest } = JSON.parse(template) as { dependencies: object };
  return print({ ...rest, dependencies: { ...dependencies, orchc: wantedVersion(folder) } });
}

/** @throws SyntaxError when the text is no JSON object. */
export function joinPackage(text: string, template: string, folder: string): JoinedPackage {
  const own = parse(text);
  const wanted = JSON.parse(template) as { scripts: { test: string } };
  const added: string[] = [];
  const left: string[] = [];
  if (own.type === undefined) {
    own.type = "module";
    added.push('"type": "module"');
  }
  const test = own.scripts?.["test"];
  if (test === undefined || test === NO_TESTS) {
    own.scripts = { ...own.scripts, test: wanted.scripts.test };
    added.push("scripts.test");
  } else if (test !== wanted.scripts.test) {
    left.push(`scripts.test of package.json; the agents' tests run with: ${wanted.scripts.test}`);
  }
  if (own.dependencies?.["orchc"] === undefined && own.devDependencies?.["orchc"] === undefined) {
    own.dependencies = { ...own.dependencies, orchc: wantedVersion(folder) };
    added.push("dependencies.orchc");
  }
  const isCommonJs = own.type !== "module";
  if (isCommonJs) left.push('"type" of package.json; agents/ and generated/ get one of their own');
  const indent = /^([ \t]+)"/m.exec(text)?.[1];
  return { ...(added.length > 0 && { text: print(own, indent) }), added, left, isCommonJs };
}

function parse(text: string): Package {
  const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new SyntaxError("it is not a JSON object");
  }
  return value;
}

function print(value: object, indent = "  "): string {
  return `${JSON.stringify(value, null, indent)}\n`;
}

/** A package that was installed is asked for by version, a checkout by its path. */
function wantedVersion(folder: string): string {
  const installed = packageRoot.split(sep).includes("node_modules");
  return installed
    ? `^${orchcVersion()}`
    : `file:${relative(folder, packageRoot).split(sep).join("/")}`;
}
