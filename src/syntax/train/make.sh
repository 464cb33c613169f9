#!/bin/sh
# From the treebanks to src/syntax/model/parser.onr.  usage: make.sh CORPORA OUT
# OUT is what prepare.sh made. One thread.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
corpora=$1 out=$2
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
"$out/python/bin/python" "$here/train_parser.py" "$corpora" "$out/vectors.npz" "$out/run" --name first --seed 1 --epochs 6 --stop 3
"$out/python/bin/python" "$here/train_parser.py" "$corpora" "$out/vectors.npz" "$out/run" --name second --from first --seed 2 --epochs 3 \
  --set rate=2e-3 dropout=0.15
"$out/python/bin/python" "$here/train_parser.py" "$corpora" "$out/vectors.npz" "$out/run" --name third --from second --seed 3 --epochs 1 \
  --set rate=1.6e-3 dropout=0.15
"$out/python/bin/python" "$here/export_parser.py" "$corpora" "$out/run/third.pt" "$here/../model/parser.onr"
