/** What a reply of stage 2 says of tasks that hold others: the fields of their kinds, held to the schemas of plan files. */
import { z } from "zod";
import { misplacedTask, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { JsonObject } from "../../../contract/json.ts";
import { callTask, taskSchema } from "../../kinds/index.ts";
import { oneLine } from "../../../model/one-line.ts";
import { arrange } from "../arrange.ts";
import type { BindRequest, BoundHolder, OutlineHolder } from "../planner.ts";
import type { BindReply } from "./reply/bind-reply.ts";
import { isNamed, textsOf, wordsOfUser } from "./check-named.ts";
import { placesOf } from "./places.ts";
import { suggestedKinds } from "./suggested-kinds.ts";

export function bindHolders(
  { groups }: BindReply,
  { holders = [], query, params }: BindRequest,
): { readonly holders: readonly BoundHolder[]; readonly mistakes: readonly Diagnostic[] } {
  const kinds = suggestedKinds(query);
  const read = holders.map((holder) => {
    const { fields: all = {} } = kinds.find(({ name }) => name === holder.kind) ?? {};
    const given = groups.find(({ id }) => id === holder.id)?.fields ?? {};
    // Strict structured output makes models give every field: one that says nothing is left out.
    const said = Object.entries(given).filter(([, value]) => value !== null && value !== "");
    const bound: BoundHolder = { id: holder.id, fields: Object.fromEntries(said) };
    const unknown = said.flatMap(([name]) => (Object.hasOwn(all, name) ? [] : [name]));
    const mistakes =
      unknown.length > 0
        ? unknown.map((name) => notValid(holder, `(${holder.kind}) has no field "${name}"`))
        : [...checkFields(holder, bound), ...checkTexts(holder, bound, wordsOfUser(query, params))];
    return { bound, mistakes };
  });
  return {
    holders: read.map(({ bound }) => bound),
    mistakes: read.flatMap(({ mistakes }) => mistakes),
  };
}

/** Its blocks are there already, and what stands in them is checked with the whole plan. */
function checkFields(holder: OutlineHolder, bound: BoundHolder): Diagnostic[] {
  const inner = holder.blocks.flatMap(({ ids }) => ids);
  const calls = new Map(
    inner.map((id) => {
      const head = { id, title: "", priority: "medium" as const, needs: [] };
      return [id, [callTask(head, { agent: "a", tool: "a.b", args: {} })]];
    }),
  );
  const parsed = taskSchema.safeParse(arrange(calls, [holder], [bound])[0]);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => {
    const at = z.core.toDotPath(path);
    return notValid(
      holder,
      `(${holder.kind}) is not valid: ${at === "" ? "" : `${at}: `}${message}`,
    );
  });
}

/**
 * An item of a list, the parameter of a plan, and what a plan gives to tools of a model, may become a path or an address:
 * so they come from the user.
 */
function checkTexts(holder: OutlineHolder, { fields }: BoundHolder, words: string): Diagnostic[] {
  return ["forEach", "plan", "params", "tools"].flatMap((name) =>
    textsOf(name === "tools" ? givenTo(fields[name]) : (fields[name] ?? null))
      .filter((text) => !isNamed(text, words))
      .map((text) =>
        notValid(
          holder,
          `(${holder.kind}) has "${oneLine(text)}" in ${name}, which stands nowhere in the request`,
        ),
      ),
  );
}

function notValid(holder: OutlineHolder, reason: string): Diagnostic {
  return misplacedTask({ task: holder.id, reason }, ...placesOf(holder));
}

/** The arguments in a list of tools, some of which are names alone. */
function givenTo(tools: unknown): JsonObject[] {
  const listed = Array.isArray(tools) ? (tools as unknown[]) : [];
  return listed.flatMap((one) =>
    typeof one === "object" && one !== null && "args" in one ? [one.args as JsonObject] : [],
  );
}
