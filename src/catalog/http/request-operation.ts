/** Asks a service for one operation of its API, through the host. */
import type { ToolContext } from "../context.ts";
import { ToolError } from "../errors.ts";
import type { HttpOperation, HttpParameter } from "./operation.ts";
import { inHeader, inPath, inQuery } from "./write-parameter.ts";

/**
 * @param input the arguments, by the names that `operation` has for them
 * @returns what `operation.answer` says, as the service sent it: the schema of the tool's output checks it
 * @throws ToolError when an argument cannot be written into the request, or the service refuses or answers otherwise
 */
export async function requestOperation<Answer>(
  context: ToolContext,
  operation: HttpOperation,
  input: Readonly<Record<string, unknown>>,
): Promise<Answer> {
  const { method, answer, bodyType = "application/json" } = operation;
  const headers: Record<string, string> = { accept: acceptOf(answer) };
  for (const [name, parameter] of entriesOf(operation.headers)) {
    const text = inHeader(input[name], parameter);
    if (text !== undefined) headers[parameter.name.toLowerCase()] = text;
  }
  const body = bodyOf(operation, input);
  if (body !== undefined) headers["content-type"] = bodyType;
  const url = addressOf(operation, input);
  const response = await context.fetch(url, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (answer === "status") return { status: response.status } as Answer;
  if (answer === "text") return { text: response.text } as Answer;
  const value = parse(response.text, `${method} ${new URL(url).host}`, response.status);
  return (answer === "json" ? value : { [answer.field]: value }) as Answer;
}

function bodyOf({ body }: HttpOperation, input: Readonly<Record<string, unknown>>): unknown {
  if (body === undefined) return undefined;
  if (typeof body === "string") return input[body];
  const fields = Object.entries(body).map(([argument, field]) => [field, input[argument]]);
  return Object.fromEntries(fields);
}

function addressOf(operation: HttpOperation, input: Readonly<Record<string, unknown>>): string {
  const inUrl = new Map(entriesOf(operation.path).map(([name, one]) => [one.name, { name, one }]));
  const url = operation.url.replaceAll(/\{([^{}]+)\}/g, (all, name: string) => {
    const part = inUrl.get(name);
    return part === undefined ? all : inPath(input[part.name], part.one);
  });
  // Two values side by side can be steps upwards together.
  if (new URL(url).pathname.split("/").length !== url.split("/").length - 2) {
    throw new ToolError("The arguments lead to another address than the operation's", {
      help: "Give the names or the numbers of what is meant.",
    });
  }
  const query = entriesOf(operation.query).flatMap(([name, one]) => inQuery(input[name], one));
  return query.length === 0 ? url : `${url}?${query.join("&")}`;
}

function acceptOf(answer: HttpOperation["answer"]): string {
  return answer === "text" || answer === "status" ? "*/*" : "application/json, */*;q=0.1";
}

function parse(text: string, asked: string, status: number): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const said =
      text.trim() === ""
        ? "nothing"
        : JSON.stringify(text.replaceAll(/\s+/g, " ").trim().slice(0, 200));
    throw new ToolError(`${asked} answered with status ${status} and no JSON: ${said}`, {
      help: "Its description promises JSON. Look whether the service has changed, and import its document again.",
      cause,
    });
  }
}

function entriesOf(
  parameters: Readonly<Record<string, HttpParameter>> | undefined,
): [string, HttpParameter][] {
  return Object.entries(parameters ?? {});
}
