#include "transport/lean-stack.h"

#include "transport/lean-engine.h"

namespace slimphone::sip {

namespace {

/** Keeps the engine alive through run() when a handler destroys the stack. */
class LeanStack final : public Stack {
public:
    explicit LeanStack(const Clock &clock) : mEngine(std::make_shared<LeanEngine>(clock)) {}
    ~LeanStack() override { mEngine->close(); }

    bool configure(const StackSettings &settings) override { return mEngine->configure(settings); }
    TransportPorts portsInUse() const override { return mEngine->portsInUse(); }
    std::unique_ptr<ClientTransaction> send(OutgoingRequest request, const NextHop &hop,
                                            ResponseHandler &handler) override {
        return mEngine->send(std::move(request), hop, handler);
    }
    void run(std::chrono::microseconds budget) override {
        const std::shared_ptr<LeanEngine> engine = mEngine;
        engine->run(budget);
    }
    void closeConnections() override { mEngine->closeConnections(); }
    void setRequestHandler(RequestHandler *handler) override { mEngine->setRequestHandler(handler); }
    void setFlowObserver(FlowObserver *observer) override { mEngine->setFlowObserver(observer); }

private:
    std::shared_ptr<LeanEngine> mEngine;
};

} // namespace

std::unique_ptr<Stack> makeLeanStack(const Clock &clock) { return std::make_unique<LeanStack>(clock); }

} // namespace slimphone::sip
