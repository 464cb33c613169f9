// A logistic model over the pieces of the act: two sizes only, since readers agree on no more than label and sign.
#include "stance/strength.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "tables/stance_tables.h"

namespace onrecord::stance {
namespace {

constexpr const char* model = "strong";
constexpr double with_reserve = 0.5, without_reserve = 0.8;  // "qualified" and "support", in the middle of their ranges
constexpr std::size_t told = 3;                              // pieces that the trace names

}  // namespace

Strength strength_of(const tables::StanceTables& tables, const std::vector<Piece>& of_act) {
  Strength strength;
  const tables::PieceWeights* weights = tables.weights(model);
  if (weights == nullptr) return strength;
  std::vector<std::pair<double, const Piece*>> shares;
  for (const Piece& piece : of_act)
    if (const auto found = weights->find(piece.name); found != weights->end()) {
      shares.emplace_back(found->second * piece.value / 1000, &piece);
      strength.sum += shares.back().first;
    }
  std::stable_sort(shares.begin(), shares.end(),
                   [](const auto& a, const auto& b) { return std::fabs(a.first) > std::fabs(b.first); });
  for (std::size_t i = 0; i < std::min(told, shares.size()); ++i)
    strength.heaviest.push_back({shares[i].second->name, shares[i].first});
  return strength;
}

double size_of_position(const tables::StanceTables& tables, const Strength& strength, int side, double right,
                        double& sum) {
  sum = strength.sum + tables.weight(model, "enough") * right + (side < 0 ? tables.weight(model, "against") : 0);
  return sum > 0 ? without_reserve : with_reserve;
}

}  // namespace onrecord::stance
