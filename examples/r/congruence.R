# Who agrees with whom: a congruence network. Two actors are joined by each issue on which both take a side.
#   Rscript congruence.R onrecord.db congruence.png
# What you may want to change:
least_statements <- 1       # with a position on the issue, for an actor to have a side there
no_side <- 0.1              # a mean position nearer to 0 than this is no side
kinds <- c("person", "government", "organisation", "joint")
colours <- c(agree = "#1f6fb2", equal = "#888888", disagree = "#c2571a")
lines <- c(agree = "solid", equal = "dotted", disagree = "dashed")

given <- commandArgs(trailingOnly = TRUE)
if (length(given) != 2) stop("usage: Rscript congruence.R DATABASE PICTURE.png")
database <- DBI::dbConnect(RSQLite::SQLite(), given[1], flags = RSQLite::SQLITE_RO)

# One row an actor and issue: the mean of the positions taken.
stands <- DBI::dbGetQuery(database, "
  SELECT s.actor_id, max(s.actor_name) AS name, max(s.actor_kind) AS kind, t.issue_id, avg(t.position) AS position,
         count(*) AS statements
  FROM statements s JOIN stances t USING (statement_id)
  WHERE t.position IS NOT NULL AND s.actor_id != '' GROUP BY s.actor_id, t.issue_id ORDER BY s.actor_id, t.issue_id")
DBI::dbDisconnect(database)
stands <- stands[stands$kind %in% kinds & stands$statements >= least_statements & abs(stands$position) >= no_side, ]

ids <- unique(stands$actor_id)  # in the order of the query: R's own order of words hangs on the machine's language
# One row a pair of actors: on how many issues they are on one side, and on how many on two.
pairs <- merge(stands, stands, by = "issue_id", suffixes = c("", ".other"))
pairs <- pairs[match(pairs$actor_id, ids) < match(pairs$actor_id.other, ids), ]
if (nrow(pairs) == 0) stop("no two actors take a side on the same issue")
pairs$agree <- as.integer(pairs$position * pairs$position.other > 0)
pairs$disagree <- 1L - pairs$agree
pairs <- aggregate(cbind(agree, disagree) ~ actor_id + actor_id.other, pairs, sum)
pairs <- pairs[order(pairs$actor_id, pairs$actor_id.other, method = "radix"), ]

actors <- aggregate(statements ~ actor_id + name, stands, sum)
actors <- actors[order(actors$actor_id, method = "radix"), ]
network <- igraph::graph_from_data_frame(pairs, directed = FALSE, vertices = actors[c("actor_id", "name", "statements")])

# Those who agree more often than not are drawn together; the others do not pull. A fixed seed: the same picture each time.
mostly <- c("disagree", "equal", "agree")[sign(pairs$agree - pairs$disagree) + 2]
set.seed(1)
places <- igraph::norm_coords(igraph::layout_with_fr(network, weights = ifelse(mostly == "agree", 1, 0.05)))
png(given[2], width = 900, height = 800, res = 110)
par(mar = c(2, 1, 2, 1))
plot(network, layout = places, rescale = FALSE, vertex.label = NA, vertex.color = "#eeeeee", vertex.frame.color = "#666666",
     vertex.size = 5 + 3 * sqrt(actors$statements), edge.color = colours[mostly], edge.lty = lines[mostly],
     edge.width = 1.5 * (pairs$agree + pairs$disagree), xlim = c(-1.2, 1.2), ylim = c(-1.2, 1.1), main = "Who is on one side with whom")
# Names below the circles, on a white edge, so that they can be read where lines cross them.
below <- places[, 2] - 0.05 - (5 + 3 * sqrt(actors$statements)) / 200
for (around in seq(0, 2 * pi, length.out = 17))
  text(places[, 1] + 0.008 * cos(around), below + 0.008 * sin(around), actors$name, col = "white", cex = 0.8)
text(places[, 1], below, actors$name, cex = 0.8)
legend("bottomleft", c("mostly on one side", "as often as not", "mostly on two sides"), col = colours[c("agree", "equal", "disagree")],
       lty = lines[c("agree", "equal", "disagree")], lwd = 2, bty = "n", cex = 0.8)
invisible(dev.off())

write.csv(pairs, row.names = FALSE)
