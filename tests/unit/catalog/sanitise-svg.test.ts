import { describe, expect, test } from "vitest";
import { sanitiseSvg, sanitiseSvgFile } from "../../../src/catalog/sanitise-svg.ts";

const inSvg = async (inside: string) =>
  (await sanitiseSvg(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`, "p-"))
    ?.replace(/^<svg>/, "")
    .replace(/<\/svg>$/, "");

describe("sanitiseSvg", () => {
  test("keeps a drawing as it is", async () => {
    const drawing =
      '<g transform="translate(1,2)" fill="none" stroke-width="2"><path d="M0,0L1,1" stroke="currentColor"></path>' +
      '<text text-anchor="middle" font-family="system-ui, \'Segoe UI\'" aria-label="a label">5 &lt; 6 &amp; 7</text></g>';
    expect(await inSvg(drawing)).toBe(drawing.replaceAll("'", "'"));
  });

  test("keeps the size and the view of the picture", async () => {
    const svg = '<?xml version="1.0"?><svg width="10" height="20" viewBox="0 0 10 20"></svg>';
    expect(await sanitiseSvg(svg, "p-")).toBe(svg.slice(svg.indexOf("<svg")));
  });

  test.each([
    ["<script>alert(1)</script>"],
    ["<SCRIPT>alert(1)</SCRIPT>"],
    ["<svg:script xmlns:svg='http://www.w3.org/2000/svg'>alert(1)</svg:script>"],
    ["<style>*{display:none}</style>"],
    ["<foreignObject><iframe src='http://a'/></foreignObject>"],
    ["<image href='http://a/b.png'/>"],
    ["<use href='#x'/>"],
    ["<use href='http://a/b.svg#x'/>"],
    ["<use href=' javascript:x'/>"],
    ["<a href='javascript:alert(1)'><rect/></a>"],
    ["<animate onbegin='alert(1)'/>"],
    ["<set attributeName='href' to='javascript:alert(1)'/>"],
    ["<!-- comment --><?pi?>"],
  ])("drops %s", async (inside) => {
    expect(await inSvg(inside)).toBe("");
  });

  test.each([
    ['<rect onclick="alert(1)"/>'],
    ['<rect href="#x"/>'],
    ['<rect xlink:href="http://a"/>'],
    ['<rect class="card"/>'],
    ['<rect fill="url(http://a#x)"/>'],
    ['<rect fill="url( &quot;//a#x&quot; )"/>'],
    ['<rect fill="ur\\6c(http://a)"/>'],
    ['<rect style="fill:url(http://a); behavior:url(#x); position:fixed"/>'],
  ])("takes what acts or loads from %s", async (inside) => {
    expect(await inSvg(inside)).toBe("<rect></rect>");
  });

  test("writes a style as attributes", async () => {
    expect(await inSvg('<rect style="fill: red;stroke-width:2; opacity:.5"/>')).toBe(
      '<rect fill="red" stroke-width="2" opacity=".5"></rect>',
    );
  });

  test("makes ids its own, and the references to them", async () => {
    expect(await inSvg(`<clipPath id="c"/><g clip-path="url(#c)" style="mask:url('#m')"/>`)).toBe(
      '<clipPath id="p-c"></clipPath><g clip-path="url(#p-c)" mask="url(#p-m)"></g>',
    );
  });

  test("leaves no way out of a text", async () => {
    expect(await inSvg("<text><![CDATA[</text></svg><script>alert(1)</script>]]></text>")).toBe(
      "<text>&lt;/text&gt;&lt;/svg&gt;&lt;script&gt;alert(1)&lt;/script&gt;</text>",
    );
  });

  test("shows a shape of the same picture again, and no group", async () => {
    const glyph = '<path id="a" d="M0,0"></path>';
    expect(await inSvg(`${glyph}<use xlink:href="#a" x="1"/><use href="#g"/><g id="g"/>`)).toBe(
      '<path id="p-a" d="M0,0"></path><use href="#p-a" x="1"></use><g id="p-g"></g>',
    );
  });

  test("a file of its own says that it is SVG", async () => {
    const file = await sanitiseSvgFile('<svg onload="x()" width="1"><script>x()</script></svg>');
    expect(file).toBe('<svg xmlns="http://www.w3.org/2000/svg" width="1"></svg>');
  });

  test.each([
    ["svg{color:red}@media(prefers-color-scheme:dark){.a>b{fill:#fff}}", true],
    ["@import 'http://a'", false],
    ["a{fill:url(http://a)}", false],
    ["a{fill:u\\72l(http://a)}", false],
    ["a{background:image-set('http://a' 1x)}", false],
    ["@font-face{src:local(x)}", false],
  ])("its style sheet stays when it loads nothing: %s", async (css, stays) => {
    const file = await sanitiseSvgFile(`<svg><style>${css}</style><g class="a"/></svg>`);
    expect(file?.includes("<style>")).toBe(stays);
    expect(file).toContain('class="a"');
  });

  test("survives nesting that no drawing has", async () => {
    const deep = "<g>".repeat(5_000) + "</g>".repeat(5_000);
    expect((await inSvg(deep))?.length).toBeLessThan(1_000);
  });

  test.each(["", "no picture", "<html><body>x</body></html>", "<svg"])(
    "sees none in %j",
    async (text) => {
      expect(await sanitiseSvg(text, "p-")).toBeUndefined();
    },
  );
});
