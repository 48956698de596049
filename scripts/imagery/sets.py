"""Sets: seamless studio, table tops, shelf, window sill, bed, sofa, wall; and the light that falls on them.

Every set leaves the standing surface at z = 0 around the origin; the camera looks along +Y.
"""
import math
import random

import bmesh
import bpy
from mathutils import Vector

import props
import textiles
from geometry import box, fillet, group, lathe, mesh_obj, sweep
from lighting import area, sun, world
from materials import emit, fabric, marble, plaster, plastic, terrazzo, tiles, wood
from shader import Shader, srgb


# ---------------------------------------------------------------- studio
def backdrop(colour, width=26, depth=9, height=14, radius=3.2, wall_y=4.5, roughness=0.75):
    """Seamless paper sweep: floor, rounded corner, wall."""
    profile = fillet([(-depth, 0), (wall_y, 0, radius), (wall_y, height)], 24)
    verts = []
    for y, z in profile:
        verts += [(-width / 2, y, z), (width / 2, y, z)]
    faces = [[2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2] for i in range(len(profile) - 1)]
    paper = Shader("backdrop").set(Base_Color=srgb(colour), Roughness=roughness, Specular=0.15)
    return mesh_obj("backdrop", verts, faces, None, paper.material, auto=math.pi)


def studio(colour="#eadfce", key=1.0, side=-1, fill=0.55, cards=False):
    """Soft seamless set: big key on one side, strip rim behind, top light, low fill. `cards` adds white edge cards for glass."""
    backdrop(colour)
    area("key", (side * 4.6, -3.2, 5.2), (0, 0, 0.8), 3.6, 900 * key, (1, 0.965, 0.92), size_y=4.2)
    area("rim", (-side * 4.8, 2.4, 3.6), (0, 0, 0.9), 1.0, 260 * key, (1, 1, 1), size_y=4.0)
    area("top", (0, 1.2, 7.5), (0, 0.4, 0), 5.0, 420 * key, (1, 0.98, 0.95))
    area("front", (-1.5 * side, -7, 2.2), (0, 0, 0.8), 3.0, 140 * fill * key, (1, 0.97, 0.93))
    area("background", (-side * 3.5, 0.5, 7.5), (side * 1.5, 6, 3.5), 3.0, 260 * key, (1, 0.98, 0.95))
    if cards:
        for x in (-2.6, 2.6):
            area("card", (x, 0.6, 1.2), (0, 0, 0.6), 0.5, 40, (1, 1, 1), size_y=2.6)
    world((1, 0.98, 0.96), 0.42 * fill)


def plinth(colour, radius=1.35, height=0.35):
    """Round display block; returns the height of its flat top."""
    lathe(
        "plinth",
        fillet([(0, 0), (radius, 0, 0.02), (radius, height, 0.035), (0, height)], 5),
        plaster(colour, 0.04, 0.8),
        seg=160,
    )
    return height


# ---------------------------------------------------------------- parts of rooms
def wall(y=3.5, colour="#e9e2d6", material=None, width=30, height=16):
    """Flat wall behind the set."""
    verts = [(-width / 2, y, -9), (width / 2, y, -9), (width / 2, y, height), (-width / 2, y, height)]
    uvs = [[(-width / 2, 0), (width / 2, 0), (width / 2, height), (-width / 2, height)]]
    return mesh_obj("wall", verts, [[0, 1, 2, 3]], uvs, material or plaster(colour))


def table(material, size=(26, 17, 0.3), centre=(0, -3.5, -0.15)):
    """Table top whose upper face lies at z = 0."""
    return box("table", size, centre, 0.04, material)


def greenery(y=14, seed=1, width=26, height=16, count=60, brightness=1.1):
    """Out-of-focus garden: a glowing noise card with brighter discs in front of it."""
    rnd = random.Random(seed)
    card = Shader("greenery")
    emission = card.node("ShaderNodeEmission")
    emission.inputs[1].default_value = brightness
    noise = card.noise(card.coord("Object", (0.22, 0.22, 0.22)), 1.0, 3, 0.55)
    stops = [(0.30, "#2f4229"), (0.45, "#53683f"), (0.58, "#a9b98c"), (0.72, "#f3f1de")]
    card.link(card.ramp(noise.outputs[0], [(p, srgb(c)) for p, c in stops]), emission.inputs[0])
    card.link(emission.outputs[0], card.output.inputs[0])
    verts = [(-width, y + 1, -6), (width, y + 1, -6), (width, y + 1, height), (-width, y + 1, height)]
    mesh_obj("garden", verts, [[0, 1, 2, 3]], None, card.material)
    colours = ("#7d9a62", "#b5c58f", "#f4f2dc", "#5d7a4a")
    glows = [emit(c, rnd.uniform(0.8, 2.2)) for c in colours for _ in (0, 1)]
    for _ in range(count):
        spot = (rnd.uniform(-width * 0.6, width * 0.6), y - rnd.random() * 2, rnd.uniform(-2, height * 0.75))
        bpy.ops.mesh.primitive_circle_add(
            radius=rnd.uniform(0.15, 0.5), fill_type="NGON", vertices=16, location=spot, rotation=(math.pi / 2, 0, 0)
        )
        bpy.context.object.data.materials.append(rnd.choice(glows))


def window_gobo(location, target, width=3.2, height=4.2, bars=(2, 3), leaves=True, seed=1):
    """Frame between sun and set that throws a hard window shadow, with an optional twig in it. The camera never sees it."""
    black = plastic("#101010", 1.0)
    rotation = (Vector(target) - Vector(location)).to_track_quat("-Z", "Y").to_euler()
    parts = []
    for i in range(bars[0] + 1):
        parts.append(box("gobo", (0.16, height, 0.1), ((i / bars[0] - 0.5) * width, 0, 0), 0, black))
    for j in range(bars[1] + 1):
        parts.append(box("gobo", (width, 0.16, 0.1), (0, (j / bars[1] - 0.5) * height, 0), 0, black))
    for sign in (-1, 1):
        parts.append(box("gobo", (30, 60, 0.1), (sign * (width / 2 + 15), 0, 0), 0, black))
        parts.append(box("gobo", (width, 30, 0.1), (0, sign * (height / 2 + 15), 0), 0, black))
    if leaves:
        twig = props.branch((width * 0.15, -height * 0.62, 0.4), height * 0.95, 16, seed, lean=-0.5, leaf_length=(0.5, 0.95), leaf_width=0.45)
        twig.rotation_euler = (-math.pi / 2, 0, 0.1)
        parts.append(twig)
    frame = group("gobo", parts)
    frame.location = location
    frame.rotation_euler = rotation
    for part in frame.children_recursive:
        part.visible_camera = part.visible_diffuse = part.visible_glossy = part.visible_transmission = False
    return frame


# ---------------------------------------------------------------- light on room sets
def light_room(kind, seed=1, target=(0, 0, 0.5), leaves=True, window=(3.2, 4.2)):
    """Daylight or evening light for a room set: sun-left/right, soft-left/right, back, overcast, evening."""
    if kind.startswith("sun"):
        sign = 1 if kind.endswith("left") else -1
        rnd = random.Random(seed)
        direction = Vector((sign * rnd.uniform(0.62, 0.82), rnd.uniform(0.25, 0.55), -rnd.uniform(0.5, 0.68))).normalized()
        sun(direction, 7, (1, 0.91, 0.77), 0.7)
        world((0.75, 0.86, 1.0), 0.45)
        bars = ((2, 3), (1, 3), (3, 4))[seed % 3]
        location = tuple(Vector(target) - direction * 9)
        window_gobo(location, target, window[0], window[1], bars, leaves, seed)
    elif kind.startswith("soft"):
        sign = -1 if kind.endswith("left") else 1
        area("window", (sign * 6, -2.5, 5.0), target, 3.2, 1500, (1, 0.96, 0.9), size_y=4.2)
        world((0.85, 0.92, 1.0), 0.28)
    elif kind == "back":
        area("window", (-1, 6, 6), target, 8, 1700, (1, 0.98, 0.92), size_y=6)
        world((0.9, 0.95, 1.0), 0.55)
    elif kind == "overcast":
        area("sky", (0.5, -1.5, 8), target, 9, 1500, (0.93, 0.97, 1.0))
        world((0.9, 0.95, 1.0), 0.5)
    elif kind == "evening":
        area("room lamp", (2.8, -1.0, 4.6), target, 0.7, 420, (1, 0.72, 0.45))
        world((0.35, 0.42, 0.6), 0.10)
    else:
        raise ValueError(f"unknown light {kind}")


SURFACES = {
    "oak": lambda: wood("#d4b896", "#a98862", planks=1.7),
    "teak": lambda: wood("#b08a63", "#6d4a30", planks=1.7),
    "walnut": lambda: wood("#80583c", "#422a1c", planks=1.7),
    "marble": lambda: marble(),
    "white": lambda: plastic("#efece5", 0.45),
    "terrazzo": lambda: terrazzo(),
    "concrete": lambda: plaster("#b9b4ab", 0.25, 0.75),
    "sage": lambda: plastic("#8f9c86", 0.5),
    "clay": lambda: plaster("#c08a6c", 0.1, 0.85),
}


def tabletop(surface="teak", wall_colour="#e6dccb", tiled=False, garden=False, seed=1, wall_y=3.4):
    """A table with a wall, a tiled wall or a blurred garden behind it."""
    table(SURFACES[surface]())
    if garden:
        greenery(seed=seed)
    else:
        wall(wall_y, material=tiles(wall_colour) if tiled else plaster(wall_colour))


def shelf(seed=1, wall_colour="#d9d5c6"):
    """Wooden shelf with books at the right and a pot plant at the left."""
    boards = wood("#c49a6c", "#8f623c", planks=9)
    box("shelf", (14, 2.6, 0.25), (0, 0.3, -0.125), 0.03, boards)
    box("upper shelf", (14, 2.6, 0.25), (0, 0.3, 4.3), 0.03, boards)
    wall(1.6, wall_colour)
    rnd = random.Random(seed)
    x = 2.0
    covers = ["#a8553c", "#e3d4b8", "#53685a", "#c9a15f", "#3f4a5a", "#d8c6b4"]
    rnd.shuffle(covers)
    for colour in covers[:5]:
        thickness, height = rnd.uniform(0.2, 0.38), rnd.uniform(2.0, 2.5)
        box("book spine", (thickness, 1.6, height), (x + thickness / 2, 0.35, height / 2), 0.015, plastic(colour, 0.8))
        x += thickness + 0.015
    props.plant("rubber", 18, 1.9, (-2.7, 0.5, 0), seed=seed + 3, scale=0.9)


def sill(seed=1):
    """White window sill with a garden behind the glass."""
    paint = plastic("#f4f2ec", 0.4)
    table(plastic("#f2efe8", 0.4), (16, 3.2, 0.3), (0, 0, -0.15))
    for x in (-4.2, 3.6):
        box("frame", (0.35, 0.4, 14), (x, 1.9, 6), 0.03, paint)
    box("frame", (16, 0.4, 0.35), (0, 1.9, 0.1), 0.03, paint)
    greenery(seed=seed)


def bed(seed=2, colour="#e8e2d8", cushion_colour="#d8c6ad"):
    """Rumpled linen; products stand on a wooden tray whose top lies at z = 0."""
    props.cloth_drape(14, 12, fabric(colour, scale=700, bump=0.15), amp=0.26, seed=seed, loc=(0, 1, -0.46), n=220)
    pillow = textiles.cushion(fabric(cushion_colour, scale=260), 3.2, 24, 5)[0]
    pillow.rotation_euler = (1.15, 0, 0.2)
    pillow.location = (-1.6, 3.3, 0.8)
    box("tray", (3.4, 2.3, 0.14), (0, 0.1, -0.07), 0.05, wood("#b98655", "#7b4c2a", planks=9))


def sofa(colour="#8f8b7c", wall_colour="#e4dccd"):
    """Two-seat sofa built of soft boxes; the seat lies at z = 0."""
    cloth = fabric(colour, scale=900, bump=0.12)

    def padded(name, size, location, bevel):
        part = box(name, size, location, bevel, cloth, seg=8)
        mesh = bmesh.new()
        mesh.from_mesh(part.data)
        uv = mesh.loops.layers.uv.new("UVMap")
        for face in mesh.faces:
            normal_axis = max(range(3), key=lambda i: abs(face.normal[i]))
            u, v = [i for i in range(3) if i != normal_axis]
            for loop in face.loops:
                loop[uv].uv = (loop.vert.co[u] / 8, loop.vert.co[v] / 8)
        mesh.to_mesh(part.data)
        mesh.free()
        return part

    for x in (-2.6, 2.62):
        padded("seat", (5.2, 5.0, 1.5), (x, 0, -0.75), 0.28)
        padded("back", (5.2, 1.6, 4.4), (x, 2.9, 1.5), 0.5).rotation_euler = (-0.16, 0, 0)
    wall(5.5, wall_colour)


def hanging_wall(wall_colour="#ddd3c2", y=0.75):
    """Wall with a wooden peg at z = 5 for bags, and a floor below."""
    wall(y, wall_colour)
    sweep("peg", [(0, y + 0.05, 5.0), (0, -0.25, 5.06)], 0.08, wood())
    box("floor", (30, 20, 0.2), (0, -6, -2.1), 0, wood("#b08a63", "#6d4a30"))
