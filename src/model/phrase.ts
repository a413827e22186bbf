/** An answer in a model's words, made of what the tools stated and of nothing else. */
import { z } from "zod";
import { modelReplyNotAsAsked, OrchcError } from "../contract/diagnostics/index.ts";
import type { Model } from "./model.ts";
import { oneLine } from "./one-line.ts";
import { renderPrompt } from "./prompt.ts";
import { wireSchema } from "./wire-schema.ts";

interface Statement {
  readonly task: string;
  readonly text: string;
}

const replySchema = (task: z.ZodType<string>) =>
  z.object({ paragraphs: z.array(z.object({ text: z.string(), tasks: z.array(task) })) });

/**
 * What words an answer to a query: paragraphs with a blank line between them, each ending in the tasks that it
 * comes from (`[t1] [t3]`). Asks the model once for each answer. Whether the numbers are true is for the caller
 * to check against the data. Throws what `Model.complete` throws, and when the reply has another form.
 */
export function createPhrase(
  model: Model,
): (statements: readonly Statement[], query: string) => Promise<string> {
  return async (statements, query) => {
    const tasks = [...new Set(statements.map(({ task }) => task))];
    const facts = { query, statements: statements.map(({ task, text }) => ({ task, text })) };
    const { value } = await model.complete({
      name: "phrase",
      messages: [
        { role: "system", content: await renderPrompt("phrase-system") },
        { role: "user", content: await renderPrompt("phrase-user", facts) },
      ],
      schema: wireSchema(replySchema(z.enum(tasks))),
    });
    const parsed = replySchema(z.string()).safeParse(value);
    if (!parsed.success) {
      const reasons = ["it is not a list of paragraphs"];
      throw new OrchcError(modelReplyNotAsAsked({ model: model.name, reasons }));
    }
    return parsed.data.paragraphs.map(asParagraph).join("\n\n");
  };
}

/** The longest paragraph that is kept: an answer is short. */
const MOST_CHARACTERS = 1500;

/** Task names that a model writes into its text as well would stand there twice. */
function asParagraph({ text, tasks }: { text: string; tasks: readonly string[] }): string {
  const plain = oneLine(text.replace(/\s*\[[A-Za-z][\w-]*\]/g, ""), MOST_CHARACTERS);
  return [plain, ...[...new Set(tasks)].map((task) => `[${task}]`)].join(" ");
}
