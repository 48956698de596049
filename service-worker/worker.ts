/// <reference lib="webworker" />
import {
  CacheExpiration,
  CacheFirst,
  ExpirationPlugin,
  NetworkFirst,
  NetworkOnly,
  type PrecacheEntry,
  type RouteMatchCallback,
  Serwist,
  type SerwistPlugin,
} from "serwist";
import { forgetDraft, keepIncoming } from "@/lib/core/photo-draft";
import { isKeepable, isPhotoShare, offlinePath, pageKey, readMessage, type Way, wayOf } from "./rules";

declare const self: ServiceWorkerGlobalScope;
/** The offline pages and what they need, written in by the build. */
declare const PRECACHED: PrecacheEntry[];

const CACHES = { pages: "pages", data: "data", static: "static", pictures: "pictures" } as const;
/** After these seconds a page that was seen before is better than waiting on. */
const PATIENCE_SECONDS = 3;

const isAnswered =
  (way: Way): RouteMatchCallback =>
  ({ url, request }) =>
    wayOf({
      url,
      origin: self.location.origin,
      method: request.method,
      isNavigation: request.mode === "navigate",
      isRsc: request.headers.has("rsc"),
    }) === way;

const onlyKeepable: SerwistPlugin = {
  cacheWillUpdate: ({ response }) => Promise.resolve(isKeepable(response) ? response : null),
};
const oneCopy: SerwistPlugin = {
  cacheKeyWillBeUsed: ({ request }) => Promise.resolve(pageKey(new URL(request.url))),
};
const atMost = (maxEntries: number) =>
  new ExpirationPlugin({ maxEntries, maxAgeFrom: "last-used", matchOptions: { ignoreVary: true } });

const serwist = new Serwist({
  precacheEntries: PRECACHED,
  skipWaiting: true,
  navigationPreload: true,
  runtimeCaching: [
    {
      matcher: isAnswered("static"),
      handler: new CacheFirst({ cacheName: CACHES.static, plugins: [onlyKeepable, atMost(150)] }),
    },
    {
      matcher: isAnswered("picture"),
      handler: new CacheFirst({ cacheName: CACHES.pictures, plugins: [onlyKeepable, atMost(200)] }),
    },
    {
      matcher: isAnswered("page"),
      handler: new NetworkFirst({
        cacheName: CACHES.pages,
        networkTimeoutSeconds: PATIENCE_SECONDS,
        matchOptions: { ignoreVary: true },
        plugins: [onlyKeepable, oneCopy, atMost(60)],
      }),
    },
    {
      matcher: isAnswered("data"),
      handler: new NetworkFirst({
        cacheName: CACHES.data,
        networkTimeoutSeconds: PATIENCE_SECONDS,
        plugins: [onlyKeepable, atMost(120)],
      }),
    },
    { matcher: isAnswered("live"), handler: new NetworkOnly() },
  ],
});

serwist.setCatchHandler(async ({ request, url }) => {
  const page = request.mode === "navigate" ? await serwist.matchPrecache(offlinePath(url)) : undefined;
  return page ?? Response.error();
});

/** Keeps what a page has loaded before the worker was there, or without asking for it as a page. */
async function keepSeen(event: ExtendableMessageEvent, urls: string[]): Promise<void> {
  for (const url of new Set(urls)) {
    const request = new Request(new URL(url, self.location.origin));
    // What is here already is as fresh as its last visit made it.
    if ((await caches.match(request, { ignoreVary: true })) === undefined)
      await serwist.handleRequest({ request, event })?.catch(() => undefined);
  }
}

async function forget(cacheName: string): Promise<void> {
  await new CacheExpiration(cacheName, { maxEntries: 1 }).delete();
  await caches.delete(cacheName);
}

async function forgetAll(event: ExtendableMessageEvent): Promise<void> {
  await Promise.all(Object.values(CACHES).map(forget));
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  await forgetDraft();
  // The offline pages are nobody's own: without them the next lost connection would show the browser's error.
  await serwist.handleInstall(event).catch(() => undefined);
}

/** Keeps what the phone's own share sheet handed over, and opens the page that goes on with it. */
async function takePhotos(request: Request): Promise<Response> {
  const here = new URL(request.url);
  try {
    const form = await request.formData();
    const incoming = form.getAll("photos").filter((part) => part instanceof File);
    const text = form.get("text");
    await keepIncoming(incoming, typeof text === "string" ? text : "");
    return Response.redirect(here.pathname, 303);
  } catch {
    return Response.redirect(`${here.pathname}?missed=1`, 303);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin } = self.location;
  if (isPhotoShare({ url: new URL(request.url), origin, method: request.method })) {
    event.respondWith(takePhotos(request));
  }
});

self.addEventListener("message", (event) => {
  const told = readMessage(event.data);
  if (told?.type === "seen") event.waitUntil(keepSeen(event, told.urls));
  if (told?.type === "clear") event.waitUntil(forgetAll(event).then(() => event.ports[0]?.postMessage("cleared")));
});

// Pages of the build before ask for files that the shop no longer has. Files and pictures are named by what is in them.
self.addEventListener("activate", (event) =>
  // Pages tell what they are made of when this is done: `keep-seen.ts` waits for it.
  event.waitUntil(Promise.all([CACHES.pages, CACHES.data].map(forget)).then(() => self.clients.claim())),
);

serwist.addEventListeners();
