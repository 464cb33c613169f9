// Strength: whether a position that weights take is held without reserve, by how the statement is said.
#pragma once

#include <vector>

#include "stance/evidence_for.h"
#include "stance/pieces.h"

namespace onrecord::tables {
class StanceTables;
}

namespace onrecord::stance {

// What the words say of it, the same for each issue. `of_act`: evidence_of_act.
Strength strength_of(const tables::StanceTables& tables, const std::vector<Piece>& of_act);

// How far from 0 a position of this side (1 or -1) stands; `right`: how much speaks for a position at all. `sum` gets
// what was weighed.
double size_of_position(const tables::StanceTables& tables, const Strength& strength, int side, double right,
                        double& sum);

}  // namespace onrecord::stance
