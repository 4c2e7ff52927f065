#include "dial-plan/dial-plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace slimphone;

namespace {

bool isNumber(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

const char *leaderOf(std::string_view callingCode) { return DialPlan::byCallingCode(callingCode).isoCode; }

} // namespace

TEST(DialPlan, EveryCountryIsComplete) {
    EXPECT_GE(DialPlan::all().size(), 240U);
    for (const DialPlan &plan : DialPlan::all()) {
        SCOPED_TRACE(plan.country);
        EXPECT_FALSE(std::string_view(plan.country).empty());
        EXPECT_EQ(std::string_view(plan.isoCode).size(), 2U);
        EXPECT_TRUE(isNumber(plan.callingCode));
        EXPECT_TRUE(isNumber(plan.internationalPrefix));
        // E.164: fifteen digits at most, the calling code included.
        EXPECT_LE(plan.nationalNumberLength + std::string_view(plan.callingCode).size(), 15U);
        EXPECT_GE(plan.nationalNumberLength, 5);
        EXPECT_FALSE(plan.isGeneric());
    }
}

TEST(DialPlan, NamesAndIsoCodesAreUnique) {
    std::set<std::string> names, codes;
    for (const DialPlan &plan : DialPlan::all()) {
        EXPECT_TRUE(names.insert(plan.country).second) << plan.country;
        EXPECT_TRUE(codes.insert(plan.isoCode).second) << plan.isoCode;
    }
}

TEST(DialPlan, NoCallingCodeBeginsWithAnother) {
    std::set<std::string> codes;
    for (const DialPlan &plan : DialPlan::all())
        codes.insert(plan.callingCode);
    for (const std::string &code : codes)
        for (std::size_t length = 1; length < code.size(); ++length)
            EXPECT_EQ(codes.count(code.substr(0, length)), 0U) << code;
}

TEST(DialPlan, HasEveryGeographicCodeOfE164) {
    // The zones of ITU-T E.164 with their one- and two-digit codes; the rest has three digits.
    for (const int code :
         {1,  7,  20, 27, 30, 31, 32, 33, 34, 36, 39, 40, 41, 43, 44, 45, 46, 47, 48, 49, 51, 52, 53,
          54, 55, 56, 57, 58, 60, 61, 62, 63, 64, 65, 66, 81, 82, 84, 86, 90, 91, 92, 93, 94, 95, 98})
        EXPECT_NE(DialPlan::find(code), nullptr) << code;
    for (const auto &[first, last] : {std::pair(211, 213),
                                      {220, 258},
                                      {260, 269},
                                      {290, 291},
                                      {297, 299},
                                      {350, 359},
                                      {370, 378},
                                      {380, 383},
                                      {385, 387},
                                      {420, 421},
                                      {500, 509},
                                      {590, 599},
                                      {672, 683},
                                      {685, 692},
                                      {852, 853},
                                      {855, 856},
                                      {960, 968},
                                      {970, 977},
                                      {992, 996}})
        for (int code = first; code <= last; ++code)
            EXPECT_NE(DialPlan::find(code), nullptr) << code;
    for (const int code : {216, 218, 389, 423, 670, 850, 880, 886, 998})
        EXPECT_NE(DialPlan::find(code), nullptr) << code;
    for (const int code : {0, -1, 210, 219, 384, 388, 999, 1000, 100000})
        EXPECT_EQ(DialPlan::find(code), nullptr) << code;
}

TEST(DialPlan, ASharedCodeStandsForTheMainCountry) {
    EXPECT_STREQ(leaderOf("1"), "US");
    EXPECT_STREQ(leaderOf("7"), "RU");
    EXPECT_STREQ(leaderOf("39"), "IT");
    EXPECT_STREQ(leaderOf("44"), "GB");
    EXPECT_STREQ(leaderOf("47"), "NO");
    EXPECT_STREQ(leaderOf("61"), "AU");
    EXPECT_STREQ(leaderOf("212"), "MA");
    EXPECT_STREQ(leaderOf("262"), "RE");
    EXPECT_STREQ(leaderOf("358"), "FI");
    EXPECT_STREQ(leaderOf("590"), "GP");
    EXPECT_STREQ(leaderOf("599"), "CW");
}

TEST(DialPlan, FindsByCallingCode) {
    const DialPlan &france = DialPlan::byCallingCode("33");
    EXPECT_STREQ(france.country, "France");
    EXPECT_STREQ(france.isoCode, "FR");
    EXPECT_STREQ(france.callingCode, "33");
    EXPECT_STREQ(france.internationalPrefix, "00");
    EXPECT_EQ(france.nationalNumberLength, 9);
    EXPECT_EQ(france.callingCodeAsInt(), 33);
    EXPECT_EQ(&DialPlan::byCallingCode(33), &france);
    EXPECT_EQ(&DialPlan::byCallingCode("+33"), &france);
}

TEST(DialPlan, AnUnknownCallingCodeHasTheGenericPlan) {
    for (const char *code : {"", "+", "0", "033", "999", "33x", "x", " 33", "99999999999999999999999"}) {
        const DialPlan &plan = DialPlan::byCallingCode(code);
        EXPECT_TRUE(plan.isGeneric()) << code;
        EXPECT_STREQ(plan.callingCode, "");
        EXPECT_STREQ(plan.internationalPrefix, "00");
        EXPECT_EQ(plan.nationalNumberLength, 10);
    }
    EXPECT_EQ(&DialPlan::byCallingCode(999), &DialPlan::generic());
}

TEST(DialPlan, FindsByIsoCodeInAnyCase) {
    for (const DialPlan &plan : DialPlan::all())
        EXPECT_EQ(DialPlan::byIsoCode(plan.isoCode), &plan);
    EXPECT_EQ(DialPlan::byIsoCode("fr"), DialPlan::byIsoCode("FR"));
    for (const char *code : {"", "F", "FRA", "ZZ", "F1", "\xC3\xA9"})
        EXPECT_EQ(DialPlan::byIsoCode(code), nullptr) << code;
}

TEST(DialPlan, FindsTheCountryOfAnInternationalNumber) {
    EXPECT_STREQ(DialPlan::ofInternationalNumber("+33612345678")->callingCode, "33");
    EXPECT_STREQ(DialPlan::ofInternationalNumber("+15551234567")->callingCode, "1");
    EXPECT_STREQ(DialPlan::ofInternationalNumber("+3584012345")->callingCode, "358");
    EXPECT_STREQ(DialPlan::ofInternationalNumber("+7")->callingCode, "7");
    for (const char *number :
         {"", "+", "33612345678", "+0033612345678", "+999123", "+35", "+x", "0033612345678"})
        EXPECT_EQ(DialPlan::ofInternationalNumber(number), nullptr) << number;
}

TEST(DialPlan, FlagsAreRegionalIndicators) {
    EXPECT_STREQ(DialPlan::byIsoCode("FR")->flag(), "\xF0\x9F\x87\xAB\xF0\x9F\x87\xB7");
    EXPECT_STREQ(DialPlan::byIsoCode("AZ")->flag(), "\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF");
    EXPECT_STREQ(DialPlan::generic().flag(), "");
}
