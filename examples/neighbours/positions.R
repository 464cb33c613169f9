# R without packages, on the CSV export: mean position per issue and month.  onrecord export csv && Rscript positions.R csv
folder <- commandArgs(trailingOnly = TRUE)[1]
read <- function(name) read.csv(file.path(folder, name), na.strings = "", encoding = "UTF-8")
both <- merge(read("statements.csv"), read("stances.csv"), by = "statement_id")
both <- both[!is.na(both$said_date) & !is.na(both$position), ]
both$said_date <- substr(both$said_date, 1, 7)
months <- aggregate(position ~ issue_id + said_date, both, function(x) c(mean = round(mean(x), 2), size = length(x)))
months <- do.call(data.frame, months)
months <- months[order(months$issue_id, months$said_date, method = "radix"), ]
names(months) <- c("issue_id", "said_date", "mean", "size")
write.csv(months, row.names = FALSE, quote = FALSE)
