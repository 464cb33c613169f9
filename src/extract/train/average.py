"""Averages the weights of networks that grew from one another.  usage: average.py RUN NAME FROM=SHARE ...   (RUN/FROM.pt -> RUN/NAME.pt)"""
import shutil
import sys

import torch


def main():
    run, name = sys.argv[1:3]
    parts = [(torch.load(f"{run}/{start}.pt"), float(share)) for start, share in (x.split("=") for x in sys.argv[3:])]
    total = sum(share for _, share in parts)
    weights = {k: sum(share * p["weights"][k] for p, share in parts) / total for k in parts[0][0]["weights"]}
    torch.save({"config": parts[0][0]["config"], "weights": weights}, f"{run}/{name}.pt")
    shutil.copy(f"{run}/{sys.argv[3].split('=')[0]}.vocabulary", f"{run}/{name}.vocabulary")


if __name__ == "__main__":
    main()
