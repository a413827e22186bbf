/**
 * Plans the cases of a set with a model behind a server that knows the right plan: nothing may be lost between its replies
 * and the plan, and what it was sent shows how much of a large catalog a model sees.
 */
import { createModelPlanner } from "../../src/compiler/index.ts";
import { createModel, estimateTokens } from "../../src/model/index.ts";
import { modelWorldOf } from "../../src/world.ts";
import type { Workspace } from "../../src/workspace/index.ts";
import type { GoldCall } from "../../tests/support/gold/gold-reply.ts";
import { startGoldServer, type GoldRequest } from "../../tests/support/gold/gold-server.ts";
import type { ModelRequest } from "../../tests/support/model-server.ts";
import { modelSettings } from "../../tests/support/model-settings.ts";
import type { GivenCatalog } from "./catalog.ts";
import type { Case, CaseSet } from "./cases.ts";
import { planCase, type Prediction } from "./plan-case.ts";

export interface GoldPlanned {
  readonly prediction: Prediction;
  readonly requests: readonly GoldRequest[];
  /** What it could choose from, as JSON. */
  readonly tools: { readonly count: number; readonly tokens: number };
  /** Whether every tool that the case needs was among those that stage 2 could choose from. */
  readonly sawAll: boolean;
}

export interface GoldOptions {
  /** As for the server: what a reply waits for. */
  readonly until?: (request: ModelRequest) => Promise<void>;
  /** Tokens of a text. Default: as they are estimated before a request is sent. */
  readonly count?: (text: string) => number;
}

export async function planWithGold(
  cases: readonly Case[],
  { catalogOf }: CaseSet,
  workspace: Workspace,
  { until, count = estimateTokens }: GoldOptions = {},
): Promise<readonly GoldPlanned[]> {
  await using server = await startGoldServer(until, count);
  const { root: workspaceRoot } = workspace;
  const model = createModel(modelSettings(server.baseUrl), { workspaceRoot, env: {} });
  const planned: GoldPlanned[] = [];
  for (const one of cases) {
    const { id, query } = one;
    const given = catalogOf(one);
    const calls = goldCalls(one, given);
    server.expect(calls);
    const planner = createModelPlanner(
      model,
      modelWorldOf(workspace, async () => given.catalog),
    );
    const prediction = await planCase({ id, query, planner, given, workspace, partial: true });
    const { requests } = server;
    const seen = requests.filter(({ name }) => !name.startsWith("outline"));
    const sawAll = calls.every(({ tool }) => seen.some(({ names }) => names.has(tool)));
    planned.push({ prediction, requests, sawAll, tools: await upFront(given, count) });
  }
  return planned;
}

const counted = new WeakMap<GivenCatalog, GoldPlanned["tools"]>();

/** All tools at once, as they would be sent where nothing chooses among them. */
async function upFront(
  given: GivenCatalog,
  count: (text: string) => number,
): Promise<GoldPlanned["tools"]> {
  const before = counted.get(given);
  if (before !== undefined) return before;
  const tools = await given.catalog.toolsOf(given.catalog.cards.map(({ name }) => name));
  const texts = tools.map(({ name, description, input, output }) =>
    JSON.stringify({ name, description, input, output }),
  );
  const found = { count: tools.length, tokens: count(texts.join("\n")) };
  counted.set(given, found);
  return found;
}

/** The right plan with the names that the catalog has for its tools. */
function goldCalls({ gold }: Case, { given }: GivenCatalog): readonly GoldCall[] {
  const names = new Map([...given].map(([name, own]) => [own, name]));
  return gold.tasks.map((task) => ({ ...task, tool: names.get(task.tool) ?? task.tool }));
}
