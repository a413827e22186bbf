/** Runs in the browser, where it can use nothing from outside of itself. */

/** Of the first pixel of a PNG, in base64: 0 for black to 1 for white. */
export async function lightnessOf(png: string): Promise<number> {
  const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const picture = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
  const context = new OffscreenCanvas(1, 1).getContext("2d");
  context?.drawImage(picture, 0, 0);
  const [red = 0, green = 0, blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
  return (red + green + blue) / 3 / 255;
}
