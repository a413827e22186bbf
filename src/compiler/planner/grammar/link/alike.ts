/** Tools that no request in words can choose between. */
import type { AgentCard, ToolInfo } from "../../../../catalog/tool-info.ts";
import { toolsTooAlike, type Diagnostic } from "../../../../contract/diagnostics/index.ts";
import { synonymsOf } from "../../../language/thesaurus.ts";
import { fieldsOf } from "./fields.ts";
import { isFunctionWord } from "./function-words.ts";
import { stemOf, wordsOfName } from "./identifier.ts";
import { isGenericVerb } from "./verbs.ts";

/** A warning for each group of tools that say the same of themselves, and whose agents do. */
export function toolsAlike(
  cards: readonly AgentCard[],
  tools: readonly ToolInfo[],
): readonly Diagnostic[] {
  const about = new Map(cards.map(({ name, card }) => [name, `${name} ${card}`]));
  const groups = Map.groupBy(tools, (tool) => wordsOf(tool, about.get(tool.agent) ?? tool.agent));
  return [...groups.values()]
    .filter(({ length }) => length > 1)
    .map((alike) => toolsTooAlike({ tools: alike.map(({ name }) => name).toSorted() }));
}

/** All that tells a tool from others, in an order that does not depend on where it says it. */
function wordsOf(tool: ToolInfo, agent: string): string {
  const name = tool.name.slice(tool.name.indexOf(".") + 1);
  const said = [name, tool.description, ...tool.phrases]
    .flatMap(stemsIn)
    .filter((stem) => !isGenericVerb(stem));
  const inputs = fieldsOf(tool).flatMap((field) => [
    field.name,
    ...field.choices.map(({ value }) => JSON.stringify(value)),
  ]);
  // A card may list what all its tools do: apart, or what one of them alone says would be lost in it.
  const apart = [[...said, ...inputs.flatMap(stemsIn)], stemsIn(agent)];
  return apart.map((stems) => [...new Set(stems.map(oneOfSame))].toSorted().join(" ")).join("|");
}

function stemsIn(text: string): string[] {
  const { words, unit } = wordsOfName(text.replaceAll(/['’]s\b/gu, ""));
  return [...words, ...unit].filter((word) => !isFunctionWord(word)).map(stemOf);
}

/** Of words for the same, always the same one. */
function oneOfSame(stem: string): string {
  return [stem, ...synonymsOf(stem)].toSorted()[0] ?? stem;
}
