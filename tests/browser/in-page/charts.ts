/** Runs in the browser, where it can use nothing from outside of itself. */

export interface DrawnChart {
  /** CSS pixels. */
  readonly box: { readonly width: number; readonly height: number };
  /** Marks of the data that are painted and have a size. */
  readonly shapes: number;
  /** Texts that are painted. */
  readonly words: number;
  /** CSS pixels, as they appear. */
  readonly smallestWords: number;
}

/** The pictures of a page that are drawn on it. */
export function drawnCharts(): DrawnChart[] {
  const isPainted = (element: SVGElement): boolean => {
    const { width, height } = element.getBoundingClientRect();
    const { fill, stroke } = getComputedStyle(element);
    const visible = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    return visible && width + height > 1 && (fill !== "none" || stroke !== "none");
  };
  return [...document.querySelectorAll<SVGSVGElement>("figure svg")].map((svg) => {
    const { width, height } = svg.getBoundingClientRect();
    const words = [...svg.querySelectorAll("text")].filter(isPainted);
    const shapes = [...svg.querySelectorAll("path, rect, circle")] as SVGElement[];
    const sizes = words.map((text) => {
      const { c = 0, d = 0 } = text.getScreenCTM() ?? {};
      return parseFloat(getComputedStyle(text).fontSize) * Math.hypot(c, d);
    });
    return {
      box: { width, height },
      shapes: shapes.filter(isPainted).length,
      words: words.length,
      smallestWords: Math.min(...sizes),
    };
  });
}
