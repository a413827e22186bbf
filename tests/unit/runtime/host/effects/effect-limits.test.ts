import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { effectLimits } from "../../../../../src/runtime/host/effects/effect-limits.ts";
import { configSchema } from "../../../../../src/workspace/config.ts";

interface Asked {
  readonly tool?: string;
  readonly url?: string;
  readonly bytes?: number;
  readonly signal?: AbortSignal;
}

/** Effects that last until they are ended, in the order in which they began. */
function openLimits(settings: object) {
  const limits = effectLimits(configSchema.parse({ limits: settings }).limits);
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, { tool = "a.tool", bytes = 0, ...rest }: Asked = {}) => {
    const { signal = new AbortController().signal, url } = rest;
    const effect = { tool, bytes, signal, ...(url !== undefined && { url }) };
    return limits.run(effect, async () => {
      begun.push(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
    });
  };
  const start = (name: string, asked: Asked = {}) => void ask(name, asked).catch(() => {});
  const end = async (name: string) => {
    ends.get(name)?.();
    for (let turns = 0; turns < 5; turns += 1) await turn();
  };
  return { ask, start, end, begun };
}

test("so many of a run at a time; the others wait in their order", async () => {
  const { start, end, begun } = openLimits({ effects: 2 });
  for (const name of ["1", "2", "3", "4"]) start(name);
  await turn();
  expect(begun).toEqual(["1", "2"]);
  await end("1");
  expect(begun).toEqual(["1", "2", "3"]);
});

describe("the limits of one hold up none of another", () => {
  test("of a tool", async () => {
    const { start, end, begun } = openLimits({
      effects: 3,
      tools: { "a.slow": { concurrency: 1 } },
    });
    for (const name of ["1", "2"]) start(name, { tool: "a.slow" });
    for (const name of ["3", "4"]) start(name);
    await turn();
    expect(begun).toEqual(["1", "3", "4"]);
    await end("1");
    expect(begun).toEqual(["1", "3", "4", "2"]);
  });

  test("of every tool", async () => {
    const { start, begun } = openLimits({ effectsPerTool: 1 });
    start("1");
    start("2");
    start("3", { tool: "b.tool" });
    await turn();
    expect(begun).toEqual(["1", "3"]);
  });

  test("of a host", async () => {
    const hosts = { "api.example.org": { concurrency: 1 } };
    const { start, begun } = openLimits({ hosts });
    start("1", { url: "https://api.example.org/a" });
    start("2", { url: "https://api.example.org/b" });
    start("3", { url: "https://api.example.org:8443/" });
    await turn();
    expect(begun).toEqual(["1", "3"]);
  });
});

test("so many a second", async () => {
  const { start, begun } = openLimits({ hosts: { "api.example.org": { perSecond: 0.001 } } });
  for (const name of ["1", "2"]) start(name, { url: "https://api.example.org/" });
  await turn();
  expect(begun).toEqual(["1"]);
});

test("who is stopped while it waits is told so, and takes no turn", async () => {
  const { ask, start, end, begun } = openLimits({ effects: 1 });
  start("1");
  const stopping = new AbortController();
  const waiting = ask("2", { signal: stopping.signal });
  start("3");
  stopping.abort();
  await expect(waiting).rejects.toThrow("The effect was stopped with its task");
  await end("1");
  expect(begun).toEqual(["1", "3"]);
});

test("questions that wait are limited too; one alone may be of any size", async () => {
  const { ask, start, begun } = openLimits({ effectBytes: 10_000, effects: 1 });
  start("1", { bytes: 50_000 });
  await turn();
  expect(begun).toEqual(["1"]);
  await expect(ask("2")).rejects.toMatchObject({
    message: "More requests wait than the 10000 bytes of limits.effectBytes hold",
    help: expect.stringContaining("Await some answers"),
  });
});
