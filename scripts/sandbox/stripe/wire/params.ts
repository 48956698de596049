import { invalidRequest, type Refusal } from "./refusal";

/** What `qs` leaves of a form body or a query string. */
export type RawValue = string | RawValue[] | RawParams | undefined;
export type RawParams = { [key: string]: RawValue };

/** Reads one parameter; `path` is its name in Stripe's bracket form, for the error's `param`. */
export type Reader<T> = (value: RawValue, path: string) => T;
export type Shape = Record<string, Reader<unknown>>;
export type Parsed<S extends Shape> = { [K in keyof S]: S[K] extends Reader<infer T> ? T : never };

export function readParams<S extends Shape>(shape: S, params: RawParams, path = ""): Parsed<S> {
  const nameOf = (key: string) => (path === "" ? key : `${path}[${key}]`);
  for (const key of Object.keys(params)) {
    if (Object.hasOwn(shape, key)) continue;
    throw invalidRequest(`Received unknown parameter: ${nameOf(key)}`, {
      code: "parameter_unknown",
      param: nameOf(key),
    });
  }
  const entries = Object.entries(shape).map(([key, read]) => [key, read(params[key], nameOf(key))]);
  // Safe: built from the shape's own keys with the shape's own readers.
  return Object.fromEntries(entries) as Parsed<S>;
}

function invalid(path: string, message: string): Refusal {
  return invalidRequest(message, { param: path });
}

function scalar(value: RawValue, path: string): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw invalid(path, `Invalid string: ${path} must be a single value`);
  if (value === "") {
    throw invalidRequest(
      `You passed an empty string for '${path}'. We assume empty values are an attempt to unset a parameter; however '${path}' cannot be unset.`,
      { code: "parameter_invalid_empty", param: path },
    );
  }
  return value;
}

export function required<T>(read: Reader<T | undefined>): Reader<T> {
  return (value, path) => {
    const result = read(value, path);
    if (result === undefined) {
      throw invalidRequest(`Missing required param: ${path}.`, { code: "parameter_missing", param: path });
    }
    return result;
  };
}

export function text(max = 5000): Reader<string | undefined> {
  return (value, path) => {
    const result = scalar(value, path);
    if (result !== undefined && result.length > max) {
      throw invalid(path, `Invalid string: ${path} must be at most ${max} characters`);
    }
    return result;
  };
}

export function integer(min = 0, max = Number.MAX_SAFE_INTEGER): Reader<number | undefined> {
  return (value, path) => {
    const result = scalar(value, path);
    if (result === undefined) return undefined;
    const number = Number(result);
    if (!/^-?\d+$/.test(result) || number < min || number > max) {
      throw invalidRequest(`Invalid integer: ${result}`, { code: "parameter_invalid_integer", param: path });
    }
    return number;
  };
}

export function flag(): Reader<boolean | undefined> {
  return (value, path) => {
    const result = scalar(value, path);
    if (result === undefined) return undefined;
    if (result !== "true" && result !== "false") throw invalid(path, `Invalid boolean: ${result}`);
    return result === "true";
  };
}

export function oneOf<const V extends string>(...values: V[]): Reader<V | undefined> {
  return (value, path) => {
    const result = scalar(value, path);
    if (result === undefined) return undefined;
    const match = values.find((candidate) => candidate === result);
    if (match === undefined) throw invalid(path, `Invalid ${path}: must be one of ${values.join(", ")}`);
    return match;
  };
}

export function webAddress(): Reader<string | undefined> {
  return (value, path) => {
    const result = scalar(value, path);
    if (result !== undefined && (!/^https?:\/\//.test(result) || !URL.canParse(result))) {
      throw invalidRequest("Not a valid URL", { code: "url_invalid", param: path });
    }
    return result;
  };
}

export function email(): Reader<string | undefined> {
  return (value, path) => {
    const result = scalar(value, path);
    if (result !== undefined && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(result)) {
      throw invalidRequest(`Invalid email address: ${result}`, { code: "email_invalid", param: path });
    }
    return result;
  };
}

export function currencyCode(): Reader<string | undefined> {
  return (value, path) => {
    const result = scalar(value, path)?.toLowerCase();
    if (result !== undefined && !/^[a-z]{3}$/.test(result)) throw invalid(path, `Invalid currency: ${result}`);
    return result;
  };
}

export function listOf<T>(read: Reader<T | undefined>, max: number): Reader<T[] | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (!Array.isArray(value)) throw invalid(path, `Invalid array: ${path}`);
    if (value.length > max) throw invalid(path, `Array ${path} exceeded maximum ${max} allowed elements.`);
    return value.map((item, index) => required(read)(item, `${path}[${index}]`));
  };
}

export function record<S extends Shape>(shape: S): Reader<Parsed<S> | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (typeof value === "string" || Array.isArray(value)) throw invalid(path, "Invalid object");
    return readParams(shape, value, path);
  };
}

/** An empty value takes back what was set before. */
export function unsettable<T>(read: Reader<T | undefined>): Reader<T | null | undefined> {
  return (value, path) => (value === "" ? null : read(value, path));
}

const SECTION = text(5000);

/** Where somebody lives, as every object of Stripe has it. */
export const address = record({
  city: unsettable(SECTION),
  country: unsettable(SECTION),
  line1: unsettable(SECTION),
  line2: unsettable(SECTION),
  postal_code: unsettable(SECTION),
  state: unsettable(SECTION),
});

/** At most 50 keys of 40 characters with 500 characters each; an empty value means "no such key". */
export function metadata(): Reader<Record<string, string>> {
  return (value, path) => {
    const given = Object.entries(metadataChange()(value, path) ?? {});
    return Object.fromEntries(given.filter(([, item]) => item !== ""));
  };
}

/** Like `metadata`, for an update: null unsets everything, an empty value its key. */
export function metadataChange(): Reader<Record<string, string> | null | undefined> {
  return (value, path) => {
    if (value === undefined) return undefined;
    if (value === "") return null;
    if (typeof value === "string") throw invalid(path, "Invalid object");
    // Keys like "0" reach us as an array; their entries are the same.
    const entries = Object.entries(value);
    if (entries.length > 50) throw invalid(path, "Metadata can have up to 50 keys.");
    const kept: [string, string][] = [];
    for (const [key, item] of entries) {
      const param = `${path}[${key}]`;
      if (key.length > 40) throw invalid(param, "Metadata keys can be up to 40 characters long.");
      if (typeof item !== "string") throw invalid(param, "Metadata values must be strings.");
      if (item.length > 500) throw invalid(param, "Metadata values can be up to 500 characters long.");
      kept.push([key, item]);
    }
    return Object.fromEntries(kept);
  };
}

/** What an update leaves of an object's metadata. */
export function changedMetadata(
  before: Record<string, string>,
  change: Record<string, string> | null | undefined,
): Record<string, string> {
  const merged = change === null ? [] : Object.entries({ ...before, ...change });
  return Object.fromEntries(merged.filter(([, item]) => item !== ""));
}

type Given<P> = { [K in keyof P]?: Exclude<P[K], undefined> };

/** The parameters that a request really brought. */
export function given<P extends object>(params: P): Given<P> {
  // Safe: only members without a value are left out.
  return Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) as Given<P>;
}
