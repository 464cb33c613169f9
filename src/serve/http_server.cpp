// Sockets and HTTP by Boost.Beast: one thread for the network, a few that answer.
#include "serve/http_server.h"

#include <array>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <list>
#include <optional>

#include "onrecord/error.h"

namespace onrecord::serve {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;
using Failure = boost::system::error_code;

class Session;

// What all connections share; touched by the network's thread only.
struct Shared {
  asio::io_context network{1};
  asio::thread_pool workers;
  HttpServer::Answer answer;
  HttpLimits limits;
  std::list<Session*> idle_first;  // by when they were last used

  Shared(HttpServer::Answer the_answer, const HttpLimits& the_limits)
      : workers(the_limits.workers), answer(std::move(the_answer)), limits(the_limits) {}
};

class Session : public std::enable_shared_from_this<Session> {
 public:
  Session(Shared& shared, tcp::socket socket)
      : shared_(shared),
        socket_(std::move(socket)),
        timer_(shared.network),
        buffer_(shared.limits.header_bytes + 65536) {
    place_ = shared_.idle_first.insert(shared_.idle_first.end(), this);
  }
  ~Session() { shared_.idle_first.erase(place_); }

  bool answering() const { return answering_; }

  void read() {
    parser_.emplace();
    parser_->header_limit(static_cast<std::uint32_t>(shared_.limits.header_bytes));
    parser_->body_limit(shared_.limits.body_bytes);
    late_ = false;
    timer_.expires_after(std::chrono::seconds(shared_.limits.request_seconds));
    timer_.async_wait([self = shared_from_this()](Failure failure) {
      if (failure) return;
      self->late_ = true;
      Failure ignored;
      self->socket_.cancel(ignored);
    });
    http::async_read(socket_, buffer_, *parser_, [self = shared_from_this()](Failure failure, std::size_t bytes) {
      self->was_read(failure, bytes);
    });
  }

  void close() {
    Failure ignored;
    timer_.cancel(ignored);
    socket_.shutdown(tcp::socket::shutdown_both, ignored);
    socket_.close(ignored);
  }

 private:
  void was_read(Failure failure, std::size_t bytes) {
    Failure ignored;
    timer_.cancel(ignored);
    if (!failure) return answer();
    if (late_ && bytes + buffer_.size() == 0 && !parser_->got_some()) return close();  // only idle
    const int status = late_                                                                             ? 408
                       : failure == http::error::header_limit || failure == http::error::buffer_overflow ? 431
                       : failure == http::error::body_limit                                              ? 400
                       : failure == http::error::end_of_stream || failure == asio::error::operation_aborted ||
                               failure == asio::error::connection_reset || failure == asio::error::eof
                           ? 0
                           : 400;
    if (status == 0) return close();
    HttpReply reply;
    reply.status = status;
    reply.body = status == 408   ? R"({"error":"the request came too slowly"})"
                 : status == 431 ? R"({"error":"the request's header is too large"})"
                 : failure == http::error::body_limit
                     ? R"({"error":"body is larger than )" + std::to_string(shared_.limits.body_bytes) +
                           R"( bytes","field":"body"})"
                     : R"({"error":"not a request of HTTP"})";
    write(std::move(reply), false, false);
  }

  void answer() {
    answering_ = true;
    shared_.idle_first.splice(shared_.idle_first.end(), shared_.idle_first, place_);
    auto& message = parser_->get();
    HttpRequest request;
    const auto header = [&](http::field field) { return std::string(message[field]); };
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    request.host = header(http::field::host);
    request.origin = header(http::field::origin);
    request.cookie = header(http::field::cookie);
    request.authorization = header(http::field::authorization);
    request.content_type = header(http::field::content_type);
    if (message.count(http::field::host) > 1 || message.count(http::field::origin) > 1) request.host.clear();
    request.body = std::move(message.body());
    const bool keep = message.keep_alive(), head = message.method() == http::verb::head;
    asio::post(shared_.workers, [self = shared_from_this(), request = std::move(request), keep, head] {
      HttpReply reply = self->shared_.answer(request);
      asio::post(self->shared_.network,
                 [self, reply = std::move(reply), keep, head]() mutable { self->write(std::move(reply), keep, head); });
    });
  }

  void write(HttpReply&& reply, bool keep, bool head) {
    auto message = std::make_shared<http::response<http::string_body>>();
    message->version(11);
    message->result(static_cast<unsigned>(reply.status));
    message->set(http::field::content_type, reply.content_type);
    for (const auto& [name, value] : reply.headers) message->set(name, value);
    message->keep_alive(keep);
    message->body() = std::move(reply.body);
    message->prepare_payload();
    if (head) message->body().clear();
    timer_.expires_after(std::chrono::seconds(60));
    timer_.async_wait([self = shared_from_this()](Failure failure) {
      if (!failure) self->close();
    });
    http::async_write(socket_, *message, [self = shared_from_this(), message, keep](Failure failure, std::size_t) {
      self->answering_ = false;
      if (failure || !keep) return self->finish();
      self->read();
    });
  }

  // What the other side still sends is read and thrown away for a moment: closing at once would reset the connection,
  // and the answer might not arrive.
  void finish() {
    Failure ignored;
    socket_.shutdown(tcp::socket::shutdown_send, ignored);
    drain(0);
  }
  void drain(std::size_t so_far) {
    if (so_far > 4 * 1024 * 1024) return close();
    socket_.async_read_some(asio::buffer(rest_),
                            [self = shared_from_this(), so_far](Failure failure, std::size_t bytes) {
                              if (failure) return self->close();
                              self->drain(so_far + bytes);
                            });
  }

  Shared& shared_;
  tcp::socket socket_;
  asio::steady_timer timer_;
  beast::flat_buffer buffer_;
  std::optional<http::request_parser<http::string_body>> parser_;
  std::list<Session*>::iterator place_;
  std::array<char, 4096> rest_{};
  bool late_ = false, answering_ = false;
};

std::string in_words(const Failure& failure) {
  return failure.message();
}

// Bound and listening; nothing where the address is taken or does not exist here.
Failure listen(tcp::acceptor& acceptor, const tcp::endpoint& endpoint) {
  Failure failure;
  acceptor.open(endpoint.protocol(), failure);
  if (failure) return failure;
  acceptor.set_option(asio::socket_base::reuse_address(true), failure);
  if (endpoint.address().is_v6()) acceptor.set_option(asio::ip::v6_only(true), failure);
  acceptor.bind(endpoint, failure);
  if (!failure) acceptor.listen(asio::socket_base::max_listen_connections, failure);
  if (failure) {
    Failure ignored;
    acceptor.close(ignored);
  }
  return failure;
}

}  // namespace

struct HttpServer::State {
  State(Answer answer, const HttpLimits& limits)
      : shared(std::move(answer), limits), fourth(shared.network), sixth(shared.network), tick(shared.network) {}

  void accept(tcp::acceptor& acceptor) {
    acceptor.async_accept([this, &acceptor](Failure failure, tcp::socket socket) {
      if (failure == asio::error::operation_aborted) return;
      if (failure) {  // too many open files, say: not again at once
        retry.emplace_back(std::make_unique<asio::steady_timer>(shared.network, std::chrono::milliseconds(50)));
        retry.back()->async_wait([this, &acceptor](Failure) { accept(acceptor); });
        if (retry.size() > 8) retry.pop_front();
        return;
      }
      socket.set_option(tcp::no_delay(true), failure);
      std::make_shared<Session>(shared, std::move(socket))->read();
      if (shared.idle_first.size() > shared.limits.connections)
        for (Session* each : shared.idle_first)
          if (!each->answering()) {
            each->close();
            break;
          }
      accept(acceptor);
    });
  }

  void ask(const std::function<bool()>& stop) {
    tick.expires_after(std::chrono::milliseconds(100));
    tick.async_wait([this, &stop](Failure failure) {
      if (failure) return;
      if (stop()) return end();
      ask(stop);
    });
  }

  void end() {
    Failure ignored;
    fourth.close(ignored);
    sixth.close(ignored);
    for (Session* each : shared.idle_first)
      if (!each->answering()) each->close();
    // What is being answered gets two seconds to be sent.
    tick.expires_after(std::chrono::seconds(2));
    tick.async_wait([this](Failure) { shared.network.stop(); });
    wait_until_idle();
  }

  void wait_until_idle() {
    for (Session* each : shared.idle_first)
      if (each->answering()) {
        quiet = std::make_unique<asio::steady_timer>(shared.network, std::chrono::milliseconds(20));
        return quiet->async_wait([this](Failure) { wait_until_idle(); });
      }
    shared.network.stop();
  }

  Shared shared;
  tcp::acceptor fourth, sixth;
  asio::steady_timer tick;
  std::unique_ptr<asio::steady_timer> quiet;
  std::list<std::unique_ptr<asio::steady_timer>> retry;
};

HttpServer::HttpServer(std::uint16_t port, Answer answer, HttpLimits limits)
    : state_(std::make_unique<State>(std::move(answer), limits)) {
  if (const Failure failure = listen(state_->fourth, {asio::ip::address_v4::loopback(), port}); failure)
    throw Error(ErrorKind::io, "port " + std::to_string(port) + " of 127.0.0.1: " + in_words(failure));
  listen(state_->sixth, {asio::ip::address_v6::loopback(), this->port()});  // a machine may have no IPv6
}

HttpServer::~HttpServer() {
  state_->shared.workers.join();
}

std::uint16_t HttpServer::port() const {
  return state_->fourth.local_endpoint().port();
}

void HttpServer::run(const std::function<bool()>& stop) {
  state_->accept(state_->fourth);
  if (state_->sixth.is_open()) state_->accept(state_->sixth);
  state_->ask(stop);
  state_->shared.network.run();
  state_->shared.workers.join();
}

std::uint16_t free_port_from(std::uint16_t port) {
  asio::io_context network;
  for (int at = port; at < 65536 && at < port + 200; ++at) {
    tcp::acceptor acceptor(network);
    if (!listen(acceptor, {asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(at)}))
      return static_cast<std::uint16_t>(at);
  }
  return 0;
}

}  // namespace onrecord::serve
