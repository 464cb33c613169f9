#!/usr/bin/env bash
# GNU parallel over a large file of articles, in the order of the input: the same bytes as one process gives.
#   parallel.sh articles.jsonl > statements.jsonl
set -euo pipefail
parallel --keep-order --pipepart --block 10M -a "$1" "${ONRECORD:-onrecord} extract" ${TABLES:+--tables "$TABLES"}
