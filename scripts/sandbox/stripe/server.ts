import { setTimeout as delay } from "node:timers/promises";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { answerApi, refusalAnswer, type ApiAnswer } from "./api/answer";
import { IdempotencyKeys } from "./api/idempotency";
import { answerControl, type Controls } from "./control";
import type { ApiFault } from "./faults";
import { answerPage, isPage } from "./page/pages";
import type { PageAnswer } from "./page/reply";
import { newId } from "./wire/ids";
import { invalidRequest, Refusal } from "./wire/refusal";
import type { World } from "./world";

const LARGEST_BODY = 1_000_000;

type Answer = ApiAnswer | PageAnswer;
type ServerParts = { world: World; controls: Controls; doDue: () => void };
type Incoming = { id: string; method: string; path: string; query: string; body: string; fault: ApiFault | null };

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    // Safe: no encoding is set on the stream, so it gives buffers.
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > LARGEST_BODY) throw invalidRequest("The request body is too large.", { status: 413 });
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function failOnDemand(fault: ApiFault | null): void {
  if (fault?.action === "error_500") {
    throw new Refusal(500, { type: "api_error", message: "An unknown error occurred (a fault of the sandbox)." });
  }
  if (fault?.action === "error_429") {
    throw invalidRequest("Request rate limit exceeded (a fault of the sandbox).", { status: 429, code: "rate_limit" });
  }
}

function send(response: ServerResponse, requestId: string, answer: Answer): void {
  const isDocument = "content" in answer;
  response.writeHead(answer.status, {
    ...(isDocument ? {} : { "content-type": "application/json" }),
    ...answer.headers,
    "request-id": requestId,
  });
  response.end(isDocument ? answer.content : JSON.stringify(answer.body, null, 2));
}

function refuse(error: unknown): ApiAnswer {
  if (error instanceof Refusal) return refusalAnswer(error);
  console.error(error);
  return refusalAnswer(new Refusal(500, { type: "api_error", message: "The sandbox failed; its log says why." }));
}

export function createListener({ world, controls, doDue }: ServerParts): RequestListener {
  const keys = new IdempotencyKeys(world);

  const answer = async (request: IncomingMessage, incoming: Incoming): Promise<Answer> => {
    failOnDemand(incoming.fault);
    doDue();
    if (incoming.path.startsWith("/_sandbox/")) return answerControl(controls, incoming);
    if (isPage(incoming.path)) {
      if (incoming.fault?.action === "hold") await delay(incoming.fault.holdMs);
      return answerPage(world, { ...incoming, acceptLanguage: request.headers["accept-language"] });
    }
    return answerApi({ world, keys }, { ...incoming, headers: request.headers });
  };

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname: path, search } = new URL(request.url ?? "/", world.origin);
    const method = request.method ?? "GET";
    const id = newId("req", 14);
    const fault = path.startsWith("/_sandbox/") ? null : controls.faults.takeForRequest(method, path);
    const answered = await readBody(request)
      .then((body) => answer(request, { id, method, path, query: search.slice(1), body, fault }))
      .catch(refuse);
    if (fault?.action === "late_answer") await delay(fault.holdMs);
    if (fault?.action === "drop_answer") request.socket.destroy();
    else send(response, id, answered);
  };

  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      // The line is gone, or the address could not be read; there is nobody left to tell but the log.
      console.error(error);
      response.destroy();
    });
  };
}
