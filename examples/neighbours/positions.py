"""pandas on the CSV export: mean position per issue and month.  onrecord export csv && python3 positions.py csv"""
import sys

import pandas

folder = sys.argv[1]
statements = pandas.read_csv(f"{folder}/statements.csv", parse_dates=["said_date", "published_at"], keep_default_na=False, na_values=[""])
stances = pandas.read_csv(f"{folder}/stances.csv", keep_default_na=False, na_values=[""])
both = statements.merge(stances, on="statement_id").dropna(subset=["said_date", "position"])
months = both.groupby(["issue_id", both["said_date"].dt.to_period("M")])["position"].agg(["mean", "size"]).round(2)
print(months.to_csv())
