#include "settings/nat-policy-sections.h"

#include "config/config.h"

namespace slimphone {

namespace {
std::string sectionName(int index) { return "nat_policy_" + std::to_string(index); }
} // namespace

void NatPolicySections::scan() {
    for (std::string name; mConfig.hasSection(name = sectionName(mNext)); ++mNext)
        if (const char *reference = mConfig.getString(name, "ref", nullptr))
            mByReference.emplace(reference, mNext); // of two the first counts
}

std::string NatPolicySections::find(std::string_view reference) {
    scan();
    for (const bool isLastTry : {false, true}) {
        const auto found = mByReference.find(std::string(reference));
        if (found == mByReference.end()) return {};
        std::string name = sectionName(found->second);
        if (mConfig.getString(name, "ref", "") == reference) return name;
        if (isLastTry) break;
        reset(); // the application has written to these sections
        scan();
    }
    return {};
}

std::string NatPolicySections::findOrFree(std::string_view reference) {
    std::string name = find(reference);
    return name.empty() ? sectionName(mNext) : name;
}

void NatPolicySections::reset() {
    mByReference.clear();
    mNext = 0;
}

} // namespace slimphone
