"""Export catalogue models as GLB in metres: same geometry as the pictures, baked glaze, plain glTF materials elsewhere.

blender -b --factory-startup -noaudio --python export_models.py -- OUT_DIR [MODEL ...]

Compress afterwards with encode.mjs (meshopt + WebP textures).
"""
import os
import sys

import bpy

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import recipes
from framing import drop
from geometry import group, reset
from shader import Shader, srgb

METRES_PER_UNIT = 0.1
TEXTURE_SIZE = 1024

# model name -> catalogue handle and the option values to show
MODELS = {
    "khao-mug": ("khao-mug", {"glaze": "sea"}),
    "rice-bowl": ("rice-bowl", {"glaze": "sea"}),
    "teapot": ("teapot", {"glaze": "celadon"}),
    "moon-jar": ("moon-jar", {"glaze": "moss"}),
    "amphora-vase": ("amphora-vase", {"glaze": "rice"}),
    "fluted-vase": ("fluted-vase", {"glaze": "rice"}),
    "lemongrass-candle": ("lemongrass-candle", {}),
    "jasmine-serum": ("jasmine-serum", {"size": "30ml"}),
    "silk-lipstick": ("silk-lipstick", {"shade": "ruby"}),
    "stone-ring": ("stone-ring", {"stone": "jade"}),
    "open-bangle": ("open-bangle", {"metal": "brass"}),
}


def plain(name, colour, roughness=0.4, metallic=0.0, transmission=0.0, alpha=1.0, coat=0.0):
    """A glTF-safe Principled material."""
    material = bpy.data.materials.new(name)
    material.use_nodes = True
    shader = material.node_tree.nodes["Principled BSDF"]
    shader.inputs["Base Color"].default_value = srgb(colour)
    shader.inputs["Roughness"].default_value = roughness
    shader.inputs["Metallic"].default_value = metallic
    if transmission:
        shader.inputs["Transmission"].default_value = transmission
        shader.inputs["IOR"].default_value = 1.47
    if coat:
        shader.inputs["Clearcoat"].default_value = coat
        shader.inputs["Clearcoat Roughness"].default_value = 0.1
    if alpha < 1:
        shader.inputs["Alpha"].default_value = alpha
        material.blend_method = "BLEND"
    return material


def select_only(objects):
    bpy.ops.object.select_all(action="DESELECT")
    for ob in objects:
        ob.select_set(True)
    bpy.context.view_layer.objects.active = objects[0]


def join(objects):
    """Join meshes that share one baked texture."""
    select_only(objects)
    bpy.ops.object.join()
    return objects[0]


def unwrap(ob):
    """Fresh non-overlapping UVs for baking."""
    select_only([ob])
    bpy.ops.object.mode_set(mode="EDIT")
    bpy.ops.mesh.select_all(action="SELECT")
    bpy.ops.uv.smart_project(island_margin=0.01)
    bpy.ops.object.mode_set(mode="OBJECT")


def bake_colour(ob, out_dir, roughness=0.34):
    """Bake the procedural base colour into a texture and use it in a plain material."""
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.cycles.samples = 4
    scene.cycles.use_denoising = False  # without a denoiser in the build, bakes turn out black
    image = bpy.data.images.new(ob.name + "_colour", TEXTURE_SIZE, TEXTURE_SIZE)
    for slot in ob.material_slots:
        node = slot.material.node_tree.nodes.new("ShaderNodeTexImage")
        node.image = image
        slot.material.node_tree.nodes.active = node
    select_only([ob])
    bpy.ops.object.bake(type="DIFFUSE", pass_filter={"COLOR"}, margin=8)
    image.filepath_raw = os.path.join(out_dir, ob.name + "_colour.png")
    image.file_format = "PNG"
    image.save()
    texture = bpy.data.images.load(image.filepath_raw)
    baked = Shader("glaze_" + ob.name)
    node = baked.node("ShaderNodeTexImage")
    node.image = texture
    baked.link(node.outputs[0], baked.principled.inputs["Base Color"])
    baked.set(Roughness=roughness)
    ob.data.materials.clear()
    ob.data.materials.append(baked.material)


def is_procedural(material):
    """True for materials that glTF cannot express: anything driven by noise or voronoi nodes."""
    return any(n.type in ("TEX_NOISE", "TEX_VORONOI", "TEX_WAVE") for n in material.node_tree.nodes)


def replace_glass(objects):
    """Cycles glass shaders become KHR_materials_transmission or alpha."""
    table = {
        "bottle": plain("amber", "#c9772f", 0.04, transmission=0.85),
        "liquid": plain("liquid", "#e2a24a", 0.1, alpha=0.55),
        "pipette": plain("pipette", "#ffffff", 0.05, alpha=0.35),
        "candle_glass": plain("glass", "#ffffff", 0.03, transmission=1.0),
        "tumbler": plain("glass", "#dff0e6", 0.03, transmission=1.0),
    }
    for ob in objects:
        for prefix, material in table.items():
            if ob.name.startswith(prefix):
                ob.data.materials[0] = material


def export(name, out_dir):
    """Build, bake, scale to metres, write NAME.glb."""
    reset()
    handle, options = MODELS[name]
    objects = [ob for ob in recipes.build(handle, options) if ob.type == "MESH"]
    replace_glass(objects)
    glazed = [ob for ob in objects if is_procedural(ob.data.materials[0])]
    if glazed:
        body = join(glazed) if len(glazed) > 1 else glazed[0]
        if len(glazed) > 1:
            unwrap(body)
        objects = [ob for ob in objects if ob not in glazed] + [body]
        bake_colour(body, out_dir)
    root = group(name, objects)
    root.scale = (METRES_PER_UNIT,) * 3
    drop(root)
    for ob in list(bpy.data.objects):
        if ob.type not in ("MESH", "EMPTY"):
            bpy.data.objects.remove(ob)
    path = os.path.join(out_dir, name + ".glb")
    bpy.ops.export_scene.gltf(
        filepath=path, export_format="GLB", export_apply=True, export_yup=True, export_cameras=False, export_lights=False
    )
    print("MODEL", name, os.path.getsize(path) // 1024, "kB", flush=True)


def main():
    args = sys.argv[sys.argv.index("--") + 1 :]
    os.makedirs(args[0], exist_ok=True)
    for name in args[1:] or MODELS:
        export(name, args[0])


if __name__ == "__main__":
    main()
