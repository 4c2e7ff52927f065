#include "dial-plan/dial-plan.h"

#include <array>
#include <cstddef>
#include <limits>

namespace slimphone {

namespace {

/** Country, ISO 3166 code, calling code, international prefix, digits of a national number. */
constexpr std::array sPlans = {
    // clang-format off
    DialPlan{"Afghanistan", "AF", "93", "00", 9},
    DialPlan{"Åland Islands", "AX", "358", "00", 9},
    DialPlan{"Albania", "AL", "355", "00", 9},
    DialPlan{"Algeria", "DZ", "213", "00", 9},
    DialPlan{"American Samoa", "AS", "1", "011", 10},
    DialPlan{"Andorra", "AD", "376", "00", 6},
    DialPlan{"Angola", "AO", "244", "00", 9},
    DialPlan{"Anguilla", "AI", "1", "011", 10},
    DialPlan{"Antigua and Barbuda", "AG", "1", "011", 10},
    DialPlan{"Argentina", "AR", "54", "00", 11},
    DialPlan{"Armenia", "AM", "374", "00", 8},
    DialPlan{"Aruba", "AW", "297", "00", 7},
    DialPlan{"Ascension Island", "AC", "247", "00", 5},
    DialPlan{"Australia", "AU", "61", "0011", 9},
    DialPlan{"Austria", "AT", "43", "00", 13},
    DialPlan{"Azerbaijan", "AZ", "994", "00", 9},
    DialPlan{"Bahamas", "BS", "1", "011", 10},
    DialPlan{"Bahrain", "BH", "973", "00", 8},
    DialPlan{"Bangladesh", "BD", "880", "00", 10},
    DialPlan{"Barbados", "BB", "1", "011", 10},
    DialPlan{"Belarus", "BY", "375", "810", 9},
    DialPlan{"Belgium", "BE", "32", "00", 9},
    DialPlan{"Belize", "BZ", "501", "00", 7},
    DialPlan{"Benin", "BJ", "229", "00", 10},
    DialPlan{"Bermuda", "BM", "1", "011", 10},
    DialPlan{"Bhutan", "BT", "975", "00", 8},
    DialPlan{"Bolivia", "BO", "591", "00", 8},
    DialPlan{"Bonaire, Sint Eustatius and Saba", "BQ", "599", "00", 8},
    DialPlan{"Bosnia and Herzegovina", "BA", "387", "00", 8},
    DialPlan{"Botswana", "BW", "267", "00", 8},
    DialPlan{"Brazil", "BR", "55", "00", 11},
    DialPlan{"British Indian Ocean Territory", "IO", "246", "00", 7},
    DialPlan{"British Virgin Islands", "VG", "1", "011", 10},
    DialPlan{"Brunei Darussalam", "BN", "673", "00", 7},
    DialPlan{"Bulgaria", "BG", "359", "00", 9},
    DialPlan{"Burkina Faso", "BF", "226", "00", 8},
    DialPlan{"Burundi", "BI", "257", "00", 8},
    DialPlan{"Cambodia", "KH", "855", "001", 9},
    DialPlan{"Cameroon", "CM", "237", "00", 9},
    DialPlan{"Canada", "CA", "1", "011", 10},
    DialPlan{"Cape Verde", "CV", "238", "00", 7},
    DialPlan{"Cayman Islands", "KY", "1", "011", 10},
    DialPlan{"Central African Republic", "CF", "236", "00", 8},
    DialPlan{"Chad", "TD", "235", "00", 8},
    DialPlan{"Chile", "CL", "56", "00", 9},
    DialPlan{"China", "CN", "86", "00", 11},
    DialPlan{"Christmas Island", "CX", "61", "0011", 9},
    DialPlan{"Cocos (Keeling) Islands", "CC", "61", "0011", 9},
    DialPlan{"Colombia", "CO", "57", "00", 10},
    DialPlan{"Comoros", "KM", "269", "00", 7},
    DialPlan{"Congo", "CG", "242", "00", 9},
    DialPlan{"Congo, Democratic Republic of the", "CD", "243", "00", 9},
    DialPlan{"Cook Islands", "CK", "682", "00", 5},
    DialPlan{"Costa Rica", "CR", "506", "00", 8},
    DialPlan{"Côte d'Ivoire", "CI", "225", "00", 10},
    DialPlan{"Croatia", "HR", "385", "00", 9},
    DialPlan{"Cuba", "CU", "53", "119", 8},
    DialPlan{"Curaçao", "CW", "599", "00", 8},
    DialPlan{"Cyprus", "CY", "357", "00", 8},
    DialPlan{"Czech Republic", "CZ", "420", "00", 9},
    DialPlan{"Denmark", "DK", "45", "00", 8},
    DialPlan{"Djibouti", "DJ", "253", "00", 8},
    DialPlan{"Dominica", "DM", "1", "011", 10},
    DialPlan{"Dominican Republic", "DO", "1", "011", 10},
    DialPlan{"Ecuador", "EC", "593", "00", 9},
    DialPlan{"Egypt", "EG", "20", "00", 10},
    DialPlan{"El Salvador", "SV", "503", "00", 8},
    DialPlan{"Equatorial Guinea", "GQ", "240", "00", 9},
    DialPlan{"Eritrea", "ER", "291", "00", 7},
    DialPlan{"Estonia", "EE", "372", "00", 8},
    DialPlan{"Eswatini", "SZ", "268", "00", 8},
    DialPlan{"Ethiopia", "ET", "251", "00", 9},
    DialPlan{"Falkland Islands", "FK", "500", "00", 5},
    DialPlan{"Faroe Islands", "FO", "298", "00", 6},
    DialPlan{"Fiji", "FJ", "679", "00", 7},
    DialPlan{"Finland", "FI", "358", "00", 9},
    DialPlan{"France", "FR", "33", "00", 9},
    DialPlan{"French Guiana", "GF", "594", "00", 9},
    DialPlan{"French Polynesia", "PF", "689", "00", 8},
    DialPlan{"Gabon", "GA", "241", "00", 8},
    DialPlan{"Gambia", "GM", "220", "00", 7},
    DialPlan{"Georgia", "GE", "995", "00", 9},
    DialPlan{"Germany", "DE", "49", "00", 11},
    DialPlan{"Ghana", "GH", "233", "00", 9},
    DialPlan{"Gibraltar", "GI", "350", "00", 8},
    DialPlan{"Greece", "GR", "30", "00", 10},
    DialPlan{"Greenland", "GL", "299", "00", 6},
    DialPlan{"Grenada", "GD", "1", "011", 10},
    DialPlan{"Guadeloupe", "GP", "590", "00", 9},
    DialPlan{"Guam", "GU", "1", "011", 10},
    DialPlan{"Guatemala", "GT", "502", "00", 8},
    DialPlan{"Guernsey", "GG", "44", "00", 10},
    DialPlan{"Guinea", "GN", "224", "00", 9},
    DialPlan{"Guinea-Bissau", "GW", "245", "00", 9},
    DialPlan{"Guyana", "GY", "592", "001", 7},
    DialPlan{"Haiti", "HT", "509", "00", 8},
    DialPlan{"Honduras", "HN", "504", "00", 8},
    DialPlan{"Hong Kong", "HK", "852", "001", 8},
    DialPlan{"Hungary", "HU", "36", "00", 9},
    DialPlan{"Iceland", "IS", "354", "00", 7},
    DialPlan{"India", "IN", "91", "00", 10},
    DialPlan{"Indonesia", "ID", "62", "001", 12},
    DialPlan{"Iran", "IR", "98", "00", 10},
    DialPlan{"Iraq", "IQ", "964", "00", 10},
    DialPlan{"Ireland", "IE", "353", "00", 9},
    DialPlan{"Isle of Man", "IM", "44", "00", 10},
    DialPlan{"Israel", "IL", "972", "00", 9},
    DialPlan{"Italy", "IT", "39", "00", 11},
    DialPlan{"Jamaica", "JM", "1", "011", 10},
    DialPlan{"Japan", "JP", "81", "010", 10},
    DialPlan{"Jersey", "JE", "44", "00", 10},
    DialPlan{"Jordan", "JO", "962", "00", 9},
    DialPlan{"Kazakhstan", "KZ", "7", "810", 10},
    DialPlan{"Kenya", "KE", "254", "000", 9},
    DialPlan{"Kiribati", "KI", "686", "00", 8},
    DialPlan{"Kosovo", "XK", "383", "00", 8},
    DialPlan{"Kuwait", "KW", "965", "00", 8},
    DialPlan{"Kyrgyzstan", "KG", "996", "00", 9},
    DialPlan{"Laos", "LA", "856", "00", 10},
    DialPlan{"Latvia", "LV", "371", "00", 8},
    DialPlan{"Lebanon", "LB", "961", "00", 8},
    DialPlan{"Lesotho", "LS", "266", "00", 8},
    DialPlan{"Liberia", "LR", "231", "00", 9},
    DialPlan{"Libya", "LY", "218", "00", 9},
    DialPlan{"Liechtenstein", "LI", "423", "00", 7},
    DialPlan{"Lithuania", "LT", "370", "00", 8},
    DialPlan{"Luxembourg", "LU", "352", "00", 9},
    DialPlan{"Macao", "MO", "853", "00", 8},
    DialPlan{"Madagascar", "MG", "261", "00", 9},
    DialPlan{"Malawi", "MW", "265", "00", 9},
    DialPlan{"Malaysia", "MY", "60", "00", 10},
    DialPlan{"Maldives", "MV", "960", "00", 7},
    DialPlan{"Mali", "ML", "223", "00", 8},
    DialPlan{"Malta", "MT", "356", "00", 8},
    DialPlan{"Marshall Islands", "MH", "692", "011", 7},
    DialPlan{"Martinique", "MQ", "596", "00", 9},
    DialPlan{"Mauritania", "MR", "222", "00", 8},
    DialPlan{"Mauritius", "MU", "230", "020", 8},
    DialPlan{"Mayotte", "YT", "262", "00", 9},
    DialPlan{"Mexico", "MX", "52", "00", 10},
    DialPlan{"Micronesia", "FM", "691", "011", 7},
    DialPlan{"Moldova", "MD", "373", "00", 8},
    DialPlan{"Monaco", "MC", "377", "00", 9},
    DialPlan{"Mongolia", "MN", "976", "001", 8},
    DialPlan{"Montenegro", "ME", "382", "00", 8},
    DialPlan{"Montserrat", "MS", "1", "011", 10},
    DialPlan{"Morocco", "MA", "212", "00", 9},
    DialPlan{"Mozambique", "MZ", "258", "00", 9},
    DialPlan{"Myanmar", "MM", "95", "00", 10},
    DialPlan{"Namibia", "NA", "264", "00", 9},
    DialPlan{"Nauru", "NR", "674", "00", 7},
    DialPlan{"Nepal", "NP", "977", "00", 10},
    DialPlan{"Netherlands", "NL", "31", "00", 9},
    DialPlan{"New Caledonia", "NC", "687", "00", 6},
    DialPlan{"New Zealand", "NZ", "64", "00", 10},
    DialPlan{"Nicaragua", "NI", "505", "00", 8},
    DialPlan{"Niger", "NE", "227", "00", 8},
    DialPlan{"Nigeria", "NG", "234", "009", 10},
    DialPlan{"Niue", "NU", "683", "00", 7},
    DialPlan{"Norfolk Island", "NF", "672", "00", 6},
    DialPlan{"North Korea", "KP", "850", "99", 10},
    DialPlan{"North Macedonia", "MK", "389", "00", 8},
    DialPlan{"Northern Mariana Islands", "MP", "1", "011", 10},
    DialPlan{"Norway", "NO", "47", "00", 8},
    DialPlan{"Oman", "OM", "968", "00", 8},
    DialPlan{"Pakistan", "PK", "92", "00", 10},
    DialPlan{"Palau", "PW", "680", "011", 7},
    DialPlan{"Palestine", "PS", "970", "00", 9},
    DialPlan{"Panama", "PA", "507", "00", 8},
    DialPlan{"Papua New Guinea", "PG", "675", "00", 8},
    DialPlan{"Paraguay", "PY", "595", "00", 9},
    DialPlan{"Peru", "PE", "51", "00", 9},
    DialPlan{"Philippines", "PH", "63", "00", 10},
    DialPlan{"Pitcairn Islands", "PN", "64", "00", 10},
    DialPlan{"Poland", "PL", "48", "00", 9},
    DialPlan{"Portugal", "PT", "351", "00", 9},
    DialPlan{"Puerto Rico", "PR", "1", "011", 10},
    DialPlan{"Qatar", "QA", "974", "00", 8},
    DialPlan{"Réunion", "RE", "262", "00", 9},
    DialPlan{"Romania", "RO", "40", "00", 9},
    DialPlan{"Russian Federation", "RU", "7", "810", 10},
    DialPlan{"Rwanda", "RW", "250", "00", 9},
    DialPlan{"Saint Barthélemy", "BL", "590", "00", 9},
    DialPlan{"Saint Helena", "SH", "290", "00", 5},
    DialPlan{"Saint Kitts and Nevis", "KN", "1", "011", 10},
    DialPlan{"Saint Lucia", "LC", "1", "011", 10},
    DialPlan{"Saint Martin", "MF", "590", "00", 9},
    DialPlan{"Saint Pierre and Miquelon", "PM", "508", "00", 9},
    DialPlan{"Saint Vincent and the Grenadines", "VC", "1", "011", 10},
    DialPlan{"Samoa", "WS", "685", "0", 7},
    DialPlan{"San Marino", "SM", "378", "00", 10},
    DialPlan{"São Tomé and Príncipe", "ST", "239", "00", 7},
    DialPlan{"Saudi Arabia", "SA", "966", "00", 9},
    DialPlan{"Senegal", "SN", "221", "00", 9},
    DialPlan{"Serbia", "RS", "381", "00", 9},
    DialPlan{"Seychelles", "SC", "248", "00", 7},
    DialPlan{"Sierra Leone", "SL", "232", "00", 8},
    DialPlan{"Singapore", "SG", "65", "001", 8},
    DialPlan{"Sint Maarten", "SX", "1", "011", 10},
    DialPlan{"Slovakia", "SK", "421", "00", 9},
    DialPlan{"Slovenia", "SI", "386", "00", 8},
    DialPlan{"Solomon Islands", "SB", "677", "00", 7},
    DialPlan{"Somalia", "SO", "252", "00", 9},
    DialPlan{"South Africa", "ZA", "27", "00", 9},
    DialPlan{"South Georgia and the South Sandwich Islands", "GS", "500", "00", 5},
    DialPlan{"South Korea", "KR", "82", "001", 10},
    DialPlan{"South Sudan", "SS", "211", "00", 9},
    DialPlan{"Spain", "ES", "34", "00", 9},
    DialPlan{"Sri Lanka", "LK", "94", "00", 9},
    DialPlan{"Sudan", "SD", "249", "00", 9},
    DialPlan{"Suriname", "SR", "597", "00", 7},
    DialPlan{"Svalbard and Jan Mayen", "SJ", "47", "00", 8},
    DialPlan{"Sweden", "SE", "46", "00", 9},
    DialPlan{"Switzerland", "CH", "41", "00", 9},
    DialPlan{"Syria", "SY", "963", "00", 9},
    DialPlan{"Taiwan", "TW", "886", "002", 9},
    DialPlan{"Tajikistan", "TJ", "992", "810", 9},
    DialPlan{"Tanzania", "TZ", "255", "000", 9},
    DialPlan{"Thailand", "TH", "66", "001", 9},
    DialPlan{"Timor-Leste", "TL", "670", "00", 8},
    DialPlan{"Togo", "TG", "228", "00", 8},
    DialPlan{"Tokelau", "TK", "690", "00", 7},
    DialPlan{"Tonga", "TO", "676", "00", 7},
    DialPlan{"Trinidad and Tobago", "TT", "1", "011", 10},
    DialPlan{"Tristan da Cunha", "TA", "290", "00", 5},
    DialPlan{"Tunisia", "TN", "216", "00", 8},
    DialPlan{"Turkey", "TR", "90", "00", 10},
    DialPlan{"Turkmenistan", "TM", "993", "810", 8},
    DialPlan{"Turks and Caicos Islands", "TC", "1", "011", 10},
    DialPlan{"Tuvalu", "TV", "688", "00", 7},
    DialPlan{"Uganda", "UG", "256", "000", 9},
    DialPlan{"Ukraine", "UA", "380", "00", 9},
    DialPlan{"United Arab Emirates", "AE", "971", "00", 9},
    DialPlan{"United Kingdom", "GB", "44", "00", 10},
    DialPlan{"United States", "US", "1", "011", 10},
    DialPlan{"United States Virgin Islands", "VI", "1", "011", 10},
    DialPlan{"Uruguay", "UY", "598", "00", 8},
    DialPlan{"Uzbekistan", "UZ", "998", "00", 9},
    DialPlan{"Vanuatu", "VU", "678", "00", 7},
    DialPlan{"Vatican City", "VA", "39", "00", 11},
    DialPlan{"Venezuela", "VE", "58", "00", 10},
    DialPlan{"Vietnam", "VN", "84", "00", 10},
    DialPlan{"Wallis and Futuna", "WF", "681", "00", 6},
    DialPlan{"Western Sahara", "EH", "212", "00", 9},
    DialPlan{"Yemen", "YE", "967", "00", 9},
    DialPlan{"Zambia", "ZM", "260", "00", 9},
    DialPlan{"Zimbabwe", "ZW", "263", "00", 9},
    // clang-format on
};

constexpr DialPlan sGeneric{"generic", "", "", "00", 10};

/** Of the countries that share a calling code, those that it stands for. */
constexpr std::array<std::string_view, 14> sLeaders = {"US", "RU", "GB", "NO", "IT", "AU", "NZ",
                                                       "MA", "RE", "SH", "FI", "FK", "GP", "CW"};

using Index = std::uint8_t;
constexpr Index NoPlan = std::numeric_limits<Index>::max();
static_assert(sPlans.size() < NoPlan);

constexpr bool isDigit(char c) noexcept { return c >= '0' && c <= '9'; }

/** The number that the digits at the start of @p text make, 1000 and more for a longer one. */
constexpr std::size_t codeOf(std::string_view text) noexcept {
    std::size_t code = 0;
    for (const char digit : text) {
        if (!isDigit(digit) || code >= 1000) return 1000;
        code = code * 10 + static_cast<std::size_t>(digit - '0');
    }
    return code;
}

constexpr std::size_t letterOf(char c) noexcept {
    if (c >= 'a' && c <= 'z') return static_cast<std::size_t>(c - 'a');
    return c >= 'A' && c <= 'Z' ? static_cast<std::size_t>(c - 'A') : 26;
}

/** Place of a two-letter code in sByIso, 676 for what is none. */
constexpr std::size_t isoPlace(std::string_view iso) noexcept {
    if (iso.size() != 2 || letterOf(iso[0]) == 26 || letterOf(iso[1]) == 26) return 676;
    return letterOf(iso[0]) * 26 + letterOf(iso[1]);
}

// Both indexes are made by the compiler: nothing happens when the library is loaded.

constexpr auto sByIso = [] {
    std::array<Index, 677> index{};
    index.fill(NoPlan);
    for (std::size_t i = 0; i < sPlans.size(); ++i)
        index[isoPlace(sPlans[i].isoCode)] = static_cast<Index>(i);
    return index;
}();

constexpr auto sByCallingCode = [] {
    std::array<Index, 1000> index{};
    index.fill(NoPlan);
    for (std::size_t i = sPlans.size(); i-- > 0;)
        index[codeOf(sPlans[i].callingCode)] = static_cast<Index>(i);
    for (const std::string_view leader : sLeaders) {
        const Index i = sByIso[isoPlace(leader)];
        index[codeOf(sPlans[i].callingCode)] = i;
    }
    return index;
}();

/** Two regional indicator symbols in UTF-8, which are shown as the flag of the country. */
using Flag = std::array<char, 9>;

constexpr auto sFlags = [] {
    std::array<Flag, sPlans.size()> flags{};
    for (std::size_t i = 0; i < sPlans.size(); ++i)
        for (std::size_t letter = 0; letter < 2; ++letter) {
            char *symbol = &flags[i][letter * 4];
            symbol[0] = '\xF0';
            symbol[1] = '\x9F';
            symbol[2] = '\x87';
            symbol[3] = static_cast<char>(0xA6 + letterOf(sPlans[i].isoCode[letter]));
        }
    return flags;
}();

const DialPlan *planAt(Index index) noexcept { return index == NoPlan ? nullptr : &sPlans[index]; }

} // namespace

std::span<const DialPlan> DialPlan::all() noexcept { return sPlans; }

const DialPlan &DialPlan::generic() noexcept { return sGeneric; }

const DialPlan *DialPlan::find(int callingCode) noexcept {
    if (callingCode < 0 || static_cast<std::size_t>(callingCode) >= sByCallingCode.size()) return nullptr;
    return planAt(sByCallingCode[static_cast<std::size_t>(callingCode)]);
}

const DialPlan &DialPlan::byCallingCode(int callingCode) noexcept {
    const DialPlan *plan = find(callingCode);
    return plan ? *plan : sGeneric;
}

const DialPlan &DialPlan::byCallingCode(std::string_view callingCode) noexcept {
    if (callingCode.starts_with('+')) callingCode.remove_prefix(1);
    if (callingCode.empty() || callingCode.front() == '0') return sGeneric;
    return byCallingCode(static_cast<int>(codeOf(callingCode)));
}

const DialPlan *DialPlan::byIsoCode(std::string_view isoCode) noexcept {
    return planAt(sByIso[isoPlace(isoCode)]);
}

const DialPlan *DialPlan::ofInternationalNumber(std::string_view number) noexcept {
    if (!number.starts_with('+') || number.substr(1).starts_with('0')) return nullptr;
    // No calling code is the beginning of another one, so the first that fits is the right one.
    for (std::size_t length = 1; length <= 3 && length < number.size(); ++length) {
        const std::string_view digits = number.substr(1, length);
        if (!isDigit(digits.back())) break;
        if (const DialPlan *plan = find(static_cast<int>(codeOf(digits)))) return plan;
    }
    return nullptr;
}

int DialPlan::callingCodeAsInt() const noexcept { return static_cast<int>(codeOf(callingCode)); }

const char *DialPlan::flag() const noexcept {
    return isGeneric() ? "" : sFlags[static_cast<std::size_t>(this - sPlans.data())].data();
}

} // namespace slimphone
