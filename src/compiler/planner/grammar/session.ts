/** What the planner keeps between its stages and from one query to the next. */
import type {
  BindRequest,
  Bindings,
  ExplainRequest,
  Explained,
  Outline,
  OutlineRequest,
} from "../planner.ts";
import { bindCalls } from "./assemble.ts";
import { choicesFrom } from "./derive/chosen.ts";
import { outlineOf } from "./derive/discourse.ts";
import { explain } from "./explain.ts";
import { checkWords } from "./read/check-words.ts";
import { read } from "./read/read.ts";
import type { Reading } from "./read/reading.ts";
import type { World } from "./world.ts";

export interface GrammarSession {
  outline(request: OutlineRequest): Promise<Outline>;
  bind(request: BindRequest): Promise<Bindings>;
  explain(request: ExplainRequest): Promise<readonly Explained[]>;
}

export function openSession(world: World): GrammarSession {
  // Both stages, and every path of the second, read the same query.
  let last: Reading | undefined;
  const reading = (query: string): Reading => {
    if (last?.query !== query) last = read(query, world);
    return last;
  };
  return {
    outline: async (request) => {
      const query = reading(request.query);
      const tooLong = checkWords(query);
      if (tooLong.length > 0) return { tasks: [], diagnostics: tooLong };
      const choices = choicesFrom(request.readings);
      const outlined = await outlineOf(request, query, world, choices);
      return { ...outlined, ambiguous: choices.met };
    },
    explain: async (request) => {
      const query = reading(request.query);
      return checkWords(query).length > 0 ? [] : explain(request, query, world);
    },
    bind: async (request) => bindCalls(request, reading(request.query)),
  };
}
