#include "factory/factory.h"

#include "dial-plan/dial-plan.h"

#include <pwd.h>
#include <unistd.h>

#include <cstdlib>
#include <vector>

namespace slimphone {

namespace {

std::mutex sInstanceMutex;
Factory *sInstance = nullptr;

std::string home() {
    const char *folder = std::getenv("HOME");
    if (folder && *folder) return folder;
    std::vector<char> buffer(16384);
    passwd entry{};
    passwd *found = nullptr;
    getpwuid_r(getuid(), &entry, buffer.data(), buffer.size(), &found);
    return found && found->pw_dir ? found->pw_dir : ".";
}

/** The folder that @p variable names; relative ones do not count by the specification. */
std::string userFolder(const char *variable, const char *belowHome) {
    const char *folder = std::getenv(variable);
    if (folder && *folder == '/') return folder;
    return home() + belowHome;
}

std::string withSlash(std::string folder) {
    if (folder.empty() || folder.back() != '/') folder += '/';
    return folder;
}

} // namespace

Factory &Factory::instance() {
    const std::lock_guard lock(sInstanceMutex);
    if (!sInstance) sInstance = make<Factory>().release();
    return *sInstance;
}

void Factory::forgetInstance() {
    const std::lock_guard lock(sInstanceMutex);
    Ref<Factory>::adopt(std::exchange(sInstance, nullptr));
}

void Factory::setFolder(Folder folder, std::string_view path) {
    const std::lock_guard lock(mMutex);
    at(mSet, folder) = Text(path);
}

bool Factory::isFolderSet(Folder folder) const {
    const std::lock_guard lock(mMutex);
    return static_cast<bool>(mSet[static_cast<std::size_t>(folder)]);
}

const char *Factory::folder(Folder folder) {
    const std::lock_guard lock(mMutex);
    const std::string path = resolve(folder);
    Text &lent = at(mLent, folder);
    if (lent.view() != path) lent = path;
    return lent.get();
}

const bctbx_list_t *Factory::dialPlans() {
    const std::lock_guard lock(mMutex);
    if (!mDialPlans.get())
        for (const DialPlan &plan : DialPlan::all())
            mDialPlans.append(const_cast<LinphoneDialPlan *>(plan.toC()));
    return mDialPlans.get();
}

std::string Factory::resolve(Folder folder) {
    std::string set = at(mSet, folder).str();
    switch (folder) {
    case Folder::TopResources:
        return set.empty() ? SLIMPHONE_DATA_DIR : set;
    case Folder::DataResources:
        return set.empty() ? withSlash(resolve(Folder::TopResources)) + "linphone" : set;
    case Folder::Config:
        return withSlash(set.empty() ? userFolder("XDG_CONFIG_HOME", "/.config") + "/linphone" : set);
    case Folder::Data:
        return withSlash(set.empty() ? userFolder("XDG_DATA_HOME", "/.local/share") + "/linphone" : set);
    case Folder::Cache:
        return withSlash(set.empty() ? userFolder("XDG_CACHE_HOME", "/.cache") + "/linphone" : set);
    case Folder::Download:
        return withSlash(set.empty() ? userFolder("XDG_DOWNLOAD_DIR", "/Downloads") : set);
    }
    return set;
}

} // namespace slimphone
