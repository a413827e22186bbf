import { OrchcError, unknownProfile } from "../../contract/diagnostics/index.ts";
import { nearestName } from "../../contract/nearest.ts";
import type { Plan } from "../../contract/plan.ts";
import { defaultStrictness } from "../../contract/strictness.ts";
import type { Config } from "../../workspace/config.ts";
import { profileNames, profileOf } from "../../workspace/profile-settings.ts";
import type { Source } from "./source.ts";

/**
 * What a profile makes of the head of a plan: a build follows from the plan alone. What a person has written into a plan
 * file is stronger than its profile, and that is stronger than the rest of the configuration.
 *
 * @throws OrchcError when there is no profile of that name
 */
export function profileEffects(
  { profile: asked, strictness: level, plan }: Pick<Source, "profile" | "strictness" | "plan">,
  config: Pick<Config, "profile" | "profiles" | "strictness">,
): Pick<Plan, "profile" | "strictness" | "limits"> {
  const name = asked ?? config.profile;
  const profile = profileOf(name, config.profiles);
  if (profile === undefined) {
    const known = profileNames(config.profiles);
    throw new OrchcError(unknownProfile({ name, known, nearest: nearestName(name, known) }));
  }
  const strictness = level ?? plan?.strictness ?? profile.strictness ?? config.strictness;
  const { maxParallel, timeoutMs, budget } = profile;
  const limits = {
    ...(maxParallel !== undefined && { maxParallel }),
    ...(timeoutMs !== undefined && { timeoutMs }),
    ...plan?.limits,
    ...(budget !== undefined && { budget: { ...budget, ...plan?.limits?.budget } }),
  };
  return {
    profile: name,
    ...(strictness !== defaultStrictness && { strictness }),
    ...(Object.keys(limits).length > 0 && { limits }),
  };
}
