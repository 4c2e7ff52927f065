#include "xml-rpc/codec.h"

#include "base/text.h"
#include "config/xml-reader.h"

#include <algorithm>
#include <cstdlib>
#include <initializer_list>

namespace slimphone::xmlrpc {

namespace {

/** libxml2 stops there by itself; this is for other builds of it. */
constexpr std::size_t kDeepest = 256;
constexpr std::size_t kMostMembers = 64;

/** Far beyond what a response has. */
constexpr XmlBounds kBounds{.tags = 5000, .references = 20000};
/** Of what has to be converted. */
constexpr std::size_t kLongestForeign = std::size_t{256} << 10;

/** False when XML has no form for @p text. */
bool appendText(std::string &out, std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        const auto c = static_cast<unsigned char>(text.front());
        if (length == 0) return false;
        if (length > 1)
            out.append(text.substr(0, length));
        else if (c == '&')
            out.append("&amp;");
        else if (c == '<')
            out.append("&lt;");
        else if (c == '>')
            out.append("&gt;");
        else if (c == '"')
            out.append("&quot;");
        else if (c == '\r')
            out.append("&#13;"); // would be read as a line feed
        else if (c >= 0x20 || c == '\t' || c == '\n')
            out.append(1, text.front());
        else
            return false;
        text.remove_prefix(length);
    }
    return true;
}

/** Follows the elements while libxml2 reads; only values are kept. */
class Reader final : public XmlReader {
public:
    Reader(Reply &reply, std::string_view body) : XmlReader(body, kBounds, body.size()), mReply(reply) {}
    ~Reader() override {
        wipe(mText);
        wipe(mMember.second);
    }

    void read() {
        while (step())
            ;
        if (!problem() && !mIsResponse) stop("no XML-RPC response");
        if (!problem()) return;
        mReply = Reply();
        mReply.problem = problem();
    }

private:
    void startDocument(std::string_view encoding) override {
        if (!encoding.empty() && !equalsIgnoringCase(encoding, "utf-8") && size() > kLongestForeign)
            stop("too long for an encoding other than UTF-8");
    }

    void startElement(std::string_view name, bool hasNamespace, const XmlAttributes &) override {
        start(hasNamespace ? "{foreign}" : name);
    }

    void addText(std::string_view text) override { mText.append(text); }

    void start(std::string_view name) {
        if (mPath.size() >= kDeepest) return stop("nested too deeply");
        mPath.emplace_back(name);
        wipe(mText);
        if (mPath.size() == 1) {
            mIsResponse = name == "methodResponse";
            mReply.kind = Reply::Kind::Other;
            return;
        }
        if (isAt({"methodResponse", "fault"})) mReply.kind = Reply::Kind::Fault;
        if (isAt({"methodResponse", "params", "param", "value"})) {
            mReply.kind = Reply::Kind::Other;
            mReply.hasValue = true;
            mReply.members.clear();
        }
        if (isAt({"methodResponse", "params", "param", "value", "struct"})) mReply.kind = Reply::Kind::Struct;
        if (isMember()) {
            mMember = std::pair<std::string, std::string>();
            mMemberIsTyped = false;
        } else if (memberDepth() != 0 && mPath.size() == memberDepth() + 2) {
            mMemberIsTyped = true;
        }
    }

    void endElement() override {
        const std::string name = mPath.back();
        if (isAt({"methodResponse", "params", "param", "value", "string"})) {
            mReply.kind = Reply::Kind::String;
            mReply.text = mText;
        } else if (name == "int" || name == "i4") {
            if (isAt({"methodResponse", "params", "param", "value", name})) {
                mReply.kind = Reply::Kind::Int;
                mReply.number = std::atoi(mText.c_str());
            }
        }
        endOfMember(name);
        mPath.pop_back();
        wipe(mText);
    }

    void endOfMember(const std::string &name) {
        const std::size_t depth = memberDepth();
        if (depth == 0) return;
        if (mPath.size() == depth + 1 && name == "name") mMember.first = mText;
        const bool isTyped = mPath.size() == depth + 2 && mPath[depth] == "value" &&
                             (name == "string" || name == "int" || name == "i4" || name == "boolean");
        const bool isPlain = mPath.size() == depth + 1 && name == "value" && !mMemberIsTyped;
        if (isTyped || isPlain) mMember.second = mText;
        if (mPath.size() != depth || name != "member") return;
        if (mReply.kind == Reply::Kind::Struct) {
            if (mReply.members.size() == kMostMembers) return stop("too many members");
            mReply.members.push_back(std::move(mMember));
        } else if (mMember.first == "faultCode") {
            mReply.number = std::atoi(mMember.second.c_str());
        } else if (mMember.first == "faultString") {
            mReply.text = mMember.second;
        }
    }

    /** Elements down to <member> on the current path, 0 when it is not inside one that counts. */
    std::size_t memberDepth() const {
        if (startsWith({"methodResponse", "params", "param", "value", "struct", "member"})) return 6;
        if (startsWith({"methodResponse", "fault", "value", "struct", "member"})) return 5;
        return 0;
    }
    bool isMember() const { return memberDepth() == mPath.size(); }
    bool startsWith(std::initializer_list<std::string_view> path) const {
        if (mPath.size() < path.size()) return false;
        return std::equal(path.begin(), path.end(), mPath.begin());
    }
    bool isAt(std::initializer_list<std::string_view> path) const {
        return mPath.size() == path.size() && startsWith(path);
    }

    Reply &mReply;
    std::vector<std::string> mPath;
    std::string mText; ///< since the last tag
    std::pair<std::string, std::string> mMember;
    bool mMemberIsTyped = false;
    bool mIsResponse = false;
};

} // namespace

Reply::~Reply() {
    wipe(text);
    for (auto &[name, value] : members)
        wipe(value);
}

const std::string *Reply::member(std::string_view name) const noexcept {
    for (const auto &[key, value] : members)
        if (key == name) return &value;
    return nullptr;
}

std::optional<std::string> encodeCall(std::string_view method, const std::vector<Argument> &arguments) {
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodCall>\n <methodName>";
    bool isEncodable = appendText(xml, method);
    xml += "</methodName>\n <params>\n";
    for (const Argument &argument : arguments) {
        xml += "  <param>\n   <value>\n    ";
        if (const int *number = std::get_if<int>(&argument)) {
            xml += "<int>" + std::to_string(*number) + "</int>";
        } else {
            xml += "<string>";
            isEncodable = isEncodable && appendText(xml, std::get<std::string>(argument));
            xml += "</string>";
        }
        xml += "\n   </value>\n  </param>\n";
    }
    xml += " </params>\n</methodCall>\n";
    if (isEncodable) return xml;
    wipe(xml);
    return std::nullopt;
}

Reply decodeReply(std::string_view body) {
    Reply reply;
    Reader(reply, body).read();
    return reply;
}

} // namespace slimphone::xmlrpc
