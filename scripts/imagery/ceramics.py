"""Stoneware and glass for the table and the shelf: vases, mugs, bowls, plates, tumblers, teapots. Every function returns the objects of one product, standing on z = 0 and facing -Y."""
from mathutils import Vector

from geometry import fillet, lathe, shell, spline, sweep
from materials import brass, plastic, stoneware, thin_glass


# Outer profiles of the vases, bottom to top: (radius, height).
VASE_PROFILES = {
    "bottle": [(0.42, 0), (0.62, 0.18), (0.78, 0.62), (0.70, 1.05), (0.38, 1.42), (0.235, 1.7), (0.235, 1.95), (0.32, 2.2)],
    "bud": [(0.24, 0), (0.35, 0.09), (0.43, 0.32), (0.39, 0.55), (0.21, 0.74), (0.13, 0.89), (0.13, 1.02), (0.18, 1.15)],
    "moon": [(0.36, 0), (0.66, 0.16), (0.95, 0.66), (0.92, 1.12), (0.62, 1.52), (0.33, 1.66), (0.31, 1.76), (0.36, 1.84)],
    "amphora": [
        (0.34, 0),
        (0.4, 0.1),
        (0.52, 0.5),
        (0.82, 1.25),
        (0.80, 1.7),
        (0.5, 2.05),
        (0.36, 2.15),
        (0.36, 2.3),
        (0.46, 2.45),
    ],
    "cyl": [(0.5, 0), (0.53, 0.2), (0.55, 0.8), (0.55, 1.5), (0.53, 2.0), (0.52, 2.2)],
    "hour": [(0.5, 0), (0.66, 0.25), (0.70, 0.6), (0.5, 1.05), (0.42, 1.3), (0.5, 1.65), (0.62, 1.95), (0.6, 2.2)],
}


def vase(kind="bottle", mat=None, h=2.2, wob=0.012, seed=1, flute=0, wall=0.07):
    """Thrown vase of one of VASE_PROFILES, stretched to height h. flute: number of vertical grooves."""
    mat = mat or stoneware(foot=0.12)
    controls = VASE_PROFILES[kind]
    stretch = h / controls[-1][1]
    controls = [(r, z * stretch) for r, z in controls]
    foot = controls[0][0]
    profile = [(0, 0.03), (foot * 0.8, 0.03), (foot * 0.86, 0)] + shell(spline(controls, 10), wall, 0.1)
    return [lathe("vase_" + kind, profile, mat, seg=128, wob=wob, seed=seed, flute=flute, fdepth=0.035 if flute else 0)]


def mug(mat=None, r=0.41, h=0.92, shape="straight", wob=0.008, seed=2):
    """Mug with handle; shape straight or round."""
    mat = mat or stoneware(foot=0.08)
    if shape == "straight":
        c = [(r * 0.86, 0), (r * 0.97, 0.06), (r, 0.16), (r, h * 0.5), (r * 0.99, h * 0.8), (r * 1.0, h)]
    else:
        c = [(r * 0.7, 0), (r * 0.92, 0.1), (r * 1.06, 0.32), (r * 1.06, h * 0.55), (r * 0.97, h * 0.85), (r * 1.0, h)]
    base = spline(c, 8)
    profile = [(0, 0.025), (r * 0.7, 0.025), (r * 0.76, 0)] + shell(base, 0.05, 0.07)
    b = lathe("mug", profile, mat, wob=wob, seed=seed)
    x0 = r * 0.96
    path = spline(
        [
            (x0, 0, h * 0.80),
            (x0 + 0.13, 0, h * 0.86),
            (x0 + 0.30, 0, h * 0.76),
            (x0 + 0.33, 0, h * 0.52),
            (x0 + 0.22, 0, h * 0.28),
            (x0 + 0.06, 0, h * 0.2),
            (x0 - 0.02, 0, h * 0.2),
        ],
        8,
    )
    hd = sweep(
        "mug_handle",
        path,
        lambda t: 0.045 + 0.022 * (abs(2 * t - 1) ** 3),
        mat,
        sec=18,
        aspect=1.55,
        up=Vector((0, 1, 0)),
    )
    return [b, hd]


def bowl(mat=None, r=0.78, h=0.42, wob=0.012, seed=3):
    """Bowl on a small foot ring."""
    mat = mat or stoneware(foot=0.06)
    c = [(r * 0.42, 0), (r * 0.45, 0.05), (r * 0.66, 0.12), (r * 0.88, h * 0.55), (r * 0.98, h * 0.85), (r, h)]
    profile = [(0, 0.03), (r * 0.34, 0.03), (r * 0.37, 0)] + shell(spline(c, 8), 0.05, 0.09)
    return [lathe("bowl", profile, mat, wob=wob, seed=seed, seg=128)]


def plate(mat=None, r=1.25, h=0.14, wob=0.012, seed=4):
    """Coupe plate with a low rim."""
    mat = mat or stoneware(foot=0.03)
    c = [(r * 0.6, 0), (r * 0.64, 0.03), (r * 0.8, 0.045), (r * 0.95, h * 0.75), (r, h)]
    profile = [(0, 0.02), (r * 0.52, 0.02), (r * 0.56, 0)] + shell(spline(c, 8), 0.05, 0.055)
    return [lathe("plate", profile, mat, wob=wob, seed=seed, seg=160)]


def tumbler(tint="#f4fbf8", r=0.38, h=0.95, thick=0.035, ribs=0):
    """Glass tumbler, optionally ribbed."""
    g = thin_glass(tint)
    profile = fillet([(0, 0), (r * 0.86, 0, 0.07), (r, h)], 6)
    p = shell(profile[1:], thick, 0.1)
    return [lathe("tumbler", [(0, 0)] + p, g, seg=128, flute=ribs, fdepth=0.02 if ribs else 0)]


def teapot(mat=None, r=0.78, h=1.0, handle=None, seed=6):
    """Round teapot: body, lid with knob, curved spout, overhead handle."""
    mat = mat or stoneware(foot=0.08)
    body = [(r * 0.55, 0), (r * 0.82, 0.12), (r, h * 0.42), (r * 0.93, h * 0.7), (r * 0.6, h * 0.95), (r * 0.44, h)]
    profile = [(0, 0.03), (r * 0.42, 0.03), (r * 0.46, 0)] + spline(body, 9) + [(0, h - 0.01)]
    parts = [lathe("teapot", profile, mat, seg=128, wob=0.008, seed=seed)]
    lid = [(r * 0.47, h - 0.01), (r * 0.46, h + 0.035), (r * 0.3, h + 0.10), (0.09, h + 0.15), (0.06, h + 0.19)]
    knob = [(0.09, h + 0.23), (0.125, h + 0.29), (0.1, h + 0.36), (0, h + 0.385)]
    parts.append(lathe("teapot_lid", spline(lid + knob, 7), mat, seg=96))
    spout = spline([(r * 0.8, 0, h * 0.38), (r * 1.12, 0, h * 0.5), (r * 1.38, 0, h * 0.8), (r * 1.52, 0, h * 0.98)], 12)
    parts.append(sweep("spout", spout, lambda t: 0.155 - 0.085 * t, mat, sec=28))
    mouth = plastic("#1a1512", 0.9)
    parts.append(sweep("spout_mouth", [(r * 1.519, 0, h * 0.979), (r * 1.5245, 0, h * 0.987)], 0.052, mouth, sec=20))
    arch = spline(
        [
            (-r * 0.62, 0, h * 0.86),
            (-r * 0.72, 0, h * 1.25),
            (-r * 0.42, 0, h * 1.72),
            (0, 0, h * 1.86),
            (r * 0.42, 0, h * 1.72),
            (r * 0.72, 0, h * 1.25),
            (r * 0.62, 0, h * 0.86),
        ],
        12,
    )
    parts.append(sweep("handle", arch, 0.04, handle or brass(0.28), sec=18, aspect=1.3, up=Vector((0, 1, 0))))
    return parts
