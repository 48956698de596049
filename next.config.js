/** @type {import("next").NextConfig} */
const config = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  // server.mjs compresses once per ETag; Next would do it for each answer.
  compress: false,
  // server.mjs makes a better one of each body, in a fifth of the time.
  generateEtags: false,
  poweredByHeader: false,
  images: { unoptimized: true },
  // The gates of `npm test` run them on the same tree, once.
  typescript: { ignoreBuildErrors: true },
  devIndicators: false,
  serverExternalPackages: ["pino", "pg", "nodemailer", "stripe", "graphile-worker", "sharp", "@aws-sdk/client-s3"],
  // Otherwise every invented address's 404 is written to disk and outlives a reset.
  experimental: { isrFlushToDisk: false, turbopackChunking: { minChunkSize: 100000 } },
};

export default config;
