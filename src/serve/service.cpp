// Lends connections and keeps the tables.
#include "serve/service.h"

#include "onrecord/error.h"
#include "serve/request.h"
#include "store/resting.h"

namespace onrecord::serve {

Service::Service(ServiceOptions options) : options_(std::move(options)) {
  if (!options_.read_only) {
    try {
      writer_ = std::make_unique<store::Store>(options_.database, store::Access::write, options_.wait_seconds);
    } catch (const Error& error) {
      if (error.kind() != ErrorKind::database) throw;
      why_read_only_ = error.message();
      options_.read_only = true;
    }
  }
  // Where even reading fails (another program's file, a newer schema), that is what is said.
  readers_.push_back(std::make_unique<store::Store>(options_.database, store::Access::read, options_.wait_seconds));
  load();
}

Service::~Service() = default;

std::vector<std::string> Service::notices() const {
  return writer_ ? writer_->notices() : std::vector<std::string>();
}

Service::Lent::~Lent() {
  store::rest(*store_);
  const std::lock_guard lock(service_.readers_lock_);
  service_.readers_.push_back(std::move(store_));
}

Service::Lent Service::reader() {
  {
    const std::lock_guard lock(readers_lock_);
    if (!readers_.empty()) {
      std::unique_ptr<store::Store> store = std::move(readers_.back());
      readers_.pop_back();
      return {*this, std::move(store)};
    }
  }
  return {*this, std::make_unique<store::Store>(options_.database, store::Access::read, options_.wait_seconds)};
}

void Service::write(const std::function<void(store::Store&)>& work) {
  if (read_only()) throw Refused{403, "this record is open for reading only"};
  const std::lock_guard lock(writer_lock_);
  store::rest(*writer_);
  work(*writer_);
  store::rest(*writer_);
}

void Service::load() {
  loaded_ = std::async(std::launch::async, [options = options_.knowledge] {
              Loaded loaded;
              loaded.knowledge = Knowledge::load(options);
              loaded.tracker = std::make_shared<const Tracker>(loaded.knowledge);
              return loaded;
            }).share();
}

std::shared_ptr<const Knowledge> Service::knowledge() {
  std::shared_future<Loaded> loaded;
  {
    const std::lock_guard lock(knowledge_lock_);
    loaded = loaded_;
  }
  return loaded.get().knowledge;
}

std::shared_ptr<const Tracker> Service::tracker() {
  std::shared_future<Loaded> loaded;
  {
    const std::lock_guard lock(knowledge_lock_);
    loaded = loaded_;
  }
  return loaded.get().tracker;
}

void Service::tables_changed() {
  const std::lock_guard lock(knowledge_lock_);
  load();
}

}  // namespace onrecord::serve
