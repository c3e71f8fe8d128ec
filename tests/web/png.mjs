// Small PNGs of what the browser draws.
import { crc32, deflateSync } from "node:zlib";

// The pixels of a picture in any format, given as an address, drawn in that size.
export const pixels = (page, address, width, height) => page.evaluate(async ([address, width, height]) => {
  const image = new Image(width, height);
  image.src = address;
  await image.decode();
  const canvas = new OffscreenCanvas(width, height).getContext("2d");
  canvas.drawImage(image, 0, 0, width, height);
  return [...new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer)];
}, [address, width, height]);

const rgba = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255, pixel >>> 24];

// A PNG with a palette: the colours that are there most; the few others, of rounded edges, are the nearest of them.
export function png(pixels, width, height, colours) {
  const counts = new Map();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  const palette = [...counts].sort(([a, m], [b, n]) => n - m || a - b).slice(0, colours).map(([pixel]) => pixel);
  const away = (a, b) => rgba(a).reduce((sum, v, i) => sum + (v - rgba(b)[i]) ** 2, 0);
  const nearest = new Map([...counts.keys()].map((pixel) => [pixel, palette.reduce((best, p, i) => (away(pixel, p) < away(pixel, palette[best]) ? i : best), 0)]));
  const rows = Buffer.alloc(height * (width + 1));
  pixels.forEach((pixel, i) => { rows[Math.floor(i / width) * (width + 1) + 1 + (i % width)] = nearest.get(pixel); });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const chunk = (name, data) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc32(body), body.length + 4);
    return out;
  };
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), chunk("IHDR", head), chunk("PLTE", Buffer.from(palette.flatMap((p) => rgba(p).slice(0, 3)))),
    chunk("tRNS", Buffer.from(palette.map((p) => rgba(p)[3]))), chunk("IDAT", deflateSync(rows, { level: 9 })), chunk("IEND", Buffer.alloc(0)),
  ]);
}
