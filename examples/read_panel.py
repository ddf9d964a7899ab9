"""Reads a panel with pandas and says what stands in it.

    chancery panel --book my.book --from 1990 --to 2014 --directed --vars trade,distance,atop -o panel.parquet
    python examples/read_panel.py panel.parquet
"""

import json
import sys

import pandas as pd
import pyarrow.parquet as pq

path = sys.argv[1]
panel = pd.read_parquet(path)
metadata = pq.read_metadata(path).metadata
columns = json.loads(metadata[b"chancery.columns"])
print(f"{len(panel):,} rows, frame {metadata[b'chancery.frame'].decode()}")
for name, about in columns.items():
    values = panel[name]
    described = f"{values.notna().sum():,} values, sum {values.sum():,.0f}" if values.dtype != object else ""
    print(f"{name}: {about['label']} ({about['unit']}; {about['source']} {about['version']}); {described}")
for name in panel.filter(like="_coverage").columns:
    print(name, panel[name].value_counts().to_dict())
