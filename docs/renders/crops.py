"""
Cut the pictures of products in company out of the editorial ones.

    python crops.py path/to/editorial ../../demo/content/catalogue/pictures

Each is 4:5, as the others are; the number is where its left edge is in a picture of 1080 x 720.
"""

import sys
from pathlib import Path

from PIL import Image

WIDTH, HEIGHT = 576, 720
CROPS = {
    "omega-efa-serum-company": ("hero-barrier", 504),
    "pearl-polish-aha-scrub-company": ("hero-still-life", 420),
    "ultra-dry-moisturiser-company": ("hero-barrier", 330),
    "retinal-005-serum-company": ("hero-retinol-night", 380),
    "retinol-eye-cream-company": ("hero-retinol-night", 504),
    "lactic-5-serum-company": ("hero-still-life", 330),
    "ceramide-light-lotion-company": ("hero-still-life", 470),
}


def main(source: Path, target: Path) -> None:
    """Cut and save all of them."""
    for name, (picture, left) in CROPS.items():
        crop = Image.open(source / f"{picture}.jpg").convert("RGB").crop((left, 0, left + WIDTH, HEIGHT))
        crop.save(target / f"{name}.jpg", quality=88, subsampling=0, progressive=True, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
