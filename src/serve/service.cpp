// Lends connections and keeps the tables.
#include "serve/service.h"

#include <algorithm>
#include <utility>

#include "onrecord/error.h"
#include "serve/request.h"
#include "store/resting.h"

namespace onrecord::serve {
namespace {

constexpr std::size_t refreshed_at_most = 50;  // statements; more, and reading all anew is quicker

}  // namespace

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
  try {
    readers_.push_back(std::make_unique<store::Store>(options_.database, store::Access::read, options_.wait_seconds));
  } catch (const Error& error) {  // neither way: another program's file, a newer schema, an older one on a locked disk
    if (why_read_only_.empty() || why_read_only_ == error.message()) throw;
    throw Error(error.kind(), why_read_only_ + "; and for reading: " + error.message(), error.file());
  }
  if (!writer_) watch_ = std::make_unique<store::Store>(options_.database, store::Access::read, options_.wait_seconds);
  load(true);
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

void Service::write(const std::function<void(store::Store&)>& work, const std::vector<std::string>* only) {
  if (read_only()) throw Refused{403, "this record is open for reading only"};
  const std::lock_guard lock(writer_lock_);
  store::rest(*writer_);
  try {
    work(*writer_);
  } catch (...) {
    const std::lock_guard changes(changes_lock_);
    all_changed_ = all_changed_ || only == nullptr;  // a part may have been kept
    throw;
  }
  store::rest(*writer_);
  const std::lock_guard changes(changes_lock_);
  if (only != nullptr)
    changed_.insert(changed_.end(), only->begin(), only->end());
  else
    all_changed_ = true;
}

// The writer's own commits do not count. While it writes, nobody else does.
void Service::see_what_others_wrote() {
  const std::unique_lock lock(writer_lock_, std::try_to_lock);
  if (!lock) return;
  const store::Store& store = writer_ ? *writer_ : *watch_;
  const std::int64_t now = store::version_of_data(store);
  store::rest(store);
  const std::lock_guard changes(changes_lock_);
  all_changed_ = all_changed_ || version_ != now;
  version_ = now;
}

void Service::read_columns() {
  const std::lock_guard lock(columns_lock_);
  std::vector<std::string> some;
  bool all = columns_ == nullptr;
  {
    const std::lock_guard changes(changes_lock_);
    some.swap(changed_);
    all = std::exchange(all_changed_, false) || all || some.size() > refreshed_at_most;
  }
  std::unique_ptr<store::StatementColumns> old = std::move(columns_);  // where reading fails, there are none
  const Lent reader = this->reader();                                  // sees what is there by now
  const bool kept =
      !all && std::all_of(some.begin(), some.end(), [&](const std::string& id) { return old->refresh(*reader, id); });
  columns_ = kept ? std::move(old) : std::make_unique<store::StatementColumns>(*reader);
}

Service::Columns Service::columns() {
  see_what_others_wrote();
  std::shared_lock shared(columns_lock_);
  const bool fresh = [&] {
    const std::lock_guard changes(changes_lock_);
    return columns_ && !all_changed_ && changed_.empty();
  }();
  if (!fresh) {
    shared.unlock();
    read_columns();
    shared.lock();
  }
  if (!columns_) throw Error(ErrorKind::database, "the statements could not be counted");
  return {std::move(shared), *columns_};
}

// From the start what the first screen needs comes first; the tables are needed when something is coded or tried.
void Service::load(bool from_the_start) {
  loaded_ = std::async(std::launch::async, [this, from_the_start] {
              if (from_the_start) try {
                  columns();
                } catch (const std::exception&) {  // whoever asks for them is told
                }
              Loaded loaded;
              loaded.knowledge = Knowledge::load(options_.knowledge);
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
