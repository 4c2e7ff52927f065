#include "transport/provider-stack.h"

#include "transport/provider-engine.h"

namespace slimphone::sip {

namespace {

/** Keeps the engine alive through run() when a handler destroys the stack. */
class ProviderStack final : public Stack {
public:
    explicit ProviderStack(const Clock &clock) : mEngine(std::make_shared<ProviderEngine>(clock)) {}
    ~ProviderStack() override { mEngine->close(); }

    bool configure(const StackSettings &settings) override { return mEngine->configure(settings); }
    TransportPorts portsInUse() const override { return mEngine->portsInUse(); }
    std::unique_ptr<ClientTransaction> send(OutgoingRequest request, const NextHop &hop,
                                            ResponseHandler &handler) override {
        return mEngine->send(request, hop, handler);
    }
    void run(std::chrono::microseconds budget) override {
        const std::shared_ptr<ProviderEngine> engine = mEngine;
        engine->run(budget);
    }
    void closeConnections() override { mEngine->closeConnections(); }
    void setRequestHandler(RequestHandler *handler) override { mEngine->setRequestHandler(handler); }
    // belle-sip tells that some connection ended, but not whose answers it had carried.
    void setFlowObserver(FlowObserver *) override {}

private:
    std::shared_ptr<ProviderEngine> mEngine;
};

} // namespace

std::unique_ptr<Stack> makeProviderStack(const Clock &clock) {
    return std::make_unique<ProviderStack>(clock);
}

} // namespace slimphone::sip
