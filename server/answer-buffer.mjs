const toBuffer = (chunk, encoding) =>
  typeof chunk === "string" ? Buffer.from(chunk, typeof encoding === "string" ? encoding : "utf8") : Buffer.from(chunk);

function setAll(res, headers) {
  const pairs = Array.isArray(headers)
    ? Array.from({ length: headers.length / 2 }, (_, index) => [headers[index * 2], headers[index * 2 + 1]])
    : Object.entries(headers ?? {});
  for (const [name, value] of pairs) res.setHeader(name, value);
}

/**
 * Holds an answer back until it is whole, so that its headers may depend on its body.
 *
 * @param {import("node:http").ServerResponse} res
 * @param {object} hooks
 * @param {() => boolean} hooks.wants Asked once, when status and headers are known: hold this one back?
 * @param {() => void} hooks.beforeHead For answers that pass: the last moment to change a header.
 * @param {(body: Buffer | string) => Buffer | undefined} hooks.finish For answers held back: sets headers, gives what
 *   to send. A body that came as one text is handed on as that text.
 */
export function bufferAnswer(res, { wants, beforeHead, finish }) {
  const { write, end, writeHead, flushHeaders } = res;
  const chunks = [];
  let isHeld;
  const decide = () => (isHeld ??= wants());
  const restore = () => Object.assign(res, { write, end, writeHead, flushHeaders });

  res.writeHead = (status, ...rest) => {
    res.statusCode = status;
    if (typeof rest[0] === "string") res.statusMessage = rest[0];
    setAll(
      res,
      rest.find((part) => part !== null && typeof part === "object"),
    );
    if (decide()) return res;
    beforeHead();
    return writeHead.call(res, status);
  };
  res.flushHeaders = () => {
    if (!decide()) flushHeaders.call(res);
  };
  res.write = (chunk, encoding, done) => {
    if (!decide()) return write.call(res, chunk, encoding, done);
    chunks.push(toBuffer(chunk, encoding));
    const callback = typeof encoding === "function" ? encoding : done;
    if (callback) process.nextTick(callback);
    return true;
  };
  res.end = (chunk, encoding, done) => {
    if (!decide()) return end.call(res, chunk, encoding, done);
    const callback = [chunk, encoding, done].find((part) => typeof part === "function");
    const isWhole = chunks.length === 0 && typeof chunk === "string" && typeof encoding !== "string";
    if (!isWhole && chunk && typeof chunk !== "function") chunks.push(toBuffer(chunk, encoding));
    const body = finish(isWhole ? chunk : Buffer.concat(chunks));
    restore();
    return end.call(res, body, callback);
  };
}
