#!/bin/sh
# All stages of training, from word vectors to src/extract/model/tagger.onr.  usage: make.sh CORPORA OUT CANDIDATES
# OUT is what prepare.sh made; CANDIDATES is the program build/tests/corpus/candidates. About two hours on one core.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
corpora=$1 out=$2 candidates=$3
python="$out/python/bin/python" run="$out/run"
cd "$here"
"$python" train.py "$corpora" "$out/vectors.npz" "$run" --name first --seed 1 --epochs 12
"$python" student.py "$corpora" "$run" --from first --name second --seed 3 --epochs 5 --set dropout=0.4
"$python" average.py "$run" half first=1 second=1
"$python" student.py "$corpora" "$run" --from half --name third --seed 7 --epochs 5 --set dropout=0.4
"$python" average.py "$run" final first=0.15 second=0.425 third=0.425
"$python" export.py "$corpora" "$run/final.pt" "$run/plain.onr"
"$python" calibrate.py "$corpora" "$candidates" "$run/plain.onr" "$run/calibration.txt"
"$python" export.py "$corpora" "$run/final.pt" "$here/../model/tagger.onr" --calibration "$run/calibration.txt"
