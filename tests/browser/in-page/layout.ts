/** Run in the browser, where they can use nothing from outside of themselves. */

/** What reaches beyond the right or left edge of the window, and can only be seen by moving the whole page. */
export function overflowing(): string[] {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (element: Element | null): boolean =>
    element !== null &&
    element !== document.body &&
    (getComputedStyle(element).overflowX !== "visible" || scrolls(element.parentElement));
  const wide = [...document.body.querySelectorAll("*")].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return (right > width + 1 || left < -1) && !scrolls(element.parentElement);
  });
  return ["the page", ...wide.map((one) => `${one.localName}.${one.getAttribute("class") ?? ""}`)];
}

/** All text that a person can get to see, piece by piece, in the order of the page; or of what is `within` it alone. */
export function visibleTexts(within: string): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue?.trim() ?? "";
    const element = node.parentElement;
    if (text === "" || element === null || element.closest("title, desc, style") !== null) continue;
    if (element.closest(within) === null) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { width, height } = range.getBoundingClientRect();
    const shown = element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    if (shown && width > 0 && height > 0) texts.push(text);
  }
  return texts;
}

/** Elements that hide a part of what they hold, or show it only to who scrolls. */
export function cutOff(): string[] {
  return [...document.body.querySelectorAll("*")]
    .filter((element) => {
      const { overflowX, overflowY } = getComputedStyle(element);
      return (
        element instanceof HTMLElement &&
        element.checkVisibility() &&
        ((overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) ||
          (overflowY !== "visible" && element.scrollHeight > element.clientHeight + 1))
      );
    })
    .map((one) => `${one.localName}.${one.className}: ${(one.textContent ?? "").slice(0, 40)}`);
}
