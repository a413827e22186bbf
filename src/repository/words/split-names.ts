/** Names in code as words: `retryDelay`, `retry_delay` and `RETRY_DELAY` are also "retry" and "delay". */

/** A name with a change of case or an underscore in it. */
const COMPOUND = /[\p{L}\p{N}$]*(?:\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}|_)[\p{L}\p{N}_$]*/gu;
const PARTS = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lt}\p{Lm}]+\p{N}*|\p{N}+/gu;

/** The parts of one name, in lower case; one for a plain word. */
export function partsOf(name: string): string[] {
  return (name.match(PARTS) ?? []).map((part) => part.toLowerCase());
}

/**
 * A text in which each compound name is followed by its parts, and is written without what would take it apart: as the
 * tokenizer of the index then reads it, name and parts are found.
 */
export function withParts(text: string): string {
  return text.replaceAll(COMPOUND, (name) => {
    const parts = partsOf(name);
    return parts.length < 2 ? name : `${parts.join("")} ${parts.join(" ")}`;
  });
}
