"""Colours, and a small builder for Cycles node materials."""
import bpy


def srgb(hexc, alpha=1.0):
    """'#rrggbb' to linear RGBA."""
    digits = hexc.lstrip("#")
    channels = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return (*linear, alpha)


def grey(value):
    """Linear grey as RGBA."""
    return (value, value, value, 1)


def darker(colour, factor):
    """RGBA with its colour channels scaled."""
    return (*[c * factor for c in colour[:3]], 1)


class Shader:
    """A node material with short-hands: sockets in, sockets out, so that materials read as expressions."""

    def __init__(self, name):
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.nodes = self.material.node_tree.nodes
        self.links = self.material.node_tree.links
        self.principled = self.nodes["Principled BSDF"]
        self.output = self.nodes["Material Output"]

    def node(self, node_type, **properties):
        """New node with properties set."""
        node = self.nodes.new(node_type)
        for key, value in properties.items():
            setattr(node, key, value)
        return node

    def set(self, **inputs):
        """Set inputs of the Principled shader; underscores stand for spaces."""
        for key, value in inputs.items():
            self.principled.inputs[key.replace("_", " ")].default_value = value
        return self

    def link(self, source, target):
        """Connect an output socket with an input socket."""
        self.links.new(source, target)
        return self

    def coord(self, kind="Object", scale=(1, 1, 1)):
        """Texture coordinates, scaled."""
        coordinates = self.node("ShaderNodeTexCoord")
        mapping = self.node("ShaderNodeMapping")
        mapping.inputs["Scale"].default_value = scale
        self.link(coordinates.outputs[kind], mapping.inputs[0])
        return mapping.outputs[0]

    def noise(self, vector, scale, detail=4, rough=0.5, dist=0):
        """Noise texture node."""
        node = self.node("ShaderNodeTexNoise")
        node.inputs["Scale"].default_value = scale
        node.inputs["Detail"].default_value = detail
        node.inputs["Roughness"].default_value = rough
        node.inputs["Distortion"].default_value = dist
        if vector:
            self.link(vector, node.inputs["Vector"])
        return node

    def ramp(self, factor, stops, interpolation="LINEAR"):
        """Colour ramp over (position, RGBA) stops."""
        node = self.node("ShaderNodeValToRGB")
        node.color_ramp.interpolation = interpolation
        elements = node.color_ramp.elements
        while len(elements) > 1:
            elements.remove(elements[-1])
        elements[0].position, elements[0].color = stops[0]
        for position, colour in stops[1:]:
            elements.new(position).color = colour
        self.link(factor, node.inputs[0])
        return node.outputs[0]

    def mix(self, factor, a, b, mode="MIX"):
        """Mix two colours; each argument is a number, an RGBA tuple or a socket."""
        node = self.node("ShaderNodeMixRGB", blend_type=mode)
        for index, value in enumerate((factor, a, b)):
            if isinstance(value, (int, float)):
                node.inputs[index].default_value = value if index == 0 else grey(value)
            elif isinstance(value, tuple):
                node.inputs[index].default_value = value
            else:
                self.link(value, node.inputs[index])
        return node.outputs[0]

    def math(self, operation, a, b, c=None):
        """Arithmetic on numbers or sockets."""
        node = self.node("ShaderNodeMath", operation=operation)
        for index, value in enumerate((a, b, c)):
            if isinstance(value, (int, float)):
                node.inputs[index].default_value = value
            elif value is not None:
                self.link(value, node.inputs[index])
        return node.outputs[0]

    def step(self, value, centre, softness, high=1.0):
        """0 below centre, `high` above, with a soft edge."""
        node = self.node("ShaderNodeMapRange")
        node.inputs[1].default_value = centre - softness
        node.inputs[2].default_value = centre + softness
        node.inputs[4].default_value = high
        self.link(value, node.inputs[0])
        return node.outputs[0]

    def mix_shaders(self, factor, a, b):
        """Surface made of two shader nodes, mixed by a number or a socket."""
        node = self.node("ShaderNodeMixShader")
        if isinstance(factor, (int, float)):
            node.inputs[0].default_value = factor
        else:
            self.link(factor, node.inputs[0])
        self.link(a.outputs[0], node.inputs[1])
        self.link(b.outputs[0], node.inputs[2])
        self.link(node.outputs[0], self.output.inputs[0])

    def bump(self, height, strength=0.1, dist=0.01):
        """Bump map on the Principled shader."""
        node = self.node("ShaderNodeBump")
        node.inputs["Strength"].default_value = strength
        node.inputs["Distance"].default_value = dist
        self.link(height, node.inputs["Height"])
        self.link(node.outputs[0], self.principled.inputs["Normal"])
        return node
