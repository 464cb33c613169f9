// Service: what all requests share: the database, who codes, the tables and what is compiled from them.
#pragma once

#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <shared_mutex>
#include <string>
#include <vector>

#include "onrecord/tables.h"
#include "onrecord/tracker.h"
#include "store/statement_columns.h"
#include "store/store.h"

namespace onrecord::serve {

struct ServiceOptions {
  std::string database;
  int wait_seconds = 10;
  bool read_only = false;
  std::string coder;  // who codes where the page does not say otherwise
  KnowledgeOptions knowledge;
};

class Service {
 public:
  // Opens the database; where it cannot be written, the service is read-only and `why_read_only()` tells why.
  // Throws Error(database) where it cannot be read either.
  explicit Service(ServiceOptions options);
  ~Service();

  const ServiceOptions& options() const { return options_; }
  bool read_only() const { return options_.read_only; }
  const std::string& why_read_only() const { return why_read_only_; }
  std::vector<std::string> notices() const;

  // A connection that reads, lent for one request.
  class Lent {
   public:
    Lent(Service& service, std::unique_ptr<store::Store> store) : service_(service), store_(std::move(store)) {}
    ~Lent();
    Lent(const Lent&) = delete;
    const store::Store& operator*() const { return *store_; }
    const store::Store* operator->() const { return store_.get(); }

   private:
    Service& service_;
    std::unique_ptr<store::Store> store_;
  };
  Lent reader();
  // What filters and facets count by, as the record is now; held still while it is used.
  class Columns {
   public:
    Columns(std::shared_lock<std::shared_mutex> lock, const store::StatementColumns& columns)
        : lock_(std::move(lock)), columns_(columns) {}
    const store::StatementColumns& operator*() const { return columns_; }

   private:
    std::shared_lock<std::shared_mutex> lock_;
    const store::StatementColumns& columns_;
  };
  Columns columns();

  // Runs with the one connection that writes; one at a time. Throws Refused(403) when read-only. `only`: where the
  // work changes nothing but some statements, it puts their ids there.
  void write(const std::function<void(store::Store&)>& work, const std::vector<std::string>* only = nullptr);

  // The tables and weights, loaded in the background from the start. Throws what loading threw.
  std::shared_ptr<const Knowledge> knowledge();
  std::shared_ptr<const Tracker> tracker();
  void tables_changed();  // they are loaded anew

 private:
  void load(bool from_the_start = false);
  void see_what_others_wrote();
  void read_columns();

  ServiceOptions options_;
  std::string why_read_only_;
  std::mutex readers_lock_, writer_lock_, knowledge_lock_;
  std::vector<std::unique_ptr<store::Store>> readers_;
  std::unique_ptr<store::Store> writer_;
  struct Loaded {
    std::shared_ptr<const Knowledge> knowledge;
    std::shared_ptr<const Tracker> tracker;
  };
  std::shared_mutex columns_lock_;
  std::unique_ptr<store::StatementColumns> columns_;
  std::mutex changes_lock_;  // of what was written since the columns were read, and of the version
  bool all_changed_ = true;
  std::vector<std::string> changed_;
  std::int64_t version_ = -1;
  std::unique_ptr<store::Store> watch_;  // where there is no writer: sees whether others write
  std::shared_future<Loaded> loaded_;    // its thread ends before all else does
};

}  // namespace onrecord::serve
