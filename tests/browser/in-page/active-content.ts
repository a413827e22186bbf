/** Runs in the browser, where it can use nothing from outside of itself. */

/**
 * Elements and attributes that run, load or lead somewhere, none of which a page of ours has, and whatever calls
 * itself evil, as all hostile markup of these tests does. Frames without any rights are not looked into.
 */
export function activeContent(): string[] {
  const elements = [
    ...document.querySelectorAll(
      "script, object, embed, applet, link, base, form, input, button, textarea, select, audio, video, portal," +
        "template, slot, foreignObject, use, image, animate, animateMotion, animateTransform, set, math, feImage," +
        "iframe:not([sandbox='']), meta[http-equiv]:not([http-equiv='Content-Security-Policy']), svg style," +
        "img:not([src^='data:image/']), .evil, #evil, evil, x-evil",
    ),
  ].map((element) => element.outerHTML.slice(0, 80));
  const attributes = [...document.querySelectorAll("*")].flatMap((element) =>
    [...element.attributes]
      .filter(({ name, value }) => {
        if (/^(on|srcset|ping|formaction|action|background|poster|data$)/i.test(name)) return true;
        if (/href$/i.test(name)) return !/^(#|https?:|mailto:|files\/)/i.test(value);
        return /url\s*\((?!\s*["']?#)|@import|expression\(/i.test(value) && name !== "srcdoc";
      })
      .map(({ name, value }) => `${element.localName} ${name}="${value.slice(0, 60)}"`),
  );
  return [...elements, ...attributes];
}
