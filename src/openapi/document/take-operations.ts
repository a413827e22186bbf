/** The operations of a document that can be tools, and why the others cannot. */
import { oneLine } from "../../contract/unseen.ts";
import { isJsonObject, type JsonObject } from "../../contract/json.ts";
import { exportNames } from "../../tool-modules/tool-names.ts";
import { argumentsOf } from "./arguments.ts";
import { bodyOf, type ApiBody } from "./body.ts";
import { answerOf } from "./contents.ts";
import { withoutOthers } from "./for-direction.ts";
import type { ApiOperation } from "./operation.ts";
import { parametersOf } from "./parameters.ts";
import { DocumentProblem } from "./problem.ts";
import type { ApiDocument } from "./read-document.ts";
import { resolved, textOf } from "./resolve.ts";
import { secretsOf } from "./security.ts";
import { addressOf, serverOf } from "./servers.ts";

/** Each is a file that is written, and read by whoever reviews it. */
const MOST_OPERATIONS = 2000;

const EFFECTS = {
  get: "read",
  head: "read",
  post: "write",
  put: "write",
  patch: "write",
  delete: "destructive",
} as const;
type Method = keyof typeof EFFECTS;

export interface TakenOperations {
  readonly operations: readonly ApiOperation[];
  readonly leftOut: readonly { readonly operation: string; readonly why: string }[];
}

interface Found {
  readonly title: string;
  /** What the document calls it; it may be no name, and may be there twice. */
  readonly called: string;
  readonly method: Method;
  readonly path: string;
  readonly shared: JsonObject;
  readonly own: JsonObject;
}

/** @throws DocumentProblem when there are too many */
export function takeOperations({ root }: ApiDocument, agent: string): TakenOperations {
  const found = operationsIn(root);
  if (found.length > MOST_OPERATIONS) {
    throw new DocumentProblem(
      `it has ${found.length} operations, and ${MOST_OPERATIONS} at most can be tools; leave out of it what you do not need`,
    );
  }
  const names = exportNames([...new Set(found.map(({ called }) => called))]);
  const sides = {
    sent: withoutOthers(partsOf(root), "readOnly"),
    answered: withoutOthers(partsOf(root), "writeOnly"),
  };
  const operations: ApiOperation[] = [];
  const leftOut: { operation: string; why: string }[] = [];
  const seen = new Set<string>();
  for (const one of found) {
    try {
      if (seen.has(one.called))
        throw new DocumentProblem(
          `another one is called ${JSON.stringify(one.called.slice(0, 100))}, too`,
        );
      seen.add(one.called);
      operations.push(taken(one, names.get(one.called) ?? "", { root, agent, sides }));
    } catch (error) {
      if (!(error instanceof DocumentProblem)) throw error;
      leftOut.push({ operation: one.title, why: error.message });
    }
  }
  return { operations, leftOut };
}

function operationsIn(root: JsonObject): Found[] {
  const { paths } = root;
  return Object.entries(isJsonObject(paths) ? paths : {}).flatMap(([path, item]) => {
    const shared = resolved(item, root);
    return (Object.keys(EFFECTS) as Method[]).flatMap((method): Found[] => {
      const own = shared[method];
      if (!isJsonObject(own)) return [];
      const called =
        textOf(own["operationId"]) ||
        `${method}${path.replaceAll(/[^A-Za-z0-9]+/g, "_").replace(/_$/, "")}`;
      return [
        {
          title: oneLine(`${method.toUpperCase()} ${path}`).slice(0, 200),
          called,
          method,
          path,
          shared,
          own,
        },
      ];
    });
  });
}

/** What schemas refer to. */
function partsOf({ components, paths }: JsonObject): JsonObject {
  return { ...(components !== undefined && { components }), ...(paths !== undefined && { paths }) };
}

interface Around {
  readonly root: JsonObject;
  readonly agent: string;
  readonly sides: { readonly sent: JsonObject; readonly answered: JsonObject };
}

function taken(one: Found, name: string, { root, agent, sides }: Around): ApiOperation {
  const { title, method, path, shared, own } = one;
  const server = serverOf(own, shared, root);
  const parameters = parametersOf(shared, own, root);
  const inPath = new Set(
    parameters.flatMap((each) => (each.in === "path" ? [each.written.name] : [])),
  );
  for (const [, part = ""] of path.matchAll(/\{([^{}]*)\}/g)) {
    if (!inPath.has(part))
      throw new DocumentProblem(
        `its path has {${part.slice(0, 100)}}, and no parameter of that name is described`,
      );
  }
  const body = sentBody(bodyOf(own, root));
  const args = argumentsOf(parameters, body, sides.sent);
  const { answer, schema } = answerOf(own, root);
  return {
    name,
    title,
    description: descriptionOf(own, shared, title),
    effect: EFFECTS[method],
    // RFC 9110, 9.2.2: a second one with the same body changes nothing more.
    idempotent: method === "put",
    host: server.host,
    secrets: secretsOf(own, root, agent),
    input: {
      ...sides.sent,
      type: "object",
      properties: args.properties,
      required: args.required,
    },
    output: { ...sides.answered, ...withoutOthers(schema, "writeOnly") },
    request: {
      method: method.toUpperCase(),
      url: addressOf(server, path),
      ...args.request,
      answer,
    },
  };
}

function sentBody(body: ApiBody | undefined): ApiBody | undefined {
  return body && { ...body, schema: withoutOthers(body.schema, "readOnly") };
}

/** Characters: it is what planners choose the tool by. */
const LONGEST_DESCRIPTION = 600;

function descriptionOf(own: JsonObject, shared: JsonObject, title: string): string {
  const summary = oneLine(textOf(own["summary"]) || textOf(shared["summary"]));
  const words = oneLine(textOf(own["description"]) || textOf(shared["description"]));
  const text = [summary, words === summary ? "" : words]
    .filter((part) => part !== "")
    .map((part) => part.replace(/[.]?$/, "."))
    .join(" ");
  if (text === "") return `${title}, which its document does not describe.`;
  return text.length > LONGEST_DESCRIPTION
    ? `${text.slice(0, LONGEST_DESCRIPTION).toWellFormed()} …`
    : text;
}
