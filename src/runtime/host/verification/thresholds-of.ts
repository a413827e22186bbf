import type { Manifest } from "../../../contract/manifest.ts";
import type { Config } from "../../../workspace/config.ts";
import type { Thresholds } from "../../../workspace/finding-settings.ts";
import { profileOf } from "../../../workspace/profile-settings.ts";

/** As whoever runs a build wants it today: they are no part of the plan. */
export function thresholdsOf({ profile }: Pick<Manifest, "profile">, config: Config): Thresholds {
  return config.findings.thresholds ?? profileOf(profile, config.profiles)?.thresholds ?? {};
}
