// Knowledge: the tables and weights that an analysis works with, loaded once and shared.
#pragma once

#include <memory>
#include <string>
#include <vector>

namespace onrecord {

struct KnowledgeOptions {
  std::vector<std::string> table_folders;  // --tables DIR, laid over the shipped tables in this order
  std::string model_file;                  // --model FILE; empty: the embedded weights
};

// Compiled tables (actors, cues, stance rules, issues ...) and the tagger's weights.
class Knowledge {
 public:
  // Throws Error(table) with file and line for a broken table, Error(io) for a missing folder.
  static std::shared_ptr<const Knowledge> load(const KnowledgeOptions& options = {});

  Knowledge(const Knowledge&) = delete;
  ~Knowledge();

  // Hash over all table rows and weights in effect: labels carry it, so that changed tables are noticed.
  const std::string& fingerprint() const noexcept;

  struct Parts;  // src/knowledge.h
  const Parts& parts() const noexcept { return *parts_; }

 private:
  Knowledge();
  std::unique_ptr<Parts> parts_;
};

}  // namespace onrecord
