/** How the values of a YAML text are written: `{ a: 1 }`, `[1, 2]`, texts and numbers as they were written. */
import { Scalar, type CollectionTag, type Node, type ScalarTag, type Tags } from "yaml";
import { stringifyString } from "yaml/util";

/** Columns of a line, of a list or group in brackets and of a folded text. */
export const WIDEST = 100;

type Context = Parameters<NonNullable<ScalarTag["stringify"]>>[1];

/** Tags of YAML's core schema. */
export function layoutTags(tags: Tags): Tags {
  return tags.map((tag) => {
    if (typeof tag === "string") return tag;
    if (tag.tag.endsWith(":map")) return padded(tag as CollectionTag, " ");
    if (tag.tag.endsWith(":seq")) return padded(tag as CollectionTag, "");
    const scalar = tag as ScalarTag;
    return { ...scalar, stringify: tag.tag.endsWith(":str") ? text : asWritten(scalar) };
  });
}

function padded(tag: CollectionTag, flowCollectionPadding: string): CollectionTag {
  const stringify = (node: Node, context: object, ...rest: readonly unknown[]): string =>
    (node.toString as (...all: readonly unknown[]) => string).call(
      node,
      { ...context, flowCollectionPadding },
      ...rest,
    );
  return { ...tag, stringify } as CollectionTag;
}

/** A text stays on its line, but for one that its author folds. */
const text: NonNullable<ScalarTag["stringify"]> = (item, context, onComment, onChompKeep) => {
  const lineWidth = item.type === Scalar.BLOCK_FOLDED ? WIDEST : 0;
  const options = { ...context.options, lineWidth };
  const own: Context & { actualString: boolean } = { ...context, options, actualString: true };
  return stringifyString(item, own, onComment, onChompKeep);
};

/** No digit of a number that is more exact than ours is lost. */
function asWritten(tag: ScalarTag): NonNullable<ScalarTag["stringify"]> {
  return (item, context, onComment, onChompKeep) =>
    item.source ??
    tag.stringify?.(item, context, onComment, onChompKeep) ??
    stringifyString(item, context, onComment, onChompKeep);
}
