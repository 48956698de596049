"""Write shots.json: every picture with size, alt texts, products and tag positions; for customer photos also author and caption.

python3 finalize.py RAW_DIR      (plain Python; reads the sidecars that render.py leaves beside the PNG masters)

Only pictures whose web master exists are listed, so shots.json never names a file that is not there.
"""
import json
import os
import sys

import shotlist
from paths import CATALOGUE, DEMO, HERE, PICTURES, SHOTS

FOLDERS = {"studio": "studio", "ugc": "ugc", "post": "posts"}

PLACES = {
    "studio": ("บนฉากสตูดิโอสีเรียบ", "on a plain studio background"),
    "shelf": ("บนชั้นไม้", "on a wooden shelf"),
    "sill": ("ริมหน้าต่างที่มองเห็นสวน", "on a window sill with a garden behind"),
    "bed": ("บนถาดไม้บนเตียงผ้าลินิน", "on a wooden tray on a linen bed"),
    "sofa": ("บนโซฟา", "on a sofa"),
    "wall": ("แขวนบนผนัง", "hanging on a wall"),
}
SURFACES = {
    "oak": ("บนโต๊ะไม้โอ๊ก", "on an oak table"),
    "teak": ("บนโต๊ะไม้สัก", "on a teak table"),
    "walnut": ("บนโต๊ะไม้วอลนัต", "on a walnut table"),
    "marble": ("บนหินอ่อน", "on marble"),
    "white": ("บนโต๊ะสีขาว", "on a white table"),
    "terrazzo": ("บนหินขัด", "on terrazzo"),
    "concrete": ("บนพื้นคอนกรีต", "on concrete"),
    "sage": ("บนโต๊ะสีเขียวเสจ", "on a sage-green table"),
    "clay": ("บนโต๊ะสีดินเผา", "on a terracotta-coloured table"),
}
LIGHTS = {
    "sun-left": ("ในแดดจากหน้าต่าง", "in window sunlight"),
    "sun-right": ("ในแดดจากหน้าต่าง", "in window sunlight"),
    "soft-left": ("ในแสงนุ่มข้างหน้าต่าง", "in soft window light"),
    "soft-right": ("ในแสงนุ่มข้างหน้าต่าง", "in soft window light"),
    "back": ("แสงส่องจากด้านหลัง", "lit from behind"),
    "overcast": ("ในวันฟ้าครึ้ม", "on a grey day"),
    "evening": ("ในแสงไฟยามเย็น", "in evening lamplight"),
    "lamp": ("ในแสงโคมตอนกลางคืน", "by lamplight at night"),
}


def load(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def product_words(skus, products):
    """'A (Sea dip), B and C' in both languages."""
    names = {"th": [], "en": []}
    seen = set()
    for sku in skus:
        product, variant = products[sku]
        labels = {"th": [], "en": []}
        for option in product["options"]:
            if option["code"] == "size":
                continue
            value = next(v for v in option["values"] if v["code"] == variant["options"][option["code"]])
            for language in labels:
                labels[language].append(value["label"][language])
        for language in names:
            text = product["title"][language] + (f" ({', '.join(labels[language])})" if labels[language] else "")
            if (language, text) not in seen:
                seen.add((language, text))
                names[language].append(text)
    thai = names["th"][0] if len(names["th"]) == 1 else " ".join(names["th"][:-1]) + " และ" + names["th"][-1]
    english = names["en"][0] if len(names["en"]) == 1 else ", ".join(names["en"][:-1]) + " and " + names["en"][-1]
    return thai, english


def alt_text(spec, products):
    """Alt text in Thai and English: what, where, in which light."""
    thai, english = product_words([item["sku"] for item in spec["products"]], products)
    place = PLACES.get(spec["set"]) or SURFACES[spec["setting"]["surface"]]
    light = LIGHTS.get(spec.get("light", "")) if spec["kind"] != "studio" else None
    return {
        "th": " ".join(part for part in (thai, place[0], light[0] if light else "") if part),
        "en": " ".join(part for part in (english, place[1], light[1] if light else "") if part),
    }


def entry(name, spec, sidecar, products):
    """The record of one picture."""
    folder = FOLDERS[spec["kind"]]
    record = {
        "id": name,
        "file": f"{folder}/{name}.avif",
        "width": spec["size"][0],
        "height": spec["size"][1],
        "kind": spec["kind"],
        "set": spec["setting"].get("surface", spec["set"]),
        "alt": alt_text(spec, products),
        "products": [
            {"handle": products[t["sku"]][0]["handle"], "sku": t["sku"], "x": t["x"], "y": t["y"]} for t in sidecar["tags"]
        ],
    }
    if os.path.exists(os.path.join(PICTURES, folder, name + ".jpg")):
        record["jpeg"] = f"{folder}/{name}.jpg"
    if spec["kind"] == "ugc":
        record.update(author=spec["author"], language=spec["language"], caption=spec["caption"], rating=spec["rating"])
        record["hashtags"] = [word for word in spec["caption"].split() if word.startswith("#")]
    if spec["kind"] == "post":
        record["caption"] = spec["title"]
        record["hashtags"] = sorted({word for text in spec["title"].values() for word in text.split() if word.startswith("#")})
    return record


def picture_entries(raw_dir, products):
    """Records of all shots that were rendered and encoded."""
    records = []
    for name, spec in shotlist.SHOTS.items():
        sidecar = os.path.join(raw_dir, name + ".json")
        picture = os.path.join(PICTURES, FOLDERS[spec["kind"]], name + ".avif")
        if os.path.exists(sidecar) and os.path.exists(picture):
            records.append(entry(name, spec, load(sidecar), products))
    return records


def product_pictures(records):
    """Product handle -> its studio pictures, own portrait first, then those it shares with others."""
    pictures = {}
    for record in records:
        if record["kind"] != "studio":
            continue
        for tag in record["products"]:
            files = pictures.setdefault(tag["handle"], [])
            if record["file"] not in files:
                files.append(record["file"])
    return {
        handle: sorted(files, key=lambda file: (f"studio/st-{handle}-" not in file, file))
        for handle, files in sorted(pictures.items())
    }


def clip_entries(records):
    """Records of the loops that were made; each borrows alt text and products from its still."""
    by_id = {record["id"]: record for record in records}
    plan = load(os.path.join(HERE, "clips.json"))
    clips = []
    for clip in plan["breaths"] + plan["swings"]:
        file = f"clips/{clip['name']}.mp4"
        if not os.path.exists(os.path.join(DEMO, file)) or clip["still"] not in by_id:
            continue
        still = by_id[clip["still"]]
        tagged = [{"handle": t["handle"], "sku": t["sku"]} for t in still["products"]]
        size = {"width": plan["width"], "height": plan["height"]}
        clips.append({"id": clip["name"], "file": file, **size, "poster": still["file"], "alt": still["alt"], "products": tagged})
    return clips


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: python3 finalize.py RAW_DIR")
    products = {v["sku"]: (p, v) for p in load(CATALOGUE)["products"] for v in p["variants"]}
    records = picture_entries(sys.argv[1], products)
    if not records:
        sys.exit(f"No rendered picture in {sys.argv[1]} has a web master in {PICTURES}; shots.json is left as it is.")
    clips = clip_entries(records)
    document = {
        "note": "Computer-generated demo imagery. People, handles, captions and ratings are invented.",
        "productPictures": product_pictures(records),
        **({"clips": clips} if clips else {}),
        "shots": records,
    }
    with open(SHOTS, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=2)
        file.write("\n")
    print(len(records), "pictures;", "no tags:", [r["id"] for r in records if not r["products"]])


if __name__ == "__main__":
    main()
