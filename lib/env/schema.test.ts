import { describe, expect, it } from "vitest";
import { parseEnv } from "./schema";

const complete = {
  DATABASE_URL: "postgres://localhost/chob",
  SITE_URL: "http://localhost:3000/anything",
  APP_SECRET: "s".repeat(32),
  STRIPE_SECRET_KEY: "sk_test_1",
  STRIPE_WEBHOOK_SECRET: "whsec_1",
  SMTP_URL: "smtp://localhost:1025",
};

describe("parseEnv", () => {
  it("fills the defaults and keeps the origin alone", () => {
    expect(parseEnv(complete)).toMatchObject({ SITE_URL: "http://localhost:3000", HOLD_SECONDS: 600 });
  });
  it("refuses an empty webhook secret by name", () => {
    expect(() => parseEnv({ ...complete, STRIPE_WEBHOOK_SECRET: "" })).toThrow(/STRIPE_WEBHOOK_SECRET.*forge/);
  });
  it("refuses a live key beside the stand-in", () => {
    const live = { ...complete, STRIPE_SECRET_KEY: "sk_live_1", STRIPE_API_BASE: "http://localhost:3001" };
    expect(() => parseEnv(live)).toThrow(/live key/);
  });
  it("takes no bucket by default and from an empty line, and no half of a key to one", () => {
    expect(parseEnv({ ...complete, S3_BUCKET: "", S3_ENDPOINT: "" }).S3_BUCKET).toBeUndefined();
    const bucket = { ...complete, S3_BUCKET: "photos", S3_ENDPOINT: "https://s3.example" };
    expect(parseEnv(bucket)).toMatchObject({ S3_BUCKET: "photos", S3_PREFIX: "photos/", S3_REGION: "auto" });
    expect(() => parseEnv({ ...bucket, S3_ACCESS_KEY_ID: "key" })).toThrow(/belong together/);
    expect(() => parseEnv({ ...bucket, S3_PREFIX: "../" })).toThrow(/S3_PREFIX/);
  });
  it("refuses a short secret without repeating it", () => {
    expect(() => parseEnv({ ...complete, APP_SECRET: "hunter2" })).toThrow(/^((?!hunter2).)*$/);
  });
});
