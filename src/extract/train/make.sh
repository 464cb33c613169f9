#!/bin/sh
# All stages of training, from word vectors to src/extract/model/tagger.onr.  usage: make.sh CORPORA OUT CANDIDATES
# OUT is what prepare.sh made; CANDIDATES is the program build/tests/corpus/candidates. About three hours on one core.
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
"$python" news.py "$corpora" "$out/stories" "$run" --from final --name news1 --seed 11 --epochs 3
"$python" news.py "$corpora" "$out/stories" "$run" --from final --name news2 --seed 12 --epochs 4 --rate 0.0015
"$python" average.py "$run" both final=0.3 news1=0.35 news2=0.35
"$python" news.py "$corpora" "$out/stories" "$run" --from both --teachers news1 news2 --name news3 --seed 13 --epochs 2
"$python" average.py "$run" news final=0.2 news1=0.25 news2=0.25 news3=0.3
"$python" export.py "$corpora" "$run/news.pt" "$run/plain.onr"
"$python" calibrate.py "$corpora" "$out/stories" "$candidates" "$run/plain.onr" "$run/calibration.txt"
"$python" export.py "$corpora" "$run/news.pt" "$here/../model/tagger.onr" --calibration "$run/calibration.txt"
