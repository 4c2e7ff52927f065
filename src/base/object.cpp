#include "base/object.h"

namespace slimphone {

std::atomic<long> Object::sLive{0};

} // namespace slimphone
