/**
 * @file
 * Numbering plans of the countries (ITU-T E.164): what an application needs for a list of
 * countries and for telephone numbers.
 *
 * Plans are constants. They are there from the beginning, live until the end of the process, and
 * may be read from any thread.
 */
#ifndef SLIMPHONE_LINPHONE_API_C_DIAL_PLAN_H
#define SLIMPHONE_LINPHONE_API_C_DIAL_PLAN_H

#include "linphone/types.h"

#ifdef __cplusplus
extern "C" {
#endif

/** @name Plans
 * @{ */

/**
 * Takes a reference. Plans are never freed, so that this is for symmetry only.
 *
 * @param dial_plan The plan.
 * @return The same plan.
 */
LINPHONE_PUBLIC LinphoneDialPlan *linphone_dial_plan_ref(LinphoneDialPlan *dial_plan);

/**
 * Gives a reference back. Plans are never freed.
 *
 * @param dial_plan The plan.
 */
LINPHONE_PUBLIC void linphone_dial_plan_unref(LinphoneDialPlan *dial_plan);

/**
 * Gives the plans of all countries in the order of their names.
 *
 * @return A new list of plans that the caller frees with bctbx_list_free(); the plans are lent.
 */
LINPHONE_PUBLIC bctbx_list_t *linphone_dial_plan_get_all_list(void);

/**
 * Gives the first plan of linphone_dial_plan_get_all_list(). It was the start of an array when the
 * type was not opaque.
 *
 * @deprecated Use linphone_dial_plan_get_all_list().
 * @return A lent plan.
 */
LINPHONE_DEPRECATED LINPHONE_PUBLIC const LinphoneDialPlan *linphone_dial_plan_get_all(void);

/**
 * Finds the plan of a country calling code. Of the countries that share a code it is the main one,
 * for instance the United States for 1.
 *
 * @param ccc Digits, for instance "33".
 * @return A lent plan; the generic one when the code is not known.
 */
LINPHONE_PUBLIC const LinphoneDialPlan *linphone_dial_plan_by_ccc(const char *ccc);

/**
 * Finds the plan of a country calling code; see linphone_dial_plan_by_ccc().
 *
 * @param ccc The code, for instance 33.
 * @return A lent plan; the generic one when the code is not known.
 */
LINPHONE_PUBLIC const LinphoneDialPlan *linphone_dial_plan_by_ccc_as_int(int ccc);

/**
 * Finds the country calling code that a number begins with.
 *
 * @param e164 A number with its plus sign: +33612345678.
 * @return The code; -1 when there is no plus sign or no country has such a code.
 */
LINPHONE_PUBLIC int linphone_dial_plan_lookup_ccc_from_e164(const char *e164);

/**
 * Finds the country calling code of a country.
 *
 * @param iso The two letters of ISO 3166-1 in any case, for instance "FR".
 * @return The code; -1 when the country is not known.
 */
LINPHONE_PUBLIC int linphone_dial_plan_lookup_ccc_from_iso(const char *iso);

/** @} */

/** @name What a plan says
 * @{ */

/**
 * Gives the name of the country.
 *
 * @param dial_plan The plan.
 * @return English text in UTF-8 that is never freed, "generic" for the generic plan; NULL for
 *   NULL.
 */
LINPHONE_PUBLIC const char *linphone_dial_plan_get_country(const LinphoneDialPlan *dial_plan);

/**
 * Gives the code of the country in ISO 3166-1.
 *
 * @param dial_plan The plan.
 * @return Two letters, "" for the generic plan; NULL for NULL.
 */
LINPHONE_PUBLIC const char *linphone_dial_plan_get_iso_country_code(const LinphoneDialPlan *dial_plan);

/**
 * Gives the country calling code, without plus sign.
 *
 * @param dial_plan The plan.
 * @return Digits, "" for the generic plan; NULL for NULL.
 */
LINPHONE_PUBLIC const char *linphone_dial_plan_get_country_calling_code(const LinphoneDialPlan *dial_plan);

/**
 * Gives the number of digits that an ordinary number has behind the country calling code, the
 * highest one where it differs.
 *
 * @param dial_plan The plan.
 * @return The number, 10 for the generic plan; 0 for NULL.
 */
LINPHONE_PUBLIC int linphone_dial_plan_get_national_number_length(const LinphoneDialPlan *dial_plan);

/**
 * Gives what is dialled in the country before the calling code of another one.
 *
 * @param dial_plan The plan.
 * @return Digits, "00" for the generic plan; NULL for NULL.
 */
LINPHONE_PUBLIC const char *
linphone_dial_plan_get_international_call_prefix(const LinphoneDialPlan *dial_plan);

/**
 * Gives the flag of the country as an emoji: two regional indicator symbols.
 *
 * @param dial_plan The plan.
 * @return A text in UTF-8 that is never freed, "" for the generic plan; NULL for NULL.
 * @since liblinphone 5.3
 */
LINPHONE_PUBLIC const char *linphone_dial_plan_get_flag(const LinphoneDialPlan *dial_plan);

/**
 * Tells whether this is the plan for unknown calling codes.
 *
 * @param ccc The plan.
 * @return TRUE for the generic plan, FALSE for others and for NULL.
 */
LINPHONE_PUBLIC bool_t linphone_dial_plan_is_generic(const LinphoneDialPlan *ccc);

/**
 * Writes a telephone number in its international form; see
 * linphone_account_normalize_phone_number().
 *
 * @param dp The plan of the country that numbers without calling code belong to; NULL is the
 *   generic one.
 * @param phone_number The number as a person writes it.
 * @param escape_plus TRUE for linphone_dial_plan_get_international_call_prefix() of the number's own
 *   country in the place of the plus sign.
 * @return A new text to be freed with bctbx_free(); NULL when it is no telephone number.
 * @since liblinphone 5.4
 */
LINPHONE_PUBLIC char *linphone_dial_plan_format_phone_number(const LinphoneDialPlan *dp,
                                                             const char *phone_number, bool_t escape_plus);

/** @} */

#ifdef __cplusplus
}
#endif

#endif /* SLIMPHONE_LINPHONE_API_C_DIAL_PLAN_H */
