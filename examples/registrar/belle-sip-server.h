/**
 * @file
 * Puts a Registrar on the network with belle-sip's server side, UDP and TCP on one port.
 */
#pragma once

#include "registrar.h"

#include <belle-sip/belle-sip.h>

#include <functional>
#include <future>
#include <string>
#include <thread>

namespace slimphone::example {

/** Runs in a thread of its own from construction to destruction. */
class BelleSipServer {
public:
    /** Told of every request and its answer, in the server's thread. */
    using Observer = std::function<void(const Request &, const Response &)>;

    /**
     * Listens on @p bindAddress; @p port 0 takes a free one. Throws std::runtime_error when a
     * socket cannot be bound. @p registrar must outlive the server.
     */
    BelleSipServer(Registrar &registrar, const std::string &bindAddress, int port, Observer observer = {});
    BelleSipServer(const BelleSipServer &) = delete;
    BelleSipServer &operator=(const BelleSipServer &) = delete;
    ~BelleSipServer();

    int port() const { return mPort; }

private:
    void serve(const std::string &bindAddress, int port, std::promise<int> &ready);
    void onRequest(belle_sip_request_t *message);

    Registrar &mRegistrar;
    Observer mObserver;
    belle_sip_provider_t *mProvider = nullptr;
    belle_sip_main_loop_t *mLoop = nullptr;
    int mPort = 0;
    std::thread mThread;
};

} // namespace slimphone::example
