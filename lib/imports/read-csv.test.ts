import { describe, expect, it } from "vitest";
import { encodingOf } from "./encoding";
import { type CsvRow, readCsv } from "./read-csv";

async function rowsOf(bytes: Uint8Array | string): Promise<CsvRow[]> {
  const rows: CsvRow[] = [];
  for await (const row of readCsv(typeof bytes === "string" ? Buffer.from(bytes) : bytes)) rows.push(row);
  return rows;
}
const cellsOf = async (bytes: Uint8Array | string) => (await rowsOf(bytes)).map(({ cells }) => cells);
const reasonOf = (bytes: Uint8Array | string) =>
  rowsOf(bytes).then(
    () => null,
    (error: unknown) => {
      const { reason, values } = error as { reason: string; values: unknown };
      return [reason, values];
    },
  );

/** Thai letters as the code page writes them: 0xA1 is ก. */
const thai = (text: string) =>
  Buffer.from(
    Array.from(text, (sign) => {
      const code = sign.charCodeAt(0);
      return code > 0xe00 ? code - 0xe00 + 0xa0 : code;
    }),
  );

describe("encodingOf", () => {
  it("tells the encodings apart", () => {
    expect(encodingOf(Buffer.from("ชื่อ,ราคา"))).toBe("utf-8");
    expect(encodingOf(Buffer.from("\ufeffName"))).toBe("utf-8");
    expect(encodingOf(Buffer.from("\ufeffName", "utf16le"))).toBe("utf-16le");
    expect(encodingOf(thai("ชื่อ,ราคา"))).toBe("windows-874");
    expect(encodingOf(Buffer.from("Café,na\xefve", "latin1"))).toBe("windows-1252");
  });
});

describe("readCsv", () => {
  it("gives each row with the line on which it begins, over quoted line ends and empty lines", async () => {
    const rows = await rowsOf('a,b\r\n1,"x\r\ny"\r\n\r\n2,z\r\n,\r\n"3\n4\n5",q\r\n6,end');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5, 7, 10]);
    expect(rows[1]?.cells).toEqual(["1", "x\ny"]);
  });

  it.each([",", ";", "\t", "|"])("finds %j between the cells", async (sign) => {
    expect(await cellsOf(`a${sign}"b,;"${sign}c\n1${sign}2${sign}3`)).toEqual([
      ["a", "b,;", "c"],
      ["1", "2", "3"],
    ]);
  });

  it("reads UTF-8 with its mark, UTF-16 and the Thai code page", async () => {
    const expected = [
      ["ชื่อ", "ราคา"],
      ["แก้ว", "590"],
    ];
    const text = "ชื่อ,ราคา\nแก้ว,590\n";
    expect(await cellsOf(`\ufeff${text}`)).toEqual(expected);
    expect(await cellsOf(Buffer.from(`\ufeff${text}`, "utf16le"))).toEqual(expected);
    expect(await cellsOf(thai(text))).toEqual(expected);
  });

  it("takes out what only machines write", async () => {
    expect(await cellsOf("a,b\n\u202eevil\u0007,x\u200e\n")).toEqual([
      ["a", "b"],
      ["evil", "x"],
    ]);
  });

  it("refuses what is no text, what is empty, and a quote that is never closed, by its line", async () => {
    expect(await reasonOf(Buffer.from("PK\u0003\u0004rest"))).toEqual(["import-not-csv", {}]);
    expect(await reasonOf(Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0, 1]))).toEqual(["import-not-csv", {}]);
    expect(await reasonOf("")).toEqual(["import-empty", {}]);
    expect(await reasonOf("a,b\n\n")).toEqual(["import-empty", {}]);
    expect((await reasonOf('a,b\n1,2\n3,"open\nmore\n'))?.[0]).toBe("import-quote");
  });

  it("stops at the largest number of rows, columns and signs", async () => {
    expect(await reasonOf(`a,b\n${"1,2\n".repeat(50_001)}`)).toEqual(["import-too-many-rows", { count: 50_000 }]);
    expect(await reasonOf(`${"a,".repeat(301)}\n1,2\n`)).toEqual(["import-too-wide", { count: 300 }]);
    expect(await reasonOf(`a,b\n1,2\n3,${"x".repeat(100_001)}\n`)).toEqual(["import-cell", { line: 3 }]);
    expect(await reasonOf(`a,b\n1,"${"x".repeat(2_000_000)}"\n`)).toMatchObject(["import-cell", {}]);
  });
});
