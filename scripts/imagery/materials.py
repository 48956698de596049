"""Procedural Cycles materials: glazed stoneware, glass, metal, wax, woven linen, marble, wood, tiles, leaves."""
import bpy

from shader import Shader, darker, grey, srgb


def stoneware(hexc="#e9e1d3", speck="#5a4332", amount=0.5, clay="#b08d6a", foot=0.0, rough=0.32, glaze2=None, split=None):
    """Glazed stoneware: speckles of two sizes, bare clay below z = foot, an optional dip glaze above z = split."""
    k = Shader("stoneware")
    position = k.coord()
    coordinates = k.node("ShaderNodeTexCoord")
    separate = k.node("ShaderNodeSeparateXYZ")
    k.link(coordinates.outputs["Object"], separate.inputs[0])
    height = separate.outputs[2]

    base = srgb(hexc)
    clouds = k.ramp(k.noise(position, 1.6, 3, 0.6).outputs[0], [(0.35, grey(0)), (0.7, grey(1))])
    colour = k.mix(clouds, darker(base, 0.86), base)
    if glaze2:
        wavering = k.math("MULTIPLY_ADD", k.noise(position, 1.4, 3, 0.5).outputs[0], 0.22, -0.11)
        dipped = k.step(k.math("ADD", height, wavering), split, 0.04)
        colour = k.mix(dipped, colour, srgb(glaze2))
    for scale, size, opacity in ((34, 0.16, 0.75), (15, 0.11, 0.85)):
        voronoi = k.node("ShaderNodeTexVoronoi")
        voronoi.inputs["Scale"].default_value = scale
        k.link(position, voronoi.inputs["Vector"])
        cell = k.node("ShaderNodeSeparateXYZ")  # the cell colour is random: it decides how large each speck is
        k.link(voronoi.outputs["Color"], cell.inputs[0])
        radius = k.math("MULTIPLY", cell.outputs[0], size * 2 * amount)
        inside = k.math("SUBTRACT", radius, voronoi.outputs["Distance"])
        colour = k.mix(k.step(inside, 0.015, 0.035, opacity), colour, srgb(speck))
    if foot > 0:
        glazed = k.step(height, foot, 0.012)
        grit = k.ramp(k.noise(position, 60, 2, 0.7).outputs[0], [(0.3, grey(0)), (0.7, grey(1))])
        bare = k.mix(grit, darker(srgb(clay), 0.75), srgb(clay))
        colour = k.mix(glazed, bare, colour)
        k.link(k.mix(glazed, grey(0.85), grey(rough)), k.principled.inputs["Roughness"])
    else:
        k.set(Roughness=rough)
    k.link(colour, k.principled.inputs["Base Color"])
    k.set(Specular=0.5, Clearcoat=0.25, Clearcoat_Roughness=0.12)
    k.bump(k.noise(position, 9, 3, 0.5).outputs[0], 0.12, 0.02)
    return k.material


def plastic(hexc, rough=0.42, coat=0, spec=0.45):
    """Smooth solid colour: plastic, paint, paper."""
    k = Shader("plastic").set(Base_Color=srgb(hexc), Roughness=rough, Specular=spec, Clearcoat=coat, Clearcoat_Roughness=0.08)
    return k.material


def metal(hexc="#e6c88e", rough=0.2, brushed=False):
    """Polished or brushed metal."""
    k = Shader("metal").set(Base_Color=srgb(hexc), Metallic=1.0, Roughness=rough)
    if brushed:
        n = k.noise(k.coord("Object", (2, 2, 160)), 3, 3)
        k.bump(n.outputs[0], 0.05, 0.005)
    return k.material


def brass(rough=0.2):
    """Polished brass."""
    return metal("#ecd3a0", rough)


def wax(hexc="#f3e6cf"):
    """Soy wax."""
    k = Shader("wax").set(Base_Color=srgb(hexc), Roughness=0.5, Specular=0.35, Subsurface=0.0)
    return k.material


def glass(tint="#ffffff", rough=0.0, ior=1.47, see=0.85):
    """Refracting glass that is merely tinted for shadow and diffuse rays: no caustic noise, no black shadows."""
    k = Shader("glass")
    k.nodes.remove(k.principled)
    colour = srgb(tint)
    refracting = k.node("ShaderNodeBsdfGlass")
    refracting.inputs["Color"].default_value = colour
    refracting.inputs["Roughness"].default_value = rough
    refracting.inputs["IOR"].default_value = ior
    transparent = k.node("ShaderNodeBsdfTransparent")
    transparent.inputs[0].default_value = darker(colour, see)
    ray = k.node("ShaderNodeLightPath")
    indirect = k.math("MAXIMUM", ray.outputs["Is Shadow Ray"], ray.outputs["Is Diffuse Ray"])
    k.mix_shaders(indirect, refracting, transparent)
    return k.material


def fabric(hexc="#d9cbb3", scale=70, kind="UV", bump=0.35):
    """Woven linen: two crossed wave bands plus slubs (thick and thin threads) in both directions."""
    k = Shader("linen")
    weave_coord = k.coord(kind, (scale, scale, scale))
    threads = []
    for direction in "XY":
        wave = k.node("ShaderNodeTexWave", bands_direction=direction)
        wave.inputs["Scale"].default_value = 1.0
        wave.inputs["Distortion"].default_value = 0.6
        wave.inputs["Detail"].default_value = 1
        wave.inputs["Detail Scale"].default_value = 0.4
        k.link(weave_coord, wave.inputs["Vector"])
        threads.append(wave.outputs[1])
    weave = k.mix(0.5, *threads)
    warp = k.noise(k.coord(kind, (scale * 0.06, scale * 1.2, 1)), 1.0, 2)
    weft = k.noise(k.coord(kind, (scale * 1.2, scale * 0.06, 1)), 1.0, 2)
    slubs = k.mix(0.5, warp.outputs[0], weft.outputs[0])
    light = srgb(hexc)
    dark = darker(light, 0.62)
    colour = k.mix(k.ramp(slubs, [(0.38, grey(0)), (0.62, grey(1))]), dark, light)
    colour = k.mix(0.35, colour, k.mix(weave, dark, light))
    k.link(colour, k.principled.inputs["Base Color"])
    k.set(Roughness=0.9, Specular=0.15, Sheen=0.25)
    k.bump(k.mix(0.5, weave, slubs), bump, 0.012)
    return k.material


def marble(hexc="#efece7", vein="#8d8781", scale=0.55):
    """Polished marble: broad and fine veins, stronger in some places than in others."""
    k = Shader("marble")
    position = k.coord("Object")
    broad = k.noise(position, scale * 1.2, 8, 0.62, 1.4).outputs[0]
    broad = k.ramp(broad, [(0.44, grey(0)), (0.495, grey(1)), (0.505, grey(1)), (0.57, grey(0))])
    fine = k.noise(position, scale * 3.0, 6, 0.6, 0.8).outputs[0]
    fine = k.ramp(fine, [(0.47, grey(0)), (0.5, grey(0.35)), (0.53, grey(0))])
    strength = k.noise(position, scale * 0.8, 3, 0.5).outputs[0]
    strength = k.ramp(strength, [(0.35, grey(0.05)), (0.7, grey(0.85))])
    veins = k.mix(1.0, k.mix(1.0, broad, fine, "ADD"), strength, "MULTIPLY")
    k.link(k.mix(veins, srgb(hexc), srgb(vein)), k.principled.inputs["Base Color"])
    k.set(Roughness=0.14, Specular=0.5)
    return k.material


def wood(light="#a9774a", dark="#6f4526", planks=1.6, rough=0.42, gloss=0.4):
    """Planks along X with grain; every plank is shifted and tinted at random. planks: width of one plank."""
    k = Shader("wood")
    position = k.coord("Object")
    separate = k.node("ShaderNodeSeparateXYZ")
    k.link(position, separate.inputs[0])
    across = k.math("DIVIDE", separate.outputs[1], planks)
    plank = k.node("ShaderNodeTexWhiteNoise", noise_dimensions="1D")
    k.link(k.math("FLOOR", across, 0), plank.inputs["W"])
    shift = k.node("ShaderNodeVectorMath", operation="SCALE")
    k.link(plank.outputs[1], shift.inputs[0])
    shift.inputs["Scale"].default_value = 30
    shifted = k.node("ShaderNodeVectorMath", operation="ADD")
    k.link(k.coord("Object", (0.35, 3.2, 3.2)), shifted.inputs[0])
    k.link(shift.outputs[0], shifted.inputs[1])

    grain = k.noise(shifted.outputs[0], 1.3, 9, 0.62, 1.0).outputs[0]
    fibres = k.noise(k.coord("Object", (1.2, 34, 34)), 1, 2).outputs[0]
    rings = k.ramp(grain, [(0.28, grey(0)), (0.46, grey(0.75)), (0.5, grey(0.4)), (0.72, grey(1))])
    a, b = srgb(light), srgb(dark)
    colour = k.mix(rings, b, a)
    colour = k.mix(0.3, colour, k.mix(fibres, b, a))
    colour = k.mix(0.25, colour, k.mix(plank.outputs[0], b, a))
    edge = k.math("FRACT", across, 0)
    gap = k.ramp(edge, [(0, grey(1)), (0.012, grey(0)), (0.988, grey(0)), (1, grey(1))])
    k.link(k.mix(gap, colour, srgb("#20130a")), k.principled.inputs["Base Color"])
    k.set(Roughness=rough, Specular=gloss)
    k.bump(k.mix(0.5, grain, fibres), 0.12, 0.02)
    return k.material


def leafmat(hexc="#4d7a3a"):
    """Leaf: glossy green that lets light through."""
    k = Shader("leaf")
    green = srgb(hexc)
    mottled = k.mix(k.noise(k.coord("Object"), 2, 3).outputs[0], darker(green, 0.55), green)
    k.link(mottled, k.principled.inputs["Base Color"])
    k.set(Roughness=0.38, Specular=0.4)
    translucent = k.node("ShaderNodeBsdfTranslucent")
    translucent.inputs[0].default_value = (*[min(1, c * 1.5) for c in green[:3]], 1)
    k.mix_shaders(0.3, k.principled, translucent)
    return k.material


def emit(hexc, strength):
    """Glowing colour."""
    k = Shader("emit")
    emission = k.node("ShaderNodeEmission")
    emission.inputs[0].default_value = srgb(hexc)
    emission.inputs[1].default_value = strength
    k.link(emission.outputs[0], k.output.inputs[0])
    return k.material


def image_mat(path, rough=0.55, alpha=False):
    """Printed label or fabric print; with alpha only the ink shows."""
    k = Shader("label")
    im = k.node("ShaderNodeTexImage")
    im.image = bpy.data.images.load(path)
    im.extension = "EXTEND"
    k.link(im.outputs[0], k.principled.inputs["Base Color"])
    k.set(Roughness=rough, Specular=0.3)
    if alpha:
        k.link(im.outputs[1], k.principled.inputs["Alpha"])
        k.material.blend_method = "BLEND"
    return k.material


def plaster(hexc, bump=0.15, rough=0.9):
    """Matt plaster or stone with a slight relief."""
    k = Shader("plaster").set(Base_Color=srgb(hexc), Roughness=rough, Specular=0.2)
    n = k.noise(k.coord("Object"), 2.2, 8, 0.6)
    k.bump(n.outputs[0], bump, 0.06)
    return k.material


def tiles(hexc="#eef0ec", grout="#c9c7c0", width=1.5, height=0.75):
    """Glazed wall tiles with grout. UVs are in units."""
    k = Shader("tiles")
    brick = k.node("ShaderNodeTexBrick")
    brick.inputs["Color1"].default_value = srgb(hexc)
    brick.inputs["Color2"].default_value = darker(srgb(hexc), 0.93)
    brick.inputs["Mortar"].default_value = srgb(grout)
    brick.inputs["Scale"].default_value = 1
    brick.inputs["Brick Width"].default_value = width
    brick.inputs["Row Height"].default_value = height
    brick.inputs["Mortar Size"].default_value = 0.025
    k.link(k.coord("UV"), brick.inputs["Vector"])
    k.link(brick.outputs[0], k.principled.inputs["Base Color"])
    k.set(Roughness=0.12)
    k.bump(k.math("SUBTRACT", 1, brick.outputs[1]), 0.5, 0.03)
    return k.material


def terrazzo(ground="#e9e4da", chips=("#b96f52", "#7d8b74", "#4a4640", "#d9b98c", "#ffffff")):
    """Polished terrazzo: voronoi chips in several colours on a pale ground."""
    k = Shader("terrazzo")
    voronoi = k.node("ShaderNodeTexVoronoi")
    voronoi.inputs["Scale"].default_value = 5.5
    k.link(k.coord("Object"), voronoi.inputs["Vector"])
    pick = k.node("ShaderNodeSeparateXYZ")
    k.link(voronoi.outputs["Color"], pick.inputs[0])
    stops = [(i / len(chips), srgb(c)) for i, c in enumerate(chips)]
    chip = k.ramp(pick.outputs[0], stops, "CONSTANT")
    size = k.node("ShaderNodeMath", operation="MULTIPLY")
    k.link(pick.outputs[1], size.inputs[0])
    size.inputs[1].default_value = 0.42
    inside = k.node("ShaderNodeMath", operation="GREATER_THAN")
    k.link(size.outputs[0], inside.inputs[0])
    k.link(voronoi.outputs["Distance"], inside.inputs[1])
    k.link(k.mix(inside.outputs[0], srgb(ground), chip), k.principled.inputs["Base Color"])
    k.set(Roughness=0.22, Specular=0.45)
    return k.material


def thin_glass(tint="#ffffff"):
    """Bright clear glass without refraction: Fresnel reflection over tinted transparency, darker towards the edges.

    Ribbed and thin-walled vessels lose most light to total reflection at low bounce counts; this keeps them luminous.
    """
    k = Shader("thin_glass")
    k.nodes.remove(k.principled)
    facing = k.node("ShaderNodeLayerWeight")
    facing.inputs["Blend"].default_value = 0.35
    clear = srgb(tint)
    deep = tuple([c**2.2 * 0.85 for c in clear[:3]] + [1])
    leaving = k.node("ShaderNodeNewGeometry").outputs["Backfacing"]
    transparent = k.node("ShaderNodeBsdfTransparent")
    colour = k.mix(facing.outputs["Facing"], clear, deep)
    k.link(k.mix(leaving, colour, (1.0, 1.0, 1.0, 1.0)), transparent.inputs[0])  # tint once per wall
    glossy = k.node("ShaderNodeBsdfGlossy")
    glossy.inputs["Roughness"].default_value = 0.03
    layer = k.node("ShaderNodeFresnel")
    layer.inputs["IOR"].default_value = 1.5
    fresnel = k.node("ShaderNodeMixRGB")  # no reflection on the way out: it would be total at grazing angles
    k.link(leaving, fresnel.inputs[0])
    k.link(layer.outputs[0], fresnel.inputs[1])
    fresnel.inputs[2].default_value = (0, 0, 0, 1)
    k.mix_shaders(fresnel.outputs[0], transparent, glossy)
    return k.material


def lampshade(hexc="#f0e4cf"):
    """Linen lampshade: lets about half of the light through, with slubs in both directions."""
    k = Shader("lampshade")
    base = srgb(hexc)
    warp = k.noise(k.coord("UV", (260, 6, 1)), 1, 2)
    weft = k.noise(k.coord("UV", (6, 120, 1)), 1, 2)
    colour = k.mix(k.mix(0.5, warp.outputs[0], weft.outputs[0]), darker(base, 0.7), base)
    diffuse = k.node("ShaderNodeBsdfDiffuse")
    translucent = k.node("ShaderNodeBsdfTranslucent")
    k.link(colour, diffuse.inputs[0])
    k.link(colour, translucent.inputs[0])
    k.mix_shaders(0.55, diffuse, translucent)
    return k.material
