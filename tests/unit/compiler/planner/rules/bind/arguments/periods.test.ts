/** The days that a wording asks about, on Saturday, 28 November 2026. */
import * as chrono from "chrono-node/en";
import { expect, test } from "vitest";
import { periodOf } from "../../../../../../../src/compiler/planner/rules/bind/arguments/periods.ts";
import { intervalsFrom } from "../../../../../../../src/compiler/planner/rules/language/intervals.ts";
import { timeSpans } from "../../../../../../../src/compiler/planner/rules/language/time-words.ts";
import { tokenize } from "../../../../../../../src/compiler/planner/rules/language/tokens.ts";

const intervals = intervalsFrom(new Date("2026-11-28T12:00:00Z"), chrono);

function period(text: string) {
  const tokens = tokenize(text);
  const found = periodOf({ tokens, times: timeSpans(tokens) }, intervals);
  return found && [found.from, found.to];
}

test.each([
  ["commits since last Monday", ["2026-11-23", undefined]],
  ["commits in March", ["2026-03-01", "2026-03-31"]],
  ["commits in September and October", ["2026-09-01", "2026-10-31"]],
  ["commits in March, April and May", ["2026-03-01", "2026-05-31"]],
  ["commits in December and January", ["2025-12-01", "2026-01-31"]],
  ["commits in 2024 and 2025", ["2024-01-01", "2025-12-31"]],
  ["commits of this week and last week", ["2026-11-16", undefined]],
  ["commits between 1 March and 15 April", ["2026-03-01", "2026-04-15"]],
  ["commits between March and May", ["2026-03-01", "2026-05-31"]],
  ["commits between november and january", ["2025-11-01", "2026-01-31"]],
  ["commits between 1 November and 15 December", ["2025-11-01", "2025-12-15"]],
  ["commits from March to May 2025", ["2025-03-01", "2025-05-31"]],
  ["commits from November to February 2025", ["2024-11-01", "2025-02-28"]],
  ["commits from November 2023 to February", ["2023-11-01", "2024-02-29"]],
  ["commits from 1 to 15 March", ["2026-03-01", "2026-03-15"]],
  ["commits of 1-15 March 2025", ["2025-03-01", "2025-03-15"]],
  ["commits until May, since March", ["2026-03-01", "2026-05-01"]],
  ["commits after March", ["2026-04-01", undefined]],
  ["commits before March", [undefined, "2026-02-28"]],
  ["commits after 2026-03-05", ["2026-03-06", undefined]],
  ["commits since 2026-03-05 until 2026-03-10", ["2026-03-05", "2026-03-10"]],
])("%s", (text, expected) => {
  expect(period(text)).toEqual(expected);
});

test.each([
  "commits in March and October",
  "commits on Monday and Friday",
  "commits on 31 February",
])("%s is no single stretch, and no part of it is taken for the whole", (text) => {
  expect(period(text)).toBeUndefined();
});
