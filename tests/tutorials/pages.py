"""Cuts the code out of the two "Managing proxies" pages and of the page on account creator services, and
makes programs of it.

The code is taken as it stands, to the character; only what the pages leave to the reader is put
around it. One page is the text of a web page, the other one its reStructuredText source.
"""

import pathlib

# Each block of the plain page, by the lines before and after it.
MARKS = {
    "register": ("This pseudo code demonstrates basic registration operations:", "Registration state call back:"),
    "callback": ("Registration state call back:", "Authentication"),
    "unregister": ("This pseudo code shows how to unregister a user associated to a #LinphoneProxyConfig:", "See also"),
    "dependency": (
        "This mecanism must be enabled before the proxy configuration is added to the core"
        " (before linphone_core_add_proxy_config()).",
        "Note that this mecanism is atypical and should rarely be used.",
    ),
}

PROGRAM = """\
/* Made from @SOURCE@; the parts between the marks are that page's. */
#include "linphone/linphonecore.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

/* begin */
@callback@
/* end */

static void register_user(LinphoneCore *lc, const char *identity, const char *password) {
/* begin */
@register@
/* end */
}

static void unregister_user(LinphoneCore *lc) {
/* begin */
@unregister@
/* end */
}

/* The page leaves the two variables without a value; these are the ones it then works on. */
LinphoneProxyConfig *dependent_proxy_cfg;
LinphoneProxyConfig *master_proxy_cfg;

static void add_dependent_accounts(LinphoneCore *lc) {
#define LinphoneProxyConfig extern LinphoneProxyConfig
/* begin */
@dependency@
/* end */
#undef LinphoneProxyConfig
}

static int iterate_until(LinphoneCore *lc, LinphoneProxyConfig *cfg, LinphoneRegistrationState wanted) {
    time_t deadline = time(NULL) + 30;
    while (linphone_proxy_config_get_state(cfg) != wanted) {
        if (time(NULL) > deadline) return 0;
        linphone_core_iterate(lc);
        ms_usleep(5000);
    }
    return 1;
}

static LinphoneProxyConfig *make_proxy(LinphoneCore *lc, const char *identity, const char *password,
                                       const char *server) {
    LinphoneProxyConfig *cfg = linphone_proxy_config_new();
    LinphoneAddress *address = linphone_address_new(identity);
    LinphoneAuthInfo *info = linphone_auth_info_new(linphone_address_get_username(address), NULL, password, NULL, NULL);
    linphone_core_add_auth_info(lc, info);
    linphone_auth_info_destroy(info);
    linphone_address_destroy(address);
    linphone_proxy_config_set_identity(cfg, identity);
    linphone_proxy_config_set_server_addr(cfg, server);
    linphone_proxy_config_enable_register(cfg, TRUE);
    return cfg;
}

int main(int argc, char *argv[]) {
    LinphoneCoreVTable vtable;
    LCSipTransports ports = {LC_SIP_TRANSPORT_RANDOM, LC_SIP_TRANSPORT_RANDOM, LC_SIP_TRANSPORT_DISABLED,
                             LC_SIP_TRANSPORT_DISABLED};
    LinphoneCore *lc;
    LinphoneProxyConfig *cfg;
    const char *server;

    if (argc != 2) return 2;
    server = argv[1];
    memset(&vtable, 0, sizeof(vtable));
    vtable.registration_state_changed = registration_state_changed;
    lc = linphone_core_new(&vtable, NULL, NULL, NULL);
    linphone_core_set_sip_transports(lc, &ports);

    register_user(lc, "sip:toto@sip.titi.com", "secret");
    /* The page's server is not ours to ask: before anything is sent, another one takes its place. */
    linphone_core_get_default_proxy(lc, &cfg);
    linphone_proxy_config_edit(cfg);
    linphone_proxy_config_set_server_addr(cfg, server);
    linphone_proxy_config_done(cfg);
    if (!iterate_until(lc, cfg, LinphoneRegistrationOk)) return 3;
    unregister_user(lc);
    if (!iterate_until(lc, cfg, LinphoneRegistrationCleared)) return 4;

    master_proxy_cfg = make_proxy(lc, "sip:master@sip.titi.com", "secret", server);
    dependent_proxy_cfg = make_proxy(lc, "sip:dependent@sip.titi.com", "secret", server);
    add_dependent_accounts(lc);
    if (!iterate_until(lc, dependent_proxy_cfg, LinphoneRegistrationOk)) return 5;
    if (linphone_proxy_config_get_state(master_proxy_cfg) != LinphoneRegistrationOk) return 6;

    linphone_core_destroy(lc);
    linphone_proxy_config_destroy(master_proxy_cfg);
    linphone_proxy_config_destroy(dependent_proxy_cfg);
    return 0;
}
"""

# What such a program prints, by the state and user of each line. Dependent accounts hear of a
# master's success before its listeners do. Destroying the core at the end clears both in any order.
EXPECTED = [
    "Progress sip:toto@sip.titi.com",
    "Ok sip:toto@sip.titi.com",
    "Cleared sip:toto@sip.titi.com",
    "Progress sip:master@sip.titi.com",
    "Progress sip:dependent@sip.titi.com",
    "Ok sip:master@sip.titi.com",
    "Ok sip:dependent@sip.titi.com",
]
EXPECTED_LAST = {"Cleared sip:master@sip.titi.com", "Cleared sip:dependent@sip.titi.com"}


def blocks_of_text(text):
    """The blocks of the plain page."""
    lines = text.splitlines()
    blocks = {}
    for name, (before, after) in MARKS.items():
        start = next(i for i, line in enumerate(lines) if line.startswith(before))
        end = next(i for i in range(start + 1, len(lines)) if lines[i].startswith(after))
        blocks[name] = "\n".join(lines[start + 1 : end])
    return blocks


def blocks_of_source(text):
    """The blocks of the reStructuredText page: what is indented below each "code-block"."""
    lines = text.splitlines()
    found = []
    for i, line in enumerate(lines):
        if line.strip() != ".. code-block:: c":
            continue
        block = []
        for code in lines[i + 1 :]:
            if code.strip() and not code[0].isspace():
                break
            block.append(code)
        found.append("\n".join(block))
    if len(found) != 4:
        raise ValueError(f"expected four blocks of code, found {len(found)}")
    return dict(zip(("register", "callback", "unregister", "dependency"), found))


# What the sample of the page on account creator services leaves out.
SERVICE_SAMPLE = """\
/* Made from @SOURCE@; what follows the mark is that page's. Its str_cmp is no function of any library. */
#include "linphone/core.h"

#include <string.h>

/* begin */
@sample@
"""


def service_sample(folder):
    """The source of the complete program on the page, None without the page."""
    for page in sorted(pathlib.Path(folder).glob("004_*.txt")):
        # The web page indents with spaces that do not break.
        text = page.read_text(encoding="utf-8").replace("\N{NO-BREAK SPACE}", " ")
        code = text[text.index("static LinphoneAccountCreatorStatus") :]
        return SERVICE_SAMPLE.replace("@SOURCE@", page.name).replace("@sample@", code)
    return None


def programs(folder):
    """Names and sources of the programs made from the pages in FOLDER, none without pages."""
    result = {}
    for pattern, cut in (("000_*.txt", blocks_of_text), ("001_*.txt", blocks_of_source)):
        for page in sorted(pathlib.Path(folder).glob(pattern)):
            source = PROGRAM.replace("@SOURCE@", page.name)
            for name, code in cut(page.read_text(encoding="utf-8")).items():
                source = source.replace(f"@{name}@", code)
            result["page-" + page.name[:3]] = source
    return result
