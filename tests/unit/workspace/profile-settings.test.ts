import { expect, test } from "vitest";
import { profileEffects } from "../../../src/compiler/source/profile-effects.ts";
import { OrchcError } from "../../../src/contract/diagnostics/index.ts";
import { configSchema } from "../../../src/workspace/config.ts";
import { profileNames, profileOf } from "../../../src/workspace/profile-settings.ts";

const config = (text: object = {}) => configSchema.parse(text);

test("three profiles are there, and the middle one leaves everything to the configuration", () => {
  expect(profileNames({})).toEqual(["conservative", "balanced", "aggressive"]);
  expect(profileOf("balanced", {})).toEqual({});
  expect(profileEffects({}, config())).toEqual({ profile: "balanced" });
});

test("a workspace changes one of them, and has its own", () => {
  const { profiles } = config({
    profiles: { conservative: { retries: 5 }, nightly: { maxParallel: 1 } },
  });
  expect(profileOf("conservative", profiles)).toMatchObject({ retries: 5, maxParallel: 2 });
  expect(profileOf("nightly", profiles)).toEqual({ maxParallel: 1 });
  expect(profileOf("constructor", profiles)).toBeUndefined();
});

test("what a profile says is written into the plan", () => {
  expect(profileEffects({ profile: "conservative" }, config())).toEqual({
    profile: "conservative",
    strictness: "strict",
    limits: { maxParallel: 2, budget: { usd: 1 } },
  });
});

test("the command line is stronger than a plan file, that than its profile, and that than the configuration", () => {
  const given = config({
    strictness: "lenient",
    profiles: { own: { maxParallel: 1, budget: { usd: 1, toolCalls: 9 } } },
  });
  expect(profileEffects({ profile: "own" }, given).strictness).toBe("lenient");
  const plan = { strictness: "strict", limits: { budget: { usd: 3 } } } as never;
  expect(profileEffects({ profile: "own", plan }, given)).toMatchObject({
    strictness: "strict",
    limits: { maxParallel: 1, budget: { usd: 3, toolCalls: 9 } },
  });
  expect(
    profileEffects({ profile: "own", plan, strictness: "moderate" }, given),
  ).not.toHaveProperty("strictness");
});

test("a profile that is not there is refused, with the one that was probably meant", () => {
  const refused = () => profileEffects({ profile: "agressive" }, config());
  expect(refused).toThrow(OrchcError);
  expect(refused).toThrow('ORC2061 There is no profile "agressive".');
});
