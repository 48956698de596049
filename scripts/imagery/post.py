"""From linear half-sample renders to a finished picture: denoise, expose, white-balance, bloom, tone curve, grain, PNG."""
import ctypes
import os
import struct
import zlib

import numpy as np

from paths import HERE

try:
    _DENOISER = ctypes.CDLL(os.path.join(HERE, "libdn.so"))
except OSError:
    _DENOISER = None

LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)

# What each kind of picture looks like. key: mid-tone after auto exposure; ceiling: where the 97th percentile may land.
LOOKS = {
    "studio": {"key": 0.40, "ceiling": 1.05, "contrast": 0.06, "vignette": 0.0, "lift": 0.0, "grain": 0.003},
    "clean": {"key": 0.32, "ceiling": 1.30, "contrast": 0.08, "vignette": 0.18, "lift": 0.006, "grain": 0.005},
    "phone": {"key": 0.30, "ceiling": 1.35, "contrast": 0.10, "vignette": 0.55, "lift": 0.018, "grain": 0.016},
}
LOOK_OF_KIND = {"studio": "studio", "post": "clean", "ugc": "phone"}


def denoise(a, b):
    """Combine two half-sample renders with the dual-buffer denoiser (dn.cpp); plain mean when it was not built."""
    colour_a = np.nan_to_num(np.ascontiguousarray(a["col"][..., :3]))
    colour_b = np.nan_to_num(np.ascontiguousarray(b["col"][..., :3]))
    if _DENOISER is None:
        return (colour_a + colour_b) / 2

    def features(sign):
        parts = [(a[key][..., :n] + sign * b[key][..., :n]) / 2 for key, n in (("alb", 3), ("nrm", 3), ("dep", 1))]
        return np.ascontiguousarray(np.nan_to_num(np.concatenate(parts, 2).astype(np.float32)))

    mean, difference = features(1), features(-1)
    height, width, _ = colour_a.shape
    result = np.zeros_like(colour_a)
    pointers = [array.ctypes.data_as(ctypes.c_void_p) for array in (colour_a, colour_b, mean, difference, result)]
    _DENOISER.denoise(*pointers, width, height)
    return result


def blur(image, sigma):
    """Separable Gaussian blur with edge padding."""
    radius = max(1, int(sigma * 2.5))
    kernel = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    kernel = (kernel / kernel.sum()).astype(np.float32)
    for axis in (0, 1):
        length = image.shape[axis]
        padding = [(0, 0)] * image.ndim
        padding[axis] = (radius, radius)
        padded = np.pad(image, padding, mode="edge")
        total = 0
        for offset, weight in enumerate(kernel):
            window = [slice(None)] * image.ndim
            window[axis] = slice(offset, offset + length)
            total = total + weight * padded[tuple(window)]
        image = total.astype(np.float32)
    return image


def bloom(image, width):
    """Glow of what is brighter than white, computed at an eighth of the size."""
    factor = 8
    bright = np.clip(image - 0.85, 0, 3)
    h, w = bright.shape[0] // factor * factor, bright.shape[1] // factor * factor
    small = bright[:h, :w].reshape(h // factor, factor, w // factor, factor, 3).mean((1, 3))
    glow = 0.10 * blur(small, width * 0.012 / factor) + 0.05 * blur(small, width * 0.04 / factor)
    rows = np.clip((np.arange(image.shape[0]) + 0.5) / factor - 0.5, 0, glow.shape[0] - 1.001)
    cols = np.clip((np.arange(image.shape[1]) + 0.5) / factor - 0.5, 0, glow.shape[1] - 1.001)
    r0, c0 = rows.astype(int), cols.astype(int)
    fr, fc = (rows - r0)[:, None, None].astype(np.float32), (cols - c0)[None, :, None].astype(np.float32)
    glow = glow[r0] * (1 - fr) + glow[r0 + 1] * fr
    return glow[:, c0] * (1 - fc) + glow[:, c0 + 1] * fc


def exposure_gain(image, key, ceiling):
    """Gain that brings the log mean of the middle of the picture to `key`, unless highlights would go past `ceiling`."""
    h, w, _ = image.shape
    middle = (image @ LUMA)[int(h * 0.15) : int(h * 0.9), int(w * 0.12) : int(w * 0.88)]
    gain = key / np.exp(np.mean(np.log(np.maximum(middle, 1e-3))))
    return float(min(gain, ceiling / np.percentile(middle, 97)))


def look_of(spec):
    """Development settings of a spec: those of its kind, with its own key and grain."""
    return {**LOOKS[LOOK_OF_KIND[spec["kind"]]], **{k: spec[k] for k in ("key", "grain") if k in spec}}


def tone(linear, contrast):
    """Linear light to sRGB: straight up to 0.5, soft roll-off above, then a gentle S curve."""
    x = np.maximum(linear, 0)
    shoulder = 0.5
    y = np.where(x < shoulder, x, shoulder + (1 - shoulder) * (1 - np.exp(-(x - shoulder) / (1 - shoulder) * 0.92)))
    s = np.where(y <= 0.0031308, y * 12.92, 1.055 * np.maximum(y, 1e-9) ** (1 / 2.4) - 0.055)
    return np.clip(s + contrast * (s - 0.5) * 4 * s * (1 - s) * 1.6, 0, 1)


def grain(shape, rng):
    """Film-like grain: soft luminance noise plus a little chroma."""
    h, w = shape
    luminance = blur(rng.standard_normal((h, w, 1), dtype=np.float32), 0.7)
    chroma = blur(rng.standard_normal((h, w, 3), dtype=np.float32), 0.8)
    return luminance * 1.6 + 0.35 * chroma


def finish(image, spec, path, gain=None):
    """Develop a denoised linear picture according to its kind and write it as PNG. Frames of a clip share one gain."""
    look = look_of(spec)
    h, w, _ = image.shape
    rng = np.random.default_rng(zlib.crc32(os.path.basename(path).encode()))
    balance = spec.get("wb", 1.0)
    image = image.astype(np.float32)
    gain = gain or exposure_gain(image, look["key"], look["ceiling"])
    image = image * np.array([gain * balance, gain, gain / balance], np.float32)
    image = image + bloom(image, w)
    if look["vignette"]:
        yy, xx = np.mgrid[0:h, 0:w].astype(np.float32)
        image = image * (1 - look["vignette"] * ((xx / w - 0.5) ** 2 + (yy / h - 0.5) ** 2))[..., None]
    s = tone(image, look["contrast"])
    s = look["lift"] + s * (1 - look["lift"] * 1.4)
    if spec["kind"] == "ugc":
        light = s.mean(2, keepdims=True)
        s = s + look["grain"] * grain((h, w), rng) * (0.35 + 1.3 * (1 - light) * np.sqrt(np.maximum(light, 0.02)))
    else:
        s = s + rng.standard_normal((h, w, 1), dtype=np.float32) * look["grain"]
    write_png(path, (np.clip(s, 0, 1) * 255 + 0.5).astype(np.uint8))


def write_png(path, pixels):
    """Minimal 8-bit RGB PNG writer (Blender's Python has no imaging library)."""
    h, w, _ = pixels.shape
    rows = np.concatenate([np.zeros((h, 1), np.uint8), pixels.reshape(h, w * 3)], 1).tobytes()

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n")
        file.write(chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)))
        file.write(chunk(b"IDAT", zlib.compress(rows, 1)))
        file.write(chunk(b"IEND", b""))
