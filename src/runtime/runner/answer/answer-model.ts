/** What a model does for an answer, as the runner asks for it. */
import type { Json } from "../../../contract/json.ts";

/** What one task has to say, as the model is shown it. */
export interface TaskMaterial {
  readonly task: string;
  readonly title: string;
  /** The tool's own sentences. */
  readonly statements: readonly string[];
  /** Its output, or the beginning of it. Absent when there is no room. */
  readonly data?: Json;
  /** What of `data` is not shown: `10 of 560 rows`. */
  readonly shown?: string;
}

export interface WordedSentence {
  readonly text: string;
  /** The tasks that it comes from. */
  readonly tasks: readonly string[];
}

/** Sentences that stand together. */
export type WordedParagraph = readonly WordedSentence[];

/** A wording that was refused, and why. */
export interface RefusedWording {
  readonly paragraphs: readonly WordedParagraph[];
  readonly reasons: readonly string[];
}

export interface AnswerModel {
  /** Tokens that material may take, by the model's context. */
  readonly room: number;
  /** Words an answer to the query from the material alone. Its claims are unchecked. Throws when there is no usable reply. */
  word(
    query: string,
    material: readonly TaskMaterial[],
    refused?: RefusedWording,
  ): Promise<readonly WordedParagraph[]>;
  /** What the query asks for and the answer does not have, in a few words each; none when it is complete. */
  judge(query: string, answer: string): Promise<readonly string[]>;
}

/** A model that may be asked so often. */
export interface AskedModel {
  readonly model: AnswerModel;
  readonly calls: number;
}
