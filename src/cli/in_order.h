// Work on several threads whose results come out in the order in which it was given.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace onrecord::cli {

// With one thread everything happens inside push() and pause(). With more, `work` runs on that many threads, and `take`
// and `idle` on one more, one call at a time.
template <typename Item, typename Result>
class InOrder {
 public:
  using Work = std::function<Result(Item&&)>;
  using Take = std::function<void(Result&&)>;  // a result, in order
  using Idle = std::function<void()>;          // nothing more is ready, now and each second of it: the time to flush

  InOrder(unsigned threads, Work work, Take take, Idle idle)
      : work_(std::move(work)), take_(std::move(take)), idle_(std::move(idle)) {
    if (threads <= 1) return;
    most_ = std::size_t{threads} * 8;
    try {
      for (unsigned i = 0; i < threads; ++i) workers_.emplace_back([this] { run_worker(); });
      taker_ = std::thread([this] { run_taker(); });
    } catch (...) {  // no more threads to be had: those that run must end before this does
      stop();
      join();
      throw;
    }
  }

  ~InOrder() {
    stop();
    join();
  }
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;

  // Waits while much is under way. Throws what `work` or `take` threw.
  void push(Item item) {
    if (workers_.empty()) {
      take_(work_(std::move(item)));
      idle_();
      return;
    }
    std::unique_lock lock(mutex_);
    room_.wait(lock, [&] { return slots_.size() < most_ || failure_; });
    rethrow();
    slots_.push_back(std::make_unique<Slot>(std::move(item)));
    waiting_.push_back(slots_.back().get());
    lock.unlock();
    given_.notify_one();
  }

  // Whoever gives has nothing to give at the moment; called now and then.
  void pause() {
    if (workers_.empty()) idle_();
  }

  // Waits for all results. Throws what `work` or `take` threw.
  void finish() {
    if (workers_.empty()) return;
    {
      const std::scoped_lock lock(mutex_);
      ended_ = true;
    }
    given_.notify_all();
    done_.notify_all();
    join();
    rethrow();
  }

 private:
  struct Slot {
    explicit Slot(Item&& the_item) : item(std::move(the_item)) {}
    Item item;
    Result result{};
    bool done = false;
  };

  void rethrow() {
    if (failure_) std::rethrow_exception(failure_);
  }

  void fail() {
    const std::scoped_lock lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    ended_ = true;
    given_.notify_all();
    done_.notify_all();
    room_.notify_all();
  }

  void stop() {
    const std::scoped_lock lock(mutex_);
    if (!ended_ && !workers_.empty()) abandoned_ = true;
    ended_ = true;
    given_.notify_all();
    done_.notify_all();
  }

  void join() {
    for (std::thread& worker : workers_)
      if (worker.joinable()) worker.join();
    if (taker_.joinable()) taker_.join();
  }

  void run_worker() {
    for (;;) {
      std::unique_lock lock(mutex_);
      given_.wait(lock, [&] { return !waiting_.empty() || ended_; });
      if (waiting_.empty() || failure_ || abandoned_) return;
      Slot* slot = waiting_.front();
      waiting_.pop_front();
      lock.unlock();
      try {
        slot->result = work_(std::move(slot->item));
      } catch (...) {
        fail();
        return;
      }
      lock.lock();
      slot->done = true;
      lock.unlock();
      done_.notify_one();
    }
  }

  void run_taker() {
    try {
      for (;;) {
        std::unique_lock lock(mutex_);
        const auto ready = [&] { return !slots_.empty() && slots_.front()->done; };
        const auto over = [&] { return failure_ || abandoned_ || (ended_ && slots_.empty()); };
        while (!ready() && !over()) {
          lock.unlock();
          idle_();
          lock.lock();
          done_.wait_for(lock, std::chrono::seconds(1), [&] { return ready() || over(); });
        }
        if (failure_ || abandoned_ || !ready()) return;
        const std::unique_ptr<Slot> slot = std::move(slots_.front());
        slots_.pop_front();
        lock.unlock();
        room_.notify_one();
        take_(std::move(slot->result));
      }
    } catch (...) {
      fail();
    }
  }

  Work work_;
  Take take_;
  Idle idle_;
  std::size_t most_ = 1;  // bounds what is held in memory
  std::mutex mutex_;
  std::condition_variable given_, done_, room_;
  std::deque<std::unique_ptr<Slot>> slots_;  // in order, until taken
  std::deque<Slot*> waiting_;                // not yet worked on
  bool ended_ = false;                       // nothing more will be given
  bool abandoned_ = false;                   // destroyed without finish(): results are dropped
  std::exception_ptr failure_;
  std::vector<std::thread> workers_;
  std::thread taker_;
};

}  // namespace onrecord::cli
