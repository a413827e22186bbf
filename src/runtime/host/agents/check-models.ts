import { agentModelNotConfigured, type Diagnostic } from "../../../contract/diagnostics/index.ts";
import type { Manifest } from "../../../contract/manifest.ts";
import { agentsIn } from "../../../contract/regions/index.ts";
import { modelConfig, type Config } from "../../../workspace/index.ts";

/** The models that a build asks in turns and the configuration does not have. */
export function checkModels({ core }: Pick<Manifest, "core">, config: Config): Diagnostic[] {
  return agentsIn(core)
    .filter(({ model }) => modelConfig(config, model) === undefined)
    .map(({ id, model }) => agentModelNotConfigured({ task: id, model }, { in: "plan", task: id }));
}
