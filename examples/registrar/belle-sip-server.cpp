#include "belle-sip-server.h"

#include <arpa/inet.h>
#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <exception>
#include <memory>
#include <stdexcept>
#include <utility>

namespace slimphone::example {

namespace {

/** A socket that holds a port while it is looked for. */
class ProbeSocket {
public:
    ProbeSocket(const addrinfo &address, int type) : mSocket(socket(address.ai_family, type, 0)) {}
    ProbeSocket(const ProbeSocket &) = delete;
    ProbeSocket &operator=(const ProbeSocket &) = delete;
    ~ProbeSocket() {
        if (mSocket >= 0) close(mSocket);
    }

    bool bindTo(const addrinfo &address, int port) const {
        sockaddr_storage name{};
        std::copy_n(reinterpret_cast<const char *>(address.ai_addr), address.ai_addrlen,
                    reinterpret_cast<char *>(&name));
        // sin_port and sin6_port lie at the same offset.
        reinterpret_cast<sockaddr_in *>(&name)->sin_port = htons(static_cast<std::uint16_t>(port));
        return bind(mSocket, reinterpret_cast<sockaddr *>(&name), address.ai_addrlen) == 0;
    }

    int port() const {
        sockaddr_storage name{};
        socklen_t size = sizeof name;
        if (getsockname(mSocket, reinterpret_cast<sockaddr *>(&name), &size) != 0) return 0;
        return ntohs(reinterpret_cast<sockaddr_in *>(&name)->sin_port);
    }

private:
    int mSocket;
};

/**
 * A port that is free for UDP and for TCP. belle-sip binds with SO_REUSEADDR and so would
 * share a UDP port silently; this asks without.
 */
int findPort(const std::string &bindAddress, int wanted) {
    addrinfo hints{};
    hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE;
    addrinfo *found = nullptr;
    if (getaddrinfo(bindAddress.c_str(), "0", &hints, &found) != 0) {
        throw std::runtime_error("not a numeric address: " + bindAddress);
    }
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> address(found, freeaddrinfo);
    constexpr int attempts = 50;
    for (int i = 0; i < attempts; ++i) {
        const ProbeSocket udp(*address, SOCK_DGRAM);
        if (!udp.bindTo(*address, wanted)) break;
        const ProbeSocket tcp(*address, SOCK_STREAM);
        const int port = udp.port();
        if (tcp.bindTo(*address, port)) return port;
        if (wanted != 0) break;
    }
    throw std::runtime_error("no free port on " + bindAddress);
}

std::string text(const char *value) { return value ? value : ""; }

/** The request in our words. */
Request translate(belle_sip_request_t *message) {
    Request request;
    request.method = text(belle_sip_request_get_method(message));
    char *uri = belle_sip_object_to_string(belle_sip_request_get_uri(message));
    request.uri = text(uri);
    belle_sip_free(uri);

    belle_sip_list_t *headers = belle_sip_message_get_all_headers(BELLE_SIP_MESSAGE(message));
    for (belle_sip_list_t *it = headers; it; it = it->next) {
        auto *header = BELLE_SIP_HEADER(it->data);
        char *line = belle_sip_object_to_string(header);
        const std::string whole = text(line);
        belle_sip_free(line);
        const std::size_t colon = whole.find(':');
        if (colon == std::string::npos) continue;
        request.headers.push_back({whole.substr(0, colon), std::string(trim(whole.substr(colon + 1)))});
    }
    belle_sip_list_free(headers);

    if (auto *via = belle_sip_message_get_header_by_type(message, belle_sip_header_via_t)) {
        const char *received = belle_sip_header_via_get_received(via);
        request.transport = text(belle_sip_header_via_get_transport(via));
        request.sourceHost = received ? received : text(belle_sip_header_via_get_host(via));
        const int rport = belle_sip_header_via_get_rport(via);
        request.sourcePort = rport > 0 ? rport : belle_sip_header_via_get_listening_port(via);
    }
    return request;
}

} // namespace

BelleSipServer::BelleSipServer(Registrar &registrar, const std::string &bindAddress, int port,
                               Observer observer)
    : mRegistrar(registrar), mObserver(std::move(observer)) {
    std::promise<int> ready;
    auto result = ready.get_future();
    // belle-sip objects belong to one thread, so everything is made and destroyed in there.
    mThread = std::thread([this, bindAddress, port, &ready] { serve(bindAddress, port, ready); });
    try {
        mPort = result.get();
    } catch (...) {
        mThread.join();
        throw;
    }
}

BelleSipServer::~BelleSipServer() {
    belle_sip_main_loop_do_later(
        mLoop, [](void *loop) { belle_sip_main_loop_quit(static_cast<belle_sip_main_loop_t *>(loop)); },
        mLoop);
    mThread.join();
}

void BelleSipServer::serve(const std::string &bindAddress, int port, std::promise<int> &ready) {
    belle_sip_stack_t *stack = belle_sip_stack_new(nullptr);
    mLoop = belle_sip_stack_get_main_loop(stack);
    mProvider = belle_sip_stack_create_provider(stack, nullptr);

    belle_sip_listener_callbacks_t callbacks{};
    callbacks.process_dialog_terminated = [](void *, const belle_sip_dialog_terminated_event_t *) {};
    callbacks.process_io_error = [](void *, const belle_sip_io_error_event_t *) {};
    callbacks.process_request_event = [](void *self, const belle_sip_request_event_t *event) {
        static_cast<BelleSipServer *>(self)->onRequest(belle_sip_request_event_get_request(event));
    };
    callbacks.process_response_event = [](void *, const belle_sip_response_event_t *) {};
    callbacks.process_timeout = [](void *, const belle_sip_timeout_event_t *) {};
    callbacks.process_transaction_terminated = [](void *, const belle_sip_transaction_terminated_event_t *) {
    };
    callbacks.process_auth_requested = [](void *, belle_sip_auth_event_t *) {};
    belle_sip_listener_t *listener = belle_sip_listener_create_from_callbacks(&callbacks, this);
    belle_sip_provider_add_sip_listener(mProvider, listener);

    bool open = false;
    try {
        const int free = findPort(bindAddress, port);
        for (const char *transport : {"UDP", "TCP"}) {
            auto *point = belle_sip_stack_create_listening_point(stack, bindAddress.c_str(), free, transport);
            if (!point) throw std::runtime_error(std::string("cannot listen on ") + transport);
            belle_sip_provider_add_listening_point(mProvider, point);
        }
        open = true;
        ready.set_value(free);
    } catch (...) {
        ready.set_exception(std::current_exception());
    }
    if (open) belle_sip_main_loop_run(mLoop);

    belle_sip_provider_clean_channels(mProvider);
    belle_sip_stack_sleep(stack, 0);
    belle_sip_object_unref(mProvider);
    belle_sip_object_unref(listener);
    belle_sip_object_unref(stack);
}

void BelleSipServer::onRequest(belle_sip_request_t *message) {
    if (text(belle_sip_request_get_method(message)) == "ACK") return;
    // A server transaction swallows retransmissions, which would look like replayed nonces.
    auto *transaction = belle_sip_provider_create_server_transaction(mProvider, message);
    if (!transaction) return;
    const Request request = translate(message);
    const Response response = mRegistrar.answer(request);
    belle_sip_response_t *reply = belle_sip_response_create_from_request(message, response.status);
    belle_sip_response_set_reason_phrase(reply, response.reason.c_str());
    for (const Header &header : response.headers) {
        if (auto *parsed = belle_sip_header_create(header.name.c_str(), header.value.c_str())) {
            belle_sip_message_add_header(BELLE_SIP_MESSAGE(reply), parsed);
        }
    }
    // Not added by belle-sip without a body, and a stream cannot be cut into messages without it.
    belle_sip_message_add_header(BELLE_SIP_MESSAGE(reply),
                                 BELLE_SIP_HEADER(belle_sip_header_content_length_create(0)));
    belle_sip_server_transaction_send_response(transaction, reply);
    if (mObserver) mObserver(request, response);
}

} // namespace slimphone::example
