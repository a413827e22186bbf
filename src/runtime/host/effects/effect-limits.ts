/** How many effects of a run are carried out at a time, how often a second, and how much they may hold. */
import PQueue from "p-queue";
import { ToolError } from "../../../catalog/errors.ts";
import { isToHost, parseHost } from "../../../contract/host-name.ts";
import type { EffectLimitConfig, RateConfig } from "../../../workspace/effect-settings.ts";
import { byteBudget, type ByteAccount } from "./byte-budget.ts";

export interface LimitedEffect {
  /** Full name of the tool that asks. */
  readonly tool: string;
  /** The address that is asked, when it is one of HTTP. */
  readonly url?: string;
  /** Of the question. */
  readonly bytes: number;
  /** Aborted when the task is over. */
  readonly signal: AbortSignal;
}

export interface EffectLimits {
  /**
   * Does the work when its turn comes. It counts as in flight until it is done, its account until then too.
   *
   * @throws ToolError when the task is over before, or the questions that wait are too many
   */
  run<Result>(
    effect: LimitedEffect,
    work: (account: ByteAccount) => Promise<Result>,
  ): Promise<Result>;
}

/** What a question costs beside its text. */
const QUESTION_BYTES = 1024;

export function effectLimits(config: EffectLimitConfig): EffectLimits {
  const { effects, effectsPerTool, effectBytes, hosts, tools } = config;
  const all = new PQueue({ concurrency: effects });
  const budget = byteBudget(effectBytes);
  /** Bytes of questions that wait or are being answered. */
  let asked = 0;
  const byTool = new Map<string, PQueue>();
  const byHost = Object.entries(hosts).map(([name, rate]) => ({
    host: parseHost(name),
    queue: queueOf(rate),
  }));

  function ofTool(name: string): PQueue {
    const known = byTool.get(name);
    if (known !== undefined) return known;
    const queue = queueOf({ concurrency: effectsPerTool, ...tools[name] });
    byTool.set(name, queue);
    return queue;
  }

  function ofHosts(text: string | undefined): PQueue[] {
    const url = text === undefined ? null : URL.parse(text);
    if (url === null) return [];
    return byHost.flatMap(({ host, queue }) =>
      host !== undefined && isToHost(url, host) ? [queue] : [],
    );
  }

  return {
    run: async ({ tool, url, bytes, signal }, work) => {
      const question = QUESTION_BYTES + bytes;
      if (asked > 0 && asked + question > effectBytes) throw tooMany(effectBytes);
      asked += question;
      const last = async () => {
        const account = budget.open();
        try {
          return await work(account);
        } finally {
          account.close();
        }
      };
      // The narrowest first: who waits for a slow host takes no turn from others. Always in this order, so none waits
      // for another in a circle.
      const queues = [ofTool(tool), ...ofHosts(url), all];
      const begin = queues.reduceRight((next, queue) => () => inTurn(queue, signal, next), last);
      return begin().finally(() => {
        asked -= question;
      });
    },
  };
}

function tooMany(limit: number): ToolError {
  return new ToolError(`More requests wait than the ${limit} bytes of limits.effectBytes hold`, {
    help: "Await some answers before asking for more, or raise limits.effectBytes in orchc.config.yaml.",
  });
}

function queueOf({ concurrency, perSecond }: RateConfig): PQueue {
  return new PQueue({
    ...(concurrency !== undefined && { concurrency }),
    ...(perSecond !== undefined && { interval: 1000 / perSecond, intervalCap: 1 }),
  });
}

/** Aborting ends the wait; what has begun ends itself, and keeps its turn until then. */
async function inTurn<Result>(
  queue: PQueue,
  signal: AbortSignal,
  work: () => Promise<Result>,
): Promise<Result> {
  const waiting = new AbortController();
  const abort = () => waiting.abort();
  signal.addEventListener("abort", abort, { once: true });
  const begin = () => {
    signal.removeEventListener("abort", abort);
    return work();
  };
  if (signal.aborted) abort();
  try {
    return await queue.add(begin, { signal: waiting.signal });
  } catch (error) {
    if (!waiting.signal.aborted) throw error;
    throw new ToolError("The effect was stopped with its task");
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
