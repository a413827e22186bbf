import { expect, test } from "vitest";
import type { CoreTask, DynamicGrant, Manifest, Unit } from "../../../src/contract/manifest.ts";
import { pinTimes, timesOf } from "../../../src/runtime/pin-times.ts";

const dynamic: DynamicGrant[] = [
  { kind: "read", task: "t1", arg: { $text: ["logs/", { $time: "now/d" }, ".txt"] } },
];
const manifest = {
  tasks: [
    {
      args: {
        since: { $time: "now-1d/d" },
        file: { $text: ["logs/", { $time: "now/d" }, ".txt"] },
        where: [{ day: { $time: "now-1d/d" } }, { $ref: "t0.day" }],
        data: { $literal: { $time: "now/d" } },
      },
    } as unknown as CoreTask,
  ],
  units: [{ dynamic } as unknown as Unit],
} as unknown as Manifest;
const startedAt = "2026-11-28T23:30:00.000Z";

test("all times of a run count from its start, in the zone of its plan", () => {
  expect(timesOf(manifest, startedAt)).toEqual({ "now-1d/d": "2026-11-27", "now/d": "2026-11-28" });
  expect(timesOf({ ...manifest, timeZone: "Asia/Tokyo" }, startedAt)).toEqual({
    "now-1d/d": "2026-11-28",
    "now/d": "2026-11-29",
  });
});

test("they are put in wherever they stand; data that looks like one stays data", () => {
  const { tasks, units } = pinTimes(manifest, startedAt);
  expect(tasks[0]?.args).toEqual({
    since: "2026-11-27",
    file: { $text: ["logs/", "2026-11-28", ".txt"] },
    where: [{ day: "2026-11-27" }, { $ref: "t0.day" }],
    data: { $literal: { $time: "now/d" } },
  });
  expect(units[0]?.dynamic).toEqual([
    { kind: "read", task: "t1", arg: { $text: ["logs/", "2026-11-28", ".txt"] } },
  ]);
});

test("a manifest without any is the same", () => {
  const plain = { ...manifest, tasks: [] };
  expect(pinTimes(plain, startedAt)).toBe(plain);
});
