/** What data, services and models have put on pages before: markup that runs, loads, covers, breaks out or breaks the layout. */

/** Markup calls itself evil, so that what becomes an element is found. All of it wants to load from `origin`. */
export function hostileMarkup(origin: string): readonly string[] {
  const run = `globalThis.evil = true; fetch('${origin}/fetched')`;
  return [
    `<script class="evil">${run}</script>`,
    `</script></style></title></textarea><script class="evil">${run}</script>`,
    `<img class="evil" src="${origin}/image" onerror="${run}">`,
    `"><svg class="evil" onload="${run}"><animate onbegin="${run}" attributeName="x"/></svg>`,
    `'"><iframe class="evil" src="javascript:${run}"></iframe>`,
    `</td></tr></table></section></main></body><x-evil style="position:fixed;inset:0">`,
    `<style class="evil">@import url(${origin}/style); * { display: none }</style>`,
    `<link class="evil" rel="stylesheet" href="${origin}/sheet"><base class="evil" href="${origin}/">`,
    `<meta class="evil" http-equiv="refresh" content="0;url=${origin}/refreshed">`,
    `<form class="evil" action="${origin}/form"><button>Go</button></form>`,
    `<a class="evil" href="javascript:${run}">x</a> <math class="evil"><mi xlink:href="data:x">`,
    `--><!-- ]]> <![CDATA[ <x-evil> &lt;x-evil&gt; {{{evil}}} {{#each evil}} <%= evil %> \${evil}`,
    `url(${origin}/url) expression(${run}) \\3c x-evil \\u003cx-evil\\u003e %3Cx-evil%3E`,
  ];
}

/** Letters and lengths that are hard to lay out. */
export const awkwardTexts: readonly string[] = [
  "x".repeat(1_000),
  `https://example.org/${"a%20long/path/".repeat(60)}`,
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft".repeat(4),
  "שלום, עולם! 12.5% של המניות",
  "مرحبا بالعالم: ٣٫٥ مليون",
  "\u202egpj.exe\u202c and \u2067isolated\u2069",
  "漢字かな交じり文".repeat(40),
  "👩‍👩‍👧‍👦".repeat(50),
  `Z${"\u0300\u0301\u0489".repeat(60)}algo`,
  "\u200b\ufeff\u2060",
  "null\u0000 bell\u0007 escape\u001b[31m red\u001b[0m",
  "tab\tline\nparagraph\u2029separator\u2028end",
  " ".repeat(500),
  "",
];

/** A text in Markdown that is all of the above, and has headings in no order. */
export function hostileMarkdown(origin: string): string {
  return [
    "#",
    "#### Deep first",
    "# Then high",
    "###### Then deepest",
    ...hostileMarkup(origin),
    `![evil](${origin}/markdown-image) ![](${origin}/nameless)`,
    `[evil](javascript:globalThis.evil=true) [evil](data:text/html,<x-evil>) [empty]() [](https://example.org/no-words)`,
    `[fine](https://example.org/?a="b"&c=<d> "title <x-evil>") <javascript:globalThis.evil=true>`,
    `[evil]: javascript:globalThis.evil=true`,
    `- [ ] a task\n- [x] another`,
    "> ".repeat(40) + "deep",
    "- ".repeat(40) + "deeper",
    `|${" a |".repeat(40)}\n|${" --- |".repeat(40)}\n|${" wide |".repeat(40)}`,
    "```<x-evil>\n" + "code ".repeat(200) + "<x-evil>\n```",
    `\`${"y".repeat(2_000)}\``,
    ...awkwardTexts,
  ].join("\n\n");
}

/** A picture with everything that SVG can do beside drawing. */
export function hostileSvg(origin: string): string {
  const run = `globalThis.evil = true; fetch('${origin}/svg-fetched')`;
  return `<?xml version="1.0"?><?xml-stylesheet href="${origin}/sheet.css"?>
<!DOCTYPE svg [<!ENTITY evil "<script>${run}</script>">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="90000" height="90000"
  viewBox="0 0 300 200" class="evil" id="evil" onload="${run}" style="position:fixed;inset:0;z-index:99;background:url(${origin}/ground)">
<script class="evil">${run}</script><script class="evil" href="${origin}/script.js"/>
<style>@import "${origin}/import.css"; h1 { display: none } body { background: url(${origin}/body) }</style>
<foreignObject class="evil" width="300" height="200"><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:${run}"/></foreignObject>
<image class="evil" href="${origin}/picture.png" width="10" height="10"/><use class="evil" href="${origin}/other.svg#x"/>
<a class="evil" xlink:href="javascript:${run}"><text x="10" y="20">drawn</text></a>
<animate class="evil" attributeName="href" values="javascript:${run}"/><set class="evil" attributeName="onclick" to="${run}"/>
<filter id="f"><feImage href="${origin}/fe.png"/></filter>
<rect x="10" y="30" width="100" height="50" fill="url(${origin}/paint#p)" filter="url(#f)" onclick="${run}" stroke="currentColor"/>
<circle cx="200" cy="100" r="40" fill="currentColor"/>&evil;
</svg>`;
}

/** A page that a tool made, which wants out of its frame. */
export function hostilePage(origin: string): string {
  return `<!doctype html><title>Made by a tool</title>
<meta http-equiv="refresh" content="0;url=${origin}/frame-refreshed">
<link rel="stylesheet" href="${origin}/frame.css"><script src="${origin}/frame.js"></script>
<script>parent.evil = true; top.location = "${origin}/top"; alert(1)</script>
<body onload="parent.evil = true" style="background:url(${origin}/frame-ground)">
<h1>A page of a tool</h1><img src="${origin}/frame-image"><iframe src="${origin}/frame-in-frame"></iframe>
<a id="out" href="${origin}/followed">out</a> <a id="top" target="_top" href="${origin}/followed-to-top">out</a>
<form action="${origin}/frame-form"><button id="send">send</button></form>`;
}
