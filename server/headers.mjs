const PERMISSIONS = [
  "accelerometer",
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "gyroscope",
  "microphone",
  "midi",
  "payment",
  "usb",
]
  .map((feature) => `${feature}=()`)
  .join(", ");

/** Their addresses carry what only the buyer, or whoever was given the link, may know. */
const SECRET_ADDRESS = /^\/[^/]+\/(?:orders|checkout|preview|share|rights)(?:[/?]|$)/;
const MEDIA = /^\/(?:media\/|_next\/static\/media\/)/;

/**
 * Sets what every answer carries, before anybody else writes a header.
 *
 * @param {import("node:http").IncomingMessage} req
 * @param {import("node:http").ServerResponse} res
 * @param {{ siteUrl: string }} settings
 */
export function setSecurityHeaders(req, res, { siteUrl }) {
  res.setHeader("x-content-type-options", "nosniff");
  res.setHeader("referrer-policy", SECRET_ADDRESS.test(req.url) ? "no-referrer" : "strict-origin-when-cross-origin");
  res.setHeader("permissions-policy", PERMISSIONS);
  res.setHeader("cross-origin-opener-policy", "same-origin");
  // Pictures are shown by webmail (order mails) and by pages that link here; everything else is for our own pages.
  res.setHeader("cross-origin-resource-policy", MEDIA.test(req.url) ? "cross-origin" : "same-origin");
  res.setHeader("x-frame-options", "DENY");
  res.setHeader("reporting-endpoints", 'csp="/api/csp-reports"');
  if (siteUrl.startsWith("https:")) {
    res.setHeader("strict-transport-security", "max-age=63072000; includeSubDomains");
  }
}
