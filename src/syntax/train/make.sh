#!/bin/sh
# From the treebanks to src/syntax/model/parser.onr.  usage: make.sh CORPORA OUT
# OUT is what prepare.sh made. One thread.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
corpora=$1 out=$2
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1
"$out/python/bin/python" "$here/train_parser.py" "$corpora" "$out/vectors.npz" "$out/run" --name first --seed 1 --epochs 6
"$out/python/bin/python" "$here/export_parser.py" "$corpora" "$out/run/first.pt" "$here/../model/parser.onr"
