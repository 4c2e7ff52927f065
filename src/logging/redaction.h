/**
 * @file
 * Keeps secrets out of log lines that others write.
 */
#pragma once

#include <string>

namespace slimphone {

/**
 * Replaces the secrets in a SIP or HTTP message or a line about one by "***": digest responses,
 * other credentials, passwords in URIs, and what identifies a device for push.
 */
void redactSecrets(std::string &line);

} // namespace slimphone
