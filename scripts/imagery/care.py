"""Bottles, jars, lipsticks and soap. Every function returns the objects of one product, standing on z = 0 and facing -Y."""
import math

import numpy as np
from mathutils import Vector

from geometry import box, fillet, grid, lathe, shell, spline, sweep, wrap_label
from materials import brass, glass, image_mat, metal, plastic, stoneware
from shader import Shader, srgb


def dropper(tint="#d58a3e", capc="#1d1b19", label=None, r=0.32, h=0.98, collar=None, glassmat=None, liquid="#f3c67a"):
    """Dropper bottle: glass, liquid, collar, rubber bulb, pipette, label."""
    g = glassmat or glass(tint)
    parts = []
    profile = fillet([(r * 0.9, 0), (r, 0.0, 0.07), (r, h * 0.70, 0.14), (0.155, h * 0.86, 0.07), (0.15, h)], 8)
    profile = [(0, 0.03), (r * 0.8, 0.02)] + [p for p in profile]
    p = shell(profile[2:], 0.028, 0.07)
    parts.append(lathe("bottle", [(0, 0.025), (r * 0.8, 0.015)] + p, g, seg=96))
    ri = r - 0.029
    lq = glass(liquid, ior=1.36, see=0.95)
    if liquid:
        parts.append(
            lathe(
                "liquid",
                [(0, 0.072)] + fillet([(ri * 0.8, 0.072), (ri, 0.072, 0.05), (ri, h * 0.60), (0, h * 0.60)], 5),
                lq,
                seg=96,
            )
        )
    case_material = collar or brass(0.22)
    parts.append(
        lathe(
            "collar",
            fillet([(0, h - 0.12), (0.20, h - 0.12, 0.012), (0.20, h + 0.10, 0.02), (0.0, h + 0.10)], 4),
            case_material,
            flute=0,
        )
    )
    parts.append(
        lathe(
            "bulb",
            fillet(
                [
                    (0.0, h + 0.1),
                    (0.145, h + 0.1, 0.01),
                    (0.14, h + 0.18, 0.02),
                    (0.125, h + 0.46, 0.12),
                    (0, h + 0.46),
                ],
                10,
            ),
            plastic(capc, 0.5),
            seg=64,
        )
    )
    parts.append(sweep("pipette", [(0, 0, h), (0, 0, 0.18)], 0.045, glass("#ffffff"), sec=20))
    if label:
        parts.append(wrap_label("label", r + 0.003, 0.14, 0.60, 0.62, image_mat(label)))
    return parts


def pump(bodyc="#e8ded0", capc="#2a2622", label=None, r=0.36, h=1.35, mat=None):
    """Pump bottle with label."""
    m = mat or plastic(bodyc, 0.36)
    parts = [
        lathe(
            "body",
            [(0, 0.02)] + fillet([(r * 0.8, 0), (r, 0, 0.07), (r, h * 0.86, 0.15), (0.17, h * 0.95, 0.05), (0.17, h), (0, h)], 8),
            m,
        )
    ]
    c = plastic(capc, 0.3)
    parts.append(
        lathe(
            "collar",
            fillet(
                [
                    (0, h - 0.06),
                    (0.2, h - 0.06, 0.015),
                    (0.2, h + 0.12, 0.03),
                    (0.09, h + 0.14, 0.02),
                    (0.08, h + 0.24),
                    (0, h + 0.24),
                ],
                4,
            ),
            c,
        )
    )
    parts.append(
        lathe(
            "head",
            fillet(
                [
                    (0, h + 0.22),
                    (0.06, h + 0.22),
                    (0.06, h + 0.32),
                    (0.15, h + 0.32, 0.02),
                    (0.15, h + 0.42, 0.05),
                    (0, h + 0.42),
                ],
                4,
            ),
            c,
        )
    )
    parts.append(
        sweep(
            "spout",
            spline([(0, 0, h + 0.375), (0.2, 0, h + 0.375), (0.36, 0, h + 0.36), (0.42, 0, h + 0.31)], 6),
            0.042,
            c,
            sec=14,
            aspect=1.2,
            up=Vector((0, 0, 1)),
        )
    )
    if label:
        parts.append(wrap_label("label", r + 0.003, 0.25, 0.95, 0.66, image_mat(label)))
    return parts


def jar(bodyc="#efe7db", lidc="#d9b98c", label=None, r=0.45, h=0.42, glassmat=None, lidmat=None, open_=False):
    """Cream jar with metal lid and label."""
    m = glassmat or plastic(bodyc, 0.22, coat=0.5)
    parts = []
    profile = fillet([(r * 0.92, 0), (r, 0.0, 0.09), (r, h * 0.84, 0.09), (r * 0.9, h)], 8)
    if glassmat:
        p = shell(profile, 0.055, 0.09)
        parts.append(lathe("jar", [(0, 0.01)] + p, m, seg=128))
        parts.append(
            lathe(
                "cream",
                [(0, 0.095)] + fillet([(r - 0.13, 0.095), (r - 0.058, 0.097, 0.05), (r - 0.058, h * 0.82), (0, h * 0.82)], 5),
                plastic("#f6efe4", 0.45),
            )
        )
    else:
        parts.append(lathe("jar", [(0, 0.01)] + profile + [(r * 0.88, h), (0, h)], m, seg=128))
    lp = fillet([(0, h + 0.01), (r * 0.985, h + 0.01, 0.012), (r * 0.985, h + 0.27, 0.035), (0, h + 0.27)], 6)
    parts.append(lathe("lid", lp, lidmat or metal(lidc, 0.28), seg=128))
    if label:
        parts.append(wrap_label("label", r + 0.003, 0.09, h * 0.80, 0.55, image_mat(label)))
    return parts


def lipstick(shade="#a8323a", case="#1c1a1a", trim=None, cap=True, label=None):
    """Open lipstick, optionally with its cap lying beside it."""
    parts = []
    case_material = plastic(case, 0.25, coat=0.6)
    t = trim or brass(0.16)
    parts.append(lathe("base", fillet([(0, 0), (0.125, 0, 0.015), (0.125, 0.40, 0.015), (0, 0.40)], 4), case_material, seg=64))
    parts.append(
        lathe(
            "ring",
            fillet([(0, 0.40), (0.108, 0.40, 0.006), (0.108, 0.60, 0.006), (0.094, 0.60), (0.09, 0.55), (0, 0.55)], 4),
            t,
            seg=64,
        )
    )
    # the bullet: a rounded cylinder whose upper part is sheared into a slant
    r = 0.082
    profile = [(r, 0.5), (r, 0.80)] + [(r * math.cos(a), 0.80 + 0.16 * math.sin(a)) for a in np.linspace(0, math.pi / 2, 12)[1:]]
    b = lathe("bullet", profile, None, seg=64)
    for v in b.data.vertices:
        if v.co.z > 0.62:
            w = (v.co.z - 0.62) / 0.34
            v.co.z += w * (v.co.x * 1.55) - 0.03 * w
    k = Shader("lip").set(Base_Color=srgb(shade), Roughness=0.34, Specular=0.5, Clearcoat=0.25, Clearcoat_Roughness=0.2)
    b.data.materials.append(k.material)
    parts.append(b)
    if cap:
        c = lathe("cap", fillet([(0.118, 0.0), (0.128, 0.0, 0.006), (0.128, 0.62, 0.02), (0, 0.62)], 5), case_material, seg=64)
        c.rotation_euler = (math.pi / 2, 0, math.radians(62))
        c.location = (0.52, -0.12, 0.128)
        parts.append(c)
        c2 = lathe("capring", [(0.1285, 0.0), (0.1295, 0.0), (0.1295, 0.05), (0.1285, 0.05)], t, seg=64)
        c2.parent = c
        parts.append(c2)
    return parts


def soap(colour="#e8dcc4", label=None, speck="#a58a63"):
    """Rounded soap bar, flecked, with a paper band."""
    bar = stoneware(colour, speck, 0.45, rough=0.5)
    parts = [box("bar", (0.86, 0.56, 0.27), (0, 0, 0.135), 0.1, bar, seg=8)]
    paper = plastic("#f1e8d8", 0.8)
    parts.append(box("band", (0.34, 0.572, 0.282), (0, 0, 0.135), 0.1, paper, seg=8))
    if label:
        top = image_mat(label, rough=0.8)
        parts.append(grid("band_print", 0.25, 0.40, 2, 2, lambda x, y: (x, y, 0.2775), top))
    return parts
