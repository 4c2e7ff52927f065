/**
 * @file
 * The factory: the one object of a process that knows the folders programs keep things in.
 */
#pragma once

#include "linphone/types.h"

#include "base/c-list.h"
#include "base/object.h"
#include "base/text.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace slimphone {

/** All functions may be called from any thread. */
class Factory final : public HybridObject<LinphoneFactory, Factory> {
public:
    enum class Folder : std::uint8_t {
        TopResources,
        DataResources, ///< below TopResources unless set
        Config,        ///< this and the next ones end with a slash
        Data,
        Download,
        Cache,
    };

    Factory() = default;
    Factory(const Factory &) = delete;
    Factory &operator=(const Factory &) = delete;

    /** The process's factory, made when there is none; it lives until forgetInstance(). */
    static Factory &instance();
    static void forgetInstance();

    /** An empty path means the default. */
    void setFolder(Folder folder, std::string_view path);
    bool isFolderSet(Folder folder) const;
    /**
     * By default what the XDG base directory specification says, and the installed data for
     * resources. Lent until the answer changes.
     */
    const char *folder(Folder folder);

    /** A list, lent for as long as the factory lives. */
    const bctbx_list_t *dialPlans();

private:
    static constexpr std::size_t kFolderCount = static_cast<std::size_t>(Folder::Cache) + 1;
    using Folders = std::array<Text, kFolderCount>;

    ~Factory() override = default;
    static Text &at(Folders &folders, Folder folder) { return folders[static_cast<std::size_t>(folder)]; }
    std::string resolve(Folder folder);

    mutable std::mutex mMutex;
    Folders mSet;
    Folders mLent;
    LentList mDialPlans;
};

} // namespace slimphone
