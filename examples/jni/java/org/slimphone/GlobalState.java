package org.slimphone;

/** State of a core. */
public enum GlobalState {
    /** Not started, or stopped. */
    OFF,
    /** Starting. */
    STARTUP,
    /** Running. */
    ON,
    /** Stopping: accounts are being unregistered. */
    SHUTDOWN,
    /** Fetching or applying the remote configuration. */
    CONFIGURING,
    /** Made, waiting for {@link Core#start()}. */
    READY
}
