#include "dial-plan/phone-number.h"

#include <gtest/gtest.h>

#include <random>

using namespace slimphone;

namespace {

std::string normalized(std::string_view text, std::string_view callingCode = {}, bool escapePlus = false) {
    return normalizePhoneNumber(text, callingCode, escapePlus).value_or("refused");
}

} // namespace

TEST(PhoneNumber, IsMadeOfDigitsAndWhatPeopleWriteBetweenThem) {
    for (const char *text :
         {"0612345678", "+33612345678", "(06) 12-34.56/78", "\xC2\xA0 06", "%2B33612345678", "06%2012", ""})
        EXPECT_TRUE(isPhoneNumber(text)) << text;
    for (const char *text :
         {"alice", "06a", "sip:0612345678@ex.org", "0612*", "#31#", "06\t12", "06\xC2", "\xA0", "06%"})
        EXPECT_FALSE(isPhoneNumber(text)) << text;
}

TEST(PhoneNumber, FlatteningKeepsDigitsAndALeadingPlus) {
    EXPECT_EQ(flattenPhoneNumber("(06) 12-34.56/78"), "0612345678");
    EXPECT_EQ(flattenPhoneNumber(" (+33) 6+12"), "+33612");
    EXPECT_EQ(flattenPhoneNumber("06+12"), "0612");
    EXPECT_EQ(flattenPhoneNumber("%2B33"), "+33");
    EXPECT_EQ(flattenPhoneNumber(""), "");
}

TEST(PhoneNumber, GetsTheCallingCodeOfFrance) {
    for (const char *text :
         {"0612345678", "+33612345678", "0033612345678", "(06) 12-34.56/78", "+33 0612345678"})
        EXPECT_EQ(normalized(text, "33"), "+33612345678") << text;
    EXPECT_EQ(normalized("+1 555 123 4567", "33"), "+15551234567");
    EXPECT_EQ(normalized("12", "33"), "+3312");
    EXPECT_EQ(normalized("", "33"), "+33");
}

TEST(PhoneNumber, KeepsAsManyDigitsAsTheCountryHas) {
    EXPECT_EQ(normalized("0612345678", "358"), "+358612345678");
    EXPECT_EQ(normalized("0612345678", "44"), "+440612345678");
    EXPECT_EQ(normalized("0612345678", "1"), "+10612345678");
    EXPECT_EQ(normalized("123450612345678", "33"), "+33612345678");
}

TEST(PhoneNumber, TakesThePrefixThatIsDialledInTheCountry) {
    EXPECT_EQ(normalized("01133612345678", "1"), "+33612345678");
    EXPECT_EQ(normalized("001133612345678", "61"), "+33612345678");
    EXPECT_EQ(normalized("0033612345678", "49"), "+33612345678");
}

TEST(PhoneNumber, EscapesThePlusByThePrefixOfTheNumbersCountry) {
    EXPECT_EQ(normalized("0612345678", "33", true), "0033612345678");
    EXPECT_EQ(normalized("+33612345678", "33", true), "0033612345678");
    EXPECT_EQ(normalized("5551234567", "1", true), "01115551234567");
    EXPECT_EQ(normalized("+33612345678", "1", true), "0033612345678");
    EXPECT_EQ(normalized("+1 555 123 4567", "33", true), "01115551234567");
    EXPECT_EQ(normalized("+33612345678", "", true), "0033612345678");
}

TEST(PhoneNumber, AnUnknownCallingCodeIsUsedAsItIs) {
    EXPECT_EQ(normalized("0612345678", "999"), "+9990612345678");
    EXPECT_EQ(normalized("10612345678", "999"), "+9990612345678");
    EXPECT_EQ(normalized("0033612345678", "999"), "+33612345678");
}

TEST(PhoneNumber, AnUnknownCallingCodeOfOneAccountIsNotSeenByOthers) {
    EXPECT_EQ(normalized("0612345678", "999"), "+9990612345678");
    EXPECT_EQ(normalized("0612345678"), "0612345678");
}

TEST(PhoneNumber, WithoutCallingCodeOnlyInternationalNumbersChange) {
    EXPECT_EQ(normalized("06 12 34 56 78"), "0612345678");
    EXPECT_EQ(normalized("0033612345678"), "0033612345678");
    EXPECT_EQ(normalized("+33 (0)6 12 34 56 78"), "+33612345678");
    EXPECT_EQ(normalized(""), "");
}

TEST(PhoneNumber, ACodeOfNoCountryLeavesTheNumberFlattened) {
    EXPECT_EQ(normalized("+999 1234"), "+9991234");
    EXPECT_EQ(normalized("+999 1234", "33"), "+9991234");
    EXPECT_EQ(normalized("+800 1234 5678", "33"), "+80012345678"); // a service without country
}

TEST(PhoneNumber, APlusSignBeforeTheCallingCodeIsForgiven) {
    EXPECT_EQ(normalized("0612345678", "+33"), "+33612345678");
}

TEST(PhoneNumber, RefusesOtherText) {
    EXPECT_EQ(normalized("alice", "33"), "refused");
    EXPECT_EQ(normalized("06x", "33"), "refused");
}

TEST(PhoneNumber, StaysLinearForLongTexts) {
    const std::string long_(100000, '7');
    EXPECT_EQ(normalized(long_, "33"), "+33777777777");
    EXPECT_EQ(normalized(long_), long_);
}

TEST(PhoneNumber, NormalizingTwiceIsNormalizingOnce) {
    std::mt19937 random(1); // the same numbers in each run
    const std::string_view signs = "00112233445566778899+ .-()/";
    for (int i = 0; i < 20000; ++i) {
        std::string text;
        for (auto length = random() % 20; length > 0; --length)
            text += signs[random() % signs.size()];
        for (const char *callingCode : {"", "1", "33", "44", "358", "999"}) {
            const std::string once = normalized(text, callingCode);
            ASSERT_EQ(normalized(once, callingCode), once) << text << " with " << callingCode;
            ASSERT_EQ(once.find_first_not_of("0123456789", once.starts_with('+') ? 1 : 0), once.npos) << text;
            ASSERT_LE(once.size(), 32U);
        }
    }
}
