"""Who said what, when, over any number of articles: Spark gives each of its workers articles and the package onrecord.

    spark-submit --master "local[2,4]" track.py --tables my_tables --out out articles.jsonl

JSON Lines or Parquet in; in `out` Parquet: articles (as read, with what failed and why), documents, statements by month
of the day said, stances, actors, timeline. Columns are those of SCHEMA.md; README.md tells what one machine does besides.
"""
import argparse
import functools
import pathlib

import onrecord
import pandas
from pyspark import SparkFiles
from pyspark.sql import SparkSession, functions
from pyspark.sql.types import ArrayType, StringType, StructField, StructType

HERE = pathlib.Path(__file__).resolve().parent


def articles_in(spark, path):
    """A column `line`: an article as JSON. As bytes, for the package mends what is not UTF-8 as the program does."""
    if path.rstrip("/").endswith(".parquet"):
        read = spark.read.parquet(path)
        line = functions.to_json(functions.struct(*read.columns))
    else:
        read = spark.read.option("lineSep", "\n").text(path)
        line = functions.col("value")
    return read.select(line.cast("binary").alias("line"))


def rows_of(tracker, line):
    """A row for the article, with its statements, each with its stances. What fails gives a row with the reason."""
    try:
        found = tracker.track_lines(line, threads=1)  # Spark has the processors
        stances = {}
        for stance in found.to_arrow("stances").to_pylist():
            stances.setdefault(stance["statement_id"], []).append(stance)
        statements = [{**statement, "stances": stances.get(statement["statement_id"], [])}
                      for statement in found.to_arrow("statements").to_pylist()]
        rows = [{**document, "found": statements} for document in found.to_arrow("documents").to_pylist()]
        errors = [error.message for error in found.errors]
    except Exception as error:  # whatever it is, it is this row's, and not the job's
        rows, errors = [], [f"{type(error).__name__}: {error}"]
    return rows + [{"error": error, "line": line.decode("utf-8", "replace")} for error in errors]


def analyse(batches, tables):
    """What runs on the workers. Tables and weights are loaded once a task, in a third of a second."""
    tracker = onrecord.Tracker(tables=[SparkFiles.get(folder) for folder in tables])
    names = [field.name for field in schema(tracker)]
    for batch in batches:
        rows = [row for line in batch["line"] for row in rows_of(tracker, bytes(line))]
        yield pandas.DataFrame({name: pandas.Series([row.get(name) for row in rows], dtype="object") for name in names})


def schema(tracker):
    """Of `analyse`'s rows: the package's own tables nested, statements in articles and stances in statements."""
    from pyspark.sql.pandas.types import from_arrow_schema

    nothing = tracker.track([])
    documents, statements, stances = (from_arrow_schema(nothing.to_arrow(table).schema)
                                      for table in ("documents", "statements", "stances"))
    statement = StructType([*statements, StructField("stances", ArrayType(stances))])
    return StructType([*documents, StructField("found", ArrayType(statement)), StructField("error", StringType()),
                       StructField("line", StringType())])


def timeline_sql():
    """examples/sql/timeline.sql with its one recursive part as a fold over an array: Spark would run a job for each day."""
    before, rest = (HERE.parent / "sql" / "timeline.sql").read_text(encoding="utf-8").split("runs AS (\n", 1)
    after = rest.split("\n),\n", 1)[1]
    fold = (HERE / "runs.sql").read_text(encoding="utf-8").rstrip()
    return (before.replace("WITH RECURSIVE", "WITH", 1) + fold + ",\n" + after).rstrip(";\n")


def run(spark, paths, tables, out, work=analyse):
    """`work` is what the workers do. The articles are written first: what follows is made of them, at any time again."""
    for folder in tables:
        spark.sparkContext.addFile(str(folder), recursive=True)
    names = [pathlib.Path(folder).name for folder in tables]
    lines = functools.reduce(lambda one, other: one.unionByName(other), (articles_in(spark, path) for path in paths))
    read = lines.mapInPandas(functools.partial(work, tables=names), schema=schema(onrecord.Tracker(tables=tables)))
    read.write.mode("overwrite").parquet(f"{out}/articles")

    spark.read.parquet(f"{out}/articles").createOrReplaceTempView("articles")
    for view in (HERE / "records.sql").read_text(encoding="utf-8").split(";\n"):
        if view.strip():
            spark.sql(view)
    by_month = spark.table("statements").withColumn(
        "said_month", functions.coalesce(functions.date_format("said_date", "yyyy-MM"), functions.lit("unknown")))
    (by_month.repartition("said_month").sortWithinPartitions("said_month", "said_date", "statement_id")
     .write.mode("overwrite").partitionBy("said_month").parquet(f"{out}/statements"))
    for table in ("documents", "stances"):
        spark.table(table).write.mode("overwrite").parquet(f"{out}/{table}")
    for table in ("statements", "stances"):  # what comes now reads a few columns of what is written
        spark.read.parquet(f"{out}/{table}").createOrReplaceTempView(table)
    spark.sql((HERE / "actors.sql").read_text(encoding="utf-8")).write.mode("overwrite").parquet(f"{out}/actors")
    spark.sql(timeline_sql()).write.mode("overwrite").parquet(f"{out}/timeline")


def main(arguments=None, work=analyse):
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", nargs="+", help="JSON Lines, plain or compressed; or *.parquet with columns text, date ...")
    options.add_argument("--tables", action="append", default=[], help="a folder of tables; may be given again")
    options.add_argument("--out", required=True, help="the folder to write")
    given = options.parse_args(arguments)
    # Small tasks: little is done again where a worker dies, and no worker waits for the last one.
    spark = SparkSession.builder.appName("onrecord").config("spark.sql.files.maxPartitionBytes", "8m").getOrCreate()
    run(spark, given.articles, given.tables, given.out, work)
    failed = spark.table("articles").where("error IS NOT NULL").count()
    print(f"{spark.table('documents').count()} articles, {spark.table('statements').count()} statements, {failed} failed")


if __name__ == "__main__":
    main()
