"""Cushions, totes, napkins and bound notebooks. Every function returns the objects of one product, standing on z = 0 and facing -Y."""
import math
import os
import random

import bmesh
import bpy
import numpy as np
from mathutils import Vector, noise as mnoise

from geometry import box, grid, mesh_obj, spline, sweep
from materials import fabric, image_mat, plastic
from paths import CACHE


def cushion(mat=None, s=2.2, frames=34, pressure=3.2, seed=0):
    """Filled cushion. The cloth simulation (2-8 s) runs once per size; its mesh is kept in IMAGERY_CACHE."""
    cached = os.path.join(CACHE, f"cushion-{s}-{frames}-{pressure}-{seed}.npz")
    if os.path.exists(cached):
        data = np.load(cached)
        uvs = data["uvs"].reshape(-1, 4, 2).tolist()
        ob = mesh_obj("cushion", data["verts"].tolist(), data["faces"].tolist(), uvs, None)
    else:
        ob = _simulate_cushion(s, frames, pressure, seed)
        mesh = ob.data
        verts = np.array([v.co[:] for v in mesh.vertices], np.float32)
        faces = np.array([p.vertices[:] for p in mesh.polygons], np.int32)
        uvs = np.array([l.uv[:] for l in mesh.uv_layers[0].data], np.float32)
        os.makedirs(CACHE, exist_ok=True)
        np.savez(cached, verts=verts, faces=faces, uvs=uvs)
    ob.data.materials.clear()
    ob.data.materials.append(mat or fabric("#c98f6b", scale=300))
    for polygon in ob.data.polygons:
        polygon.use_smooth = True
    smooth = ob.modifiers.new("smooth", "SUBSURF")
    smooth.levels = 1
    smooth.render_levels = 2
    return [ob]


def _simulate_cushion(s, frames, pressure, seed):
    """Two square sheets sewn at the edge and blown up. Edges start convex, because filling pulls their middles inwards."""
    n, bow = 44, 0.22
    rnd = random.Random(seed)
    bm = bmesh.new()
    grid_verts = {}
    for side in (0, 1):
        for j in range(n + 1):
            for i in range(n + 1):
                edge = i in (0, n) or j in (0, n)
                if edge and side == 1:
                    grid_verts[1, i, j] = grid_verts[0, i, j]
                    continue
                x0 = (i / n - 0.5) * s
                y0 = (j / n - 0.5) * s
                x = x0 * (1 + bow * (1 - (2 * y0 / s) ** 2)) + rnd.uniform(-0.004, 0.004)
                y = y0 * (1 + bow * (1 - (2 * x0 / s) ** 2)) + rnd.uniform(-0.004, 0.004)
                z = 0 if edge else (0.03 if side == 0 else -0.03)
                grid_verts[side, i, j] = bm.verts.new((x, y, z))
    uv = bm.loops.layers.uv.new("UVMap")
    for side in (0, 1):
        for j in range(n):
            for i in range(n):
                quad = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)]
                if side:
                    quad = quad[::-1]
                face = bm.faces.new([grid_verts[side, a, b] for a, b in quad])
                for loop, (a, b) in zip(face.loops, quad):
                    loop[uv].uv = (a / n, b / n)
    mesh = bpy.data.meshes.new("cushion")
    bm.to_mesh(mesh)
    bm.free()
    ob = bpy.data.objects.new("cushion", mesh)
    bpy.context.collection.objects.link(ob)
    modifier = ob.modifiers.new("cloth", "CLOTH")
    cloth = modifier.settings
    cloth.quality = 6
    cloth.mass = 0.25
    cloth.use_pressure = True
    cloth.uniform_pressure_force = pressure
    cloth.tension_stiffness = cloth.compression_stiffness = 30
    cloth.shear_stiffness = 6
    cloth.bending_stiffness = 0.25
    cloth.effector_weights.gravity = 0
    cloth.shrink_min = -0.08
    modifier.point_cache.frame_start = 1
    modifier.point_cache.frame_end = frames + 2
    scene = bpy.context.scene
    for frame in range(1, frames + 1):
        scene.frame_set(frame)
    evaluated = ob.evaluated_get(bpy.context.evaluated_depsgraph_get())
    mesh = bpy.data.meshes.new_from_object(evaluated)
    ob.modifiers.clear()
    ob.data = mesh
    scene.frame_set(1)
    return ob


def tote(mat=None, w=3.4, h=3.7, print_img=None, depth=0.40, seed=5, handle=True):
    """Hanging / flat-lay tote, upright in XZ plane, facing -Y; slightly filled, gathered creases."""
    m = mat or fabric("#e8dcc3", scale=260)
    rnd = Vector((seed * 3.1, 1.7, 0))
    parts = []

    def surf(side):
        """Front (0) or back (1) panel: a filled bulge, soft folds, a few creases; flatter towards the edges and the hem."""

        def f(x, y):
            u = x / (w / 2)  # -1..1 across
            v = (y + h / 2) / h  # 0 at the bottom, 1 at the hem
            envelope = max(0, 1 - abs(u) ** 3) * max(0, 1 - (1 - v) ** 6) * (1 - 0.75 * v**4)
            folds = (
                0.05 * mnoise.noise(Vector((x * 1.1, y * 0.5, side * 7)) + rnd)
                + 0.022 * mnoise.noise(Vector((x * 2.6 + y * 0.8, y * 0.9, side * 3)) + rnd)
                + 0.035 * v**3 * math.sin(u * 5 + seed) * (1 - abs(u) ** 4)
            )
            crease = abs(mnoise.noise(Vector((x * 0.9 - y * 0.55, y * 0.35 + x * 0.2, 2 + side)) + rnd))
            folds += 0.03 * max(0, 1 - crease * 7) * envelope
            depth_here = depth * envelope + folds * (0.3 + 0.7 * (1 - abs(u) ** 6))
            across = x * (1 - 0.03 * v + 0.012 * math.sin(v * 9 + seed)) * (1 - 0.02 * math.sin(v * 3.1))
            return (across, -depth_here if side == 0 else depth_here * 0.8, y + h / 2 + 0.02 * math.sin(u * 3 + 1) * v)

        return f

    for side in (0, 1):
        g = grid("tote%d" % side, w, h, 90, 96, surf(side), m)
        parts.append(g)
        g.modifiers.new("t", "SOLIDIFY").thickness = 0.02
    front = surf(0)

    def lifted(amount, shift):
        """Front surface moved a little towards the viewer: for the hem band and the print."""

        def f(x, y):
            px, py, pz = front(x, y + shift)
            return (px, py - amount, pz)

        return f

    parts.append(grid("hem", w * 1.002, 0.3, 90, 6, lifted(0.012, h / 2 - 0.16), m))
    if handle:
        for sd, dy in ((0, -0.06), (1, 0.05)):
            pts = spline(
                [
                    (-0.62, dy - 0.05, h - 0.45),
                    (-0.63, dy - 0.03, h + 0.0),
                    (-0.58, dy, h + 0.75),
                    (-0.3, dy + 0.02, h + 1.45),
                    (0, dy, h + 1.62),
                    (0.3, dy - 0.02, h + 1.45),
                    (0.58, dy, h + 0.75),
                    (0.63, dy - 0.03, h),
                    (0.62, dy - 0.05, h - 0.45),
                ],
                10,
            )
            parts.append(sweep("handle", pts, 0.02, m, sec=12, aspect=4.6, power=5, up=Vector((0, 1, 0))))
    if print_img:
        pm = image_mat(print_img, rough=0.95, alpha=True)
        parts.append(grid("print", 1.8, 1.8, 60, 60, lifted(0.016, -0.15), pm))
    return parts


def napkins(colour="#d8c8ae", count=4):
    """Stack of folded linen napkins: flat rounded layers that share one soft undulation."""
    rnd = random.Random(3)
    parts = []
    thickness, half = 0.024, 0.75
    for i in range(count * 2):
        shift = Vector((rnd.uniform(-0.02, 0.02), rnd.uniform(-0.02, 0.02), 0))
        path = [(0, -half + 2 * half * k / 40, 0) for k in range(41)]
        sheet = sweep(
            "napkin",
            path,
            thickness,
            fabric(colour, scale=130, kind="Object", bump=0.45),
            sec=72,
            aspect=half / thickness,
            power=5,
        )
        for v in sheet.data.vertices:
            wave = 0.035 * mnoise.noise(Vector((v.co.x * 1.1, v.co.y * 1.1, 3.0))) + 0.007 * mnoise.noise(
                Vector((v.co.x * 3.0, v.co.y * 3.0, i * 0.7))
            )
            edge = 0.03 * mnoise.noise(Vector((v.co.x * 1.7 + i, v.co.y * 1.7, 9.0)))
            v.co.z += wave + i * (thickness * 2.05) + 0.05
            v.co.x = v.co.x * (1 + edge) + shift.x
            v.co.y = v.co.y * (1 - edge) + shift.y
        parts.append(sheet)
    return parts


def notebook(colour="#a8553c", elastic="#2f2a26"):
    """Linen-bound notebook with an elastic band, lying flat."""
    x, y, z = 1.3, 1.85, 0.17
    cover = fabric(colour, scale=150, kind="Object", bump=0.25)
    parts = [
        box("pages", (x * 0.96, y * 0.965, z * 0.8), (0.01, 0, z / 2), 0.0, plastic("#efe6d3", 0.9)),
        box("cover_back", (x, y, 0.03), (0, 0, 0.015), 0.012, cover),
        box("cover_front", (x, y, 0.03), (0, 0, z - 0.015), 0.012, cover),
        box("spine", (0.03, y, z), (-x / 2 + 0.01, 0, z / 2), 0.012, cover),
        box("elastic", (0.07, y + 0.016, z + 0.016), (x * 0.36, 0, z / 2), 0.02, plastic(elastic, 0.8)),
    ]
    return parts
