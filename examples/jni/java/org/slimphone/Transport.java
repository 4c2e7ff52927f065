package org.slimphone;

/** What carries SIP messages. */
public enum Transport {
    UDP,
    TCP,
    TLS
}
