/** The words of a name that a machine gave: `delivery_days`, `TotalAmount`, `Mass (kg)`. */
import { stemWord } from "../../../language/stem.ts";

export interface NameWords {
  /** Stems of its words, in order, without units in brackets. */
  readonly stems: readonly string[];
  /** The words themselves, in lower case. */
  readonly words: readonly string[];
  /** What stands in brackets. */
  readonly unit: readonly string[];
}

export function wordsOfName(name: string): NameWords {
  const [, before = name, bracket = ""] = /^(.*?)\s*[([]([^)\]]*)[)\]]\s*$/u.exec(name) ?? [];
  const words = split(before.trim() === "" ? name : before);
  return { words, stems: words.map(stemWord), unit: split(bracket) };
}

function split(text: string): string[] {
  return (
    text
      .normalize("NFC")
      .replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2")
      .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, "$1 $2")
      .toLowerCase()
      .match(/[\p{L}\p{M}]+|\p{N}+(?:\.\p{N}+)?/gu) ?? []
  );
}
