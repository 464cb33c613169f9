# Where the actors who speak most on an issue stand over time, one panel each.
#   Rscript timeline.R onrecord.db MAREN.treaty timeline.png
# What you may want to change:
most_actors <- 6            # panels, those with the most statements first
kinds <- c("person", "government", "organisation", "joint")  # a group or an unnamed source is no one
colours <- c(against = "#c2571a", neutral = "#777777", "for" = "#1f6fb2")

given <- commandArgs(trailingOnly = TRUE)
if (length(given) != 3) stop("usage: Rscript timeline.R DATABASE ISSUE PICTURE.png")
database <- DBI::dbConnect(RSQLite::SQLite(), given[1], flags = RSQLite::SQLITE_RO)

# One row a statement that has a day and takes a position on the issue. The views' columns are told in SCHEMA.md.
said <- DBI::dbGetQuery(database, "
  SELECT s.actor_id, s.actor_name, s.actor_kind, s.said_date, t.position
  FROM statements s JOIN stances t USING (statement_id)
  WHERE t.issue_id = ? AND t.position IS NOT NULL AND s.said_date IS NOT NULL
  ORDER BY s.said_date, s.statement_id", params = list(given[2]))
pole <- DBI::dbGetQuery(database, "SELECT pole FROM issues WHERE issue_id = ?", params = list(given[2]))$pole
DBI::dbDisconnect(database)
said <- said[said$actor_kind %in% kinds, ]
if (nrow(said) == 0) stop("no actor takes a position on ", given[2])
said$said_date <- as.Date(said$said_date)

# Who speaks most; where two speak as often, by id, so that the picture is always the same.
often <- as.data.frame(table(actor_id = said$actor_id), stringsAsFactors = FALSE)
often <- head(often[order(-often$Freq, often$actor_id, method = "radix"), ], most_actors)

side <- function(position) ifelse(position > 0, "for", ifelse(position < 0, "against", "neutral"))

columns <- min(2, nrow(often))
rows <- ceiling(nrow(often) / columns)
png(given[3], width = 900, height = 130 + 170 * rows, res = 110)
par(mfrow = c(rows, columns), mar = c(2, 4.5, 2, 1), oma = c(1, 0, 3, 0), las = 1, bty = "n", cex = 0.75)
for (actor in often$actor_id) {
  own <- said[said$actor_id == actor, ]
  days <- aggregate(position ~ said_date, own, mean)  # several statements of one day: their mean
  plot(range(said$said_date), c(-1, 1), type = "n", xlab = "", ylab = "", axes = FALSE, ylim = c(-1.15, 1.15),
       main = paste0(tail(own$actor_name, 1), ", ", nrow(own), ifelse(nrow(own) == 1, " statement", " statements")))
  ticks <- pretty(range(said$said_date), 5)
  axis(1, at = ticks, labels = format(ticks, "%Y-%m"), lwd = 0, lwd.ticks = 1, col.ticks = "#999999")
  axis(2, at = c(-1, 0, 1), labels = c("against", "0", "for"), tick = FALSE)
  abline(h = c(-1, 0, 1), col = c("#dddddd", "#999999", "#dddddd"))
  lines(days$said_date, days$position, type = "s", col = "#999999")  # a position holds until the next is heard
  points(own$said_date, own$position, pch = 19, col = adjustcolor(colours[side(own$position)], 0.75))
}
mtext(paste("For or against:", pole), outer = TRUE, line = 1, font = 2, adj = 0.02, cex = 0.85)
invisible(dev.off())

# The same as figures: the mean of each actor and month.
said$month <- format(said$said_date, "%Y-%m")
said <- said[said$actor_id %in% often$actor_id, ]
months <- aggregate(position ~ actor_name + month, said, function(x) c(mean = round(mean(x), 2), statements = length(x)))
months <- do.call(data.frame, months)
names(months) <- c("actor", "month", "mean", "statements")
write.csv(months[order(months$actor, months$month, method = "radix"), ], row.names = FALSE)
