"""Things that scent and light a room: candles, diffuser, incense dish, lamp. Every function returns the objects of one product, standing on z = 0 and facing -Y."""
import math
import random

import bpy
import numpy as np

from ceramics import plate
from geometry import fillet, lathe, shell, spline, sweep, wrap_label
from materials import brass, emit, glass, image_mat, lampshade, plastic, stoneware, thin_glass, wax


def candle(tint="#fbfaf6", waxc="#f1e4cd", r=0.42, h=0.98, label=None, lid=False, lit=True, fill=0.68, glassmat=None):
    """Poured candle in a glass: wax, wick, label, optional lid and flame."""
    g = glassmat or thin_glass(tint)
    parts = []
    profile = fillet([(0, 0), (r, 0, 0.09), (r, h)], 8)
    p = shell(profile[1:], 0.035, 0.10)
    parts.append(lathe("candle_glass", [(0, 0)] + p, g, seg=128))
    wr = r - 0.0365
    wz = h * fill
    parts.append(
        lathe(
            "candle_wax",
            [(0, 0.101)]
            + fillet(
                [
                    (0, 0.102),
                    (wr - 0.0, 0.102, 0.07),
                    (wr, wz + 0.012, 0.012),
                    (wr - 0.03, wz, 0.0),
                    (0.08, wz - 0.014),
                    (0, wz - 0.016),
                ],
                6,
            )[1:],
            wax(waxc),
            seg=128,
        )
    )
    parts.append(
        sweep(
            "wick",
            [(0, 0, wz - 0.02), (0.004, 0, wz + 0.06), (0.016, 0.0, wz + 0.13)],
            0.011,
            plastic("#33281f", 0.9),
            sec=8,
        )
    )
    if lit:
        f = lathe(
            "flame",
            spline([(0.0, wz + 0.10), (0.035, wz + 0.16), (0.03, wz + 0.25), (0.0, wz + 0.40)], 6),
            emit("#ffb45a", 22),
            seg=24,
        )
        f.visible_shadow = False
        f.location = (0.016, 0, 0)
        parts.append(f)
        l = bpy.data.lights.new("flame", "POINT")
        l.energy = 9
        l.color = (1, 0.55, 0.2)
        l.shadow_soft_size = 0.06
        o = bpy.data.objects.new("fl", l)
        bpy.context.collection.objects.link(o)
        o.location = (0.016, 0, wz + 0.3)
        parts.append(o)
    if label:
        parts.append(wrap_label("label", r + 0.002, 0.20, 0.68, 0.62, image_mat(label)))
    if lid:
        lp = fillet([(0, h), (r + 0.012, h, 0.01), (r + 0.012, h + 0.1, 0.03), (0, h + 0.1)], 5)
        parts.append(lathe("lid", lp, lid if not isinstance(lid, bool) else brass(0.25)))
    return parts


def wax_cup(mat=None, waxc="#f1e4cd", r=0.44, h=0.72):
    """Unlit candle poured into a handmade stoneware cup."""
    mat = mat or stoneware(foot=0.06)
    cup = spline([(r * 0.78, 0), (r * 0.93, 0.08), (r, h * 0.45), (r * 0.98, h)], 8)
    parts = [lathe("cup", [(0, 0.02), (r * 0.6, 0.02), (r * 0.66, 0)] + shell(cup, 0.045, 0.07), mat, wob=0.008, seed=9)]
    inner, top = r - 0.05, h * 0.8
    parts.append(lathe("wax", [(0, 0.2), (inner, 0.2), (inner, top), (0.08, top - 0.012), (0, top - 0.014)], wax(waxc)))
    wick = [(0, 0, top - 0.02), (0.004, 0, top + 0.06), (0.02, 0, top + 0.13)]
    parts.append(sweep("wick", wick, 0.012, plastic("#e9dcc2", 0.9), sec=8))
    return parts


def diffuser(tint="#e7efe9", liquid="#efe0b8", reedc="#b08a5c", label=None, r=0.36, h=0.86, glassmat=None):
    """Reed diffuser: square-shouldered bottle, collar, seven reeds fanned out."""
    bottle_glass = glassmat or glass(tint)
    outer = fillet([(0, 0), (r, 0, 0.06), (r, h * 0.74, 0.12), (0.15, h * 0.86, 0.05), (0.15, h)], 7)
    parts = [lathe("bottle", [(0, 0)] + shell(outer[1:], 0.03, 0.07), bottle_glass, seg=112)]
    inner = r - 0.031
    fill = fillet([(inner * 0.8, 0.072), (inner, 0.072, 0.05), (inner, h * 0.5), (0, h * 0.5)], 5)
    parts.append(lathe("liquid", [(0, 0.072)] + fill, glass(liquid, ior=1.36, see=0.95), seg=96))
    ring_profile = fillet([(0.152, h - 0.1), (0.2, h - 0.1, 0.01), (0.2, h + 0.03, 0.015), (0.1, h + 0.03)], 4)
    parts.append(lathe("collar", ring_profile, brass(0.22), seg=64))
    reed = plastic(reedc, 0.85)
    rnd = random.Random(4)
    for i in range(7):
        angle = i * 2 * math.pi / 7 + rnd.uniform(-0.3, 0.3)
        lean = rnd.uniform(0.22, 0.48)
        foot = (-0.1 * math.cos(angle), -0.1 * math.sin(angle), 0.1)
        tip = (lean * math.cos(angle), lean * math.sin(angle), h + rnd.uniform(0.95, 1.15))
        parts.append(sweep("reed", [foot, tip], 0.013, reed, sec=8))
    if label:
        parts.append(wrap_label("label", r + 0.003, 0.12, 0.12 + 0.44, 0.62, image_mat(label)))
    return parts


def incense_holder(mat=None, r=0.5, stick="#6b4a38"):
    """Small dish with a brass bead that holds one stick."""
    parts = plate(mat or stoneware(foot=0.03), r, 0.11, wob=0.006, seed=12)
    bead = [(0.075 * math.cos(a), 0.115 + 0.075 * math.sin(a)) for a in np.linspace(-math.pi / 2, math.pi / 2, 20)]
    parts.append(lathe("bead", bead, brass(0.18), seg=48))
    parts.append(sweep("stick", [(0, 0, 0.1), (0.62, 0.12, 1.95)], 0.014, plastic(stick, 0.95), sec=8))
    parts.append(sweep("stick_end", [(0, 0, 0.1), (0.14, 0.027, 0.52)], 0.0075, plastic("#c9a36a", 0.9), sec=8))
    return parts


def lamp(basemat=None, shadec="#f0e4cf", on=True, h=2.0, power=60):
    """Table lamp: stoneware base, brass neck, linen shade that glows when on."""
    m = basemat or stoneware("#c9b79d", foot=0.1)
    parts = []
    c = [(0.42, 0), (0.62, 0.12), (0.78, 0.5), (0.72, 0.95), (0.4, 1.3), (0.16, 1.45), (0.12, 1.6)]
    parts.append(lathe("lamp_base", [(0, 0)] + spline(c, 10) + [(0, 1.6)], m, seg=128, wob=0.01))
    parts.append(lathe("stem", [(0.04, 1.55), (0.04, 2.05)], brass(), seg=24))
    parts.append(lathe("neck", fillet([(0, 1.58), (0.1, 1.58, 0.02), (0.1, 1.68, 0.02), (0, 1.68)], 4), brass()))
    z0 = 1.72
    parts.append(lathe("shade", [(1.05, z0), (0.78, z0 + 1.05)], lampshade(shadec), seg=128))
    for r, z in ((1.05, z0), (0.78, z0 + 1.05)):
        ring = [(r * math.cos(a), r * math.sin(a), z) for a in np.linspace(0, 2 * math.pi, 97)[:-1]]
        parts.append(sweep("rim", ring, 0.016, plastic("#e6d8bf", 0.8), sec=8, closed=True))
    if on:
        l = bpy.data.lights.new("bulb", "POINT")
        l.energy = power
        l.color = (1, 0.72, 0.42)
        l.shadow_soft_size = 0.18
        o = bpy.data.objects.new("bulb", l)
        bpy.context.collection.objects.link(o)
        o.location = (0, 0, z0 + 0.45)
        parts.append(o)
    return parts
