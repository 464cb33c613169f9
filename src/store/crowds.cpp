// Reads a band once where many share it, and then keeps it up to date.
#include "store/crowds.h"

namespace onrecord::store {
namespace {

constexpr std::int64_t most = 5'000;  // the first ones; comparing with more would take longer than the analysis

}  // namespace

bool Crowds::each(std::int64_t band, const std::function<bool(std::int64_t row)>& on_article) {
  const auto crowd = crowds_.find(band);
  if (crowd == crowds_.end()) return false;
  for (const Place place : crowd->second) {
    Article &article = articles_[place], &first = articles_[first_of(place)];
    if (first.found == round_ || article.shown == round_) continue;
    article.shown = round_;
    if (on_article(article.row)) first.found = round_;
  }
  return true;
}

void Crowds::gather(std::int64_t band) {
  std::vector<Place>& members = crowds_[band];
  SQLite::Statement& read = connection_.prepared(
      "SELECT d.id, d.cluster_id FROM band b JOIN document d ON d.id = b.document AND d.status = 'current' WHERE b.value = ? "
      "ORDER BY b.document LIMIT ?");
  read.bind(1, band);
  read.bind(2, most);
  while (read.executeStep()) members.push_back(place_of(read.getColumn(0).getInt64(), read.getColumn(1).getString()));
  read.reset();
}

void Crowds::add(std::int64_t row, const std::string& cluster, const std::vector<std::int64_t>& bands) {
  for (const std::int64_t band : bands)
    if (const auto known = crowds_.find(band); known != crowds_.end() && known->second.size() < most)
      known->second.push_back(place_of(row, cluster));
}

Crowds::Place Crowds::place_of(std::int64_t row, const std::string& cluster) {
  const auto next = static_cast<Place>(articles_.size());
  const auto [known, is_new] = by_row_.try_emplace(row, next);
  if (!is_new) return known->second;
  articles_.push_back({row, next, 0, 0});
  if (const auto [of_cluster, first] = by_cluster_.try_emplace(cluster, next); !first) unite(next, of_cluster->second);
  return next;
}

Crowds::Place Crowds::first_of(Place place) {
  while (articles_[place].with != place) place = articles_[place].with = articles_[articles_[place].with].with;
  return place;
}

void Crowds::unite(Place one, Place other) {
  const Place a = first_of(one), b = first_of(other);
  if (a == b) return;
  articles_[b].with = a;
  articles_[a].found = std::max(articles_[a].found, articles_[b].found);
}

void Crowds::join(const std::string& cluster, const std::string& into) {
  auto known = by_cluster_.extract(cluster);
  if (known.empty()) return;
  if (const auto [other, is_new] = by_cluster_.try_emplace(into, known.mapped()); !is_new)
    unite(other->second, known.mapped());
}

void Crowds::forget() {
  articles_.clear();
  by_row_.clear();
  by_cluster_.clear();
  crowds_.clear();
}

void Crowds::forget_if_others_wrote() {
  const std::int64_t now = connection_.number("PRAGMA data_version");
  if (now != data_version_) forget();
  data_version_ = now;
}

}  // namespace onrecord::store
