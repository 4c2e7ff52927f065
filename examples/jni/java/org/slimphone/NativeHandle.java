package org.slimphone;

import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/**
 * Owns one object of the shared library and outlives the Java object in front of it, so that an object
 * which was garbage collected instead of closed is released all the same.
 *
 * <p>The library's objects belong to one thread, and the garbage collector works in another one. What
 * it found is therefore kept in a queue of the thread that made the object, and released there the
 * next time that thread makes a core or iterates one.
 */
final class NativeHandle extends PhantomReference<Object> {
    private static final ThreadLocal<ReferenceQueue<Object>> QUEUE = ThreadLocal.withInitial(ReferenceQueue::new);
    /** A phantom reference that nobody refers to would be collected itself. */
    private static final Set<NativeHandle> ALIVE = ConcurrentHashMap.newKeySet();

    private final LongConsumer release;
    private long pointer;

    NativeHandle(Object owner, long address, LongConsumer release) {
        super(owner, QUEUE.get());
        pointer = address;
        this.release = release;
        ALIVE.add(this);
    }

    /** The address for a native call. */
    long address() {
        if (pointer == 0) throw new IllegalStateException("closed");
        return pointer;
    }

    boolean isReleased() {
        return pointer == 0;
    }

    /** Releases the object now; a second call does nothing. */
    void release() {
        final long released = pointer;
        pointer = 0;
        ALIVE.remove(this);
        clear();
        if (released != 0) release.accept(released);
    }

    /** Releases what the garbage collector found of this thread's objects. */
    static void releaseCollected() {
        final ReferenceQueue<Object> queue = QUEUE.get();
        for (NativeHandle handle = (NativeHandle) queue.poll(); handle != null; handle = (NativeHandle) queue.poll()) {
            handle.release();
        }
    }
}
