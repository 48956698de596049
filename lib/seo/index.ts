import "server-only";

export { pageMetadata } from "./page-metadata";
export { keptSitemapRanges, listSitemapEntries, sitemapPaths } from "./queries";
export { robotsText, sitemapIndexXml, sitemapXml } from "./sitemap";
export { breadcrumbThing, graphOf, postThing, productThing, siteThing, storeThing } from "./structured-data";
