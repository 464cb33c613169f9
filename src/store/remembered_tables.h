// Which folders of tables the articles of a database were added with, so that nobody has to name them again.
#pragma once

#include <string>
#include <vector>

namespace onrecord::store {

class Store;

struct TablesFolder {
  std::string path;         // absolute
  std::string fingerprint;  // of the tables with all folders laid over them, as labels carry it
};

// In the order in which they are laid over the shipped tables.
std::vector<TablesFolder> remembered_tables(const Store& store);
// These instead of what was remembered; nothing is written where they are the same.
void remember_tables(Store& store, const std::vector<TablesFolder>& folders);

}  // namespace onrecord::store
