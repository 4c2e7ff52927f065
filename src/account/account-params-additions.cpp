#include "account/account-params.h"
#include "config/config.h"

namespace slimphone {

namespace {

constexpr std::string_view kCustomPrefix = "x-custom-property:";

std::string textOf(const Address *address) { return address ? address->toString() : std::string(); }

} // namespace

AccountParams::Additions::Additions(const Additions &other)
    : contact(other.contact ? other.contact->clone() : nullptr), customParams(other.customParams) {
    std::vector<std::string> copied;
    for (const Text &tag : other.tags)
        copied.push_back(tag.str());
    setTags(copied);
}

void AccountParams::Additions::setTags(const std::vector<std::string> &newTags) {
    tagsList.clear();
    tags.clear();
    tagsText.clear();
    for (const std::string &tag : newTags) {
        // They go into a header as they are.
        if (tag.empty() || tag.find_first_of("\r\n,") != std::string::npos) continue;
        tags.emplace_back(tag);
        if (!tagsText.empty()) tagsText += ", ";
        tagsText += tag;
    }
    for (const Text &tag : tags)
        tagsList.append(const_cast<char *>(tag.get()));
}

AccountParams::Additions &AccountParams::additions() {
    if (!mAdditions) mAdditions = std::make_unique<Additions>();
    return *mAdditions;
}

void AccountParams::setCustomContact(const Address *contact) {
    if (contact || mAdditions) additions().contact = contact ? contact->clone() : nullptr;
}

const char *AccountParams::customParam(std::string_view key) const {
    if (!mAdditions) return nullptr;
    const auto it = mAdditions->customParams.find(key);
    return it == mAdditions->customParams.end() ? nullptr : it->second.c_str();
}

void AccountParams::setCustomParam(std::string_view key, std::string_view value) {
    if (key.empty()) return;
    if (!value.empty())
        additions().customParams.insert_or_assign(std::string(key), std::string(value));
    else if (mAdditions)
        mAdditions->customParams.erase(std::string(key));
}

std::string_view AccountParams::supportedTags() const noexcept {
    return mAdditions ? std::string_view(mAdditions->tagsText) : std::string_view();
}

void AccountParams::setSupportedTags(const std::vector<std::string> &tags) {
    if (!tags.empty() || mAdditions) additions().setTags(tags);
}

void AccountParams::readAdditions(const Config &config, std::string_view section) {
    if (section.empty()) return; // the defaults of all accounts have none of these
    pictureUri = config.getString(section, "picture_uri", nullptr);
    prefixCountry = config.getString(section, "dial_prefix_iso_country_code", nullptr);
    unregisterAtStop = config.getBool(section, "unregister_at_stop", true);
    if (const char *contact = config.getString(section, "custom_contact", nullptr))
        setCustomContact(Address::parse(contact).get());
    if (const auto tags = config.getStringList(section, "supported")) setSupportedTags(*tags);
    for (const char *key : config.keys(section)) {
        const std::string_view name(key);
        if (name.starts_with(kCustomPrefix))
            setCustomParam(name.substr(kCustomPrefix.size()), config.getString(section, name, ""));
    }
}

void AccountParams::writeAdditions(Config &config, std::string_view section) const {
    config.setString(section, "picture_uri", pictureUri.view());
    config.setString(section, "dial_prefix_iso_country_code", prefixCountry.view());
    config.setString(section, "unregister_at_stop", unregisterAtStop ? "" : "0");
    for (const char *key : config.keys(section)) {
        const std::string name = key;
        const bool isOurs = std::string_view(name).substr(0, kCustomPrefix.size()) == kCustomPrefix;
        if (isOurs && !(mAdditions && mAdditions->customParams.count(name.substr(kCustomPrefix.size()))))
            config.setString(section, name, nullptr);
    }
    config.setString(section, "custom_contact",
                     mAdditions ? textOf(mAdditions->contact.get()) : std::string());
    std::vector<std::string> tags;
    if (mAdditions)
        for (const Text &tag : mAdditions->tags)
            tags.push_back(tag.str());
    config.setStringList(section, "supported", tags);
    if (mAdditions)
        for (const auto &[key, value] : mAdditions->customParams)
            config.setString(section, std::string(kCustomPrefix) + key, value);
}

bool AccountParams::showsSameAdditions(const AccountParams &other) const {
    return supportedTags() == other.supportedTags() &&
           textOf(customContact()) == textOf(other.customContact());
}

} // namespace slimphone
