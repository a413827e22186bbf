/** The page as a screen reader gets it: Chromium's own accessibility tree. */
import type { Page } from "playwright-core";

export interface AccessibleNode {
  readonly role: string;
  readonly name: string;
  /** Of a heading: 1 to 6. */
  readonly level: number | undefined;
}

/** All nodes in the order in which they are read. */
export async function accessibleNodes(page: Page): Promise<AccessibleNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const read = (id: string): AccessibleNode[] => {
    const node = byId.get(id);
    if (node === undefined) return [];
    const level = node.properties?.find(({ name }) => name === "level")?.value.value as
      number | undefined;
    const own = {
      role: String(node.role?.value ?? ""),
      name: String(node.name?.value ?? "").trim(),
      level,
    };
    return [...(node.ignored ? [] : [own]), ...(node.childIds ?? []).flatMap(read)];
  };
  return nodes
    .filter(({ parentId }) => parentId === undefined)
    .flatMap(({ nodeId }) => read(nodeId));
}

/** Headings that leave out a level or have no text, and a page that does not begin with the only h1. */
export function headingProblems(nodes: readonly AccessibleNode[]): string[] {
  const headings = nodes.filter(({ role }) => role === "heading");
  let above = 0;
  return headings.flatMap(({ name, level = 0 }, i) => {
    const fits = i === 0 ? level === 1 : level > 1 && level <= above + 1;
    above = level;
    return fits && name !== "" ? [] : [`h${level} ${name || "(empty)"}`];
  });
}

/** What a person hears of only by its name. */
const NAMED =
  /^(image|img|graphics-.*|figure|link|button|checkbox|textbox|iframe|region|DisclosureTriangle|columnheader)$/i;

/** Roles of the nodes that should have a name and have none. */
export function namelessNodes(nodes: readonly AccessibleNode[]): string[] {
  return nodes.filter(({ role, name }) => NAMED.test(role) && name === "").map(({ role }) => role);
}
