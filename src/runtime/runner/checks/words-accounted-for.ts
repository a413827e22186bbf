import { wordsIgnored } from "../../../contract/diagnostics/index.ts";
import { isHandWritten } from "../../../contract/hand-written.ts";
import { count } from "../text/format-number.ts";
import { plainLine } from "../text/plain-line.ts";
import type { Check } from "./check.ts";

/** Planning has found a place for every word of the query; what it left out stands in the manifest. */
export const wordsAccountedFor: Check = {
  name: "every word of the question is accounted for",
  // what a person wrote was not made of words
  applies: ({ record: { manifest } }) => !isHandWritten(manifest.source),
  check: ({ record: { manifest } }) => {
    const ignored = (manifest.notes ?? []).filter(({ kind }) => kind === "ignored");
    const texts = ignored.map(({ text }) => plainLine(text));
    const words = manifest.source.query.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
    return {
      detail:
        texts.length > 0
          ? `not used: ${texts.join("; ")}`
          : words === 0
            ? "there is none"
            : count(words, "word"),
      diagnostics: texts.map((text) => wordsIgnored({ text, name: manifest.name })),
    };
  },
};
