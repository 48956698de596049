"""What each catalogue product looks like: handle -> builder call, from the option values of one variant."""
import os

import care
import ceramics
import home
import jewellery
import textiles
from materials import brass, fabric, metal, stoneware
from paths import LABELS

# Glaze: main colour, speckle colour, speckle amount, optional dip colour above a height share.
GLAZES = {
    "rice": ("#efe7d9", "#5a4332", 0.5, None),
    "celadon": ("#b4beae", "#4c4f3c", 0.45, None),
    "clay": ("#cf9d80", "#6b3d29", 0.4, None),
    "sea": ("#f0e8da", "#5a4332", 0.5, "#93a4a4"),
    "sand": ("#dcc6a4", "#5a4332", 0.45, None),
    "moss": ("#868d7c", "#3b4034", 0.7, None),
    "ink": ("#474c55", "#1f2024", 0.4, None),
}
GLASS_TINTS = {"clear": "#f3f8f6", "smoke": "#d3d9d5", "tea": "#f0d2a8", "leaf": "#cfe6d6"}
METALS = {"brass": lambda: brass(0.16), "silver": lambda: metal("#dcdcdb", 0.16)}


def glaze(code, foot=0.08, height=1.0, dip_share=0.58):
    """Stoneware material for a glaze code; `dip` glazes change colour above dip_share of the height."""
    colour, speck, amount, dip = GLAZES[code]
    if dip:
        return stoneware(colour, speck, amount, foot=foot, glaze2=dip, split=height * dip_share)
    return stoneware(colour, speck, amount, foot=foot)


def label(name):
    """Path of a label texture drawn by labels/make-labels.mjs."""
    return os.path.join(LABELS, name + ".png")


def linen(colour, scale=330):
    """Woven linen in a colour given as hex."""
    return fabric(colour, scale=scale)


SHADES = {"ruby": "#a3323c", "rosewood": "#b5605a", "plum": "#7a2a3a", "coral": "#d0614f", "nude": "#c08a78"}
CLOTH = {
    "terracotta": "#b98468",
    "oat": "#dccfb6",
    "sage": "#969f8e",
    "indigo": "#55627a",
    "natural": "#e8dcc3",
    "night": "#3e444d",
}
STONES = {"jade": "#8fb7a4", "rose": "#d9a0a0", "onyx": "#1f2023"}
LIPSTICK_CASES = {"ruby": "#22201f", "rosewood": "#e9dccb", "plum": "#3c2226", "coral": "#e9dccb", "nude": "#22201f"}

RECIPES = {
    "khao-mug": lambda o: ceramics.mug(glaze(o["glaze"], 0.07, 0.92)),
    "kluay-mug": lambda o: ceramics.mug(glaze(o["glaze"], 0.07, 0.8), r=0.42, h=0.8, shape="round", seed=7),
    "dinner-plate": lambda o: ceramics.plate(glaze(o["glaze"], 0.03, 0.14), 1.25),
    "side-plate": lambda o: ceramics.plate(glaze(o["glaze"], 0.03, 0.12), 0.85, 0.12, seed=8),
    "rice-bowl": lambda o: ceramics.bowl(glaze(o["glaze"], 0.06, 0.5, 0.7), r=0.62, h=0.5),
    "serving-bowl": lambda o: ceramics.bowl(glaze(o["glaze"], 0.07, 0.6, 0.7), r=1.1, h=0.6, seed=11),
    "teapot": lambda o: ceramics.teapot(glaze(o["glaze"], 0.08, 1.0)),
    "ribbed-tumbler": lambda o: ceramics.tumbler(GLASS_TINTS[o["tint"]], ribs=24),
    "amphora-vase": lambda o: ceramics.vase("amphora", glaze(o["glaze"], 0.16)),
    "moon-jar": lambda o: ceramics.vase("moon", glaze(o["glaze"], 0.12), h=1.6),
    "bottle-vase": lambda o: ceramics.vase("bottle", glaze(o["glaze"], 0.1)),
    "waist-vase": lambda o: ceramics.vase("hour", glaze(o["glaze"], 0.1)),
    "fluted-vase": lambda o: ceramics.vase("cyl", glaze(o["glaze"], 0.0), h=2.0, flute=20),
    "bud-vase": lambda o: ceramics.vase("bud", glaze(o["glaze"], 0.06), h=1.15, seed=5, wob=0.006, wall=0.045),
    "lemongrass-candle": lambda o: home.candle(GLASS_TINTS["clear"], label=label("candle"), lit=o.get("lit", False)),
    "cup-candle": lambda o: home.wax_cup(glaze(o["glaze"], 0.06, 0.72)),
    "reed-diffuser": lambda o: home.diffuser(label=label("diffuser")),
    "incense-dish": lambda o: home.incense_holder(glaze(o["glaze"], 0.02)),
    "linen-mist": lambda o: care.pump("#dfe3d6", "#33352f", label("mist"), r=0.31, h=1.25),
    "jasmine-serum": lambda o: care.dropper("#efc084", liquid="#fbe6bb", label=label("serum")),
    "rice-cream": lambda o: care.jar(label=label("jar"), bodyc="#f0e6d8"),
    "rice-lotion": lambda o: care.pump("#ead9ca", "#2a2622", label("lotion")),
    "silk-lipstick": lambda o: care.lipstick(SHADES[o["shade"]], case=LIPSTICK_CASES[o["shade"]], cap=o.get("cap", False)),
    "rice-soap": lambda o: care.soap(
        {"rice": "#eee3cd", "tamarind": "#a9714a", "pandan": "#a9b884"}[o["scent"]], label("soap")
    ),
    "stone-ring": lambda o: jewellery.ring(METALS["brass"](), gem=STONES[o["stone"]]),
    "plain-band": lambda o: jewellery.ring(METALS[o["metal"]](), gem=None),
    "open-bangle": lambda o: jewellery.bangle(METALS[o["metal"]]()),
    "pearl-hoops": lambda o: jewellery.hoops(METALS[o["metal"]]()),
    "linen-cushion": lambda o: textiles.cushion(linen(CLOTH[o["colour"]]), 2.6),
    "market-tote": lambda o: textiles.tote(fabric(CLOTH[o["colour"]], scale=260), print_img=label("tote")),
    "doi-lamp": lambda o: home.lamp(glaze(o["glaze"], 0.1), on=o.get("on", True), power=o.get("power", 45)),
    "linen-napkins": lambda o: textiles.napkins(CLOTH[o["colour"]]),
    "linen-notebook": lambda o: textiles.notebook(CLOTH[o["colour"]]),
}


def build(handle, options):
    """Objects of one product variant, e.g. build("khao-mug", {"glaze": "sea"})."""
    return RECIPES[handle](options)
