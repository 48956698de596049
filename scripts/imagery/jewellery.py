"""Rings, bangles and hoops. Every function returns the objects of one product, standing on z = 0 and facing -Y."""
import math

import bpy
import numpy as np
from mathutils import Vector

from geometry import fillet, lathe, sweep
from materials import brass
from shader import Shader, srgb


def ring(mat=None, R=0.095, gem="#8fb7a4", stand=True):
    """Finger ring standing upright (outer radius about 1 cm), with an optional cabochon in a bezel."""
    m = mat or brass(0.14)
    P = [(R * math.cos(a), 0, R * math.sin(a) + R) for a in np.linspace(0, 2 * math.pi, 129)[:-1]]
    b = sweep(
        "ring",
        P,
        lambda t: 0.0095 + 0.006 * max(0, math.cos(2 * math.pi * (t - 0.25))) ** 3,
        m,
        sec=20,
        closed=True,
        aspect=1.35,
        up=Vector((0, 1, 0)),
    )
    parts = [b]
    if gem:
        k = Shader("gem").set(Base_Color=srgb(gem), Roughness=0.06, Specular=0.6, Clearcoat=1.0)
        s = lathe(
            "gem",
            [(0, -0.01), (0.0412, -0.01)]
            + [(0.0412 * math.cos(a), 0.0 + 0.03 * math.sin(a)) for a in np.linspace(0, math.pi / 2, 10)],
            k.material,
            seg=48,
        )
        s.location = (0, 0, 2 * R + 0.018)
        s.scale = (1, 1.25, 1)
        z = lathe(
            "bezel",
            fillet([(0, -0.02), (0.034, -0.02), (0.044, 0.002, 0.004), (0.041, 0.004), (0.039, 0.0)], 3),
            m,
            seg=48,
        )
        z.location = s.location
        z.scale = s.scale
        parts += [s, z]
    return parts


def bangle(mat=None, R=0.33, hammer=True, w=0.03):
    """Open bangle that ends in two spheres."""
    m = mat or brass(0.2)
    P = [(R * math.cos(a), R * math.sin(a), w) for a in np.linspace(0.35, 2 * math.pi - 0.35, 160)]
    b = sweep("bangle", P, lambda t: w * (1.15 if t < 0.02 or t > 0.98 else 0.8), m, sec=20, aspect=1.0)
    for p in (P[0], P[-1]):
        bpy.ops.mesh.primitive_uv_sphere_add(radius=w * 1.5, location=p, segments=32, ring_count=20)
        o = bpy.context.object
        bpy.ops.object.shade_smooth()
        o.data.materials.append(m)
        b = [b] if not isinstance(b, list) else b
        b.append(o)
    return b


def hoops(mat=None, pearl="#f2ebe0", R=0.115):
    """A pair of small hoop earrings with a pearl bead each, lying side by side."""
    mat = mat or brass(0.14)
    bead = Shader("pearl").set(Base_Color=srgb(pearl), Roughness=0.18, Specular=0.6, Clearcoat=0.6).material
    parts = []
    for x, turn in ((-0.15, 0.5), (0.16, 2.1)):
        loop = []
        for a in np.linspace(turn, turn + 2 * math.pi - 0.12, 110):
            loop.append((x + R * math.cos(a), R * math.sin(a), 0.012))
        parts.append(sweep("hoop", loop, 0.011, mat, sec=16))
        spot = (x + R * math.cos(turn + 3.3), R * math.sin(turn + 3.3), 0.036)
        bpy.ops.mesh.primitive_uv_sphere_add(radius=0.036, location=spot, segments=40, ring_count=24)
        ball = bpy.context.object
        ball.name = "pearl"
        bpy.ops.object.shade_smooth()
        ball.data.materials.append(bead)
        parts.append(ball)
    return parts
