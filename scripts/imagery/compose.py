"""From a shot spec to a Blender scene: set, light, products, props, camera."""
import json
import math
import random

import framing
import props
import recipes
import sets
from geometry import box, fillet, group, lathe, reset
from lighting import world
from materials import fabric, plaster, plastic, stoneware, wood
from paths import CATALOGUE

# How a product can lie: rotation about X, Y (radians) before it is dropped onto the surface.
POSES = {
    "stand": (0, 0),
    "lie": (math.pi / 2, 0),
    "lean": (1.22, 0),
    "lean-soft": (1.30, 0),
    "side": (0, math.pi / 2),
    "flat": (math.pi / 2, 0),
}
# Sizes of things that only have one look in the picture.
LOOK_SCALE = {"15ml": 0.82}


def load_variants():
    """sku -> (handle, option values) from the catalogue."""
    with open(CATALOGUE, encoding="utf-8") as file:
        catalogue = json.load(file)
    return {v["sku"]: (p["handle"], v["options"]) for p in catalogue["products"] for v in p["variants"]}


def place_product(variants, item):
    """Build one product and stand it on its surface. item: {sku, at, turn, pose, z, extra}."""
    handle, options = variants[item["sku"]]
    objects = recipes.build(handle, {**options, **item.get("extra", {})})
    root = group(item["sku"], objects)
    root["sku"] = item["sku"]
    tilt = POSES[item.get("pose", "stand")]
    root.rotation_euler = (tilt[0], tilt[1], math.radians(item.get("turn", 0)))
    root.scale = (LOOK_SCALE.get(options.get("size"), 1.0),) * 3
    x, y = item.get("at", (0, 0))
    root.location = (x, y, 0)
    framing.drop(root, item.get("z", 0.0))
    return root


# ---------------------------------------------------------------- props
def coffee(at, z=0.72, radius=0.36, colour="#3a1d0e"):
    """Surface of a drink inside a mug or bowl."""
    lathe("coffee", [(0, z), (radius, z)], plastic(colour, 0.1)).location = (*at, 0)


def stone(at, radius=0.5, height=0.16, colour="#cbb9a5", z=0.0):
    """Flat stone disc for small things; returns its root."""
    disc = lathe(
        "stone",
        fillet([(0, 0), (radius, 0, height * 0.4), (radius, height, height * 0.4), (0, height)], 7),
        plaster(colour, 0.25, 0.8),
        seg=128,
        wob=0.02,
        seed=4,
    )
    disc.location = (*at, z)
    return disc


def runner(at, size=(3.2, 7.0), colour="#d9b9a8", turn=0.0, seed=4):
    """Rumpled cloth on the table, partly under the products."""
    cloth = props.cloth_drape(
        size[0], size[1], fabric(colour, scale=420, bump=0.2), amp=0.05, seed=seed, loc=(*at, 0), n=120, fold=2.0
    )
    cloth.rotation_euler = (0, 0, math.radians(turn))
    return framing.drop(cloth, 0.002)


PROPS = {
    "book": lambda at, colour="#c9b28c", turn=20, z=0.0: props.book((*at, z), col=colour, rot=math.radians(turn)),
    "branch": lambda at, h=1.9, seed=3, lean=0.4, z=0.0, n=14: props.branch((*at, z), h, n, seed, lean=lean),
    "pampas": lambda at, h=2.4, seed=1, lean=0.4, z=0.0: props.pampas((*at, z), h, seed, lean=lean),
    "palm": lambda at, seed=2, scale=0.75: props.plant(
        "palm", 12, 1.6, (*at, 0), seed=seed, scale=scale, potmat=stoneware("#efe9de")
    ),
    "rubber": lambda at, seed=4, scale=0.9: props.plant("rubber", 18, 1.9, (*at, 0), seed=seed, scale=scale),
    "coffee": coffee,
    "stone": stone,
    "runner": runner,
    "tray": lambda at, size=(3.0, 2.0), z=0.0: box(
        "tray", (size[0], size[1], 0.12), (*at, z + 0.06), 0.05, wood("#b98655", "#7b4c2a", planks=9)
    ),
    "plinth": lambda at=(0, 0), colour="#e2d3bd", radius=1.35, height=0.35: sets.plinth(colour, radius, height),
}


# ---------------------------------------------------------------- sets
def build_set(spec):
    """Build the set and its light. spec['set'] is the name, spec['setting'] its options."""
    name, options = spec["set"], dict(spec.get("setting", {}))
    light = spec.get("light", "sun-left")
    seed = spec.get("seed", 1)
    if name == "studio":
        sets.studio(**options)
        return
    if name == "table":
        sets.tabletop(seed=seed, **options)
    elif name == "shelf":
        sets.shelf(seed, **options)
    elif name == "sill":
        sets.sill(seed)
    elif name == "bed":
        sets.bed(seed, **options)
    elif name == "sofa":
        sets.sofa(**options)
    elif name == "wall":
        sets.hanging_wall(**options)
    else:
        raise ValueError(f"unknown set {name}")
    if light == "lamp":
        world((0.25, 0.32, 0.5), 0.12)
        return
    large = name in ("sofa", "wall")
    target = {"wall": (0, 0, 2.9), "sofa": (0, 0.8, 1)}.get(name, (0.1, 0, 0.4))
    sets.light_room(light, seed, target, spec.get("leaves", True), (4.6, 5.2) if large else (3.4, 4.4))


def compose(spec):
    """Build the whole scene of a spec. Returns (camera, [(sku, root)])."""
    reset()
    random.seed(1)
    build_set(spec)
    variants = load_variants()
    placed = [(item["sku"], place_product(variants, item)) for item in spec["products"]]
    for name, options in spec.get("props", []):
        PROPS[name](**options)
    view = dict(spec["camera"])
    framed = [root for (sku, root), item in zip(placed, spec["products"]) if not item.get("unframed")]
    focus = placed[spec.get("focus", 0)][1]
    camera = framing.fit_camera(framed, spec["size"], focus=focus, **view)
    return camera, placed
