/** Runs in the browser, where it can use nothing from outside of itself. */

/** What is wrong with the cards of a graph's picture: text beyond an edge, or a card on top of another. */
export function misplaced(): string[] {
  const cards = [...document.querySelectorAll(".node")].map((node) => ({
    name: node.querySelector("title")?.textContent ?? "",
    box: node.querySelector("path")?.getBoundingClientRect() ?? new DOMRect(),
    texts: [...node.querySelectorAll("text")],
  }));
  const beyond = cards.flatMap(({ name, box, texts }) =>
    texts
      .filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < box.left || right > box.right || top < box.top || bottom > box.bottom;
      })
      .map((text) => `${name}: ${text.textContent}`),
  );
  const overlapping = cards.flatMap((a, i) =>
    cards
      .slice(i + 1)
      .filter(
        (b) =>
          a.box.left < b.box.right &&
          b.box.left < a.box.right &&
          a.box.top < b.box.bottom &&
          b.box.top < a.box.bottom,
      )
      .map((b) => `${a.name} and ${b.name}`),
  );
  return [...beyond, ...overlapping];
}
