#!/usr/bin/env bash
# Fits the weights of positions, of acts and of the probability anew.  usage: make.sh CORPORA BUILD WORK
# CORPORA: the folder of the corpora; BUILD: a build with src/cli/onrecord and tests/corpus/evidence; WORK: a folder for what lies between.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); top=$here/../../..
corpora=$1; build=$2; work=$3
mkdir -p "$work"
[ -x "$work/python/bin/python" ] || { python3 -m venv "$work/python"; "$work/python/bin/pip" -q install numpy==2.4.6 scipy==1.17.1; }
python=$work/python/bin/python
"$python" "$here/words.py" "$corpora/claims" "$work/words"
python3 "$top/tests/corpus/gold/articles.py" --to "$work/gold"
stories=()
for folder in "$top"/tests/corpus/gold/*/; do
  name=$(basename "$folder")
  grep -qx "$name" "$top/tests/corpus/gold/KEPT_APART" && continue   # nothing is fitted on these
  cp "$folder"/{gold.jsonl,issues.tsv,actors.tsv} "$work/gold/$name/"
  stories+=("$work/gold/$name")
done
for name in trade aca syria paris dreamers guns; do stories+=("$corpora/modern/$name"); done
for name in opec dollar; do stories+=("$corpora/reuters/$name"); done
stories+=("$corpora/../seed")
rm -rf "$work/evidence"
ONRECORD_TOOLS=$corpora/../tools "$python" "$here/gather.py" "$build/src/cli/onrecord" "$build/tests/corpus/evidence" "$work/words" "$work/evidence" "${stories[@]}"
"$python" "$here/fit.py" "$work/evidence" "$work/words" "$top/src/tables/en/weights.tsv"
"$python" "$here/probability.py" "$work/evidence" "$top/src/tables/en/probability.tsv"
