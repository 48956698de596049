"""Where things are. The demo's catalogue, shot list and web masters live with the seed that reads them."""
import os

HERE = os.path.dirname(os.path.abspath(__file__))
LABELS = os.path.join(HERE, "labels")
CACHE = os.environ.get("IMAGERY_CACHE", os.path.join(HERE, "cache"))

DEMO = os.path.normpath(os.path.join(HERE, "..", "..", "lib", "db", "seed", "demo"))
CATALOGUE = os.path.join(DEMO, "catalogue.json")
SHOTS = os.path.join(DEMO, "shots.json")
PICTURES = os.path.join(DEMO, "pictures")
