/** Runs in the browser, where it can use nothing from outside of itself. */

export interface WeakText {
  readonly text: string;
  /** As WCAG 2.2 defines it: 1 to 21. */
  readonly contrast: number;
}

/**
 * Visible text whose contrast with its ground is below `least`, of HTML and SVG alike. The ground is made of the
 * background colours below it; in a picture, of the first shape in the same group too.
 */
export function weakTexts(least: number): WeakText[] {
  /** Red, green, blue: 0 to 255; opacity: 0 to 1. */
  type Colour = readonly [number, number, number, number];

  const parse = (css: string): Colour => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (css.match(/[\d.]+/g) ?? []).map(Number);
    return [red, green, blue, alpha];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (a: number, b: number): number => a * top[3] + b * (1 - top[3]);
    return [mix(top[0], below[0]), mix(top[1], below[1]), mix(top[2], below[2]), 1];
  };
  const luminance = (colour: Colour): number => {
    const [red = 0, green = 0, blue = 0] = colour.slice(0, 3).map((part) => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a: Colour, b: Colour): number => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
    return (light + 0.05) / (dark + 0.05);
  };
  const ancestors = (element: Element): Element[] => {
    const parent = element.parentElement;
    return parent === null ? [element] : [element, ...ancestors(parent)];
  };
  const opacity = (element: Element): number =>
    ancestors(element).reduce((all, one) => all * Number(getComputedStyle(one).opacity), 1);
  const ground = (element: Element): Colour => {
    const page = ancestors(element)
      .map((one) => parse(getComputedStyle(one).backgroundColor))
      .reduceRight((below, colour) => over(colour, below), [255, 255, 255, 1] as Colour);
    const shape = element.parentElement?.querySelector(":scope > [stroke=none]");
    const fill = element instanceof SVGElement && shape ? getComputedStyle(shape).fill : "none";
    return fill === "none" ? page : over(parse(fill), page);
  };
  const ink = (element: Element): Colour => {
    const style = getComputedStyle(element);
    const drawn = element instanceof SVGElement;
    const [red, green, blue, alpha] = parse(drawn ? style.fill : style.color);
    const fill = drawn ? Number(style.fillOpacity) : 1;
    return [red, green, blue, alpha * fill * opacity(element)];
  };

  const found: WeakText[] = [];
  const root = document.body ?? document.documentElement;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.nodeValue?.trim() ?? "";
    const element = node.parentElement;
    if (text === "" || element === null) continue;
    if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element instanceof SVGElement && element.closest("text") === null) continue;
    const below = ground(element);
    const ratio = contrast(over(ink(element), below), below);
    if (ratio < least) found.push({ text: text.slice(0, 60), contrast: ratio });
  }
  return found;
}
