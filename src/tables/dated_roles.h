// Reads the roles of an actor row, with their periods in either notation.
#pragma once

#include <string_view>
#include <vector>

#include "tables/actor_tables.h"

namespace onrecord::tables {

// "Chief Cabinet Secretary 2023-12-14..2025-10-21", "Treasury Secretary (1985-02..1988-08)", "Deputy director
// 2014-", "Prime Minister-designate (1987-10..1987-11), Prime Minister (1987-11..1989-06)", or a role without
// a period. Throws Error(table) for a date that no calendar has and for a period that runs backwards.
std::vector<DatedRole> parse_roles(std::string_view cell, const Table& table, const TableRow& row);

// One end of a period: "2024", "2024-02" or "2024-02-16"; its first or its last day.
Date parse_bound(std::string_view text, bool last, const Table& table, const TableRow& row);

// Throws Error(table) where two rows of one table hold one office of one country on one day.
void check_offices(const std::vector<TableActor>& actors, std::size_t first);

}  // namespace onrecord::tables
