#include "linphone/api/c-dial-plan.h"

#include "capi/facade.h"
#include "dial-plan/dial-plan.h"
#include "dial-plan/phone-number.h"

using namespace slimphone;

namespace {

/** The code of a plan that was found. */
int codeOf(const DialPlan *plan) noexcept { return plan ? plan->callingCodeAsInt() : -1; }

} // namespace

// Plans

LinphoneDialPlan *linphone_dial_plan_ref(LinphoneDialPlan *dial_plan) { return dial_plan; }

void linphone_dial_plan_unref(LinphoneDialPlan *) {}

bctbx_list_t *linphone_dial_plan_get_all_list(void) {
    return guard(__func__, static_cast<bctbx_list_t *>(nullptr),
                 [] { return newList(DialPlan::all(), [](const DialPlan &plan) { return plan.toC(); }); });
}

const LinphoneDialPlan *linphone_dial_plan_get_all(void) { return DialPlan::all().front().toC(); }

const LinphoneDialPlan *linphone_dial_plan_by_ccc(const char *ccc) {
    return DialPlan::byCallingCode(view(ccc)).toC();
}

const LinphoneDialPlan *linphone_dial_plan_by_ccc_as_int(int ccc) {
    return DialPlan::byCallingCode(ccc).toC();
}

int linphone_dial_plan_lookup_ccc_from_e164(const char *e164) {
    return codeOf(DialPlan::ofInternationalNumber(view(e164)));
}

int linphone_dial_plan_lookup_ccc_from_iso(const char *iso) { return codeOf(DialPlan::byIsoCode(view(iso))); }

// What a plan says

const char *linphone_dial_plan_get_country(const LinphoneDialPlan *dial_plan) {
    return dial_plan ? DialPlan::toCpp(dial_plan)->country : nullptr;
}

const char *linphone_dial_plan_get_iso_country_code(const LinphoneDialPlan *dial_plan) {
    return dial_plan ? DialPlan::toCpp(dial_plan)->isoCode : nullptr;
}

const char *linphone_dial_plan_get_country_calling_code(const LinphoneDialPlan *dial_plan) {
    return dial_plan ? DialPlan::toCpp(dial_plan)->callingCode : nullptr;
}

int linphone_dial_plan_get_national_number_length(const LinphoneDialPlan *dial_plan) {
    return dial_plan ? DialPlan::toCpp(dial_plan)->nationalNumberLength : 0;
}

const char *linphone_dial_plan_get_international_call_prefix(const LinphoneDialPlan *dial_plan) {
    return dial_plan ? DialPlan::toCpp(dial_plan)->internationalPrefix : nullptr;
}

const char *linphone_dial_plan_get_flag(const LinphoneDialPlan *dial_plan) {
    return dial_plan ? DialPlan::toCpp(dial_plan)->flag() : nullptr;
}

bool_t linphone_dial_plan_is_generic(const LinphoneDialPlan *ccc) {
    return ccc && DialPlan::toCpp(ccc)->isGeneric();
}

char *linphone_dial_plan_format_phone_number(const LinphoneDialPlan *dp, const char *phone_number,
                                             bool_t escape_plus) {
    if (!phone_number) return nullptr;
    return giveText(__func__, [&] {
        return normalizePhoneNumber(phone_number, dp ? DialPlan::toCpp(dp)->callingCode : "",
                                    escape_plus != 0);
    });
}
