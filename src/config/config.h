/**
 * @file
 * The configuration ("rc file"): sections of keys and values, read from and written to a file.
 */
#pragma once

#include "base/clock.h"
#include "base/object.h"
#include "base/text.h"
#include "config/section-table.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

using LinphoneConfig = struct _LpConfig;

namespace slimphone {

class Dictionary;
class XmlLoad;

/**
 * An ordered list of sections, each an ordered list of items and comments.
 *
 * What the file holds and nobody changed is written back byte for byte. A change whose text
 * would be read back as something else (line breaks, brackets, a NUL byte, an overlong line) is
 * refused with an error in the log, so no value can bring in sections or keys.
 *
 * Text handed out as `const char *` belongs to the object and lives until the item changes.
 */
class Config : public HybridObject<LinphoneConfig, Config> {
public:
    /**
     * Reads @p path, which is created empty when it is missing, then @p factoryPath, whose values
     * win (see applyFactoryFile()) and which is never written. An empty @p path makes a configuration without
     * a file. Never fails: see isReadable().
     */
    static Ref<Config> create(std::string_view path, std::string_view factoryPath = {});
    /** As create(), a relative @p name being looked for in the user's folder of liblinphone's files. */
    static Ref<Config> createShared(std::string_view name, std::string_view factoryPath);
    /** A configuration without a file that starts with the content of @p text. */
    static Ref<Config> fromBuffer(std::string_view text);

    /** @name Reading. The fallback is used when the key is absent. */
    ///@{
    const char *getString(std::string_view section, std::string_view key, const char *fallback) const;
    /** The rules of scanf's "%i": 0x and 0 prefixes, the text after the number is ignored. */
    int getInt(std::string_view section, std::string_view key, int fallback) const;
    /** Decimal only. */
    std::int64_t getInt64(std::string_view section, std::string_view key, std::int64_t fallback) const;
    /** A number other than 0; the word "true" is none. */
    bool getBool(std::string_view section, std::string_view key, bool fallback) const;
    /** The fallback is also used for text that is no number. */
    float getFloat(std::string_view section, std::string_view key, float fallback) const;
    /**
     * Reads "5-9". An absent key gives the defaults and true; text without a '-' after its first
     * character gives the defaults and false.
     */
    bool getRange(std::string_view section, std::string_view key, int &minimum, int &maximum,
                  int defaultMinimum, int defaultMaximum) const;
    /** The elements between commas, untrimmed and with empty ones; no value when the key is absent. */
    std::optional<std::vector<std::string>> getStringList(std::string_view section,
                                                          std::string_view key) const;
    ///@}

    /** @name Reading from the section `<section>_default_values`. */
    ///@{
    const char *getDefaultString(std::string_view section, std::string_view key, const char *fallback) const;
    int getDefaultInt(std::string_view section, std::string_view key, int fallback) const;
    std::int64_t getDefaultInt64(std::string_view section, std::string_view key, std::int64_t fallback) const;
    float getDefaultFloat(std::string_view section, std::string_view key, float fallback) const;
    ///@}

    /**
     * @name Writing. An equal value changes nothing and does not ask for a save.
     * False: the text was refused and the old value stays.
     */
    ///@{
    /** nullptr or "" removes the item; this never makes a section. */
    bool setString(std::string_view section, std::string_view key, const char *value);
    bool setString(std::string_view section, std::string_view key, std::string_view value);
    bool setString(std::string_view section, std::string_view key, const std::string &value) {
        return setString(section, key, std::string_view(value));
    }
    bool setInt(std::string_view section, std::string_view key, int value);
    bool setIntHex(std::string_view section, std::string_view key, int value);
    bool setInt64(std::string_view section, std::string_view key, std::int64_t value);
    bool setBool(std::string_view section, std::string_view key, bool value);
    bool setFloat(std::string_view section, std::string_view key, float value);
    bool setRange(std::string_view section, std::string_view key, int minimum, int maximum);
    bool setStringList(std::string_view section, std::string_view key, const std::vector<std::string> &value);
    ///@}

    bool hasSection(std::string_view section) const { return mSections.find(section) != nullptr; }
    /** Defaults of the factory file do not count. */
    bool hasEntry(std::string_view section, std::string_view key) const;
    /** Removes the section with everything in it. */
    void cleanSection(std::string_view section);
    /** Gives a section another name and drops the one that had it; it keeps its place in the file. */
    void renameSection(std::string_view section, std::string_view newName);
    /** Removes one item without asking for a save, as liblinphone does; setString(nullptr) asks. */
    void cleanEntry(std::string_view section, std::string_view key);

    /** Names of all sections in the order of the file. */
    std::vector<const char *> sectionNames() const;
    /** Keys of @p section in the order of the file. */
    std::vector<const char *> keys(std::string_view section) const;
    /** NULL-terminated array of the section names, lent until the next call. */
    const char **lentSectionNames();
    /** Parameter @p key in the header `[section key=value]`. */
    const char *sectionParameter(std::string_view section, std::string_view key, const char *fallback) const;

    /** @name Marks that steer the XML dump; they are not saved. Nothing is marked that is absent. */
    ///@{
    void setOverwrite(std::string_view section, bool value) { setMark(section, Section::Overwrite, value); }
    void setOverwrite(std::string_view section, std::string_view key, bool value) {
        setMark(section, key, Section::Overwrite, value);
    }
    bool overwrite(std::string_view section) const { return hasMark(section, Section::Overwrite); }
    bool overwrite(std::string_view section, std::string_view key) const {
        return hasMark(section, key, Section::Overwrite);
    }
    void setSkip(std::string_view section, bool value) { setMark(section, Section::Skip, value); }
    void setSkip(std::string_view section, std::string_view key, bool value) {
        setMark(section, key, Section::Skip, value);
    }
    bool skip(std::string_view section) const { return hasMark(section, Section::Skip); }
    bool skip(std::string_view section, std::string_view key) const {
        return hasMark(section, key, Section::Skip);
    }
    ///@}

    /** True when something changed since the file was read or written. */
    bool needsCommit() const noexcept { return mModified || mSaving; }
    /**
     * Writes the file: all of it to a temporary file that then takes its place, so that a crash
     * leaves the old or the new one. False when there is no file, when it cannot be written or when
     * it could not be read at first (it is not overwritten then); the next call tries again.
     */
    bool sync();
    /**
     * The same in turns until @p deadline, and once more with what was changed meanwhile when needsCommit()
     * still says so. True when there is no more to do, whether it worked or not.
     */
    bool syncOn(const Clock &clock, TimePoint deadline);
    /** Drops everything and reads the file again. False, and nothing changes, if that fails. */
    bool reload();
    /** Reads another file over what is here. False when it cannot be read. */
    bool readFile(std::string_view path);
    /**
     * Reads the factory file again; true also when there is none. Its values win over what is here,
     * unless it says `[factory] overrides=0`: then they are used where a key is absent, and never saved.
     */
    bool applyFactoryFile();
    /** False when the file exists and could not be read; sync() leaves it alone then. */
    bool isReadable() const noexcept { return mReadable; }
    /** There is a file and sync() cannot write it, as far as can be said without trying. */
    bool isReadOnly() const;

    /**
     * Applies an lpconfig XML document completely or not at all. Returns nullptr, or what is wrong
     * with it ("invalid xml" when it does not parse); the text lives until the next call.
     */
    const char *loadXml(std::string_view document);
    const char *loadXmlFile(std::string_view path);
    /** The content as an lpconfig XML document in UTF-8. */
    std::string dumpXml() const;
    /** The content as sync() writes it. */
    std::string text() const { return mSections.format(); }
    /** The content without comments, a tab before each item. */
    std::string dump() const;

    Ref<Dictionary> sectionToDictionary(std::string_view section) const;
    /** Sets each value of @p dictionary in @p section. */
    void loadDictionary(std::string_view section, const Dictionary &dictionary);

    /** @name File names, nullptr when unset. */
    ///@{
    const char *filename() const noexcept { return mPath.get(); }
    const char *factoryFilename() const noexcept { return mFactoryPath.get(); }
    const char *temporaryFilename() const noexcept { return mTemporaryPath.get(); }
    ///@}

    /** @name Files beside the configuration file. ".." is refused. */
    ///@{
    bool relativeFileExists(std::string_view name) const;
    /** Content of the file; no value when it cannot be read or has more than @p limit bytes. */
    std::optional<std::string> readRelativeFile(std::string_view name, std::size_t limit) const;
    bool writeRelativeFile(std::string_view name, std::string_view data) const;
    ///@}

protected:
    ~Config() override;

private:
    template <class T, class... Args>
    friend Ref<T> make(Args &&...args);
    friend class XmlLoad;

    Config();
    const char *find(std::string_view section, std::string_view key) const;
    bool store(std::string_view section, std::string_view key, std::string_view value);
    void setMark(std::string_view section, Section::Mark mark, bool value);
    void setMark(std::string_view section, std::string_view key, Section::Mark mark, bool value);
    bool hasMark(std::string_view section, Section::Mark mark) const;
    bool hasMark(std::string_view section, std::string_view key, Section::Mark mark) const;
    void loadBegins(XmlLoad &load);
    void loadEnds(const XmlLoad &load);
    /** Nobody sees a document half applied. */
    void finishLoad();
    bool readOwnFile();
    struct Saving;
    void saved(int error);
    std::string siblingPath(std::string_view name) const;

    std::unique_ptr<SectionTable> mDefaults; ///< of a factory file that does not override
    SectionTable mSections;
    Text mPath;
    Text mFactoryPath;
    Text mTemporaryPath;
    Text mXmlError;
    XmlLoad *mLoad = nullptr; ///< while it is applied
    std::unique_ptr<const char *[]> mLentNames;
    std::unique_ptr<Saving> mSaving; ///< while the file is written in turns
    int mLastWriteError = 0;
    bool mModified = false;
    bool mReadable = true;
};

} // namespace slimphone
