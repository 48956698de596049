import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** What must never come out again, however it was hidden. */
export const PAYLOAD = "<script>alert('chob-payload')</script>";

/** `taken`: made anew of its pixels alone. Otherwise the reason of the refusal; several where the decoder may choose. */
export type Hostile = { name: string; bytes: Buffer; expected: "taken" | readonly string[]; fileName?: string };

const payload = Buffer.from(PAYLOAD.repeat(3));
const NOT_A_PICTURE = ["not-a-picture"] as const;
const BROKEN = ["picture-broken"] as const;

/** Two halves, so that turning it shows. */
function plain(width = 320, height = 400): Sharp {
  const half = { create: { width, height: height / 2, channels: 3 as const, background: "#a9432a" } };
  return sharp({ create: { width, height, channels: 3, background: "#c9b8a5" } }).composite([
    { input: half, top: 0, left: 0 },
  ]);
}

const jpeg = (width?: number, height?: number) => plain(width, height).jpeg().toBuffer();
const png = (width?: number, height?: number) => plain(width, height).png().toBuffer();
const webp = (width?: number, height?: number) => plain(width, height).webp().toBuffer();

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, "latin1"), content]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(content.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

const PNG_START = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
/** Where the first chunk of a PNG ends. */
const AFTER_HEAD = 33;

function pngHead(width: number, height: number, { colourType = 2, interlaced = 0 } = {}): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, colourType, 0, 0, interlaced], 8);
  return chunk("IHDR", head);
}

/** A picture that is small to send and large to open. */
function pngBomb(width: number, height: number, interlaced = 0): Buffer {
  const rows = deflateSync(Buffer.alloc(Math.min(width * height * 3, 40_000_000)), { level: 9 });
  return Buffer.concat([
    PNG_START,
    pngHead(width, height, { interlaced }),
    chunk("IDAT", rows),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const withChunk = (file: Buffer, name: string, content: Buffer) =>
  Buffer.concat([file.subarray(0, AFTER_HEAD), chunk(name, content), file.subarray(AFTER_HEAD)]);

/** A segment such as APP1 right behind the start of a JPEG. */
function withSegment(file: Buffer, marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(content.length + 2, 2);
  return Buffer.concat([file.subarray(0, 2), head, content, file.subarray(2)]);
}

/** Says another size than its data has. */
function withWrongSize(file: Buffer, width: number, height: number): Buffer {
  const bytes = Buffer.from(file);
  const at = bytes.indexOf(Buffer.from([0xff, 0xc0]));
  bytes.writeUInt16BE(height, at + 5);
  bytes.writeUInt16BE(width, at + 7);
  return bytes;
}

async function animated(format: "gif" | "webp", frames: number): Promise<Buffer> {
  // Each another shade: equal ones would be stored as one.
  const shades = Array.from({ length: frames }, (_, index) => ({ r: (index * 97) % 256, g: 90, b: 60 }));
  const frame = (background: { r: number; g: number; b: number }) =>
    sharp({ create: { width: 64, height: 64, channels: 3, background } })
      .png()
      .toBuffer();
  const strip = sharp(await Promise.all(shades.map(frame)), { join: { animated: true } });
  return format === "gif" ? strip.gif().toBuffer() : strip.webp({ loop: 0 }).toBuffer();
}

const svg = (inside: string) =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${inside}</svg>`);

const GPS = {
  IFD3: { GPSLatitudeRef: "N", GPSLatitude: "13/1 45/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "100/1" },
};

async function notPictures(): Promise<Hostile[]> {
  const files: Record<string, Buffer> = {
    HTML: Buffer.from(`<!doctype html>${PAYLOAD}`),
    "a script": Buffer.from("alert(1)//"),
    "an SVG with a script": svg(`<script>alert(1)</script>`),
    "an SVG with HTML inside": svg(
      `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml">${PAYLOAD}</body></foreignObject>`,
    ),
    "an SVG that reads a file": svg(`<image href="file:///etc/passwd" width="9" height="9"/>`),
    "an SVG with an entity": Buffer.from(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]><svg>&x;</svg>`),
    "an SVG behind a byte order mark": Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), svg("")]),
    "a PDF with a JPEG in it": Buffer.concat([Buffer.from("%PDF-1.4\n"), await jpeg()]),
    "a ZIP before a PNG": Buffer.concat([Buffer.from("PK\u0003\u0004"), await png()]),
    "a space before a JPEG": Buffer.concat([Buffer.from(" "), await jpeg()]),
    "an AVIF": await plain().avif({ effort: 0 }).toBuffer(),
    "a TIFF": await plain().tiff().toBuffer(),
    "the head of a HEIC": Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from("ftypheic\0\0\0\0mif1heic")]),
    "a BMP": Buffer.concat([Buffer.from("BM"), Buffer.alloc(200)]),
    "an ICO": Buffer.from([0, 0, 1, 0, 1, 0, 16, 16]),
    "a PSD": Buffer.concat([Buffer.from("8BPS\0\u0001"), Buffer.alloc(100)]),
    "a PostScript": Buffer.from("%!PS-Adobe-3.0 EPSF-3.0\n(/etc/passwd) (r) file"),
    "an MVG": Buffer.from("push graphic-context\nviewbox 0 0 640 480\nimage over 0,0 0,0 'https://x.example/x'"),
    "a playlist": Buffer.from("#EXTM3U\nfile:///etc/passwd"),
    "an ELF": Buffer.from("\u007fELF\u0002\u0001\u0001"),
    zeros: Buffer.alloc(1_000),
    "one byte": Buffer.from([0xff]),
    "RIFF without WebP": Buffer.from("RIFF\u0010\0\0\0WAVEfmt "),
    "half a start of PNG": PNG_START.subarray(0, 5),
    "an XML": Buffer.from(`<?xml version="1.0"?><a/>`),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, expected: NOT_A_PICTURE }));
}

async function broken(): Promise<Hostile[]> {
  const [aJpeg, aPng, aWebp] = [await jpeg(), await png(), await webp()];
  const half = (file: Buffer) => file.subarray(0, Math.floor(file.length / 2));
  const flipped = Buffer.from(aPng);
  const inData = aPng.indexOf("IDAT") + 10;
  flipped.writeUInt8(flipped.readUInt8(inData) ^ 0xff, inData);
  const files: Record<string, Buffer> = {
    "half a JPEG": half(aJpeg),
    "half a PNG": half(aPng),
    "half a WebP": half(aWebp),
    "the start of a JPEG": aJpeg.subarray(0, 20),
    "the start of a PNG": aPng.subarray(0, AFTER_HEAD),
    "the start of a WebP": aWebp.subarray(0, 16),
    "a PNG with another byte in its data": flipped,
    "a PNG without data": Buffer.concat([PNG_START, pngHead(400, 400), chunk("IEND", Buffer.alloc(0))]),
    "a PNG of no width": Buffer.concat([PNG_START, pngHead(0, 400), chunk("IEND", Buffer.alloc(0))]),
    "a PNG of an unknown colour type": Buffer.concat([
      PNG_START,
      pngHead(400, 400, { colourType: 5 }),
      chunk("IEND", Buffer.alloc(0)),
    ]),
    "a PNG with less data than it says": pngBomb(7_000, 7_000),
    "an interlaced PNG with less data than it says": pngBomb(7_000, 7_000, 1),
    "a JPEG with HTML for its data": Buffer.concat([aJpeg.subarray(0, 4), payload]),
    "a PNG with a chunk without end": Buffer.concat([
      aPng.subarray(0, AFTER_HEAD),
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
      payload,
    ]),
  };
  return Object.entries(files).map(([name, bytes]) => ({ name, bytes, expected: BROKEN }));
}

async function tooMuch(): Promise<Hostile[]> {
  const apng = withChunk(await png(), "acTL", Buffer.from([0, 0, 0, 9, 0, 0, 0, 0]));
  const animations: Record<string, Buffer> = {
    "a GIF": await plain().gif().toBuffer(),
    "a GIF of 200 frames": await animated("gif", 200),
    "a GIF with a script behind it": Buffer.concat([await animated("gif", 2), payload]),
    "a GIF that is a script, too": Buffer.from("GIF89a/*\0\0*/=1;alert(1)//"),
    "an animated PNG": apng,
    "an animated PNG that says so late": withChunk(apng, "tEXt", Buffer.from("a\0b")),
    "an animated WebP": await animated("webp", 3),
    "an animated WebP of 200 frames": await animated("webp", 200),
  };
  const sizes: Record<string, Buffer> = {
    "a PNG of 30,000 by 30,000": pngBomb(30_000, 30_000),
    "a PNG of 16,000 by 16,000": pngBomb(16_000, 16_000),
    "a PNG of 100,000 by 600": pngBomb(100_000, 600),
    "an interlaced PNG of 20,000 by 20,000": pngBomb(20_000, 20_000, 1),
    "a PNG one row over 50 megapixels": pngBomb(10_000, 5_001),
    "a JPEG that says it has 65,000 by 65,000": withWrongSize(await jpeg(), 65_000, 65_000),
  };
  const shapes: Record<string, Buffer> = {
    "a PNG of one pixel": await png(2, 2),
    "a PNG of 63 by 400": await png(63, 400),
    "a PNG of 64 by 400": await png(64, 400),
    "a JPEG of 4,000 by 100": await jpeg(4_000, 100),
  };
  const all = (files: Record<string, Buffer>, reason: string) =>
    Object.entries(files).map(([name, bytes]): Hostile => ({ name, bytes, expected: [reason] }));
  return [
    { name: "no bytes", bytes: Buffer.alloc(0), expected: ["picture-empty"] },
    {
      name: "a JPEG of more than 15 MB",
      bytes: Buffer.concat([await jpeg(), Buffer.alloc(15_000_000)]),
      expected: ["picture-too-large"],
    },
    ...all(animations, "picture-animated"),
    ...all(sizes, "too-many-pixels"),
    ...all(shapes, "picture-shape"),
  ];
}

/** What is a picture, and something else as well. */
async function disguised(): Promise<Hostile[]> {
  const [aJpeg, aPng, aWebp] = [await jpeg(), await png(), await webp()];
  const xmp = Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x:xmpmeta xmlns:x="adobe:ns:meta/">${PAYLOAD}</x:xmpmeta>`);
  const files: Record<string, Buffer> = {
    "a JPEG with HTML behind it": Buffer.concat([aJpeg, payload]),
    "a PNG with HTML behind it": Buffer.concat([aPng, payload]),
    "a WebP with HTML behind it": Buffer.concat([aWebp, payload]),
    "a JPEG with a ZIP behind it": Buffer.concat([
      aJpeg,
      Buffer.from("PK\u0003\u0004"),
      payload,
      Buffer.from("PK\u0005\u0006"),
    ]),
    "a JPEG with HTML as its comment": withSegment(aJpeg, 0xfe, payload),
    "a JPEG with a script in its XMP": withSegment(aJpeg, 0xe1, xmp),
    "a JPEG with junk as its colour profile": withSegment(
      aJpeg,
      0xe2,
      Buffer.concat([Buffer.from("ICC_PROFILE\0\u0001\u0001"), payload]),
    ),
    "a JPEG with junk as its EXIF": withSegment(aJpeg, 0xe1, Buffer.concat([Buffer.from("Exif\0\0II*\0"), payload])),
    "a JPEG with PHP in its APP13": withSegment(aJpeg, 0xed, Buffer.from(`Photoshop 3.0\0<?php ?>${PAYLOAD}`)),
    "a PNG with HTML as its text": withChunk(aPng, "tEXt", Buffer.concat([Buffer.from("Title\0"), payload])),
    "a PNG with a compressed text": withChunk(
      aPng,
      "zTXt",
      Buffer.concat([Buffer.from("Title\0\0"), deflateSync(payload)]),
    ),
    "a PNG with a text of many megabytes": withChunk(
      aPng,
      "zTXt",
      Buffer.concat([Buffer.from("T\0\0"), deflateSync(Buffer.alloc(50_000_000, 97))]),
    ),
    "a PNG with an unknown chunk": withChunk(aPng, "prVt", payload),
  };
  const tricks: Record<string, string> = {
    "a JPEG called a page": "a.jpg.html",
    "a JPEG with its name turned round": "cat\u202egpj.exe",
    "a JPEG with a name of 4 kB": `${"n".repeat(4_096)}.jpg`,
    "a JPEG with a name that climbs": "../../../../etc/passwd",
    "a JPEG with a NUL in its name": "a.php\0.jpg",
    "a PNG called a JPEG": "picture.jpg",
  };
  return [
    ...Object.entries(files).map(([name, bytes]): Hostile => ({ name, bytes, expected: "taken" })),
    ...Object.entries(tricks).map(([name, fileName], index): Hostile => ({
      name,
      fileName,
      // Each its own file: the same one again would be known.
      bytes: withSegment(aJpeg, 0xfe, Buffer.from(`${PAYLOAD}${String(index)}`)),
      expected: "taken",
    })),
  ];
}

/** Pictures with what cameras and programs write, of every turn, and of colours that no screen has. */
async function unusual(): Promise<Hostile[]> {
  const turned = await Promise.all(
    Array.from({ length: 8 }, async (_, index): Promise<Hostile> => {
      const exif = { IFD0: { Copyright: PAYLOAD }, ...GPS };
      const bytes = await plain(320, 400)
        .withExif(exif)
        .withMetadata({ orientation: index + 1, exif })
        .jpeg()
        .toBuffer();
      return { name: `a photo with its place, turned as ${String(index + 1)}`, bytes, expected: "taken" };
    }),
  );
  const files: Record<string, Buffer> = {
    "a JPEG that says it is larger": withWrongSize(await jpeg(), 1_000, 1_000),
    "a CMYK JPEG": await plain().toColourspace("cmyk").jpeg().toBuffer(),
    "a PNG of 16 bits": await plain().toColourspace("rgb16").png().toBuffer(),
    "a grey PNG": await plain().greyscale().png().toBuffer(),
    "a PNG that is clear": await sharp({ create: { width: 320, height: 320, channels: 4, background: "#0000" } })
      .png()
      .toBuffer(),
    "a progressive JPEG": await plain().jpeg({ progressive: true }).toBuffer(),
    "a WebP with EXIF": await plain()
      .withExif({ IFD0: { Copyright: PAYLOAD }, ...GPS })
      .webp()
      .toBuffer(),
    "a PNG of just 50 megapixels": await sharp({
      create: { width: 7_000, height: 7_100, channels: 3, background: "#a9432a" },
    })
      .png()
      .toBuffer(),
  };
  return [...turned, ...Object.entries(files).map(([name, bytes]): Hostile => ({ name, bytes, expected: "taken" }))];
}

/** Files as nobody should send them, made here so that none lies in the repository. */
export async function hostilePictures(): Promise<Hostile[]> {
  const groups = [await notPictures(), await broken(), await tooMuch(), await disguised(), await unusual()];
  return groups.flat();
}
