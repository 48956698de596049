"""Customer photos: turns the rows of ugc_table.py into specs, each with its own phone, hand, light and white balance."""
import json
import math
import random

from paths import CATALOGUE
from ugc_table import ROWS

SIZE = (810, 1012)
with open(CATALOGUE, encoding="utf-8") as file:
    _FOOTPRINT = {
        v["sku"]: (max(p["dimensionsMm"]["width"], p["dimensionsMm"]["depth"]) / 200, p["dimensionsMm"]["height"] / 100)
        for p in json.load(file)["products"]
        for v in p["variants"]
    }

# Camera height in degrees that suits a set, when the row does not say.
ELEVATION = {"table": (18, 30), "shelf": (4, 12), "sill": (6, 13), "bed": (36, 44), "sofa": (16, 24), "wall": (2, 6)}


def spread(skus, rnd):
    """Place products next to each other without touching: low ones in front, tall ones behind, each turned a little."""
    order = sorted(skus, key=lambda s: _FOOTPRINT[s][1])
    side = rnd.choice((-1, 1))
    angles = [None, 90 - side * rnd.uniform(45, 68), 90 + side * rnd.uniform(50, 75), 90 + rnd.uniform(-12, 12)]
    placed = []
    for index, sku in enumerate(order):
        radius = _FOOTPRINT[sku][0]
        if index == 0:
            spot = (0.0, 0.0)
        else:
            angle = math.radians(angles[index])
            distance = placed[0][2] + radius + rnd.uniform(0.12, 0.25)
            while True:
                spot = (distance * math.cos(angle), distance * math.sin(angle))
                if all(math.dist(spot, (x, y)) > radius + r + 0.08 for _s, (x, y), r in [(s, p, r) for s, p, r in placed]):
                    break
                distance += 0.1
        placed.append((sku, spot, radius))
    return [{"sku": s, "at": p, "turn": rnd.uniform(-40, 25)} for s, p, _r in placed]


def customer_photo(index, row):
    """One spec from one row. The seed decides everything that a person would not have thought about."""
    handle, set_name, setting, light, products, props, language, caption, rating, overrides = row
    rnd = random.Random(f"{handle}-{index}")
    if isinstance(products[0], str):
        items = spread(products, rnd)
    else:
        items = [{"sku": sku, **place} for sku, place in products]
    elevation = overrides.get("elevation", rnd.uniform(*ELEVATION[set_name])) + rnd.uniform(-2, 2)
    fill = overrides.get("fill", (rnd.uniform(0.62, 0.84), rnd.uniform(0.5, 0.66)))
    camera = {
        "elevation": round(elevation, 2),
        "azimuth": round(rnd.uniform(-20, 20) if set_name != "wall" else rnd.uniform(-12, 12), 2),
        "lens": overrides.get("lens", rnd.choice((38, 42, 48, 52))),
        "fill": fill,
        "fstop": overrides.get("fstop", round(rnd.uniform(2.0, 4.0), 2)),
        "roll": round(rnd.uniform(-3.6, 3.6), 2),
        "offset": (round(rnd.uniform(-0.06, 0.06), 3), round(rnd.uniform(-0.07, 0.03), 3)),
    }
    return {
        "kind": "ugc",
        "set": set_name,
        "setting": setting,
        "light": light,
        "leaves": rnd.random() < 0.6,
        "seed": index * 7 + 3,
        "size": SIZE,
        "spp": 12,
        "bounces": overrides.get("bounces", 6),
        "products": items,
        "props": props,
        "camera": camera,
        "key": round((0.285 if light.startswith("sun") else 0.30) * rnd.uniform(0.85, 1.12), 3) if light != "lamp" else 0.16,
        "wb": round(rnd.uniform(0.94, 1.08), 3) if light not in ("lamp", "evening") else (1.06 if light == "lamp" else 0.98),
        "grain": round(rnd.uniform(0.013, 0.021), 4),
        "author": handle,
        "language": language,
        "caption": caption,
        "rating": rating,
    }


SHOTS = {f"ugc-{i:02d}": customer_photo(i, row) for i, row in enumerate(ROWS, 1)}
